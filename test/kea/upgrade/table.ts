// The table of `npm run upgrade:table`: each rewrite, what Kea says before and what it says after.

import { atLeast, version } from '../../../src/core/version.ts';
import type { RowCase } from './row-cases.ts';
import type { Heard } from './way.ts';

/** What came of one case on one Kea. */
export interface TableRow {
  readonly rowCase: RowCase;
  readonly kea: string;
  readonly before: Heard;
  /** Undefined: this Kea is older than the new form. */
  readonly after: Heard | undefined;
}

/** Longer words are cut: the table is to be read. */
const mostWords = 70;

function said(heard: Heard | undefined): string {
  if (heard === undefined) return 'too old for it';
  const words = heard.words.length > mostWords ? `${heard.words.slice(0, mostWords - 1)}…` : heard.words;
  return words === '' ? heard.verdict : `${heard.verdict}: ${words}`;
}

function lines(cells: readonly (readonly string[])[]): readonly string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const kinds = { refused: 'refused', dies: 'dies', warned: 'warned', silent: 'another meaning' } as const;

/** What becomes of the old form, and whether a Kea that does so is installed. */
function fateOf({ kind, bites }: RowCase, keas: readonly string[]): string {
  const isShown = keas.some((kea) => atLeast(version(kea), version(bites)));
  return `${kinds[kind]} from ${bites} on${isShown ? '' : ', which is not installed'}`;
}

/**
 * One line for each rewrite, daemon and Kea; several files that a Kea answers alike count as one.
 *
 * @param meanings by rewrite and daemon: on which Keas both forms were found to mean the same
 */
export function tableOf(rows: readonly TableRow[], meanings: ReadonlyMap<string, string>): string {
  const keas = [...new Set(rows.map(({ kea }) => kea))];
  const cells = rows.map(({ rowCase, kea, before, after }) => [
    rowCase.id,
    rowCase.daemon,
    fateOf(rowCase, keas),
    kea,
    said(before),
    said(after),
    meanings.get(`${rowCase.id} ${rowCase.daemon}`) ?? 'not found',
  ]);
  const head = [
    'rewrite',
    'server',
    'the old form is',
    'Kea',
    'before',
    'after',
    'config-get is the same on',
  ];
  return [...new Set(lines([head, ...cells]))].join('\n');
}
