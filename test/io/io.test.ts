// One contract, two file systems: everything that Io promises is asked of the real one and of the one in memory.

import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Io, IoError } from '../../src/core/io.ts';
import { memoryIo } from '../../src/core/memory-io.ts';
import { nodeIo } from '../../src/node-io.ts';

/** What is on the disk before a test: text, or `-> target` for a link, or `/` for a directory; by relative path. */
type Tree = Readonly<Record<string, string>>;

interface World {
  readonly io: Io;
  readonly root: string;
}

const temporary: string[] = [];
afterAll(() => {
  for (const directory of temporary) fs.rmSync(directory, { recursive: true, force: true });
});

function realWorld(tree: Tree): World {
  const root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'kea-migrate-io-')));
  temporary.push(root);
  for (const [name, what] of Object.entries(tree)) {
    const path = join(root, name);
    fs.mkdirSync(what === '/' ? path : dirname(path), { recursive: true });
    if (what.startsWith('-> ')) fs.symlinkSync(what.slice(3), path);
    else if (what !== '/') fs.writeFileSync(path, what, 'latin1');
  }
  return { io: nodeIo, root };
}

function memoryWorld(tree: Tree): World {
  const io = memoryIo({ '/w': { directory: true } });
  for (const [name, what] of Object.entries(tree)) {
    if (what.startsWith('-> ')) io.put(`/w/${name}`, { link: what.slice(3) });
    else io.put(`/w/${name}`, what === '/' ? { directory: true } : what);
  }
  return { io, root: '/w' };
}

/** What an operation fails with: its errno name and the words about it. */
function failure(operation: () => unknown): string {
  try {
    operation();
    return 'nothing';
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    expect(error.message).toBe(`${error.path}: ${error.reason}`);
    return `${error.code} ${error.reason}`;
  }
}

const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join('');

