// Leaves out what ignore comments stand for, and says what became of each of these comments.

import type { Diagnostic } from '../core/diagnostic.ts';
import type { Location, Source } from '../core/source.ts';
import { problemRules } from '../document/problem-rules.ts';
import type { ConfigFile } from '../installation/types.ts';
import type { CheckSettings } from './check.ts';
import { holdsFor } from './holds.ts';
import { type IgnoreComment, ignoreCommentsIn, ignoreLinesIn } from './ignore-comments.ts';
import { nearestOf } from './nearest.ts';
import type { CheckContext, IgnoreUse, Rule } from './rule.ts';

/** What is left, and what became of the comments. */
export interface Ignoring {
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: readonly IgnoreUse[];
}

/** Findings that hide others: while they stand, not everything was looked at, and no comment can change that. */
const undeniable: ReadonlySet<string> = new Set<(typeof problemRules)[number]['id']>([
  'syntax-error',
  'json-byte-order-mark',
  'include-too-deep',
  'configuration-too-large',
]);

/** True when a comment can leave findings of this rule out. */
export function canBeIgnored(rule: string): boolean {
  return !undeniable.has(rule) && !rule.startsWith('ignore-');
}

/**
 * Leaves out the findings that a comment stands for. A finding with several places is left out when a comment stands at
 * any of them.
 */
export function ignoring(
  found: readonly Diagnostic[],
  comments: IgnoreComments,
  withRules: readonly Rule[],
  context: CheckContext,
  settings: CheckSettings,
): Ignoring {
  if (comments.byPath.size === 0) return { diagnostics: found, uses: [] };
  const used = new Set<IgnoreComment>();
  const commentsAt = finderOf(comments.byPath);
  const diagnostics = found.filter((finding) => {
    if (!canBeIgnored(finding.rule)) return true;
    const places = [finding.at, ...finding.related.map(({ at }) => at)];
    const meant = places.flatMap((at) => commentsAt(at, finding.rule));
    for (const comment of meant) used.add(comment);
    return meant.length === 0;
  });
  const judge = judgeOf(withRules, context, settings);
  const uses = [...comments.byPath].flatMap(([path, all]) =>
    all.map((comment): IgnoreUse => {
      if (used.has(comment)) return { comment, fate: 'used' };
      const fate = judge(comment.rule);
      // A file with errors was not seen whole: what it lacks proves nothing.
      if (fate.fate === 'unused' && comments.broken.has(path)) return { comment, fate: 'unknown' };
      return { comment, ...fate };
    }),
  );
  return { diagnostics, uses };
}

/** Ignore comments by the path of their file: one that is included twice is two sources. */
export interface IgnoreComments {
  readonly byPath: ReadonlyMap<string, readonly IgnoreComment[]>;
  /** Files with errors, and those they include. */
  readonly broken: ReadonlySet<string>;
}

/** The comments in Kea's files, in what they include, and in keactrl.conf. */
export function commentsOf(files: readonly ConfigFile[], keactrls: readonly Source[] = []): IgnoreComments {
  const sources = files.flatMap(({ document }) => document.sources);
  const byPath = new Map([...collect(keactrls, ignoreLinesIn), ...collect(sources, ignoreCommentsIn)]);
  return { byPath, broken: byPath.size === 0 ? new Set() : brokenPaths(files) };
}

/** The comments in files beside Kea's. */
export function commentsBeside(sources: readonly Source[]): IgnoreComments {
  return { byPath: collect(sources, ignoreLinesIn), broken: new Set() };
}

function collect(
  sources: readonly Source[],
  commentsIn: (source: Source) => readonly IgnoreComment[],
): IgnoreComments['byPath'] {
  const found = new Map<string, readonly IgnoreComment[]>();
  const seen = new Set<string>();
  for (const source of sources) {
    if (seen.has(source.path)) continue;
    seen.add(source.path);
    const comments = commentsIn(source);
    if (comments.length > 0) found.set(source.path, comments);
  }
  return found;
}

