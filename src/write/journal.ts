// What a write leaves on the disk to be finished, taken back or undone by: the record of each write with its steps, and
// the journal, which is there only while a write or an undo is under way.

import { basename, dirname, join, resolve } from 'node:path';
import { RefusedError } from '../core/errors.ts';
import type { Io, Owner } from '../core/io.ts';
import { systemPath } from './paths.ts';
import type { State } from './state.ts';

/** The two contents of a file that a write knows. */
export type Side = 'before' | 'after';

/** One file of a write. Its paths are relative to the directory that holds the state directory. */
export interface Step {
  /** Where it is called by; the last name may be a symbolic link. */
  readonly path: string;
  /** The file itself, with every link resolved. */
  readonly real: string;
  /** SHA-256 of the bytes, in hexadecimal; undefined when the write creates the file. */
  readonly before: string | undefined;
  readonly after: string;
  /** Mode and owner of a file that the write creates; other files keep theirs. */
  readonly created: Created | undefined;
}

export interface Created {
  readonly mode: number;
  /** Undefined: as the system gives it to a new file. */
  readonly owner: Owner | undefined;
}

/** One write: what `undo` needs. Stored as `NUMBER/write.json` beside the bytes from before. */
export interface WriteRecord {
  /** Name of its directory: a number of at least four digits, counted up. */
  readonly number: string;
  /** ISO 8601. */
  readonly time: string;
  /** Version of this tool. */
  readonly tool: string;
  /** The Kea version that was migrated to. */
  readonly target: string;
  readonly steps: readonly Step[];
}

/** What is under way. Stored as `journal.json`. */
export interface Journal {
  /** The write it is about. */
  readonly number: string;
  /** `apply`: files go from before to after, an interrupted write. `restore`: the other way, an interrupted undo. */
  readonly todo: 'apply' | 'restore';
  /** False while nothing but our own files has been touched; true once all is prepared and files are being moved. */
  readonly ready: boolean;
}

const JOURNAL = 'journal.json';
const RECORD = 'write.json';

/** SHA-256 of a Latin-1 text's bytes, in hexadecimal. */
export function digest(latin1: string): string {
  // Loaded here: it takes as long as checking a small installation, which needs none of it.
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(latin1, 'latin1').digest('hex');
}

/** Where the bytes of step `index` are kept. */
export function keptPath(state: State, number: string, index: number, side: Side): string {
  return join(state.directory, number, `${index}.${side}`);
}

/** The numbers of all writes recorded, oldest first. */
export function recordedWrites(io: Io, state: State): readonly string[] {
  return io
    .list(state.directory)
    .filter((name) => /^\d{4,}$/.test(name))
    .sort((a, b) => Number(a) - Number(b));
}

/** The number for the next write. */
export function nextNumber(io: Io, state: State): string {
  const last = recordedWrites(io, state).at(-1) ?? '0';
  return String(Number(last) + 1).padStart(4, '0');
}

/** The journal; undefined when nothing is under way. Throws RefusedError when it cannot be used. */
export function readJournal(io: Io, state: State): Journal | undefined {
  const stored = readStored(io, join(state.directory, JOURNAL), state);
  if (stored === undefined) return undefined;
  const { number, todo, ready } = stored;
  if (
    typeof number !== 'string' ||
    !/^\d{4,}$/.test(number) ||
    (todo !== 'apply' && todo !== 'restore') ||
    typeof ready !== 'boolean'
  ) {
    throw damaged(io, join(state.directory, JOURNAL));
  }
  return { number, todo, ready };
}

/** Writes the journal, or replaces it, in one step. */
export function writeJournal(io: Io, state: State, journal: Journal): void {
  store(io, join(state.directory, JOURNAL), state, { ...journal });
}

/** Nothing is under way any more. */
export function removeJournal(io: Io, state: State): void {
  removeIfThere(io, join(state.directory, `${JOURNAL}.new`));
  removeIfThere(io, join(state.directory, JOURNAL));
}

