// The exact rewrites as plain data: those of keywords, whose patterns and numbers become text, and all others.

import { exampleOf } from '../../check/upgrade-rules.ts';
import { Lexeme } from '../../core/change.ts';
import {
  filesOf,
  type KnownRewrite,
  knownRewrites,
  type RewrittenBy,
  type Texts,
} from '../../kea/changes/rewrites.ts';
import type { Platform } from '../../kea/directories.ts';
import { upgradeRows } from '../../kea/upgrade/rows.ts';
import type { Rewrite, UpgradeRow, ValueTest } from '../../kea/upgrade/types.ts';
import { defaultTarget, type TargetName } from '../../kea/versions.ts';

/** How the old form becomes the new one. */
export interface RewriteData {
  /** First version that takes the new form. */
  readonly since: string;
  /** Who does it: every plan, one with `--unsafe`, or a person by hand. */
  readonly by: RewrittenBy;
  /** Under what condition; null: always. */
  readonly only: string | null;
  /** Names of maps, as docs/keywords has them; empty when it is no matter of one keyword. */
  readonly maps: readonly string[];
  readonly keywords: readonly string[];
  /** Only values of this kind: `{"is":"boolean"}`, `{"above":0}`, `{"matches":"…"}`; null: all. */
  readonly value: Readonly<Record<string, unknown>> | null;
  /** Only where the string beside it has this value. */
  readonly beside: { readonly key: string; readonly is: string } | null;
  /** `do` says what; what it needs stands beside it. Null: the texts say it. */
  readonly rewrite: { readonly do: Rewrite['do']; readonly [more: string]: unknown } | null;
  /** What the texts are for. */
  readonly target: TargetName;
  readonly platform: Platform | null;
  /** Files by name, before and after; of the latter those that become others, or new ones. */
  readonly before: Texts;
  readonly after: Texts;
}

/** The rewrite of this name; undefined when there is none, or when a person must decide. */
export function rewriteOf(id: string): RewriteData | undefined {
  const row = upgradeRows.find((one) => one.id === id);
  const known = knownRewrites.find((one) => one.id === id);
  if (row?.rewrite !== undefined) return ofRow(row, row.rewrite);
  return known === undefined ? undefined : ofTexts(known);
}

function ofTexts(known: KnownRewrite): RewriteData {
  const { since, by, only = null, target = defaultTarget, platform = null } = known;
  const noKeyword = { maps: [], keywords: [], value: null, beside: null, rewrite: null };
  return { since, by, only, ...noKeyword, target, platform, ...filesOf(known) };
}

function ofRow(row: UpgradeRow, rewrite: Rewrite): RewriteData {
  const { since, maps, keywords, value, beside = null, before, after } = row;
  return {
    since,
    by: 'every plan',
    only: null,
    maps,
    keywords,
    value: value === undefined ? null : testOf(value),
    beside,
    rewrite: dataOf(rewrite),
    target: defaultTarget,
    platform: null,
    before: exampleOf(row, before),
    after: exampleOf(row, after),
  };
}

function testOf(value: ValueTest): Readonly<Record<string, unknown>> {
  return 'matches' in value ? { matches: value.matches.source } : value;
}

function dataOf(rewrite: Rewrite): RewriteData['rewrite'] {
  if (rewrite.do === 'replace') return { ...rewrite, pattern: rewrite.pattern.source };
  if (rewrite.do !== 'translate' && rewrite.do !== 'spread') return rewrite;
  const values = Object.entries(rewrite.values).map(([old, value]) => [old, written(value)]);
  return { ...rewrite, values: Object.fromEntries(values) };
}

function written(value: unknown): unknown {
  return value instanceof Lexeme ? value.text : value;
}
