// What Kea makes of a socket's name: the table of facts 4.1 as real Kea 3.0 and 3.2 decided it, and its relatives.

import { describe, expect, test } from 'vitest';
import { foldPath, resolveSocketPath } from '../../src/installation/socket-path.ts';
import type { Platform } from '../../src/kea/directories.ts';
import { kea } from './make.ts';

function on(platform: Platform | undefined, name: string, target: keyof typeof kea = '3.2') {
  const { resolved, bytes, problem } = resolveSocketPath(name, { platform, target: kea[target] });
  return { resolved, bytes, problem };
}

const refused = { resolved: undefined };

describe('on Debian, where /run/kea is compiled in', () => {
  test.each([
    ['kea4-ctrl-socket', '/run/kea/kea4-ctrl-socket'],
    ['  name \t\n', '/run/kea/name'],
    ['/run/kea/x', '/run/kea/x'],
    [' /run/kea/x ', '/run/kea/x'],
  ])('%j is %s', (name, resolved) => {
    expect(on('debian', name)).toEqual({ resolved, bytes: resolved.length, problem: undefined });
  });

  test.each([
    ['/var/run/kea/x', 'directory'],
    ['/tmp/x', 'directory'],
    ['/tmp//x', 'directory'],
    ['/run/kea//x', 'spelling'],
    ['/run/kea/./x', 'spelling'],
    ['/run/kea/../kea/x', 'spelling'],
    ['//run/kea/x', 'spelling'],
    ['./x', 'relative'],
    ['../x', 'relative'],
    ['sub/x', 'relative'],
    ['run/kea/x', 'relative'],
    ['/x', 'root'],
    ['', 'no-name'],
    ['  ', 'no-name'],
    ['/', 'no-name'],
    ['x/', 'no-name'],
    ['/run/kea/', 'no-name'],
  ])('%j is refused: %s', (name, problem) => {
    expect(on('debian', name)).toMatchObject({ ...refused, problem });
    expect(on('debian', name, '3.0')).toMatchObject({ ...refused, problem });
  });

  test.each(['.', '..', '/run/kea/..'])('%j passes the check and fails at the bind', (name) => {
    expect(on('debian', name)).toMatchObject({ problem: 'dots' });
    expect(on('debian', name).resolved).toMatch(/^\/run\/kea\/\.+$/);
  });

  test('2.6 drops the slash of /x', () => {
    expect(on('debian', '/x', '2.6')).toEqual({ resolved: '/run/kea/x', bytes: 10, problem: undefined });
  });
});

test('each build has its own directory', () => {
  expect(on('isc', '/var/run/kea/x').problem).toBeUndefined();
  expect(on('isc', '/run/kea/x').problem).toBe('directory');
  expect(on('upstream', 'x').resolved).toBe('/usr/local/var/run/kea/x');
  expect(on('freebsd', 'x').resolved).toBe('/var/run/kea/x');
});

describe('on an unknown build', () => {
  test('a bare name resolves somewhere, at least as long as in the shortest known directory', () => {
    expect(on(undefined, 'x')).toEqual({
      resolved: undefined,
      bytes: '/run/kea/x'.length,
      problem: undefined,
    });
  });

  test.each(['/run/kea/x', '/var/run/kea/x', '/usr/local/var/run/kea/x'])('%s may be right', (name) => {
    expect(on(undefined, name)).toEqual({ resolved: name, bytes: name.length, problem: undefined });
  });

  test('a directory that no build has', () => {
    expect(on(undefined, '/tmp/x')).toMatchObject({ ...refused, problem: 'directory' });
    expect(on(undefined, '/run//kea/x')).toMatchObject({ ...refused, problem: 'spelling' });
  });
});

test('before the restriction any absolute path is bound as written', () => {
  const old = { platform: undefined, target: [2, 6, 0] } as const;
  expect(resolveSocketPath('/tmp//x', old)).toMatchObject({
    resolved: '/tmp//x',
    bytes: 7,
    problem: undefined,
  });
  expect(resolveSocketPath('x', old)).toMatchObject({ resolved: undefined, problem: undefined });
});

test('length is counted in bytes', () => {
  expect(on('debian', 'é').bytes).toBe('/run/kea/'.length + 1);
  expect(on('debian', Buffer.from('é').toString('latin1')).bytes).toBe('/run/kea/'.length + 2);
  expect(on('debian', 'x'.repeat(99)).bytes).toBe(108);
});

test.each([
  ['/a//b/./c/../d/', '/a/b/d'],
  ['/../a', '/a'],
  ['a/../../b', '../b'],
  ['./a', 'a'],
  ['/', '/'],
  ['', ''],
])('%j folds to %j', (path, folded) => {
  expect(foldPath(path)).toBe(folded);
});
