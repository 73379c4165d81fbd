// Which directories hold which paths, and what an installation's directory stands for on the server.

import { expect, test } from 'vitest';
import { commonDirectory, isWithin } from '../../src/core/within.ts';
import { deployDirectoryOf } from '../../src/run/survey.ts';

test.each([
  ['/a/b', '/a', true],
  ['/a', '/a', true],
  ['/a/..b', '/a', true],
  ['/a/..b/c', '/a', true],
  ['/ab', '/a', false],
  ['/', '/a', false],
  ['/a', '/', true],
])('%s within %s: %s', (path, directory, expected) => {
  expect(isWithin(path, directory)).toBe(expected);
});

test('the deepest directory in common', () => {
  expect(commonDirectory(['/a/b/c', '/a/b/d'])).toBe('/a/b');
  expect(commonDirectory(['/a/bc', '/a/b'])).toBe('/a');
  expect(commonDirectory(['/a', '/b'])).toBe('/');
  expect(commonDirectory(['/a/..b', '/a'])).toBe('/a');
});

test.each([
  ['/srv', '/srv', '/srv'],
  ['/srv', '/srv/..old', '/srv/..old'],
  ['/srv/kea-dhcp4.conf', '/srv', '/srv'],
  ['/srv/*/kea*.conf', '/srv/a', '/srv/a'],
  ['/*/kea-dhcp4.conf', '/srv', '/srv'],
  ['srv', '/srv', '/etc/kea'],
])('PATH %s, directory %s: it stands for %s', (path, directory, expected) => {
  expect(deployDirectoryOf({ paths: [path], settings: {} }, directory)).toBe(expected);
});
