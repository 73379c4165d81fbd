// Runs before anything else of a run: an interrupted write is finished or taken back, an interrupted undo finished.

import { dirname, join } from 'node:path';
import { RefusedError } from '../core/errors.ts';
import { type Io, IoError } from '../core/io.ts';
import { searchedFrom } from '../core/patterns.ts';
import { absolutePath, upwards } from './paths.ts';
import { type RecoveryReport, settle } from './settle.ts';
import { findState, isUnfinished, STATE_NAME, type State, withState } from './state.ts';

/**
 * Puts right what interrupted runs left behind. Looks beside, above and, for directories, below the paths.
 *
 * @param paths files, directories and glob patterns that this run is about
 * @returns what was done, one report for each interrupted run; nothing is thrown for what cannot be put right
 */
export function recover(io: Io, paths: readonly string[]): readonly RecoveryReport[] {
  const bases = new Set(paths.flatMap((path) => [...basesFor(io, path)]));
  return [...bases]
    .sort()
    .map((base) => recoverIn(io, base))
    .filter((report) => report !== undefined);
}

/** Directories where the state of a write to the path may be; none where that cannot be seen, as discovery reports. */
function basesFor(io: Io, path: string): Iterable<string> {
  try {
    const absolute = absolutePath(io, searchedFrom(io, path));
    if (io.stat(absolute)?.kind !== 'directory') return upwards(io.realpath(dirname(absolute)));
    const directory = io.realpath(absolute);
    const below = io.glob([`**/${STATE_NAME}/journal.json`], directory).map((file) => dirname(dirname(file)));
    return [...upwards(directory), ...below];
  } catch (error) {
    if (error instanceof IoError) return [];
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
