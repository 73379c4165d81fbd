// Undo: byte for byte, all or nothing, the last write first, and never over somebody's edit.

import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../src/core/errors.ts';
import type { MemoryEntry } from '../../src/core/memory-disk.ts';
import { type MemoryIo, memoryIo } from '../../src/core/memory-io.ts';
import { undo } from '../../src/write/undo.ts';
import { writeAll } from '../../src/write/write.ts';
import { describe26, installation, noon, ownFiles, request, scenario, written } from './harness.ts';

const old = memoryIo(installation).entries();

function write(io: MemoryIo, files: Readonly<Record<string, readonly [string, string]>>, minutes = 0): void {
  const now = new Date(noon.getTime() + 60_000 * minutes);
  const changes = Object.entries(files).map(([path, [before, after]]) => ({ path, before, after }));
  writeAll(io, { files: changes, create: [], now, describe: describe26 });
}

function expectRefused(io: MemoryIo, path: string, reason: string): void {
  const before = io.entries();
  expect(() => undo(io, path)).toThrow(RefusedError);
  expect(() => undo(io, path)).toThrow(reason);
  expect(io.entries()).toEqual(before);
}

describe('undo', () => {
  it('gives back bytes, removes created files, and leaves nothing behind', () => {
    const io = written(scenario);
    expect(undo(io, '/etc/kea')).toEqual({
      message: 'the write of 2026-05-04T12:00:00.000Z, by kea-migrate 0.1.0 for Kea 3.2, was taken back',
      restored: ['/etc/kea/kea-dhcp4.conf', '/etc/kea/kea-dhcp6.conf'],
      removed: ['/etc/kea/api-password'],
      notes: [],
    });
    expect(io.entries()).toEqual(old);
  });

  it('finds the write from a file, a link, the directory above, below and through a link', () => {
    const start = { ...installation, '/link': { link: '/etc' }, '/etc/kea/sub/x': 'x' };
    const untouched = memoryIo(start).entries();
    const ways = [
      '/etc/kea/kea-dhcp4.conf',
      '/etc/kea/kea-dhcp6.conf',
      '/etc/kea/api-password',
      '/etc',
      '/',
      '/link/kea',
    ];
    for (const way of ways) {
      const io = written({ start, request });
      undo(io, way);
      expect(io.entries(), way).toEqual(untouched);
    }
    const io = written({ start, request });
    undo(io.another({ cwd: '/etc/kea' }), '.');
    expect(io.entries()).toEqual(untouched);
  });

  it('keeps a mode and an owner that were changed since the write', () => {
    const io = memoryIo({ '/k/a': { text: 'a', mode: 0o644 } });
    write(io, { '/k/a': ['a', 'A'] });
    io.put('/k/a', { text: 'A', mode: 0o600, uid: 3, gid: 4 });
    undo(io, '/k');
    expect(io.entries().get('/k/a')).toEqual({ text: 'a', mode: 0o600, uid: 3, gid: 4 });
  });

  it('accepts that a file is already as it was before', () => {
    const io = written(scenario);
    io.remove('/etc/kea/api-password');
    undo(io, '/etc/kea');
    expect(io.entries()).toEqual(old);
  });

  it('takes back one write at a time, the last first', () => {
    const io = memoryIo({ '/k/a': 'a1' });
    write(io, { '/k/a': ['a1', 'a2'] });
    write(io, { '/k/a': ['a2', 'a3'] }, 1);
    expect(undo(io, '/k').message).toContain('12:01');
    expect(io.read('/k/a')).toBe('a2');
    expect(undo(io, '/k').message).toContain('12:00');
    expect(io.read('/k/a')).toBe('a1');
    expect(ownFiles(io.entries())).toEqual([]);
    expectRefused(io, '/k', '/k: nothing to undo, no write by kea-migrate is recorded for it');
  });

  it('takes the latest of writes whose state is in different directories', () => {
    const start = { '/k/one/a': 'a', '/k/two/b': 'b' };
    const io = memoryIo(start);
    write(io, { '/k/one/a': ['a', 'A'], '/k/two/b': ['b', 'B'] }, 1);
    write(io, { '/k/two/b': ['B', 'BB'] }, 2);
    write(io, { '/k/one/a': ['A', 'AA'] }, 3);
    expect(undo(io, '/k').restored).toEqual(['/k/one/a']);
    expect(undo(io, '/k').restored).toEqual(['/k/two/b']);
    expect(undo(io, '/k/one/a').restored).toEqual(['/k/one/a', '/k/two/b']);
    expect(io.entries()).toEqual(memoryIo(start).entries());
  });

  it('says which write stands in the way of the one for this file', () => {
    const io = memoryIo({ '/k/a': 'a', '/k/b': 'b' });
    write(io, { '/k/a': ['a', 'A'] });
    write(io, { '/k/b': ['b', 'B'] }, 1);
    expectRefused(
      io,
      '/k/a',
      '/k/a: the last write, of 2026-05-04T12:01:00.000Z, changed other files (/k/b) and has to be taken back first: undo /k',
    );
  });
});

