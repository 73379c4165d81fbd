// Brings the files of a write to one side or the other: new bytes wait beside each file, then take its name. Where each
// file stands is always read from the disk, so this can be repeated after any interruption and ends the same way.

import { RefusedError } from '../core/errors.ts';
import { type Io, IoError } from '../core/io.ts';
import {
  type Created,
  digest,
  keptPath,
  pathOf,
  removeIfThere,
  type Side,
  type Step,
  waitingPath,
} from './journal.ts';
import { leadsTo, systemPath } from './paths.ts';
import type { State } from './state.ts';

/** A write with its place: what every function here works on. */
export interface Work {
  readonly state: State;
  readonly number: string;
  readonly steps: readonly Step[];
}

/** The bytes of a side of the step with this number, as far as they are known. */
export type ContentOf = (index: number, side: Side) => string | undefined;

/** What {@link prepare} leaves to {@link move}. */
export interface Prepared {
  /** Numbers of steps, in the order to move them in. */
  readonly steps: readonly number[];
  /** False when this system cannot carry access control lists and extended attributes over. */
  readonly attributesKept: boolean;
}

/** Which side a file's bytes are on; `other` when somebody else changed, removed or redirected it. */
export function standing(io: Io, state: State, step: Step): Side | 'other' {
  const real = pathOf(state, step, 'real');
  if (leadsTo(io, pathOf(state, step, 'path')) !== real) return 'other';
  const found = io.lstat(real);
  if (found === undefined) return step.before === undefined ? 'before' : 'other';
  if (found.kind !== 'file') return 'other';
  const now = digest(io.read(real));
  if (now === step.after) return 'after';
  return now === step.before ? 'before' : 'other';
}

/**
 * Puts the new bytes of every file that is not yet on `side` beside it, with the mode and owner that they will need.
 * After an interruption, files that somebody else has edited since are left alone if they stood on `side` then.
 *
 * @param direction the side that an interrupted run was moving the files to; undefined on a first attempt
 * @throws RefusedError when an edited file does not fit, or bytes are not known any more; IoError
 */
export function prepare(
  io: Io,
  work: Work,
  side: Side,
  direction: Side | undefined,
  contentOf: ContentOf,
): Prepared {
  const left: number[] = [];
  for (const [index, step] of work.steps.entries()) {
    const stands = standing(io, work.state, step);
    if (stands === 'other') refuseUnlessFits(io, work, side, direction, index);
    else if (stands !== side) left.push(index);
  }
  // Files that are new go first, and last when taken back: others may refer to them.
  const ordered = left.sort((a, b) => rank(work, a, side) - rank(work, b, side) || a - b);
  const kept = ordered.map((index) => putBeside(io, work, side, index, contentOf));
  return { steps: ordered, attributesKept: !kept.includes(false) };
}

/** Gives the prepared files their names. Throws RefusedError when somebody changed one of them in the meantime. */
export function move(io: Io, work: Work, side: Side, { steps }: Prepared): void {
  for (const index of steps) {
    const step = stepAt(work, index);
    const real = pathOf(work.state, step, 'real');
    const stands = standing(io, work.state, step);
    if (stands === side) continue;
    if (stands === 'other') throw edited(io, real);
    moveOne(io, work, side, index, stands);
  }
}

function moveOne(io: Io, work: Work, side: Side, index: number, from: Side): void {
  const step = stepAt(work, index);
  const real = pathOf(work.state, step, 'real');
  const waiting = waitingOf(work, index, side);
  try {
    if (wanted(step, side) === undefined) io.remove(real);
    else if (wanted(step, from) === undefined) io.renameNew(waiting, real);
    else io.rename(waiting, real);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const hint =
      error.code === 'EBUSY' ? '; where it is mounted on its own, as in containers, change the original' : '';
    throw new RefusedError(`${systemPath(io, real)}: cannot be replaced, ${error.reason}${hint}`);
  }
}

/** Removes whatever still waits beside the files. */
export function removeWaiting(io: Io, work: Work): void {
  for (const index of work.steps.keys()) {
    removeIfThere(io, waitingOf(work, index, 'before'));
    removeIfThere(io, waitingOf(work, index, 'after'));
  }
}

/** The bytes that a write, or an interrupted undo, kept in the state directory. */
export function keptContent(io: Io, work: Work): ContentOf {
  return (index, side) => {
    const path = keptPath(work.state, work.number, index, side);
    return io.lstat(path) === undefined ? undefined : io.read(path);
  };
}

