// The exact rewrites of keywords as plain data: patterns and numbers become text.

import { Lexeme } from '../../core/change.ts';
import { upgradeRows } from '../../kea/upgrade/rows.ts';
import type { Rewrite, UpgradeRow, ValueTest } from '../../kea/upgrade/types.ts';

/** How the old form of a keyword becomes the new one. */
export interface RewriteData {
  /** First version that takes the new form. */
  readonly since: string;
  /** Names of maps, as docs/keywords has them. */
  readonly maps: readonly string[];
  readonly keywords: readonly string[];
  /** Only values of this kind: `{"is":"boolean"}`, `{"above":0}`, `{"matches":"…"}`; null: all. */
  readonly value: Readonly<Record<string, unknown>> | null;
  /** Only where the string beside it has this value. */
  readonly beside: { readonly key: string; readonly is: string } | null;
  /** `do` says what; what it needs stands beside it. */
  readonly rewrite: { readonly do: Rewrite['do']; readonly [more: string]: unknown };
  /** Keywords of a file of the first daemon, before and after. */
  readonly before: string;
  readonly after: string;
}

/** The rewrite of the row of this name; undefined when there is none, or when a person must decide. */
export function rewriteOf(id: string): RewriteData | undefined {
  const row = upgradeRows.find((one) => one.id === id);
  if (row?.rewrite === undefined) return undefined;
  const { since, maps, keywords, value, beside = null, before, after } = row;
  return {
    since,
    maps,
    keywords,
    value: value === undefined ? null : testOf(value),
    beside,
    rewrite: dataOf(row.rewrite),
    before,
    after,
  };
}

function testOf(value: ValueTest): Readonly<Record<string, unknown>> {
  return 'matches' in value ? { matches: value.matches.source } : value;
}

function dataOf(rewrite: NonNullable<UpgradeRow['rewrite']>): RewriteData['rewrite'] {
  if (rewrite.do === 'replace') return { ...rewrite, pattern: rewrite.pattern.source };
  if (rewrite.do !== 'translate' && rewrite.do !== 'spread') return rewrite;
  const values = Object.entries(rewrite.values).map(([old, value]) => [old, written(value)]);
  return { ...rewrite, values: Object.fromEntries(values) };
}

function written(value: unknown): unknown {
  return value instanceof Lexeme ? value.text : value;
}
