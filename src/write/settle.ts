// Ends what an interrupted run began, from its journal, its record and where each file stands: the heart of recovery,
// also run by undo. Every function can itself be interrupted anywhere and repeated.

import { join } from 'node:path';
import { RefusedError } from '../core/errors.ts';
import { type Io, IoError } from '../core/io.ts';
import {
  type Journal,
  keptPath,
  pathOf,
  readJournal,
  readRecord,
  removeIfThere,
  removeJournal,
  removeRecord,
  type Side,
  type WriteRecord,
} from './journal.ts';
import { keptContent, move, opposite, prepare, removeWaiting, standing, type Work } from './move.ts';
import { systemPath } from './paths.ts';
import type { State } from './state.ts';

/** In the message of a refusal that could not take everything back. */
export const goingBackFailed = 'going back failed too';

/** What was found of an interrupted run, and what has been done about it. */
export interface RecoveryReport {
  /**
   * `finished`: the write is complete now. `taken-back`: every file is as before the write. `undone`: the undo is
   * complete now. `kept`: the undo was given up, the write stands. `left`: nothing could be done, or another run is at
   * work there; nothing should be written now.
   */
  readonly outcome: 'finished' | 'taken-back' | 'undone' | 'kept' | 'left';
  /** One line for people, with the reason when something was left. */
  readonly message: string;
  /** Absolute paths of the files of the interrupted write or undo. */
  readonly files: readonly string[];
  /** Remarks for the user. */
  readonly notes: readonly string[];
}

/**
 * Brings an interrupted run in this state directory, whose lock is held, to an end.
 *
 * @returns undefined when nothing was under way
 * @throws RefusedError when that is not possible; IoError
 */
export function settle(io: Io, state: State, notes: readonly string[]): RecoveryReport | undefined {
  const journal = readJournal(io, state);
  if (journal === undefined) {
    removeJournal(io, state);
    return undefined;
  }
  const record = readRecord(io, state, journal.number);
  const work: Work = { state, number: journal.number, steps: record?.steps ?? [] };
  const outcome = outcomeOf(io, work, journal, record);
  return {
    outcome,
    message: says[outcome](record),
    files: work.steps.map((step) => pathOf(state, step, 'path')),
    notes: [...notes, ...editedNotes(io, work)],
  };
}

type Outcome = Exclude<RecoveryReport['outcome'], 'left'>;

function outcomeOf(io: Io, work: Work, { todo, ready }: Journal, record: WriteRecord | undefined): Outcome {
  const isWrite = todo === 'apply';
  // Records are made before and removed after everything that is done with files.
  if (record === undefined) return end(io, work, isWrite ? 'taken-back' : 'undone');
  if (!ready) return end(io, work, isWrite ? 'taken-back' : 'kept');
  const [forwards, backwards] = isWrite ? (['after', 'before'] as const) : (['before', 'after'] as const);
  const first = failureOf(() => bring(io, work, forwards, forwards));
  if (first === undefined) return end(io, work, isWrite ? 'finished' : 'undone');
  const second = failureOf(() => bring(io, work, backwards, forwards));
  if (second === undefined) return end(io, work, isWrite ? 'taken-back' : 'kept');
  throw new RefusedError(stuck(io, work, isWrite, first, second));
}

function bring(io: Io, work: Work, side: Side, direction: Side): void {
  move(io, work, side, prepare(io, work, side, direction, keptContent(io, work)));
}

/** Removes what is not needed any more after an outcome. */
function end(io: Io, work: Work, outcome: Outcome): Outcome {
  if (outcome === 'finished') finish(io, work);
  else if (outcome === 'kept') giveUpUndo(io, work);
  else discard(io, work);
  return outcome;
}

/** Removes every trace of a write that did not happen, or does not stand any more. */
export function discard(io: Io, work: Work): void {
  removeWaiting(io, work);
  removeRecord(io, work.state, work.number);
  removeJournal(io, work.state);
}

/** Removes what a write that happened needs no more. Its record stays for undo. */
export function finish(io: Io, work: Work): void {
  removeWaiting(io, work);
  removeJournal(io, work.state);
}

/** Removes every trace of an undo that did not happen. */
function giveUpUndo(io: Io, work: Work): void {
  for (const index of work.steps.keys()) removeIfThere(io, keptPath(work.state, work.number, index, 'after'));
  finish(io, work);
}

/**
 * After the failure of a first attempt: brings every file back to the side where it was, removes all traces of the
 * attempt, and throws the failure. If going back fails too, the refusal says so and the journal stays for the next run.
 *
 * @param moved whether any file may have been moved already
 */
export function goBack(io: Io, work: Work, side: Side, moved: boolean, failure: unknown): never {
  const second = failureOf(() => {
    if (moved) bring(io, work, side, opposite(side));
    end(io, work, side === 'before' ? 'taken-back' : 'kept');
  });
  if (second === undefined) throw failure;
  const first = failure instanceof Error ? failure.message : String(failure);
  throw new RefusedError(`${first}; ${goingBackFailed} (${second}), and the next run will put this right`);
}

function failureOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof RefusedError || error instanceof IoError) return error.message;
    throw error;
  }
}

const says: Readonly<Record<Outcome, (record: WriteRecord | undefined) => string>> = {
  finished: (record) => `an interrupted write${timeOf(record)} was finished`,
  'taken-back': (record) =>
    `an interrupted write${timeOf(record)} was taken back, all files are as before it`,
  undone: (record) => `an interrupted undo of the write${timeOf(record)} was finished`,
  kept: (record) => `an interrupted undo of the write${timeOf(record)} was given up, the write stands`,
};

function timeOf(record: WriteRecord | undefined): string {
  return record === undefined ? '' : ` of ${record.time}`;
}

function stuck(io: Io, { state, number }: Work, isWrite: boolean, first: string, second: string): string {
  const shown = systemPath(io, state.directory);
  const what = isWrite ? 'write' : 'undo';
  return `an interrupted ${what} can be neither finished (${first}) nor taken back (${second}); the bytes from before are in ${join(shown, number)}; put the files right by hand, then remove ${join(shown, 'journal.json')}`;
}

function editedNotes(io: Io, { state, steps }: Work): readonly string[] {
  return steps
    .filter((step) => standing(io, state, step) === 'other')
    .map(
      (step) =>
        `${systemPath(io, pathOf(state, step, 'path'))}: was changed by somebody else meanwhile and left as it is`,
    );
}
