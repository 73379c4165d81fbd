// Io on node:fs: with node-files and node-process all of the product that touches the real world.
// fast-glob is loaded when first needed.

import type { Dirent } from 'node:fs';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { ioError } from './core/errno.ts';
import type { FileStat, Io, IoError } from './core/io.ts';
import { filesBelow, plainTail } from './node-below.ts';
import { executeOnFiles } from './node-execute.ts';
import {
  asIoError,
  copyAttributes,
  createFile,
  flushDirectories,
  naming,
  readRegularFile,
  readStandardInput,
  renameNew,
} from './node-files.ts';
import { isRunning, thisProcess, uninterrupted } from './node-process.ts';

/** Directories that hold no configuration of the user's own, and what a write leaves behind. */
const NEVER_ENTERED = ['node_modules', '.git', '.kea-migrate*'] as const;

/** The real file system and the real surroundings. Everything is synchronous; every failure is an {@link IoError}. */
export const nodeIo: Io = {
  cwd: () => naming('the working directory', () => process.cwd()),
  read: (path) => naming(path, () => readRegularFile(path)),
  list: (path) =>
    naming(path, () =>
      fs
        .readdirSync(path, { encoding: 'buffer' })
        .sort(Buffer.compare)
        .map((name) => name.toString()),
    ),
  stat: (path) => orNothing(path, () => fs.statSync(path, { bigint: true, throwIfNoEntry: false })),
  lstat: (path) => orNothing(path, () => fs.lstatSync(path, { bigint: true, throwIfNoEntry: false })),
  realpath: (path) => naming(path, () => fs.realpathSync.native(path)),
  glob,
  create: (path, latin1, mode, owner) => naming(path, () => createFile(path, latin1, mode, owner)),
  copyAttributes: (from, to) => naming(to, () => copyAttributes(from, to)),
  rename: (from, to) =>
    naming(to, () => {
      fs.renameSync(from, to);
      flushDirectories(from, to);
    }),
  renameNew: (from, to) => naming(to, () => renameNew(from, to)),
  remove: (path) =>
    naming(path, () => {
      fs.unlinkSync(path);
      flushDirectories(path);
    }),
  makeDirectory: (path, mode) =>
    naming(path, () => {
      fs.mkdirSync(path, { mode });
      fs.chmodSync(path, mode); // The umask may have taken bits away.
      flushDirectories(path);
    }),
  removeDirectory: (path) =>
    naming(path, () => {
      fs.rmdirSync(path);
      flushDirectories(path);
    }),
  stdin: () => naming('standard input', readStandardInput),
  uid: () => process.geteuid?.(),
  process: thisProcess,
  isRunning,
  execute: (execution) => naming('/bin/sh', () => executeOnFiles(execution)),
  uninterrupted,
};

function orNothing(path: string, look: () => fs.BigIntStats | undefined): FileStat | undefined {
  try {
    const found = look();
    return found === undefined ? undefined : fileStat(found);
  } catch (error) {
    const failure = asIoError(error, path);
    // ENOTDIR: something on the way is a file, so there is nothing at the path either.
    if (failure.code === 'ENOENT' || failure.code === 'ENOTDIR') return undefined;
    throw failure;
  }
}

function fileStat(stats: fs.BigIntStats): FileStat {
  return {
    kind: kindOf(stats),
    size: Number(stats.size),
    mode: Number(stats.mode & 0o7777n),
    uid: Number(stats.uid),
    gid: Number(stats.gid),
    links: Number(stats.nlink),
    inode: stats.ino.toString(),
  };
}

function kindOf(entry: fs.BigIntStats): FileStat['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'symlink' : 'other';
}

function glob(
  patterns: readonly string[],
  directory: string,
  unreadable: (failure: IoError) => void = () => {},
): readonly string[] {
  const root = resolve(directory);
  if (nodeIo.stat(root)?.kind !== 'directory') {
    throw ioError(nodeIo.stat(root) === undefined ? 'ENOENT' : 'ENOTDIR', directory);
  }
  const never = NEVER_ENTERED.filter(
    (name) => !patterns.some((pattern) => pattern.includes(name.replace('*', ''))),
  );
  const [pattern = '', ...others] = patterns;
  const tail = others.length === 0 ? plainTail(pattern) : undefined;
  const found = naming(directory, () =>
    tail === undefined
      ? globbed(patterns, root, never, unreadable)
      : filesBelow(root, tail, {
          list: (path) => listerTelling(unreadable)(path, { withFileTypes: true }),
          isLeftOut: (name) => never.some((other) => isNamed(name, other)),
          isFile: leadsToFile,
        }),
  );
  return [...found].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** `name` is `pattern`, or begins like it when it ends with a star. */
function isNamed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function globbed(
  patterns: readonly string[],
  root: string,
  never: readonly string[],
  unreadable: (failure: IoError) => void,
): string[] {
  const fastGlob: typeof import('fast-glob') = createRequire(import.meta.url)('fast-glob');
  return fastGlob
    .sync([...patterns], {
      cwd: root, // Not part of a pattern, so special characters in it mean nothing.
      absolute: true,
      dot: true,
      followSymbolicLinks: false,
      onlyFiles: false, // With true, links to files would be left out too.
      objectMode: true,
      ignore: never.flatMap((name) => [`**/${name}`, `**/${name}/**`]),
      fs: { readdirSync: listerTelling(unreadable) },
    })
    .filter((entry) => entry.dirent.isFile() || (entry.dirent.isSymbolicLink() && leadsToFile(entry.path)))
    .map((entry) => entry.path);
}

interface Lister {
  (path: string): string[];
  (path: string, options: { readonly withFileTypes: true }): Dirent[];
}

/** A `readdirSync` for fast-glob, which would otherwise stop at the first directory it may not read. */
function listerTelling(unreadable: (failure: IoError) => void): Lister {
  function lister(path: string): string[];
  function lister(path: string, options: { readonly withFileTypes: true }): Dirent[];
  function lister(path: string, options?: { readonly withFileTypes: true }): string[] | Dirent[] {
    try {
      return options === undefined ? fs.readdirSync(path) : fs.readdirSync(path, options);
    } catch (error) {
      unreadable(asIoError(error, path));
      return [];
    }
  }
  return lister;
}

function leadsToFile(path: string): boolean {
  try {
    return fs.statSync(path).isFile();
  } catch {
    return false;
  }
}
