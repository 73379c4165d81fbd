// Addresses as byte strings: read as the system reads them, ordered, counted, written back.

import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatIp,
  formatPrefix,
  formatRange,
  holdsRange,
  parseIp,
  parsePrefix,
  parseRange,
  sizeOfRange,
} from '../../src/core/ip.ts';
import { overlaps } from '../../src/core/overlaps.ts';
import { hashText, repeats } from '../../src/core/repeats.ts';

describe('addresses', () => {
  test('whatever Node takes for an address is one, and the other way round', () => {
    const near = fc.array(
      fc.constantFrom('1', '0', '255', '256', '.', ':', '::', 'f', 'fFf', 'g', ' ', '%lo'),
      {
        maxLength: 17,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          near.map((parts) => parts.join('')),
          fc.ipV4(),
          fc.ipV6(),
        ),
        (text) => {
          // A scope is of no use in a configuration.
          if (!text.includes('%')) expect(parseIp(text) !== undefined).toBe(isIP(text) !== 0);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('written and read again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const bytes = parseIp(text) ?? '';
        const written = formatIp(bytes);
        expect(parseIp(written)).toBe(bytes);
        if (text.includes(':')) expect(new URL(`http://[${text}]/`).hostname).toBe(`[${written}]`);
        else expect(written).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['192.0.2.77/24', '192.0.2.0', '192.0.2.255', 256],
    ['192.0.2.77/31', '192.0.2.76', '192.0.2.77', 2],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255', 2 ** 32],
    ['2001:db8::1/127', '2001:db8::', '2001:db8::1', 2],
    ['2001:db8:0:ff::/57', '2001:db8:0:80::', '2001:db8:0:ff:ffff:ffff:ffff:ffff', 2 ** 71],
    [' 10.0.0.5 - 10.0.1.4 ', '10.0.0.5', '10.0.1.4', 256],
  ])('%s', (text, first, last, size) => {
    const range = parseRange(text);
    expect(range && [formatIp(range.first), formatIp(range.last), sizeOfRange(range)]).toEqual([
      first,
      last,
      size,
    ]);
  });

  test.each([
    '192.0.2.0',
    '192.0.2.0/33',
    '192.0.2.0/',
    '2001:db8::/129',
    '192.0.02.0/24',
    'x/8',
    '10.0.0.2-10.0.0.1',
  ])('%s is none', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  test('a prefix holds the prefixes it is cut into, and no others', () => {
    const outer = parsePrefix('10.0.0.0/8');
    const inner = parsePrefix('10.255.0.0/16');
    const beside = parsePrefix('11.0.0.0/16');
    if (outer === undefined || inner === undefined || beside === undefined) throw new Error('not read');
    expect([holdsRange(outer, inner), holdsRange(inner, outer), holdsRange(outer, beside)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([formatPrefix(inner), formatRange(inner)]).toEqual([
      '10.255.0.0/16',
      '10.255.0.0 - 10.255.255.255',
    ]);
  });
});

describe('overlaps', () => {
  const ranges = fc.array(fc.tuple(fc.nat(40), fc.nat(6)), { maxLength: 25 });
  const bytes = (n: number): string => String.fromCharCode(0, 0, n >> 8, n & 255);

  test('a range is named exactly when an earlier one reaches it', () => {
    fc.assert(
      fc.property(ranges, (pairs) => {
        const items = pairs.map(([first, more]) => ({ first: bytes(first), last: bytes(first + more) }));
        const found = overlaps(items, (item) => item);
        for (const [a, b] of found) expect(a.first <= b.first && b.first <= a.last).toBe(true);
        const sorted = [...items].sort((a, b) =>
          a.first < b.first ? -1 : a.first > b.first ? 1 : a.last > b.last ? -1 : 1,
        );
        const slow = sorted.filter((one, at) => sorted.slice(0, at).some((other) => other.last >= one.first));
        expect(found.length).toBe(slow.length);
      }),
    );
  });
});

describe('repeats', () => {
  test('every later one with the first of its kind, as a map finds them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 2 }), { maxLength: 200 }), (words) => {
        const sameness = {
          hash: (item: number) => hashText(words[item] ?? ''),
          same: (a: number, b: number) => words[a] === words[b],
        };
        const expected = words.flatMap((word, at) =>
          words.indexOf(word) < at ? [[words.indexOf(word), at]] : [],
        );
        expect([...repeats(words.length, sameness)]).toEqual(expected);
      }),
    );
  });

  test('items whose numbers clash are told apart', () => {
    const sameness = { hash: () => 7, same: (a: number, b: number) => a % 3 === b % 3 };
    expect([...repeats(6, sameness)]).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
  });
});
