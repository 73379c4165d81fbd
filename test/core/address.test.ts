import { expect, test } from 'vitest';
import { boundAddress, coversAddress, isWildcard } from '../../src/core/address.ts';

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:127.0.0.1', '127.0.0.1'],
  ['::FFFF:7f00:1', '127.0.0.1'],
  ['0:0:0:0:0:ffff:0.0.0.0', '0.0.0.0'],
  ['2001:0DB8:0::000A', '2001:db8::a'],
  ['fe80::1%eth0', 'fe80::1%eth0'],
  ['kea.example.org', 'kea.example.org'],
])('a listener on %s takes up %s', (address, bound) => {
  expect(boundAddress(address)).toBe(bound);
});

test.each([
  ['127.0.0.1', '::ffff:127.0.0.1', true],
  ['0.0.0.0', '::ffff:127.0.0.1', true],
  ['::ffff:0.0.0.0', '127.0.0.1', true],
  ['0.0.0.0', '::1', false],
  ['::', '127.0.0.1', true],
  ['127.0.0.1', '::ffff:127.0.0.2', false],
  ['localhost', '127.0.0.1', false],
])('%s covers %s: %s', (outer, inner, covers) => {
  expect(coversAddress(outer, inner)).toBe(covers);
});

test('a wildcard in any spelling', () => {
  expect(['0.0.0.0', '::', '0::0', '::ffff:0.0.0.0'].every(isWildcard)).toBe(true);
  expect(['127.0.0.1', '::1', '*'].some(isWildcard)).toBe(false);
});