function refuseUnlessFits(io: Io, work: Work, side: Side, direction: Side | undefined, index: number): void {
  const step = stepAt(work, index);
  // Removing a created file leaves no trace to judge by; what is there now fits either side.
  if (direction !== undefined && wanted(step, direction) === undefined) return;
  if (direction === undefined || stoodOn(io, work, direction, index) !== side) {
    throw edited(io, pathOf(work.state, step, 'real'));
  }
}

/** Bytes that still wait were not moved, so the file was edited as it had been before. */
function stoodOn(io: Io, work: Work, direction: Side, index: number): Side {
  return io.lstat(waitingOf(work, index, direction)) === undefined ? direction : opposite(direction);
}

function edited(io: Io, path: string): RefusedError {
  return new RefusedError(`${systemPath(io, path)}: was changed by somebody else meanwhile`);
}

/** Returns false when attributes could not be carried over. */
function putBeside(io: Io, work: Work, side: Side, index: number, contentOf: ContentOf): boolean {
  const step = stepAt(work, index);
  const expected = wanted(step, side);
  if (expected === undefined) return true;
  createBeside(io, work, side, index, expected, contentOf);
  // Also when it was there already: what was interrupted may have stopped just before this.
  const real = pathOf(work.state, step, 'real');
  return step.before === undefined || io.copyAttributes(real, waitingOf(work, index, side));
}

function createBeside(
  io: Io,
  work: Work,
  side: Side,
  index: number,
  expected: string,
  contentOf: ContentOf,
): void {
  const step = stepAt(work, index);
  const path = waitingOf(work, index, side);
  const given = modeAndOwner(io, work, step);
  if (isAsWanted(io, path, given, expected)) return;
  const shown = systemPath(io, pathOf(work.state, step, 'real'));
  const content = contentOf(index, side);
  if (content === undefined || digest(content) !== expected) {
    throw new RefusedError(`${shown}: its bytes ${side} are not known`);
  }
  try {
    removeIfThere(io, path);
    io.create(path, content, given.mode, given.owner);
  } catch (error) {
    // The user knows the file, not the name that its new bytes wait under.
    if (error instanceof IoError)
      throw new RefusedError(`${shown}: cannot be written, ${because(io, error, given)}`);
    throw error;
  }
}

function isAsWanted(io: Io, path: string, { mode, owner }: Created, expected: string): boolean {
  const found = io.lstat(path);
  if (found?.kind !== 'file' || found.mode !== mode) return false;
  if (owner !== undefined && (found.uid !== owner.uid || found.gid !== owner.gid)) return false;
  return digest(io.read(path)) === expected;
}

function because(io: Io, { code, reason }: IoError, { owner }: Created): string {
  if (code === 'EACCES') return `${reason} in its directory`;
  if (code !== 'EPERM' || owner === undefined || io.uid() === 0) return reason;
  return `as this user may not keep its owner (user ${owner.uid}, group ${owner.gid}); run kea-migrate as that user or as root`;
}

/** What a file shall have: what it has now, as a write changes neither mode nor owner; or what was decided for a new one. */
function modeAndOwner(io: Io, work: Work, step: Step): Created {
  const real = pathOf(work.state, step, 'real');
  const found = io.lstat(real);
  if (found !== undefined) return { mode: found.mode, owner: { uid: found.uid, gid: found.gid } };
  if (step.created === undefined) throw new RefusedError(`${systemPath(io, real)}: is not there any more`);
  return step.created;
}

/** The digest of a side; undefined when the file does not exist on it. */
function wanted(step: Step, side: Side): string | undefined {
  return side === 'before' ? step.before : step.after;
}

/** The other side. */
export function opposite(side: Side): Side {
  return side === 'before' ? 'after' : 'before';
}

function rank(work: Work, index: number, side: Side): number {
  const isNew = stepAt(work, index).before === undefined;
  return isNew === (side === 'after') ? 0 : 1;
}

function waitingOf(work: Work, index: number, side: Side): string {
  return waitingPath(work.state, work.number, index, stepAt(work, index), side);
}

function stepAt(work: Work, index: number): Step {
  const step = work.steps[index];
  if (step === undefined) throw new Error(`a write of ${work.steps.length} files has no file ${index}`);
  return step;
}
