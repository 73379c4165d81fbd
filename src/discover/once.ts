// One file, one entry: a file that is given twice, or reached by two names, is checked once.

import { basename } from 'node:path';
import type { Entry } from './entry.ts';
import { copyReason } from './names.ts';

/** An entry with the other names it was found by. */
export interface SingleEntry extends Entry {
  readonly aliases: readonly string[];
  /** All PATHs it was found by. */
  readonly origins: readonly string[];
}

/**
 * Keeps one entry per file. Of several the best one stays: standard input, then no backup's name, then the fewest
 * directories, then the symbolic link rather than its target (a link beside it says which file is live), then the first one found.
 */
export function once(entries: readonly Entry[]): readonly SingleEntry[] {
  const byFile = new Map<string, Entry[]>();
  for (const entry of entries) {
    const same = byFile.get(entry.real);
    if (same === undefined) byFile.set(entry.real, [entry]);
    else same.push(entry);
  }
  return [...byFile.values()].map((same) => {
    const best = same.reduce((a, b) => (compareNames(b, a) < 0 ? b : a));
    const aliases = [...new Set(same.map(({ path }) => path))].filter((path) => path !== best.path);
    const origins = same.map(({ from }) => from);
    return { ...best, named: same.some(({ named }) => named), aliases, origins };
  });
}

function compareNames(a: Entry, b: Entry): number {
  return rank(a).reduce((order, value, index) => order || value - (rank(b)[index] ?? 0), 0);
}

function rank({ absolute, kind, text }: Entry): readonly number[] {
  const copy = copyReason(basename(absolute)) === undefined ? 0 : 1;
  return [text === undefined ? 1 : 0, copy, absolute.split('/').length, kind === 'symlink' ? 0 : 1];
}
