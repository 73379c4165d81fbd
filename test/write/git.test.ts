// Which places are inside a git work tree.

import { describe, expect, it } from 'vitest';
import { memoryIo } from '../../src/core/memory-io.ts';
import { insideGitWorkTree } from '../../src/write/git.ts';

const io = memoryIo(
  {
    '/repo/.git/HEAD': '',
    '/repo/etc/kea/x.conf': '',
    '/repo/sub/.git': 'gitdir: ../.git/modules/sub',
    '/repo/sub/x.conf': '',
    '/etc/kea/x.conf': '',
    '/etc/out.conf': { link: '/repo/etc/kea/x.conf' },
    '/etc/repo-kea': { link: '/repo/etc/kea' },
    '/repo/etc-kea': { link: '/etc/kea' },
    '/shut': { directory: true, mode: 0o700 },
    '/shut/x.conf': '',
  },
  { uid: 7, cwd: '/repo/etc' },
);

describe('insideGitWorkTree', () => {
  const places: readonly (readonly [string, boolean, string])[] = [
    ['/repo/etc/kea/x.conf', true, 'a file below the top'],
    ['/repo/new', true, 'a file to create at the top'],
    ['/repo', true, 'the top itself'],
    ['/repo/etc/no/such/x', true, 'directories that do not exist yet'],
    ['/repo/sub/x.conf', true, 'a submodule, where .git is a file'],
    ['kea/new', true, 'a relative path'],
    ['/etc/repo-kea/new', true, 'a linked directory that leads in'],
    ['/etc/out.conf', true, 'a linked file that leads in'],
    ['/repo/etc-kea/new', false, 'a linked directory that leads out'],
    ['/etc/kea/new', false, 'a plain directory'],
    ['/etc/no/such/new', false, 'directories that do not exist yet, elsewhere'],
    ['/', false, 'the root'],
    ['/shut/x.conf', true, 'where it cannot be seen'],
  ];
  for (const [path, expected, what] of places) {
    it(`says ${expected ? 'yes' : 'no'} to ${what}`, () => {
      expect(insideGitWorkTree(io, path)).toBe(expected);
    });
  }
});
