// One run at a time in a state directory. Each run puts a file with its own name there and then looks for others, so
// of two runs at least one sees the other; a file is only ever removed by its run, or when its run has ended.

import { join } from 'node:path';
import { RefusedError } from '../core/errors.ts';
import { type Io, IoError, type ProcessId } from '../core/io.ts';
import { systemPath } from './paths.ts';

interface Lock {
  readonly name: string;
  readonly holder: ProcessId;
}

/**
 * Takes the lock of a state directory. Locks of runs that have ended are removed.
 *
 * @returns the lock's file name, and a remark for the user about every lock that was removed
 * @throws RefusedError when another run has it; IoError when the directory cannot be written
 */
export function acquireLock(
  io: Io,
  directory: string,
): { readonly lock: string; readonly notes: readonly string[] } {
  const lock = lockName(io.process());
  const inherited = !createNew(io, join(directory, lock));
  const others = locksIn(io.list(directory)).filter(({ name }) => name !== lock);
  const running = others.find(({ holder }) => io.isRunning(holder));
  if (running !== undefined) {
    releaseLock(io, directory, lock);
    throw new RefusedError(inUse(io, directory, running));
  }
  for (const { name } of others) releaseLock(io, directory, name);
  const ended = others.map(({ holder }) => holder.pid).concat(inherited ? io.process().pid : []);
  return { lock, notes: ended.map((pid) => `the lock of process ${pid}, which has ended, was removed`) };
}

/** False when it exists: where starting times are not known, an ended process may have had the number of this one. */
function createNew(io: Io, path: string): boolean {
  try {
    io.create(path, '', 0o600);
    return true;
  } catch (error) {
    if (error instanceof IoError && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock; it is no matter when somebody else already has. */
export function releaseLock(io: Io, directory: string, lock: string): void {
  try {
    io.remove(join(directory, lock));
  } catch (error) {
    if (!(error instanceof IoError) || error.code !== 'ENOENT') throw error;
  }
}

/** Those of the names in a state directory that are locks of runs that have ended; ask before taking the own one. */
export function staleLocks(io: Io, names: readonly string[]): readonly string[] {
  return locksIn(names)
    .filter(({ name, holder }) => name === lockName(io.process()) || !io.isRunning(holder))
    .map(({ name }) => name);
}

// All is in the name, so a lock is complete as soon as it exists.
function lockName({ pid, started, host }: ProcessId): string {
  return `lock.${pid}.${started}.${Buffer.from(host).toString('base64url')}`;
}

function locksIn(names: readonly string[]): readonly Lock[] {
  return names.flatMap((name) => {
    const [, pid, started, host] = /^lock\.(\d+)\.([^.]*)\.(.*)$/.exec(name) ?? [];
    if (pid === undefined || started === undefined || host === undefined) return [];
    return [{ name, holder: { pid: Number(pid), started, host: Buffer.from(host, 'base64url').toString() } }];
  });
}

function inUse(io: Io, directory: string, { name, holder }: Lock): string {
  const shown = systemPath(io, directory);
  if (holder.host === io.process().host)
    return `${shown}: process ${holder.pid} of kea-migrate is working here`;
  const path = systemPath(io, join(directory, name));
  return `${shown}: process ${holder.pid} of kea-migrate on another host or in another container is working here; if it has ended, remove ${path}`;
}
