// How two socket names differ, in words.

import { expect, test } from 'vitest';
import { describePathDifference } from '../../src/installation/path-difference.ts';

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
  // Each kind has words that fit into a message.
  expect(describePathDifference(a, b).text).toMatch(/^[a-z].*[^.]$/);
});

test('a known directory makes a bare name a path', () => {
  expect(describePathDifference('x', '/run/kea/x', '/run/kea').kind).toBe('same');
  expect(describePathDifference('x', '/var/run/kea/x', '/run/kea').kind).toBe('relative');
});
