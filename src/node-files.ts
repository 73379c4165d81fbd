// The file side of node-io: reading without being held up, writing so that it lasts, and failures in plain words.

import { constants as bufferConstants } from 'node:buffer';
import type { SpawnSyncReturns } from 'node:child_process';
import * as fs from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ioError } from './core/errno.ts';
import { IoError, type Owner } from './core/io.ts';

/** A V8 string holds this many bytes of Latin-1: 512 MiB less 24. */
const LARGEST_FILE = bufferConstants.MAX_STRING_LENGTH;

/** Runs one operation; whatever it throws becomes an IoError that names the path as it was given. */
export function naming<T>(path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    throw asIoError(error, path);
  }
}

/** What was thrown as an {@link IoError} that names the path as it was given. */
export function asIoError(error: unknown, path: string): IoError {
  if (error instanceof IoError) return error;
  if (!(error instanceof Error)) return ioError('EIO', path, String(error));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'EIO';
  // Node's own refusals (ERR_…): a NUL byte in a path is the one that users can bring about.
  if (code === 'ERR_INVALID_ARG_VALUE') return ioError('EINVAL', path, 'not a file name');
  return code.startsWith('ERR_') ? ioError('EIO', path, error.message) : ioError(code, path);
}

/** A file's bytes as Latin-1. Throws EISDIR for directories, EINVAL for what is no file, EFBIG above 512 MiB. */
export function readRegularFile(path: string): string {
  const descriptor = openForReading(path);
  try {
    const stats = fs.fstatSync(descriptor);
    if (stats.isDirectory()) throw ioError('EISDIR', path, 'is a directory');
    if (!stats.isFile()) throw ioError('EINVAL', path, `is ${otherKind(stats)}, not a file`);
    if (stats.size > LARGEST_FILE) throw ioError('EFBIG', path, 'is larger than 512 MiB');
    return fs.readFileSync(descriptor, 'latin1');
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Opens without waiting: a FIFO without a writer would block for ever, a terminal could become ours. */
function openForReading(path: string): number {
  try {
    const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = fs.constants;
    return fs.openSync(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  } catch (error) {
    // ENXIO: sockets, and devices without a driver, cannot be opened at all.
    if (asIoError(error, path).code === 'ENXIO') throw ioError('EINVAL', path, 'is a socket, not a file');
    throw error;
  }
}

function otherKind(stats: fs.Stats): string {
  if (stats.isFIFO()) return 'a FIFO';
  return stats.isSocket() ? 'a socket' : 'a device';
}

/**
 * Creates a file with exactly these bytes, this mode and this owner, flushed to the disk; nothing is left when it fails.
 * Throws EEXIST when the name is taken, EPERM when the user may not give the file to `owner`.
 */
export function createFile(path: string, latin1: string, mode: number, owner: Owner | undefined): void {
  // O_EXCL: never through a symbolic link, never over something.
  const descriptor = fs.openSync(path, 'wx', mode & 0o600);
  try {
    try {
      writeFully(descriptor, Buffer.from(latin1, 'latin1'));
      if (owner !== undefined) giveTo(descriptor, owner);
      fs.fchmodSync(descriptor, mode); // Whatever the umask says; and open to others only when complete.
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    fs.rmSync(path, { force: true });
    throw error;
  }
  flushDirectories(path);
}

function giveTo(descriptor: number, owner: Owner): void {
  const { uid, gid } = fs.fstatSync(descriptor);
  // Not asked for in vain: some file systems refuse every change of owner.
  if (uid !== owner.uid || gid !== owner.gid) fs.fchownSync(descriptor, owner.uid, owner.gid);
}

function writeFully(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += fs.writeSync(descriptor, bytes, done);
}

/**
 * Gives a file the access control list and the extended attributes (among them the SELinux label) of another, with its
 * mode and owner, as far as this user may. Node has no calls for them, but GNU cp, which every Debian, Ubuntu, Fedora and
 * SUSE has, does it.
 *
 * @returns false when there is no such cp
 */
export function copyAttributes(from: string, to: string): boolean {
  const first = runCopy(from, to);
  // Ctrl-C reaches every program on the terminal, while this write goes on (see `uninterrupted`).
  const { status } = first.signal === null ? first : runCopy(from, to);
  if (status !== 0) return false;
  flush(to);
  return true;
}

function runCopy(from: string, to: string): SpawnSyncReturns<Buffer> {
  const options = ['--archive', '--attributes-only', '--no-preserve=timestamps'];
  // Not from a directory that the caller's PATH may name: this may run as root.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  return spawnSync('/bin/cp', [...options, '--', resolve(from), resolve(to)], { stdio: 'ignore' });
}

/** What file systems without hard links, and users without the right to link, answer. */
const NO_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'EACCES',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
]);

/** Renames to a name that must be free (EEXIST). */
export function renameNew(from: string, to: string): void {
  try {
    fs.linkSync(from, to); // Unlike rename(2), link(2) refuses a name that is taken.
  } catch (error) {
    if (!NO_LINKS.has(asIoError(error, to).code)) throw error;
    if (fs.lstatSync(to, { throwIfNoEntry: false }) !== undefined) throw ioError('EEXIST', to);
    fs.renameSync(from, to);
    flushDirectories(from, to);
    return;
  }
  flushDirectories(to);
  fs.unlinkSync(from);
  flushDirectories(from);
}

/** What systems answer that cannot flush a directory; there the rename itself is all there is. */
const NO_FLUSH: ReadonlySet<string> = new Set([
  'EINVAL',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EPERM',
  'EISDIR',
  'EBADF',
]);

/** Makes the entries of these paths in their directories last through a power failure. */
export function flushDirectories(...paths: readonly string[]): void {
  for (const directory of new Set(paths.map((path) => dirname(path)))) flush(directory);
}

/** Flushes a file or directory, if this user may open it and the file system can. */
function flush(path: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = fs.openSync(path, 'r');
    fs.fsyncSync(descriptor);
  } catch (error) {
    const { code } = asIoError(error, path);
    if (code !== 'EACCES' && !NO_FLUSH.has(code)) throw error;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** All of standard input as Latin-1. */
export function readStandardInput(): string {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(65_536);
  for (;;) {
    const size = readWaiting(chunk);
    if (size === 0) return Buffer.concat(chunks).toString('latin1');
    chunks.push(Buffer.from(chunk.subarray(0, size)));
  }
}

/** Reads from descriptor 0, waiting for data when it is set not to (EAGAIN), as terminals and some pipes are. */
function readWaiting(chunk: Buffer): number {
  for (;;) {
    try {
      return fs.readSync(0, chunk);
    } catch (error) {
      const { code } = asIoError(error, 'standard input');
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
