// Puts back what the last `--write` replaced, byte for byte, and removes what it created: all or nothing, as writing.

import { dirname } from 'node:path';
import { RefusedError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { isWithin } from '../core/within.ts';
import {
  keptPath,
  pathOf,
  readJournal,
  readRecord,
  recordedWrites,
  type WriteRecord,
  writeJournal,
} from './journal.ts';
import { keptContent, move, prepare, standing, type Work } from './move.ts';
import { absolutePath, leadsTo, placeOf, systemPath } from './paths.ts';
import { refusing, tidied } from './refuse.ts';
import { discard, goBack, type RecoveryReport, settle } from './settle.ts';
import { findState, STATE_NAME, type State, statesUpwards, withState } from './state.ts';

export interface UndoReport {
  /** One line for people: what was taken back. */
  readonly message: string;
  /** Absolute paths of files that have their bytes from before again. */
  readonly restored: readonly string[];
  /** Absolute paths of files that the write had created and that are gone. */
  readonly removed: readonly string[];
  /** Remarks for the user. */
  readonly notes: readonly string[];
}

/**
 * Takes back the last write that changed the file `path`, or files in the directory `path`; all of it, also where it
 * changed files elsewhere. Repeated, it takes back the one before that. If a write or an undo was interrupted there,
 * that is put right first, and if this takes the write back, no other is touched; so do not call `recover` before.
 *
 * @param path a file or directory, absolute or relative to `io.cwd()`
 * @throws RefusedError when nothing was put back: there is no such write, somebody edited one of its files since, a later
 * write to other files stands in the way, another run is at work, or the disk said no
 */
export function undo(io: Io, path: string): UndoReport {
  return refusing(() => {
    const state = stateToUndo(io, path);
    return withState(io, state.base, (inside, notes) => {
      const report = settle(io, inside, notes);
      if (report !== undefined && report.outcome !== 'finished' && report.outcome !== 'kept') {
        return ofRecovery(io, inside, report);
      }
      return undoLast(io, inside, path, report === undefined ? notes : [...report.notes, report.message]);
    });
  });
}

function ofRecovery(io: Io, { directory }: State, { message, files, notes }: RecoveryReport): UndoReport {
  const isThere = (file: string) => io.lstat(file) !== undefined;
  return {
    message,
    restored: files.filter(isThere),
    removed: files.filter((file) => !isThere(file)),
    notes: [...notes, `earlier writes recorded in ${systemPath(io, directory)} were not touched`],
  };
}

/** The state directory with the latest write that touches the path. */
function stateToUndo(io: Io, path: string): State {
  const refused: string[] = [];
  let best: { readonly state: State; readonly time: string } | undefined;
  for (const state of statesFor(io, path)) {
    const time = state instanceof RefusedError ? state : latestTime(io, state, path);
    if (time instanceof RefusedError) refused.push(`; ${time.message}`);
    else if (time !== undefined && !(state instanceof RefusedError) && time > (best?.time ?? '')) {
      best = { state, time };
    }
  }
  if (best !== undefined) return best.state;
  throw new RefusedError(
    `${path}: nothing to undo, no write by kea-migrate is recorded for it${refused.join('')}`,
  );
}

/** State directories beside the path and above it, from the inside out, then those below it. */
function statesFor(io: Io, path: string): readonly (State | RefusedError)[] {
  const absolute = absolutePath(io, path);
  if (io.stat(absolute)?.kind !== 'directory') return statesUpwards(io, io.realpath(dirname(absolute)));
  const directory = io.realpath(absolute);
  const below = io
    .glob([`**/${STATE_NAME}/*/write.json`, `**/${STATE_NAME}/journal.json`], directory)
    .map((file) => dirname(file.slice(0, file.lastIndexOf(`/${STATE_NAME}/`) + 2)))
    .filter((base) => base !== directory);
  return [
    ...statesUpwards(io, directory),
    ...[...new Set(below)].map((base) => findState(io, base)).filter((state) => state !== undefined),
  ];
}

/** Later than any time: what is under way comes before what is done. */
const NOW = '~';

function latestTime(io: Io, state: State, path: string): string | RefusedError | undefined {
  try {
    if (readJournal(io, state) !== undefined) return NOW;
    return recordsOf(io, state).findLast((record) => touches(io, state, record, path))?.time;
  } catch (error) {
    if (error instanceof RefusedError) return error;
    throw error;
  }
}

function recordsOf(io: Io, state: State): readonly WriteRecord[] {
  return recordedWrites(io, state)
    .map((number) => readRecord(io, state, number))
    .filter((record) => record !== undefined);
}

function touches(io: Io, state: State, record: WriteRecord, path: string): boolean {
  const wanted = [placeOf(io, path), leadsTo(io, path)];
  return record.steps.some((step) =>
    wanted.some(
      (place) => isWithin(pathOf(state, step, 'path'), place) || isWithin(pathOf(state, step, 'real'), place),
    ),
  );
}

function undoLast(io: Io, state: State, path: string, notes: readonly string[]): UndoReport {
  const record = recordsOf(io, state).at(-1);
  if (record === undefined) throw new RefusedError(`${path}: nothing to undo`);
  const work: Work = { state, number: record.number, steps: record.steps };
  const shown = work.steps.map((step) => systemPath(io, pathOf(state, step, 'path'))).join(', ');
  if (!touches(io, state, record, path)) {
    throw new RefusedError(
      `${path}: the last write, of ${record.time}, changed other files (${shown}) and has to be taken back first: undo ${systemPath(io, state.base)}`,
    );
  }
  refuseIfEdited(io, work, record);
  restore(io, work);
  const paths = (created: boolean) =>
    work.steps
      .filter((step) => (step.before === undefined) === created)
      .map((step) => pathOf(state, step, 'path'));
  return {
    message: `the write of ${record.time}, by kea-migrate ${record.tool} for Kea ${record.target}, was taken back`,
    restored: paths(false),
    removed: paths(true),
    notes: [...notes, ...tidied(() => discard(io, work))],
  };
}

function refuseIfEdited(io: Io, work: Work, record: WriteRecord): void {
  for (const [index, step] of work.steps.entries()) {
    if (standing(io, work.state, step) !== 'other') continue;
    const shown = systemPath(io, pathOf(work.state, step, 'path'));
    const kept = systemPath(io, keptPath(work.state, work.number, index, 'before'));
    const where = step.before === undefined ? '' : `; its bytes from before are in ${kept}`;
    throw new RefusedError(
      `${shown}: was changed since the write of ${record.time}, so nothing was put back${where}`,
    );
  }
}

function restore(io: Io, work: Work): void {
  const { state, number } = work;
  let ready = false;
  try {
    writeJournal(io, state, { number, todo: 'restore', ready });
    // What is replaced now is kept as well, to go back to if a file cannot be replaced half-way.
    for (const [index, step] of work.steps.entries()) {
      if (standing(io, state, step) === 'after') keepAfter(io, work, index, pathOf(state, step, 'real'));
    }
    const prepared = prepare(io, work, 'before', undefined, keptContent(io, work));
    writeJournal(io, state, { number, todo: 'restore', ready: true });
    ready = true;
    move(io, work, 'before', prepared);
  } catch (error) {
    goBack(io, work, 'after', ready, error);
  }
}

function keepAfter(io: Io, work: Work, index: number, file: string): void {
  io.create(keptPath(work.state, work.number, index, 'after'), io.read(file), 0o600);
}