/** Finds the comments that stand for a place. A file may have as many of them as findings, so none is looked through for each. */
function finderOf(
  byPath: IgnoreComments['byPath'],
): (at: Location, rule: string) => readonly IgnoreComment[] {
  const known = new Map<string, ReadonlyMap<string, Ranges>>();
  return ({ source: { path }, start }, rule) => {
    const ofFile = known.get(path) ?? rangesByRule(byPath.get(path) ?? []);
    known.set(path, ofFile);
    const ranges = ofFile.get(rule);
    return ranges === undefined ? [] : rangesAt(ranges, start);
  };
}

/** Comments for one rule in the order of what they stand for; `ends`: the farthest end up to each. */
interface Ranges {
  readonly comments: readonly IgnoreComment[];
  readonly ends: readonly number[];
}

function rangesByRule(all: readonly IgnoreComment[]): ReadonlyMap<string, Ranges> {
  const byRule = new Map<string, IgnoreComment[]>();
  for (const comment of all) {
    const same = byRule.get(comment.rule);
    if (same === undefined) byRule.set(comment.rule, [comment]);
    else same.push(comment);
  }
  return new Map(
    Array.from(byRule, ([rule, comments]) => {
      comments.sort((a, b) => a.from - b.from);
      let end = 0;
      const ends = comments.map((comment) => {
        end = Math.max(end, endOf(comment));
        return end;
      });
      return [rule, { comments, ends }];
    }),
  );
}

/** What stands for nothing stands for its own place. */
function endOf({ from, to }: IgnoreComment): number {
  return Math.max(to, from + 1);
}

function rangesAt({ comments, ends }: Ranges, start: number): readonly IgnoreComment[] {
  let low = 0;
  for (let high = comments.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((comments[middle]?.from ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found: IgnoreComment[] = [];
  for (let at = low - 1; at >= 0 && (ends[at] ?? 0) > start; at -= 1) {
    const comment = comments[at];
    if (comment !== undefined && start < endOf(comment)) found.push(comment);
  }
  return found;
}

function brokenPaths(files: readonly ConfigFile[]): ReadonlySet<string> {
  return new Set(
    files
      .filter(({ document }) => document.problems.some(({ severity }) => severity === 'error'))
      .flatMap(({ document }) => document.sources.map(({ path }) => path)),
  );
}

type Fate = Pick<IgnoreUse, 'fate' | 'nearest'>;

/** What is to be said of a comment that no finding was left out for, by the rule it names. */
function judgeOf(
  withRules: readonly Rule[],
  context: CheckContext,
  { severities, overrides = [], isPartial = false }: CheckSettings,
): (rule: string) => Fate {
  const rules = new Map(withRules.map((rule) => [rule.id, rule]));
  const problems: ReadonlySet<string> = new Set(problemRules.map(({ id }) => id));
  const known = [...rules.keys(), ...problems];
  return (id) => {
    const rule = rules.get(id);
    if (!canBeIgnored(id) && (rule !== undefined || problems.has(id))) return { fate: 'not possible' };
    if (rule === undefined && !problems.has(id)) {
      const nearest = nearestOf(id, known);
      return { fate: 'no such rule', ...(nearest === undefined ? {} : { nearest }) };
    }
    const levels = [severities, ...overrides.map((one) => one.severities)].map((map) => map.get(id));
    if (levels.includes('off')) return { fate: 'unknown' };
    return { fate: rule === undefined || couldFire(rule, context, isPartial) ? 'unused' : 'unknown' };
  };
}

/** Whether a rule that found nothing would have found something, had there been anything. */
function couldFire(rule: Rule, { target, host, platform }: CheckContext, isPartial: boolean): boolean {
  if (!holdsFor(rule, target)) return false;
  // It looks at files from before a version, and a file may tell that it is younger.
  if (rule.changed !== undefined) return false;
  if (rule.exampleHost !== undefined && host === undefined) return false;
  if (rule.examplePlatform !== undefined && platform === undefined) return false;
  return rule.scope === 'document' || !isPartial;
}
