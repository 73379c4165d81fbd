// What a write does when nothing interrupts it, and what it refuses before it touches anything.

import { describe, expect, it } from 'vitest';
import type { NewFile } from '../../src/core/change.ts';
import { RefusedError } from '../../src/core/errors.ts';
import type { Io } from '../../src/core/io.ts';
import type { MemoryEntry } from '../../src/core/memory-disk.ts';
import { type MemoryIo, type MemoryOptions, memoryIo } from '../../src/core/memory-io.ts';
import { undo } from '../../src/write/undo.ts';
import { type WriteRequest, writeAll } from '../../src/write/write.ts';
import { describe26, installation, noon, ownFiles, request, usersFiles } from './harness.ts';

function replacing(path: string, before: string, after: string): WriteRequest {
  return { files: [{ path, before, after }], create: [], now: noon, describe: describe26 };
}

function creating(file: Partial<NewFile>): WriteRequest {
  const create = [{ path: '/etc/kea/new', content: 'text', mode: 0o644, secret: false, ...file }];
  return { files: [], create, now: noon, describe: describe26 };
}

/** Asserts that the request is refused for this reason and that the disk is as before. */
function expectRefused(io: MemoryIo, wanted: WriteRequest, reason: string): void {
  const before = io.entries();
  expect(refusal(io, wanted)).toContain(reason);
  expect(io.entries()).toEqual(before);
}

function refusal(io: MemoryIo, wanted: WriteRequest): string {
  try {
    writeAll(io, wanted);
    return 'not refused';
  } catch (error) {
    return error instanceof RefusedError ? error.message : `not refused, but ${String(error)}`;
  }
}

function disk(entries: Readonly<Record<string, MemoryEntry>>, options?: MemoryOptions): MemoryIo {
  return memoryIo(entries, options);
}

