// Runs before anything else of a run: an interrupted write is finished or taken back, an interrupted undo finished.

import { dirname, join, resolve } from 'node:path';
import { RefusedError } from '../core/errors.ts';
import { type Io, IoError } from '../core/io.ts';
import { upwards } from './paths.ts';
import { type RecoveryReport, settle } from './settle.ts';
import { findState, isUnfinished, STATE_NAME, withState } from './state.ts';

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
  const given = new Set<string>();
  for (const path of paths) {
    const absolute = resolve(io.cwd(), path);
    const isDirectory = io.stat(absolute)?.kind === 'directory';
    given.add(isDirectory ? absolute : dirname(absolute));
  }
  for (const directory of given) {
    if (io.stat(directory) === undefined) continue;
    for (const base of upwards(io.realpath(directory))) {
      if (bases.has(base)) break;
      bases.add(base);
    }
  }
  return [...bases].sort();
}

function recoverIn(io: Io, base: string): RecoveryReport | undefined {
  try {
    const state = findState(io, base);
    if (state === undefined) return undefined;
    if (state instanceof RefusedError) {
      // Not ours to touch; worth a word only if something is under way in it, and if that can be seen at all.
      return io.lstat(join(base, STATE_NAME, 'journal.json')) === undefined ? undefined : left(state.message);
    }
    if (!isUnfinished(io, state)) return undefined;
    return withState(io, base, (inside, notes) => settle(io, inside, notes));
  } catch (error) {
    if (error instanceof RefusedError) return left(error.message);
    if (!(error instanceof IoError)) throw error;
    return error.code === 'EACCES' ? undefined : left(error.message);
  }
}

function left(message: string): RecoveryReport {
  return { outcome: 'left', message, files: [], notes: [] };
}
