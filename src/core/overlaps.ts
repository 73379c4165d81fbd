// Which of many address ranges lie over each other: a sweep in order of their first addresses, n log n.

import type { IpRange } from './ip.ts';

/**
 * Each range that begins inside an earlier one, with the earlier one that reaches farthest. A range that overlaps many is
 * said once, so the result is no longer than the input.
 *
 * @param items in any order; of both families
 * @param rangeOf the range of an item; undefined: the item is left out
 */
export function overlaps<T>(
  items: readonly T[],
  rangeOf: (item: T) => IpRange | undefined,
): readonly (readonly [T, T])[] {
  const sorted: { readonly item: T; readonly range: IpRange }[] = [];
  for (const item of items) {
    const range = rangeOf(item);
    if (range !== undefined) sorted.push({ item, range });
  }
  if (sorted.length < 2) return [];
  sorted.sort((a, b) => compareRanges(a.range, b.range));
  const found: (readonly [T, T])[] = [];
  let widest = sorted[0];
  for (const next of sorted.slice(1)) {
    if (widest === undefined || widest.range.first.length !== next.range.first.length) {
      widest = next;
      continue;
    }
    if (next.range.first <= widest.range.last) found.push([widest.item, next.item]);
    if (next.range.last > widest.range.last) widest = next;
  }
  return found;
}

/** By family, first address, and the wider one first. */
function compareRanges(a: IpRange, b: IpRange): number {
  if (a.first.length !== b.first.length) return a.first.length - b.first.length;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.last === b.last ? 0 : a.last > b.last ? -1 : 1;
}
