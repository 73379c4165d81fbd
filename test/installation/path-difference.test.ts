// How two socket names differ, in words.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describePathDifference, editDistance } from '../../src/installation/path-difference.ts';

test.each([
  ['/run/kea/x', '/run/kea/x', 'same'],
  [' /run/kea/x', '/run/kea/x ', 'same'],
  ['/run/kea/x', '/var/run/kea/x', 'run-var-run'],
  ['/var/run/kea//x', '/run/kea/x', 'run-var-run'],
  ['x', '/run/kea/x', 'relative'],
  ['kea4-ctrl-socket', '/run/kea/kea4-ctrl-sockt', 'typo'],
  ['x-socket', '/run/kea/another', 'both'],
  ['/run/kea//x', '/run/kea/x', 'double-slash'],
  ['/run/./kea/x', '/run/kea/x', 'dot-segments'],
  ['/run/kea/../kea/x', '/run/kea/x', 'dot-segments'],
  ['/run/kea/kea4-ctrl-socket', '/run/kea/kea4-ctlr-socket', 'typo'],
  ['/run/kea/kea4-ctrl-socket', '/run/kea/kea-4-ctrl-socket', 'typo'],
  ['/run/kea/kea4-ctrl-socket', '/run/kea/kea6-ctrl-socket', 'name'],
  ['/run/kea/kea4-ctrl-socket', '/tmp/kea4-ctrl-socket', 'directory'],
  ['/run/kea/kea4-ctrl-socket', '/run/kea/control_socket', 'name'],
  ['/run/kea/kea4-ctrl-socket', '/tmp/control_socket', 'both'],
  ['kea4-ctrl-socket', 'kea6-ctrl-socket', 'name'],
])('%j and %j: %s', (a, b, kind) => {
  expect(describePathDifference(a, b).kind).toBe(kind);
  expect(describePathDifference(b, a).kind).toBe(kind);
});

test('a known directory makes a bare name a path', () => {
  expect(describePathDifference('x', '/run/kea/x', '/run/kea').kind).toBe('same');
  expect(describePathDifference('x', '/var/run/kea/x', '/run/kea').kind).toBe('relative');
});

test('every kind has its words, and they fit into a message', () => {
  const { text } = describePathDifference('/run/kea/x', '/var/run/kea/x');
  expect(text).toMatch(/^[a-z].*[^.]$/);
});

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
