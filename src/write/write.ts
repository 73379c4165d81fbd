// The last stage of `--write`: replaces and creates files, all or none, so that an interruption at any point is put
// right by the next run (recover.ts) and the whole can be taken back later (undo.ts).
//
// The order makes it safe; every line lasts on the disk before the next begins:
//   journal "under way" → bytes from before, record of the write → new bytes beside each file, with its mode and owner
//   → journal "ready" → each file's name moves to its new bytes → journal removed.
// A crash before "ready" has changed nothing; after it, all that is needed to finish is there, and to go back as well.
//
// The names move by rename(2), so nobody ever reads half a file, and Kea may reload at any moment. What hangs on the
// inode has to be carried over: mode and owner always, or the write is refused; access control lists and extended
// attributes where the system has means that Node can use (Io.copyAttributes), else a remark says so. Further hard links
// cannot be: under those names the file would stay as it was, silently, so such a file is refused. And it is not
// overwritten in place, which would keep them: then a crash could leave half a file to Kea, and a copy of a
// configuration that was made of hard links (cp -al) to try a migration on would change the original.

import { dirname, join, relative } from 'node:path';
import type { NewFile } from '../core/change.ts';
import { compareText } from '../core/diagnostic.ts';
import { RefusedError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import type { Source } from '../core/source.ts';
import { commonDirectory } from '../core/within.ts';
import { insideGitWorkTree } from './git.ts';
import {
  digest,
  keptPath,
  nextNumber,
  readJournal,
  type Step,
  writeJournal,
  writeRecord,
} from './journal.ts';
import { move, prepare, type Work } from './move.ts';
import { leadsTo, placeOf, systemPath } from './paths.ts';
import { refusing, tidied } from './refuse.ts';
import { finish, goBack } from './settle.ts';
import { type State, withState } from './state.ts';

/** A file to replace. */
export interface WriteFile {
  /** Absolute, or relative to the working directory; may be a symbolic link, which stays. */
  readonly path: string;
  /** The bytes as they were read (Latin-1). */
  readonly before: string;
  /** The bytes to write (Latin-1). */
  readonly after: string;
}

export interface WriteRequest {
  readonly files: readonly WriteFile[];
  /** Files that stay as they are, and that the new ones were made from. */
  readonly sources?: readonly Source[];
  readonly create: readonly NewFile[];
  readonly now: Date;
  /** Recorded with the write, and told by `undo`. */
  readonly describe: {
    /** Version of this tool. */
    readonly tool: string;
    /** The Kea version that was migrated to. */
    readonly target: string;
  };
}

export interface WriteReceipt {
  /** Paths as they were given. */
  readonly written: readonly string[];
  readonly created: readonly string[];
  /** Where the bytes from before are; undefined when there was nothing to write. */
  readonly backup: string | undefined;
  /** Remarks for the user. */
  readonly notes: readonly string[];
}

/** A file of the request with everything known that is needed to write it. */
interface Planned {
  readonly given: string;
  /** Absolute, by its name. */
  readonly place: string;
  /** Absolute, links resolved. */
  readonly real: string;
  readonly before: string | undefined;
  readonly after: string;
  readonly created: Step['created'];
}

/**
 * Writes all files of the request or none of them. Files whose bytes would stay the same are left alone.
 *
 * The journal and the bytes from before go to `.kea-migrate/` in the deepest directory that holds all the files by
 * their names (links in directories resolved, a link as the file itself not).
 *
 * @throws RefusedError when nothing was written: a file, or a source of them, changed since it was read, is no regular file, has further hard
 * links, or its owner cannot be kept; a file to create exists, or is a secret inside a git work tree; another run is
 * at work or was interrupted and not yet put right; the disk said no. Only if going back failed too, which the message
 * then says, the next run puts things right.
 */
export function writeAll(io: Io, request: WriteRequest): WriteReceipt {
  return refusing(() => {
    const files = request.files.filter(({ before, after }) => before !== after);
    const planned = withoutRepeats([
      ...files.map((file) => planReplacement(io, file)),
      ...request.create.map((file) => planCreation(io, file, request.create)),
    ]);
    if (planned.length === 0) return { written: [], created: [], backup: undefined, notes: [] };
    for (const source of request.sources ?? []) assertUnchanged(io, source);
    const base = commonDirectory(planned.map(({ place }) => dirname(place)));
    return withState(io, base, (state, notes) => writePlanned(io, request, planned, state, notes));
  });
}

function planReplacement(io: Io, file: WriteFile): Planned {
  const { path: given, before, after } = file;
  if (io.stat(given) === undefined)
    throw new RefusedError(`${given}: was there when it was read and is gone`);
  const real = leadsTo(io, given);
  const found = io.stat(real);
  if (found?.kind !== 'file') throw new RefusedError(`${given}: is not a regular file`);
  if (found.links > 1) {
    throw new RefusedError(
      `${given}: has ${found.links} names (hard links), and the others would keep the old content; make it a file of its own, or a symbolic link, first`,
    );
  }
  if (io.read(real) !== before) throw new RefusedError(`${given}: was changed since it was read`);
  assertBytes(given, after);
  return { given, place: placeOf(io, given), real, before, after, created: undefined };
}

function assertUnchanged(io: Io, { path, text }: Source): void {
  const isThere = io.stat(path) !== undefined;
  if (isThere && io.read(path) === text) return;
  throw new RefusedError(`${path}: ${isThere ? 'was changed' : 'is gone'} since the plan was made from it`);
}

function planCreation(io: Io, file: NewFile, all: readonly NewFile[]): Planned {
  const { path: given, content: after, secret } = file;
  const ownerOf = existingModel(io, file.ownerOf, all);
  if (io.stat(dirname(given))?.kind !== 'directory') {
    throw new RefusedError(`${given}: cannot be created, as its directory does not exist`);
  }
  if (io.lstat(given) !== undefined)
    throw new RefusedError(`${given}: exists already, expected to create it`);
  if (secret && insideGitWorkTree(io, given)) {
    throw new RefusedError(`${given}: holds a secret and would be created inside a git work tree`);
  }
  assertBytes(given, after);
  const model = ownerOf === undefined ? undefined : io.stat(ownerOf);
  if (ownerOf !== undefined && model === undefined) {
    throw new RefusedError(`${given}: shall have the owner of ${ownerOf}, which does not exist`);
  }
  const place = placeOf(io, given);
  const mode = file.mode & (model?.mode ?? 0o777) & (secret ? 0o640 : 0o777);
  const owner = model === undefined ? undefined : { uid: model.uid, gid: model.gid };
  return {
    given,
    place,
    real: place,
    before: undefined,
    after,
    created: { mode, owner },
  };
}

/** A model that is itself created here has the owner of its own model: the secret of a file cut out of another one. */
function existingModel(io: Io, ownerOf: string | undefined, all: readonly NewFile[]): string | undefined {
  if (ownerOf === undefined || io.stat(ownerOf) !== undefined) return ownerOf;
  return all.find(({ path, ownerOf: next }) => path === ownerOf && next !== ownerOf)?.ownerOf ?? ownerOf;
}

function assertBytes(given: string, text: string): void {
  // A character above U+00FF is no byte and would be cut down to one. It never comes from a file.
  if (/[^\x00-\xff]/.test(text)) throw new RefusedError(`${given}: the new content is not bytes`);
}

/** One file may be named twice, through symbolic links, if both ask for the same. */
function withoutRepeats(planned: readonly Planned[]): readonly Planned[] {
  const byReal = new Map<string, Planned>();
  for (const file of planned) {
    const first = byReal.get(file.real);
    if (first === undefined) byReal.set(file.real, file);
    else if (first.after !== file.after || first.before !== file.before) {
      throw new RefusedError(
        `${file.given}: is the same file as ${first.given}, and both shall be changed differently`,
      );
    }
  }
  return [...byReal.values()].sort((a, b) => compareText(a.place, b.place));
}

function writePlanned(
  io: Io,
  request: WriteRequest,
  planned: readonly Planned[],
  state: State,
  notes: readonly string[],
): WriteReceipt {
  if (readJournal(io, state) !== undefined) {
    throw new RefusedError(
      `${systemPath(io, state.directory)}: an interrupted write must be put right first`,
    );
  }
  const number = nextNumber(io, state);
  const steps = planned.map((file): Step => stepOf(state, file));
  const work: Work = { state, number, steps };
  const isAllKept = replace(io, work, planned, request);
  return {
    written: planned.filter(({ before }) => before !== undefined).map(({ given }) => given),
    created: planned.filter(({ before }) => before === undefined).map(({ given }) => given),
    backup: join(state.directory, number),
    notes: [...notes, ...(isAllKept ? [] : [NOT_KEPT]), ...tidied(() => finish(io, work))],
  };
}

const NOT_KEPT =
  'access control lists and extended attributes of the replaced files, if they had any, could not be carried over on this system';

function stepOf(state: State, { place, real, before, after, created }: Planned): Step {
  return {
    path: relative(state.base, place),
    real: relative(state.base, real),
    before: before === undefined ? undefined : digest(before),
    after: digest(after),
    created,
  };
}

/** Returns false when attributes could not be carried over. */
function replace(io: Io, work: Work, planned: readonly Planned[], request: WriteRequest): boolean {
  const { state, number } = work;
  let ready = false;
  try {
    writeJournal(io, state, { number, todo: 'apply', ready });
    keep(io, work, planned, request);
    const prepared = prepare(io, work, 'after', undefined, (index) => planned[index]?.after);
    writeJournal(io, state, { number, todo: 'apply', ready: true });
    ready = true;
    move(io, work, 'after', prepared);
    return prepared.attributesKept;
  } catch (error) {
    return goBack(io, work, 'before', ready, error);
  }
}

/** Keeps the bytes from before and the record of what is done. */
function keep(
  io: Io,
  { state, number, steps }: Work,
  planned: readonly Planned[],
  request: WriteRequest,
): void {
  io.makeDirectory(join(state.directory, number), 0o700);
  for (const [index, { before }] of planned.entries()) {
    if (before !== undefined) io.create(keptPath(state, number, index, 'before'), before, 0o600);
  }
  writeRecord(io, state, { number, time: request.now.toISOString(), ...request.describe, steps });
}