describe('undo refuses, having touched nothing,', () => {
  const edits: Readonly<Record<string, MemoryEntry>> = {
    '/etc/kea/kea-dhcp4.conf': 'edited',
    '/etc/kea/api-password': 'other',
    '/srv/kea/six.conf': { other: true },
    '/etc/kea/kea-dhcp6.conf': { link: 'kea-dhcp4.conf' },
  };
  for (const [path, entry] of Object.entries(edits)) {
    it(`when somebody changed ${path} since`, () => {
      const io = written(scenario);
      io.put(path, entry);
      const name = path.replace('/srv/kea/six.conf', '/etc/kea/kea-dhcp6.conf');
      expectRefused(
        io,
        '/etc/kea',
        `${name}: was changed since the write of 2026-05-04T12:00:00.000Z, so nothing was put back`,
      );
    });
  }

  it('when a file is gone, and says where its bytes are', () => {
    const io = written(scenario);
    io.remove('/etc/kea/kea-dhcp4.conf');
    expectRefused(io, '/etc/kea', 'its bytes from before are in /etc/kea/.kea-migrate/0001/1.before');
  });

  it('when a file is edited at the last moment, and keeps the edit', () => {
    for (const moment of ['create', 'rename'] as const) {
      const io = written(scenario);
      const undoer = io.another({
        fault: ({ name, path }) => {
          if (name === moment && path.startsWith('/srv/kea')) io.put('/srv/kea/six.conf', 'edited');
          return undefined;
        },
      });
      const wanted = written(scenario);
      wanted.put('/srv/kea/six.conf', 'edited');
      if (moment === 'create') {
        expect(() => undo(undoer, '/etc/kea')).toThrow(
          '/srv/kea/six.conf: was changed by somebody else meanwhile',
        );
        expect(io.entries()).toEqual(wanted.entries());
      } else {
        // Too late to be seen: the name moves at this very moment. Nothing is half done.
        undo(undoer, '/etc/kea');
        expect(io.entries()).toEqual(old);
      }
    }
  });

  it('when a backup was damaged', () => {
    const io = written(scenario);
    io.put('/etc/kea/.kea-migrate/0001/1.before', { text: 'old fouR', mode: 0o600 });
    expectRefused(io, '/etc/kea', '/etc/kea/kea-dhcp4.conf: its bytes before are not known');
  });

  it('when the record was damaged', () => {
    const records = [
      '',
      '[]',
      '{"version":2}',
      '{"version":1,"inode":"INODE"}',
      '{"version":1,"inode":"INODE","time":"","tool":"","target":"","steps":[{}]}',
    ];
    for (const text of records) {
      const io = written(scenario);
      const inode = io.lstat('/etc/kea/.kea-migrate')?.inode ?? '';
      io.put('/etc/kea/.kea-migrate/0001/write.json', text.replace('INODE', inode));
      expectRefused(io, '/etc/kea', '/etc/kea/.kea-migrate/0001/write.json: is damaged');
    }
  });

  it('what was recorded in a directory that this one is a copy of', () => {
    const io = written(scenario);
    for (const [path, entry] of io.entries()) {
      if (path.startsWith('/etc/kea')) io.put(path.replace('/etc/kea', '/tmp/kea'), entry);
    }
    const copied = io.entries();
    expectRefused(io, '/tmp/kea', '/tmp/kea/.kea-migrate: was not made here but copied');
    expect(io.entries()).toEqual(copied);
  });

  it('what another user recorded', () => {
    const io = written(scenario);
    expectRefused(io.another({ uid: 9 }), '/etc/kea', '/etc/kea/.kea-migrate: belongs to user 0');
  });

  it('a path for which nothing is recorded', () => {
    const io = written(scenario);
    expectRefused(io, '/srv', '/srv: nothing to undo');
    expectRefused(io, '/etc/kea/kea-ctrl-agent.conf', '/etc/kea/kea-ctrl-agent.conf: nothing to undo');
    expectRefused(io, '/nowhere/at/all', 'no such file or directory');
  });
});
