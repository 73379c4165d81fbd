// Whether an address lies in one of many ranges: they are joined once, then it is a search by halves.

import type { IpBytes, IpRange } from './ip.ts';

/** The ranges in order, those that overlap made one. All are of one family. */
export function merged(ranges: readonly IpRange[]): readonly IpRange[] {
  const joined: IpRange[] = [];
  for (const range of ranges.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
    const last = joined.at(-1);
    if (last === undefined || range.first > last.last) joined.push(range);
    else if (range.last > last.last) joined[joined.length - 1] = { first: last.first, last: range.last };
  }
  return joined;
}

/**
 * True when one of the ranges holds the address.
 *
 * @param ranges as {@link merged} returns them
 */
export function reaches(ranges: readonly IpRange[], address: IpBytes): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const range = ranges[middle];
    if (range === undefined || range.first > address) high = middle;
    else if (range.last < address) low = middle + 1;
    else return true;
  }
  return false;
}
