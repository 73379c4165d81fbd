// For which Kea versions a rule holds: from its fields and the facts in kea/versions.ts.

import { atLeast, compareVersions, formatVersion, type Version } from '../core/version.ts';
import { type Behaviour, behaves, behaviours } from '../kea/versions.ts';
import type { Rule } from './rule.ts';

type Holding = Pick<Rule, 'since' | 'until' | 'when' | 'unless'>;

/** True when a rule is to be run for a Kea of this version. */
export function holdsFor(rule: Holding, kea: Version): boolean {
  if (rule.since !== undefined && !atLeast(kea, rule.since)) return false;
  if (rule.until !== undefined && compareVersions(kea, rule.until) >= 0) return false;
  if (rule.when !== undefined && !behaves(rule.when, kea)) return false;
  return rule.unless === undefined || !behaves(rule.unless, kea);
}

/** The versions a rule holds for, in words: `from 3.1.0 on`, `2.4.2 to before 2.5.0, and from 2.6.3 on`, `all versions`. */
export function versionsOf(rule: Holding): string {
  const said: string[] = [];
  if (rule.since !== undefined || rule.until !== undefined) said.push(stretch(rule.since, rule.until));
  if (rule.when !== undefined) said.push(stretchesOf(behaviours[rule.when]));
  if (rule.unless !== undefined) said.push(`not ${stretchesOf(behaviours[rule.unless])}`);
  return said.length === 0 ? 'all versions' : said.join('; ');
}

function stretchesOf({ stretches }: Behaviour): string {
  return stretches.map(({ from, before }) => stretch(from, before)).join(', and ');
}

function stretch(from: Version | undefined, before: Version | undefined): string {
  if (from === undefined) return before === undefined ? 'all versions' : `before ${formatVersion(before)}`;
  if (before === undefined) return `from ${formatVersion(from)} on`;
  return `${formatVersion(from)} to before ${formatVersion(before)}`;
}