describe('writeAll', () => {
  it('replaces bytes, keeps mode, owner and links, and creates files like their model', () => {
    const io = memoryIo(installation);
    const receipt = writeAll(io, request);
    expect(usersFiles(io.entries())).toEqual(
      new Map<string, MemoryEntry>([
        ...usersFiles(memoryIo(installation).entries()),
        ['/etc/kea/api-password', { text: 'hunter2', mode: 0o640, uid: 0, gid: 42 }],
        [
          '/etc/kea/kea-dhcp4.conf',
          { text: 'new four, longer \xff\xfe\r\n', mode: 0o640, uid: 7, gid: 42, attributes: 'user:kea:r' },
        ],
        ['/srv/kea/six.conf', { text: 'new six', mode: 0o604, uid: 0, gid: 0 }],
      ]),
    );
    expect(receipt).toEqual({
      written: ['/etc/kea/kea-dhcp4.conf', '/etc/kea/kea-dhcp6.conf'],
      created: ['/etc/kea/api-password'],
      backup: '/etc/kea/.kea-migrate/0001',
      notes: [],
    });
  });

  it('keeps the bytes from before where only the user may look and git does not', () => {
    const io = memoryIo(installation);
    writeAll(io, request);
    const entries = io.entries();
    expect(ownFiles(entries)).toEqual([
      '/etc/kea/.kea-migrate',
      '/etc/kea/.kea-migrate/.gitignore',
      '/etc/kea/.kea-migrate/0001',
      '/etc/kea/.kea-migrate/0001/1.before',
      '/etc/kea/.kea-migrate/0001/2.before',
      '/etc/kea/.kea-migrate/0001/write.json',
    ]);
    const modes = ownFiles(entries).map((path) => io.lstat(path)?.mode);
    expect(modes).toEqual([0o700, 0o600, 0o700, 0o600, 0o600, 0o600]);
    expect(io.read('/etc/kea/.kea-migrate/.gitignore')).toBe('*\n');
    expect(io.read('/etc/kea/.kea-migrate/0001/1.before')).toBe('old four \xff\xfe\r\n');
  });

  it('says so where attributes cannot be carried over', () => {
    const io: Io = { ...memoryIo(installation), copyAttributes: () => false };
    expect(writeAll(io, request).notes).toEqual([
      'access control lists and extended attributes of the replaced files, if they had any, could not be carried over on this system',
    ]);
  });

  it('creates files before others can refer to them, and removes them after', () => {
    const disk = memoryIo(installation);
    const order = (io: MemoryIo) =>
      io.operations
        .filter(({ name, path }) => /^rename|^remove$/.test(name) && !path.includes('.kea-migrate'))
        .map(({ name, path }) => `${name} ${path}`);
    const named = { ...request, create: request.create.map((file) => ({ ...file, path: '/etc/kea/z' })) };
    writeAll(disk, named);
    expect(order(disk)).toEqual([
      'renameNew /etc/kea/z',
      'rename /etc/kea/kea-dhcp4.conf',
      'rename /srv/kea/six.conf',
    ]);
    const undoer = disk.another();
    undo(undoer, '/etc/kea');
    expect(order(undoer)).toEqual([
      'rename /etc/kea/kea-dhcp4.conf',
      'rename /srv/kea/six.conf',
      'remove /etc/kea/z',
    ]);
  });

  it('completes what a crash left of its own files', () => {
    const io = memoryIo(installation);
    io.put('/etc/kea/.kea-migrate', { directory: true, mode: 0o700 });
    io.put('/etc/kea/.kea-migrate/.gitignore', '');
    io.put('/etc/kea/.kea-migrate/journal.json.new', '{');
    writeAll(io, request);
    expect(io.read('/etc/kea/.kea-migrate/.gitignore')).toBe('*\n');
    expect(ownFiles(io.entries()).filter((path) => path.includes('journal'))).toEqual([]);
  });

  it('puts the secret of a created file nowhere else', () => {
    const io = memoryIo(installation);
    writeAll(io, request);
    const holders = [...io.entries()].filter(([, entry]) => JSON.stringify(entry).includes('hunter2'));
    expect(holders.map(([path]) => path)).toEqual(['/etc/kea/api-password']);
  });

  it('uses the deepest directory that holds all files by their names', () => {
    const io = memoryIo({ '/srv/a/x': 'x', '/srv/b/c/y': 'y', '/link': { link: '/srv' } });
    const files = [
      { path: '/link/a/x', before: 'x', after: 'X' },
      { path: '/srv/b/c/y', before: 'y', after: 'Y' },
    ];
    const receipt = writeAll(io, { ...request, files, create: [] });
    expect(receipt.backup).toBe('/srv/.kea-migrate/0001');
  });

  it('leaves files alone that stay the same, and does nothing when all do', () => {
    const io = memoryIo(installation);
    const before = io.entries();
    const same = replacing('/etc/kea/kea-dhcp4.conf', 'whatever', 'whatever');
    expect(writeAll(io, same)).toEqual({ written: [], created: [], backup: undefined, notes: [] });
    expect(io.entries()).toEqual(before);
  });

  it('takes relative paths from the working directory', () => {
    const io = memoryIo(installation, { cwd: '/etc/kea' });
    expect(writeAll(io, replacing('kea-dhcp6.conf', 'old six', 'six')).written).toEqual(['kea-dhcp6.conf']);
    expect(io.read('/srv/kea/six.conf')).toBe('six');
  });

  it('follows a path as the system does, through a link and back up', () => {
    const io = memoryIo({
      '/real/deep/x': '',
      '/real/a': 'a',
      '/k/a': 'a',
      '/k/link': { link: '/real/deep' },
    });
    writeAll(io, replacing('/k/link/../a', 'a', 'A'));
    expect([io.read('/real/a'), io.read('/k/a')]).toEqual(['A', 'a']);
    undo(io.another({ cwd: '/real/deep' }), '..');
    expect(io.read('/real/a')).toBe('a');
  });

  it('writes a file once that is named twice, if both ask for the same', () => {
    const io = memoryIo({ '/k/a': 'a', '/k/b': { link: 'a' } });
    const files = ['/k/a', '/k/b'].map((path) => ({ path, before: 'a', after: 'A' }));
    writeAll(io, { ...request, files, create: [] });
    expect(io.read('/k/b')).toBe('A');
    expect(io.lstat('/k/b')?.kind).toBe('symlink');
  });

  it('tightens a created file to its mode, its model and, for secrets, 0640', () => {
    const model = { '/etc/kea/agent': { text: '', mode: 0o604, uid: 5, gid: 6 } };
    const io = memoryIo(model);
    const created = (file: Partial<NewFile>) => {
      const path = `/etc/kea/${String(io.operations.length)}`;
      writeAll(io, creating({ ...file, path }));
      const { mode, uid, gid } = io.lstat(path) ?? {};
      return { mode, uid, gid };
    };
    expect(created({ mode: 0o666 })).toEqual({ mode: 0o666, uid: 0, gid: 0 });
    expect(created({ mode: 0o666, secret: true })).toEqual({ mode: 0o640, uid: 0, gid: 0 });
    expect(created({ mode: 0o666, ownerOf: '/etc/kea/agent' })).toEqual({ mode: 0o604, uid: 5, gid: 6 });
    expect(created({ mode: 0o640, ownerOf: '/etc/kea/agent', secret: true })).toMatchObject({ mode: 0o600 });
  });

  it('works for a user who owns the files', () => {
    const own = { uid: 7, gid: 7 };
    const io = memoryIo(
      { '/home/k': { directory: true, ...own }, '/home/k/a': { text: 'a', mode: 0o400, ...own } },
      { uid: 7 },
    );
    writeAll(io, replacing('/home/k/a', 'a', 'A'));
    expect(io.entries().get('/home/k/a')).toEqual({ text: 'A', mode: 0o400, ...own });
  });
});

