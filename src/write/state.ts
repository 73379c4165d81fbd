// The directory `.kea-migrate` that a write keeps its journal and its backups in: where it is, whether it may be
// believed, and the lock that lets one run at a time work in it.

import { join } from 'node:path';
import { RefusedError } from '../core/errors.ts';
import { type Io, IoError } from '../core/io.ts';
import { acquireLock, releaseLock, staleLocks } from './lock.ts';
import { systemPath, upwards } from './paths.ts';

/** Name of the directory; also the beginning of the names of files that wait to be moved into place. */
export const STATE_NAME = '.kea-migrate';

export interface State {
  /** `BASE/.kea-migrate`, absolute, without symbolic links. */
  readonly directory: string;
  /** The deepest directory that holds all files of the writes recorded here. */
  readonly base: string;
  /** Tells this directory from its copies. */
  readonly inode: string;
}

/** The state directory in `base`, or why it is none that this user may believe, or undefined when there is none. */
export function findState(io: Io, base: string): State | RefusedError | undefined {
  const directory = join(base, STATE_NAME);
  const found = io.lstat(directory);
  if (found === undefined) return undefined;
  const shown = systemPath(io, directory);
  if (found.kind !== 'directory') return new RefusedError(`${shown}: is no directory`);
  // What it says is done with this user's rights, so nobody else may have said it.
  const uid = io.uid();
  if (uid !== undefined && found.uid !== uid) {
    return new RefusedError(`${shown}: belongs to user ${found.uid}; run kea-migrate as that user`);
  }
  if (uid !== undefined && (found.mode & 0o077) !== 0) {
    return new RefusedError(
      `${shown}: is open to others, so what it says is not believed; expected mode 0700`,
    );
  }
  return { directory, base, inode: found.inode };
}

/** All state directories (and refused ones) in a directory and above it. */
export function statesUpwards(io: Io, directory: string): readonly (State | RefusedError)[] {
  return [...upwards(directory)].map((base) => findState(io, base)).filter((state) => state !== undefined);
}

/**
 * Runs `work` in the state directory of `base`, which is created when missing and removed when nothing is left in it,
 * while no other run may work there.
 *
 * @param work is given the state and remarks for the user about a lock that was taken over
 * @throws RefusedError when another run works there, or the directory cannot be used
 */
export function withState<T>(io: Io, base: string, work: (state: State, notes: readonly string[]) => T): T {
  return io.uninterrupted(() => {
    const { state, lock, notes } = enter(io, base);
    try {
      ignoreInGit(io, state);
      return work(state, notes);
    } finally {
      leave(io, state, lock);
    }
  });
}

interface Entered {
  readonly state: State;
  readonly lock: string;
  readonly notes: readonly string[];
}

function enter(io: Io, base: string, attempts = 3): Entered {
  const state = findState(io, base) ?? makeState(io, base);
  if (state instanceof RefusedError) throw state;
  try {
    return { state, ...acquireLock(io, state.directory) };
  } catch (error) {
    // Another run removed the empty directory in between.
    if (error instanceof IoError && error.code === 'ENOENT' && attempts > 1)
      return enter(io, base, attempts - 1);
    removeIfEmpty(io, state);
    throw error instanceof IoError ? noPlace(io, base, error) : error;
  }
}

function makeState(io: Io, base: string): State | RefusedError {
  try {
    io.makeDirectory(join(base, STATE_NAME), 0o700);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    // EEXIST: another run made it in between.
    if (error.code !== 'EEXIST') throw noPlace(io, base, error);
  }
  return findState(io, base) ?? new RefusedError(`${join(base, STATE_NAME)}: went away`);
}

function noPlace(io: Io, base: string, { reason }: IoError): RefusedError {
  return new RefusedError(`${systemPath(io, base)}: ${reason}; the journal and the backup belong there`);
}

const IGNORE_ALL = '*\n';

/** Keeps backups, which hold the secrets of the files, from being committed. */
function ignoreInGit(io: Io, state: State): void {
  const path = join(state.directory, '.gitignore');
  if (io.lstat(path) !== undefined) {
    if (io.read(path) === IGNORE_ALL) return;
    io.remove(path);
  }
  io.create(path, IGNORE_ALL, 0o600);
}

/** Gives the lock back, and removes the directory when nothing is recorded in it. */
function leave(io: Io, state: State, lock: string): void {
  try {
    const names = io.list(state.directory);
    const own = new Set(['.gitignore', lock, 'journal.json.new']);
    const isEmpty = names.every((name) => own.has(name));
    if (isEmpty) for (const name of names) if (name !== lock) io.remove(join(state.directory, name));
    releaseLock(io, state.directory, lock);
    if (isEmpty) removeIfEmpty(io, state);
  } catch (error) {
    // A lock or an empty directory left behind does no harm: the next run removes it.
    if (!(error instanceof IoError)) throw error;
  }
}

function removeIfEmpty(io: Io, state: State): void {
  try {
    io.removeDirectory(state.directory);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
  }
}

/** True when a run ended without tidying up, or works at this moment: there is a journal, a lock, or nothing at all. */
export function isUnfinished(io: Io, state: State): boolean {
  const names = io.list(state.directory);
  return (
    names.includes('journal.json') ||
    staleLocks(io, names).length > 0 ||
    names.every((name) => name === '.gitignore')
  );
}
