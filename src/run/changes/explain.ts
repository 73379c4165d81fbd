// What `explain` prints: a list, a page, or data, of rules, of changes of Kea and of keywords alike.

import {
  type ExplainedData,
  explainAll,
  explainIndex,
  explainRule,
  nearestRule,
  rulesData,
} from '../../check/explain.ts';
import { explainKeyword, type KeywordData, keywordsData, nearestKeyword } from '../../check/keyword-pages.ts';
import { UsageError } from '../../core/errors.ts';
import { compareVersions, formatVersion, type Version } from '../../core/version.ts';
import type { ExplainFormat } from '../print.ts';
import { changeNamed, changes, changesBetween, type KeaChange } from './catalogue.ts';
import {
  changePage,
  changesMarkdown,
  changesText,
  keywordPart,
  nearestChange,
  upgradePart,
} from './pages.ts';

/** Everything that is known, or all of one name, as plain data: what `explain --format json` prints. */
export interface Explanation {
  /** Of this shape: members may be added without a new one. */
  readonly version: 1;
  readonly rules: readonly ExplainedData[];
  /** What upgrades of Kea make of a configuration. */
  readonly changes: readonly KeaChange[];
  readonly keywords: readonly KeywordData[];
}

/**
 * What is known, as data.
 *
 * @param name id of a rule or a change, a keyword, or the way to one; absent: everything
 */
export function explanation(name?: string): Explanation {
  const ofName = name === undefined ? changes : changes.filter(({ id }) => id === name);
  return { version: 1, rules: rulesData(name), changes: ofName, keywords: keywordsData(name) };
}

/**
 * A list, or the page of one name.
 *
 * @throws UsageError when there is nothing of this name
 */
export function explain(name: string | undefined, format: ExplainFormat): string {
  if (name === undefined) {
    if (format === 'json') return json(explanation());
    return format === 'markdown' ? explainIndex() : explainAll();
  }
  const page = pageOf(name);
  if (page === undefined) throw new UsageError(unknown(name));
  return format === 'json' ? json(explanation(name)) : page;
}

/** A page reads well as text and is Markdown. */
function pageOf(name: string): string | undefined {
  const rule = explainRule(name);
  if (rule !== undefined) return rule + upgradePart(name);
  if (changeNamed(name) !== undefined) return changePage(name);
  const keyword = explainKeyword(name);
  return keyword === undefined ? undefined : keyword + keywordPart(name);
}

function unknown(name: string): string {
  const near = nearestRule(name) ?? nearestChange(name) ?? nearestKeyword(name);
  return `no rule, no change and no keyword of Kea is called ${name}${near === undefined ? '' : `; did you mean ${near}?`} (kea-migrate explain lists the rules)`;
}

/**
 * What changes between two versions.
 *
 * @throws UsageError when the target is the older one
 */
export function explainBetween(from: Version, target: Version, format: ExplainFormat): string {
  if (compareVersions(from, target) > 0)
    throw new UsageError(`--from ${formatVersion(from)} is newer than the target ${formatVersion(target)}`);
  if (format === 'json') return json(explanationBetween(from, target));
  return format === 'markdown' ? changesMarkdown(from, target) : changesText(from, target);
}

/** The changes that somebody meets on the way from one version to another, as data. */
export interface ExplanationBetween extends Explanation {
  readonly between: {
    readonly from: string;
    readonly target: string;
    /** In the order of the changes: what the target does, null when no longer; and since when, null when always. */
    readonly met: readonly {
      readonly id: string;
      readonly kind: KeaChange['kind'] | null;
      readonly since: string | null;
    }[];
  };
}

/** The changes between two versions, as data. */
export function explanationBetween(from: Version, target: Version): ExplanationBetween {
  const found = changesBetween(from, target);
  const met = found.map(({ change: { id }, kind = null, since }) => ({
    id,
    kind,
    since: since === undefined ? null : formatVersion(since),
  }));
  return {
    version: 1,
    between: { from: formatVersion(from), target: formatVersion(target), met },
    rules: [],
    changes: found.map(({ change }) => change),
    keywords: [],
  };
}

function json(data: Explanation): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}