for (const [name, world] of [
  ['nodeIo', realWorld],
  ['memoryIo', memoryWorld],
] as const) {
  describe(name, () => {
    it('reads bytes as they are', () => {
      const { io, root } = world({ all: bytes, empty: '', link: '-> all' });
      expect(io.read(join(root, 'all'))).toBe(bytes);
      expect(io.read(join(root, 'link'))).toBe(bytes);
      expect(io.read(join(root, 'empty'))).toBe('');
    });

    it('refuses to read what is no file, in plain words', () => {
      const { io, root } = world({ 'dir/x': '', loop: '-> loop', nowhere: '-> no' });
      expect(failure(() => io.read(join(root, 'dir')))).toBe('EISDIR is a directory');
      expect(failure(() => io.read(join(root, 'no')))).toBe('ENOENT no such file or directory');
      expect(failure(() => io.read(join(root, 'nowhere')))).toBe('ENOENT no such file or directory');
      expect(failure(() => io.read(join(root, 'dir/x/y')))).toBe('ENOTDIR not a directory');
      expect(failure(() => io.read(join(root, 'loop')))).toBe('ELOOP too many symbolic links encountered');
    });

    it('lists names in the order of their bytes', () => {
      const { io, root } = world({ b: '', 'a/x': '', '.dot': '', B: '', ab: '' });
      expect(io.list(root)).toEqual(['.dot', 'B', 'a', 'ab', 'b']);
      expect(failure(() => io.list(join(root, 'b')))).toBe('ENOTDIR not a directory');
      expect(failure(() => io.list(join(root, 'no')))).toBe('ENOENT no such file or directory');
    });

    it('tells kinds, with and without following links', () => {
      const { io, root } = world({
        file: 'four',
        dir: '/',
        link: '-> file',
        nowhere: '-> no',
        loop: '-> loop',
      });
      expect(io.stat(join(root, 'link'))).toMatchObject({ kind: 'file', size: 4, links: 1 });
      expect(io.lstat(join(root, 'link'))).toMatchObject({ kind: 'symlink' });
      expect(io.stat(join(root, 'dir'))).toMatchObject({ kind: 'directory' });
      expect(io.stat(join(root, 'nowhere'))).toBeUndefined();
      expect(io.lstat(join(root, 'nowhere'))).toMatchObject({ kind: 'symlink' });
      expect(io.stat(join(root, 'no'))).toBeUndefined();
      expect(io.stat(join(root, 'file/below'))).toBeUndefined();
      expect(failure(() => io.stat(join(root, 'loop')))).toMatch(/^ELOOP /);
    });

    it('resolves links anywhere on the way', () => {
      const { io, root } = world({ 'a/b/file': '', short: '-> a/b', 'a/up': '-> ../short/file' });
      expect(io.realpath(join(root, 'a/up'))).toBe(join(root, 'a/b/file'));
      expect(io.realpath(`${root}/short/../b`)).toBe(join(root, 'a/b'));
      expect(failure(() => io.realpath(join(root, 'no')))).toBe('ENOENT no such file or directory');
    });

    it('creates files with exactly this mode, and never over something', () => {
      const { io, root } = world({ there: 'x', nowhere: '-> no' });
      for (const mode of [0o600, 0o666, 0o444, 0]) {
        const path = join(root, String(mode));
        io.create(path, bytes, mode);
        expect(io.lstat(path)).toMatchObject({ kind: 'file', size: 256, mode });
      }
      expect(io.read(join(root, String(0o600)))).toBe(bytes);
      for (const taken of ['there', 'nowhere']) {
        expect(failure(() => io.create(join(root, taken), '', 0o600))).toBe('EEXIST file already exists');
      }
      expect(failure(() => io.create(join(root, 'no/x'), '', 0o600))).toMatch(/^ENOENT /);
      expect(io.read(join(root, 'there'))).toBe('x');
    });

    it('renames over a file, or only to a free name', () => {
      const { io, root } = world({ a: 'a', b: 'b', c: 'c', dir: '/' });
      const [a, b, c] = [join(root, 'a'), join(root, 'b'), join(root, 'c')];
      const { inode } = io.lstat(a) ?? {};
      io.rename(a, b);
      expect(io.list(root)).toEqual(['b', 'c', 'dir']);
      expect(io.lstat(b)).toMatchObject({ inode });
      expect(failure(() => io.renameNew(b, c))).toBe('EEXIST file already exists');
      io.renameNew(b, a);
      expect(io.lstat(a)).toMatchObject({ inode, links: 1 });
      expect(io.list(root)).toEqual(['a', 'c', 'dir']);
      expect(failure(() => io.rename(join(root, 'no'), a))).toMatch(/^ENOENT /);
      expect(failure(() => io.renameNew(join(root, 'no'), b))).toMatch(/^ENOENT /);
      expect(failure(() => io.rename(a, join(root, 'dir')))).toMatch(/^EISDIR /);
    });

    it('makes and removes', () => {
      const { io, root } = world({ file: 'x', link: '-> file' });
      const made = join(root, 'made');
      io.makeDirectory(made, 0o707);
      expect(io.lstat(made)).toMatchObject({ kind: 'directory', mode: 0o707 });
      expect(failure(() => io.makeDirectory(made, 0o700))).toMatch(/^EEXIST /);
      io.create(join(made, 'x'), '', 0o600);
      expect(failure(() => io.removeDirectory(made))).toMatch(/^ENOTEMPTY /);
      io.remove(join(made, 'x'));
      io.removeDirectory(made);
      io.remove(join(root, 'link'));
      expect(io.list(root)).toEqual(['file']);
      expect(failure(() => io.remove(made))).toMatch(/^ENOENT /);
      expect(failure(() => io.removeDirectory(join(root, 'file')))).toMatch(/^ENOTDIR /);
    });

    it('finds files by patterns: dot files and linked files, but nothing behind linked directories', () => {
      const { io, root } = world({
        'kea.conf': '',
        '.hidden.conf': '',
        'a/b/deep.conf': '',
        'a/.x/hidden.conf': '',
        'a/other.txt': '',
        'linked.conf': '-> a/other.txt',
        'nowhere.conf': '-> no',
        'dir.conf/inner.conf': '',
        'around/again': '-> ..',
        'node_modules/x.conf': '',
        'a/.git/x.conf': '',
        '.kea-migrate/0001/x.conf': '',
        '.kea-migrate-7-0001-0.after.conf': '',
        'odd [1]{x}*/odd.conf': '',
      });
      const find = (patterns: readonly string[], below = '') =>
        io.glob(patterns, join(root, below)).map((path) => path.slice(root.length + 1));
      expect(find(['**/*.conf'])).toEqual([
        '.hidden.conf',
        'a/.x/hidden.conf',
        'a/b/deep.conf',
        'dir.conf/inner.conf',
        'kea.conf',
        'linked.conf',
        'odd [1]{x}*/odd.conf',
      ]);
      expect(find(['*.{txt,conf}', '!kea*'], 'a')).toEqual(['a/other.txt']);
      expect(find(['*'], 'odd [1]{x}*')).toEqual(['odd [1]{x}*/odd.conf']);
      expect(find(['**/[a-d]?ep.conf', 'kea.conf'])).toEqual(['a/b/deep.conf', 'kea.conf']);
      expect(find(['**/.kea-migrate/*/x.conf'])).toEqual(['.kea-migrate/0001/x.conf']);
      expect(find(['**/.kea-migrate/0001/x.conf'])).toEqual(['.kea-migrate/0001/x.conf']);
      expect(find(['**/inner.conf'])).toEqual(['dir.conf/inner.conf']);
      expect(find(['**/linked.conf'])).toEqual(['linked.conf']);
      expect(find(['**/x.conf'])).toEqual([]);
      expect(find(['**/nowhere.conf'])).toEqual([]);
      expect(find(['none'])).toEqual([]);
      expect(failure(() => find(['*'], 'no'))).toMatch(/^ENOENT /);
      expect(failure(() => find(['*'], 'kea.conf'))).toMatch(/^ENOTDIR /);
    });

    it('takes relative paths from the working directory', () => {
      const { io } = world({});
      expect(io.realpath('.')).toBe(io.realpath(io.cwd()));
      expect(failure(() => io.read('no-such-file-here'))).toBe('ENOENT no such file or directory');
    });

    it('knows its own process, and that it runs', () => {
      const { io } = world({});
      expect(io.isRunning(io.process())).toBe(true);
      expect(io.isRunning({ ...io.process(), host: 'elsewhere' })).toBe(true);
    });
  });
}
