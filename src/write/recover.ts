// Runs before anything else of a run: an interrupted write is finished or taken back, an interrupted undo finished.

import { dirname, join } from 'node:path';
import { RefusedError } from '../core/errors.ts';
import { type Io, IoError } from '../core/io.ts';
import { absolutePath, upwards } from './paths.ts';
import { type RecoveryReport, settle } from './settle.ts';
import { findState, isUnfinished, STATE_NAME, type State, withState } from './state.ts';

/**
 * Puts right what interrupted runs left behind. Costs one look into every directory concerned when there is nothing.
 *
 * @param paths files and directories that this run is about. A write is found through any file that it changed and
 * through any directory above that, up to the one that holds its state; so the files that discovery found are enough
 * @returns what was done, one report for each interrupted run; nothing is thrown for what cannot be put right
 */
export function recover(io: Io, paths: readonly string[]): readonly RecoveryReport[] {
  return basesOf(io, paths)
    .map((base) => recoverIn(io, base))
    .filter((report) => report !== undefined);
}

/** The directories of the paths and all above them, each once. */
function basesOf(io: Io, paths: readonly string[]): readonly string[] {
  const bases = new Set<string>();
  for (const directory of new Set(paths.map((path) => directoryOf(io, path)))) {
    if (directory === undefined) continue;
    for (const base of upwards(directory)) {
      if (bases.has(base)) break;
      bases.add(base);
    }
  }
  return [...bases].sort();
}

/** The directory that a path is or is in; undefined where that cannot be seen, which is discovery's to report. */
function directoryOf(io: Io, path: string): string | undefined {
  const absolute = absolutePath(io, path);
  try {
    const isDirectory = io.stat(absolute)?.kind === 'directory';
    return io.realpath(isDirectory ? absolute : dirname(absolute));
  } catch (error) {
    if (error instanceof IoError) return undefined;
    throw error;
  }
}

function recoverIn(io: Io, base: string): RecoveryReport | undefined {
  try {
    const found = unfinishedIn(io, base);
    if (found === undefined) return undefined;
    if (found instanceof RefusedError) return left(found.message);
    return withState(io, base, (state, notes) => settle(io, state, notes));
  } catch (error) {
    if (error instanceof RefusedError || error instanceof IoError) return left(error.message);
    throw error;
  }
}

/** A state directory with something unfinished in it, or why it is not to be touched; undefined when there is nothing. */
function unfinishedIn(io: Io, base: string): State | RefusedError | undefined {
  try {
    const state = findState(io, base);
    if (state instanceof RefusedError) {
      // Worth a word only if something is under way in it.
      return io.lstat(join(base, STATE_NAME, 'journal.json')) === undefined ? undefined : state;
    }
    return state !== undefined && isUnfinished(io, state) ? state : undefined;
  } catch (error) {
    // Where this user may not even look, there is nothing to say.
    if (error instanceof IoError && error.code === 'EACCES') return undefined;
    throw error;
  }
}

function left(message: string): RecoveryReport {
  return { outcome: 'left', message, files: [], notes: [] };
}
