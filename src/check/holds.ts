// For which Kea versions a rule holds: from its fields and the facts in kea/versions.ts.

import { atLeast, compareVersions, formatVersion, type Version } from '../core/version.ts';
import { behaviours, oldestKea, type Stretch } from '../kea/versions.ts';
import type { Rule } from './rule.ts';

type Holding = Pick<Rule, 'since' | 'until' | 'when' | 'unless'> & Partial<Pick<Rule, 'changed'>>;

/** A stretch of versions that may begin before every version this tool speaks of. */
export interface HoldingStretch {
  /** First version; undefined: from the beginning. */
  readonly from: Version | undefined;
  /** First version after it; undefined: still. */
  readonly before: Version | undefined;
}

/** The versions a rule holds for, oldest first: what its `since`, `until`, `changed`, `when` and `unless` have in common. */
export function stretchesOf({ since, until, when, unless, changed }: Holding): readonly HoldingStretch[] {
  let left: readonly HoldingStretch[] = [{ from: later(since, changed), before: until }];
  const all = typeof when === 'string' ? [when] : (when ?? []);
  for (const name of all) left = intersect(left, stretches(name));
  if (unless !== undefined) left = intersect(left, gaps(stretches(unless)));
  return left;
}

function stretches(name: keyof typeof behaviours): readonly HoldingStretch[] {
  const known: readonly Stretch[] = behaviours[name].stretches;
  return known.map(({ from, before }) => ({ from: atLeast(oldestKea, from) ? undefined : from, before }));
}

/** What lies between, before and behind stretches that are sorted. */
function gaps(sorted: readonly HoldingStretch[]): readonly HoldingStretch[] {
  const ends = [undefined, ...sorted.map(({ before }) => before)];
  const starts = [...sorted.map(({ from }) => from), undefined];
  return ends.flatMap((from, index): readonly HoldingStretch[] => {
    const before = starts[index];
    const isFirst = index === 0;
    const isLast = index === sorted.length;
    // Nothing lies before a beginning that is open, nor behind an end that is.
    if (isFirst && sorted[0]?.from === undefined) return [];
    if (isLast && sorted.at(-1)?.before === undefined) return [];
    return [{ from, before }];
  });
}

function intersect(a: readonly HoldingStretch[], b: readonly HoldingStretch[]): readonly HoldingStretch[] {
  return a.flatMap((one) =>
    b.flatMap((other): readonly HoldingStretch[] => {
      const from = later(one.from, other.from);
      const before = earlier(one.before, other.before);
      const isEmpty = from !== undefined && before !== undefined && atLeast(from, before);
      return isEmpty ? [] : [{ from, before }];
    }),
  );
}

function later(a: Version | undefined, b: Version | undefined): Version | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return atLeast(a, b) ? a : b;
}

function earlier(a: Version | undefined, b: Version | undefined): Version | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return atLeast(a, b) ? b : a;
}

/** True when a rule is to be run for a Kea of this version. */
export function holdsFor(rule: Holding, kea: Version): boolean {
  return stretchesOf(rule).some(
    ({ from, before }) =>
      (from === undefined || atLeast(kea, from)) &&
      (before === undefined || compareVersions(kea, before) < 0),
  );
}

/** The versions a rule holds for, in words: `from 3.1.0 on`, `2.4.2 to before 2.5.0, and from 2.6.3 on`, `all versions`. */
export function versionsOf(rule: Holding): string {
  return stretchesOf(rule).map(inWords).join(', and ');
}

function inWords({ from, before }: HoldingStretch): string {
  if (from === undefined) return before === undefined ? 'all versions' : `before ${formatVersion(before)}`;
  if (before === undefined) return `from ${formatVersion(from)} on`;
  return `${formatVersion(from)} to before ${formatVersion(before)}`;
}
