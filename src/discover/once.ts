// One file, one entry: a file that is given twice, or reached by two names, is checked once.

import { type Entry, entriesOf, type Listing } from './listing.ts';
import { copyReason, isUsualName } from './names.ts';

/** An entry with the other names it was found by. */
export interface SingleEntry extends Entry {
  /** As shown. */
  readonly aliases: readonly string[];
  /** All PATHs it was found by, as given. */
  readonly origins: readonly string[];
}

/** Makes single entries of a listing. */
export type Single = (listing: Listing) => Iterable<SingleEntry>;

/**
 * Keeps one entry per file. Of several the best one stays: standard input, then no backup's name, then the fewest
 * directories, then a name that Kea's packages give, then the symbolic link rather than its target (a link beside it
 * says which file is live), then the first one found. Only files that can have two names are remembered.
 *
 * @param listings all that was found
 * @returns what turns any of these listings into its entries, each file once in all of them
 */
export function once(listings: readonly Listing[]): Single {
  const shared = sharedFiles(listings);
  return function* single(listing) {
    for (const entry of entriesOf(listing)) {
      const same = shared.get(entry.real) ?? [entry];
      const best = same.reduce((a, b) => (compareNames(b, a) < 0 ? b : a));
      if (best.path !== entry.path || best.top !== entry.top) continue;
      yield {
        ...entry,
        named: same.some(({ named }) => named),
        aliases: [...new Set(same.map(({ path }) => path))].filter((path) => path !== entry.path),
        origins: same.map(({ top }) => top.from),
      };
    }
  };
}

/** Files found by several entries, by their real path. One tree without links in it has none. */
function sharedFiles(listings: readonly Listing[]): ReadonlyMap<string, readonly Entry[]> {
  const suspects = suspectsIn(listings);
  const byFile = new Map<string, Entry[]>();
  if (suspects?.size === 0) return byFile;
  for (const listing of listings) {
    for (const entry of entriesOf(listing)) {
      if (suspects?.has(entry.real) === false) continue;
      const same = byFile.get(entry.real);
      if (same === undefined) byFile.set(entry.real, [entry]);
      else same.push(entry);
    }
  }
  return byFile;
}

/** Real paths that links lead to; undefined when there are several PATHs, so that any file may occur twice. */
function suspectsIn(listings: readonly Listing[]): ReadonlySet<string> | undefined {
  if (new Set(listings.map(({ top }) => top)).size > 1) return undefined;
  return new Set(listings.flatMap(({ files }) => files.flatMap(({ target }) => target ?? [])));
}

function compareNames(a: Entry, b: Entry): number {
  return rank(a).reduce((order, value, index) => order || value - (rank(b)[index] ?? 0), 0);
}

function rank({ absolute, name, kind, text }: Entry): readonly number[] {
  const copy = copyReason(name) === undefined ? 0 : 1;
  const usual = isUsualName(name) ? 0 : 1;
  return [text === undefined ? 1 : 0, copy, absolute.split('/').length, usual, kind === 'symlink' ? 0 : 1];
}