/** The record of a write; undefined when it was never completed. Throws RefusedError when it cannot be used. */
export function readRecord(io: Io, state: State, number: string): WriteRecord | undefined {
  const path = join(state.directory, number, RECORD);
  const stored = readStored(io, path, state);
  if (stored === undefined) return undefined;
  const { time, tool, target, steps } = stored;
  if (typeof time !== 'string' || typeof tool !== 'string' || typeof target !== 'string') {
    throw damaged(io, path);
  }
  const read = Array.isArray(steps) ? steps.map(stepOf) : [];
  const whole = read.filter((step) => step !== undefined);
  if (whole.length === 0 || whole.length !== read.length) throw damaged(io, path);
  return { number, time, tool, target, steps: whole };
}

/** Stores the record of a write, whose directory exists. */
export function writeRecord(io: Io, state: State, record: WriteRecord): void {
  const { number, ...rest } = record;
  store(io, join(state.directory, number, RECORD), state, rest);
}

/** Removes a write's record, then the bytes that it kept: without the record they mean nothing. */
export function removeRecord(io: Io, state: State, number: string): void {
  const directory = join(state.directory, number);
  if (io.lstat(directory) === undefined) return;
  removeIfThere(io, join(directory, RECORD));
  for (const name of io.list(directory)) io.remove(join(directory, name));
  io.removeDirectory(directory);
}

/** The absolute path of a step's file, by its name or with links resolved. */
export function pathOf(state: State, step: Step, which: 'path' | 'real'): string {
  return resolve(state.base, step[which]);
}

/** Where the new bytes of a step wait to be moved into place: beside the file, as renames cross no file systems. */
export function waitingPath(state: State, number: string, index: number, step: Step, side: Side): string {
  // Not made from the file's name, which may already be as long as names can be; unique by the state's inode.
  return join(
    dirname(pathOf(state, step, 'real')),
    `${basename(state.directory)}-${state.inode}-${number}-${index}.${side}`,
  );
}

/** Removes a file if it exists. */
export function removeIfThere(io: Io, path: string): void {
  if (io.lstat(path) !== undefined) io.remove(path);
}

function store(io: Io, path: string, state: State, content: object): void {
  const fresh = `${path}.new`;
  removeIfThere(io, fresh);
  io.create(
    fresh,
    `${JSON.stringify({ version: 1, inode: state.inode, ...content }, undefined, 2)}\n`,
    0o600,
  );
  io.rename(fresh, path);
}

interface Stored {
  readonly [key: string]: unknown;
}

function readStored(io: Io, path: string, state: State): Stored | undefined {
  if (io.lstat(path) === undefined) return undefined;
  const stored = parseObject(io.read(path));
  if (stored === undefined || stored.version !== 1) throw damaged(io, path);
  // A copy of the directory speaks of the original's files; and nobody shall plant one in an archive or a repository.
  if (stored.inode !== state.inode) {
    throw new RefusedError(
      `${systemPath(io, state.directory)}: was not made here but copied, and is not used`,
    );
  }
  return stored;
}

function parseObject(text: string): Stored | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'latin1').toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stepOf(value: unknown): Step | undefined {
  if (!isObject(value)) return undefined;
  const { path, real, before, after } = value;
  if (typeof path !== 'string' || typeof real !== 'string' || typeof after !== 'string') return undefined;
  if (typeof before === 'string') return { path, real, before, after, created: undefined };
  const created = createdOf(value.created);
  return created === undefined ? undefined : { path, real, before: undefined, after, created };
}

function createdOf(value: unknown): Created | undefined {
  if (!isObject(value) || typeof value.mode !== 'number') return undefined;
  const { mode, owner } = value;
  if (owner === undefined) return { mode, owner };
  if (!isObject(owner) || typeof owner.uid !== 'number' || typeof owner.gid !== 'number') return undefined;
  return { mode, owner: { uid: owner.uid, gid: owner.gid } };
}

function damaged(io: Io, path: string): RefusedError {
  return new RefusedError(`${systemPath(io, path)}: is damaged, or of a newer version of kea-migrate`);
}
