// How far two words lie apart.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../src/core/edit-distance.ts';

test('edit distance up to three', () => {
  expect(editDistance('', '')).toBe(0);
  expect(editDistance('abc', 'abd')).toBe(1);
  expect(editDistance('abc', 'acb')).toBe(1);
  expect(editDistance('abc', 'xyz')).toBe(3);
  expect(editDistance('a', 'abcdef')).toBe(3);
  fc.assert(
    fc.property(
      fc.string({ maxLength: 12 }),
      fc.nat(11),
      fc.string({ minLength: 1, maxLength: 1 }),
      (a, at, c) => {
        const edited = a.slice(0, at) + c + a.slice(at + 1);
        expect(editDistance(a, edited)).toBeLessThanOrEqual(1);
        expect(editDistance(a, edited)).toBe(editDistance(edited, a));
      },
    ),
  );
});