describe('writeAll refuses, having touched nothing,', () => {
  it('a file that changed since it was read', () => {
    expectRefused(disk({ '/k/a': 'a2' }), replacing('/k/a', 'a', 'A'), '/k/a: was changed since it was read');
    const madeFrom = { ...replacing('/k/a', 'a', 'A'), sources: [{ path: '/k/b', text: 'b' }] };
    expect(refusal(disk({ '/k/a': 'a', '/k/b': 'b' }), madeFrom)).toBe('not refused');
    expectRefused(
      disk({ '/k/a': 'a', '/k/b': 'b2' }),
      madeFrom,
      '/k/b: was changed since the plan was made from it',
    );
    expectRefused(disk({ '/k/a': 'a' }), madeFrom, '/k/b: is gone since the plan was made from it');
  });

  it('a file that is gone, and a link that leads nowhere', () => {
    const io = disk({ '/k/b': { link: 'nowhere' } });
    expectRefused(io, replacing('/k/a', 'a', 'A'), '/k/a: was there when it was read and is gone');
    expectRefused(io, replacing('/k/b', 'a', 'A'), '/k/b: was there when it was read and is gone');
  });

  it('what is no regular file', () => {
    const io = disk({ '/k/fifo': { other: true }, '/k/dir/x': '', '/k/link': { link: 'fifo' } });
    for (const path of ['/k/fifo', '/k/dir', '/k/link']) {
      expectRefused(io, replacing(path, 'a', 'A'), `${path}: is not a regular file`);
    }
  });

  it('a file with further names', () => {
    const io = disk({ '/k/a': 'a', '/copy/a': { sameAs: '/k/a' } });
    expectRefused(io, replacing('/k/a', 'a', 'A'), '/k/a: has 2 names (hard links)');
  });

  it('one file that shall become two things', () => {
    const io = disk({ '/k/a': 'a', '/k/b': { link: 'a' } });
    const files = [
      { path: '/k/a', before: 'a', after: 'A' },
      { path: '/k/b', before: 'a', after: 'B' },
    ];
    expectRefused(io, { ...request, files, create: [] }, '/k/b: is the same file as /k/a');
  });

  it('a directory where the user may not write', () => {
    const io = disk(
      {
        '/home/k': { directory: true, uid: 7 },
        '/home/k/shut': { directory: true },
        '/home/k/shut/a': { text: 'a', uid: 7 },
        '/home/k/b': { text: 'b', uid: 7, gid: 7 },
      },
      { uid: 7 },
    );
    const alone = replacing('/home/k/shut/a', 'a', 'A');
    expect(() => writeAll(io, alone)).toThrow(
      '/home/k/shut: permission denied; the journal and the backup belong there',
    );
    const before = io.entries();
    const both = { ...alone, files: [...alone.files, { path: '/home/k/b', before: 'b', after: 'B' }] };
    expect(() => writeAll(io, both)).toThrow(
      '/home/k/shut/a: cannot be written, permission denied in its directory',
    );
    expect(io.entries()).toEqual(before);
  });

  it('a file whose owner cannot be kept', () => {
    const io = disk(
      { '/home/k': { directory: true, uid: 7 }, '/home/k/a': { text: 'a', uid: 0, gid: 42 } },
      { uid: 7 },
    );
    expectRefused(
      io,
      replacing('/home/k/a', 'a', 'A'),
      '/home/k/a: cannot be written, as this user may not keep its owner (user 0, group 42)',
    );
  });

  it('a disk so full that not even the lock can be made', () => {
    const io = disk(installation);
    const full = io.another({ fault: ({ name }) => (name === 'create' ? { fail: 'ENOSPC' } : undefined) });
    expectRefused(
      full,
      request,
      '/etc/kea: no space left on device; the journal and the backup belong there',
    );
  });

  it('a full disk, naming the file and not what waits beside it', () => {
    const io = disk(installation);
    const before = io.entries();
    const full = io.another({
      fault: ({ name, path }) =>
        name === 'create' && path.includes('.kea-migrate-') ? { fail: 'ENOSPC' } : undefined,
    });
    expect(() => writeAll(full, request)).toThrow(
      '/etc/kea/api-password: cannot be written, no space left on device',
    );
    expect(io.entries()).toEqual(before);
  });

  it('a file that somebody edits at the last moment, and keeps the edit', () => {
    const io = disk(installation);
    const late = io.another({
      fault: ({ name, path }) => {
        if (name === 'rename' && path === '/etc/kea/kea-dhcp4.conf') io.put('/srv/kea/six.conf', 'edited');
        return undefined;
      },
    });
    expect(() => writeAll(late, request)).toThrow(
      '/srv/kea/six.conf: was changed by somebody else meanwhile',
    );
    const wanted = memoryIo(installation);
    wanted.put('/srv/kea/six.conf', 'edited');
    expect(io.entries()).toEqual(wanted.entries());
  });

  it('a rename that the system does not allow, such as over a mount point', () => {
    const io = disk(installation);
    const mounted = io.another({
      fault: ({ name, path }) =>
        name === 'rename' && path === '/srv/kea/six.conf' ? { fail: 'EBUSY' } : undefined,
    });
    expectRefused(
      mounted,
      request,
      '/srv/kea/six.conf: cannot be replaced, resource busy or locked; where it is mounted',
    );
  });

  it('to replace when it shall create', () => {
    const io = disk({ '/etc/kea/new': 'there', '/etc/kea/dangling': { link: 'nowhere' } });
    expectRefused(io, creating({}), '/etc/kea/new: exists already');
    expectRefused(io, creating({ path: '/etc/kea/dangling' }), '/etc/kea/dangling: exists already');
    expectRefused(io, creating({ path: '/etc/kea/no/new' }), 'its directory does not exist');
    expectRefused(
      io,
      creating({ path: '/etc/kea/x', ownerOf: '/etc/kea/no' }),
      '/etc/kea/no, which does not exist',
    );
  });

  it('to replace what appears at the last moment', () => {
    const io = disk(installation);
    const late = io.another({
      fault: ({ name, path }) => {
        if (name === 'renameNew' && path === '/etc/kea/api-password') io.put(path, 'theirs');
        return undefined;
      },
    });
    expect(() => writeAll(late, request)).toThrow(RefusedError);
    const wanted = memoryIo(installation);
    wanted.put('/etc/kea/api-password', 'theirs');
    expect(io.entries()).toEqual(wanted.entries());
  });

  it('a secret inside a git work tree, but nothing else there', () => {
    const io = disk({ '/repo/.git/HEAD': '', '/repo/etc/a': 'a', '/etc/kea': { link: '/repo/etc' } });
    for (const path of ['/repo/etc/secret', '/etc/kea/secret']) {
      expectRefused(io, creating({ path, secret: true }), `${path}: holds a secret`);
    }
    writeAll(io, creating({ path: '/repo/etc/plain' }));
    expect(io.read('/repo/etc/plain')).toBe('text');
  });

  it('content that is no bytes', () => {
    expectRefused(
      disk({ '/k/a': 'a' }),
      replacing('/k/a', 'a', '\u20ac'),
      '/k/a: the new content is not bytes',
    );
    expectRefused(
      disk({ '/etc/kea/a': 'a' }),
      creating({ content: '\u0100' }),
      'the new content is not bytes',
    );
  });

  it('a state directory of somebody else, of other kind, or open to others', () => {
    const wanted = replacing('/k/a', 'a', 'A');
    const state = (entry: MemoryEntry) => disk({ '/k/a': 'a', '/k/.kea-migrate': entry });
    expectRefused(state({ directory: true, mode: 0o700, uid: 9 }), wanted, 'belongs to user 9');
    expectRefused(state({ directory: true, mode: 0o710 }), wanted, 'is open to others');
    expectRefused(state('text'), wanted, 'is no directory');
    expectRefused(state({ link: '/k' }), wanted, 'is no directory');
  });
});
