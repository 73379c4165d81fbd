// `--diff-base`: which lines a change touches, told by git: what is committed since, what is not yet, and new files.

import { dirname, join } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { type Io, IoError } from '../core/io.ts';
import { quote } from '../core/quote.ts';
import { shellCommand } from '../core/shell.ts';
import { utf8 } from '../core/source.ts';

/** Lines, 1-based, both ends included. */
interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** The changed lines of a file; `all`: it is new. */
export type ChangedLines = readonly LineRange[] | 'all';

/** By absolute path, symbolic links resolved; one that ends in a slash is a directory with everything in it. */
export type ChangedFiles = ReadonlyMap<string, ChangedLines>;

const timeout = 60_000;

/**
 * The lines that differ between a revision and the files as they lie there. Where the revision and HEAD have parted,
 * their common ancestor counts: what others did meanwhile is not this change.
 *
 * @param revision anything that git takes for a commit
 * @param places directories or files inside the work trees that are asked about
 * @throws UsageError when a place is in no git work tree, or the revision is unknown there
 */
export function changedFiles(revision: string, places: readonly string[], io: Io): ChangedFiles {
  const changed = new Map<string, ChangedLines>();
  const tops = new Set(places.map((place) => topOf(place, io)));
  for (const top of tops) {
    const base = baseOf(revision, top, io);
    for (const [name, ranges] of parseDiff(git(top, diffWords(base), io, onlyHeaders))) {
      changed.set(join(top, name), ranges);
    }
    for (const name of unknownTo(top, io)) {
      if (name !== '' && !tops.has(join(top, name, '.'))) changed.set(join(top, name), 'all');
    }
  }
  return changed;
}

/**
 * What git compares with nothing: new files, ignored ones, and whatever lies in a submodule or another repository. Names
 * of directories end in a slash.
 */
function unknownTo(top: string, io: Io): readonly string[] {
  const others = ['ls-files', '--others', '--exclude-standard'];
  const submodules = git(top, ['ls-files', '--stage'], io, `awk '/^160000 /'`);
  return [
    ...git(top, [...others, '-z'], io).split('\0'),
    ...git(top, [...others, '--ignored', '--directory', '-z'], io).split('\0'),
    ...submodules.split('\n').flatMap((line) => {
      const name = line.slice(line.indexOf('\t') + 1);
      const plain = fileName(name.startsWith('"') ? `"b/${name.slice(1)}` : `b/${name}`);
      return line === '' || plain === undefined ? [] : [`${plain}/`];
    }),
  ];
}

/** The changed lines of a file, given by its {@link changedKey}; undefined: there are none. */
export function changedLinesOf(changed: ChangedFiles, path: string): ChangedLines | undefined {
  let found = changed.get(path);
  for (let at = dirname(path); found === undefined && dirname(at) !== at; at = dirname(at)) {
    found = changed.get(`${at}/`);
  }
  return found;
}

function diffWords(base: string): readonly string[] {
  const steady = ['--no-color', '--no-ext-diff', '--no-textconv', '--src-prefix=a/', '--dst-prefix=b/'];
  return ['diff', '-U0', '--text', ...steady, base, '--'];
}

/**
 * Leaves the lines that say where something changed. The changed lines themselves may be many, may look like those, and
 * may hold secrets.
 */
const onlyHeaders = String.raw`LC_ALL=C awk '
  /^\\/ { next }
  left > 0 { left--; next }
  /^@@ / { split($2, a, ","); split($3, b, ","); left = (a[2] == "" ? 1 : a[2]) + (b[2] == "" ? 1 : b[2]); print; next }
  /^\+\+\+ / { print }'`;

function topOf(place: string, io: Io): string {
  const directory = io.stat(place)?.kind === 'directory' ? place : dirname(place);
  // The path ends with a line end, and may hold others.
  return io.realpath(git(io.realpath(directory), ['rev-parse', '--show-toplevel'], io).replace(/\n$/, ''));
}

function baseOf(revision: string, top: string, io: Io): string {
  const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const found = run(top, words, io);
  // Asked quietly, git says nothing of a revision that it does not have.
  if (found.exitCode === 1 && found.output.trim() === '') {
    throw new UsageError(
      `--diff-base: git has no revision ${quote(revision)} in ${top}; expected a branch, a tag or a commit that is there (a shallow clone may have to fetch it first)`,
    );
  }
  const commit = (found.exitCode === 0 ? found.output : git(top, words, io)).trim();
  const common = run(top, ['merge-base', commit, 'HEAD'], io);
  // A shallow clone may know no common ancestor.
  return common.exitCode === 0 ? common.output.trim() : commit;
}

function git(directory: string, words: readonly string[], io: Io, filter?: string): string {
  const { exitCode, output } = run(directory, words, io, filter);
  if (exitCode === 0) return output;
  if (exitCode === 127) throw new UsageError('--diff-base: git is not there');
  const said = output.trim().split('\n').at(-1);
  const what = said === undefined || said === '' ? `git ${words[0]} failed` : said;
  throw new UsageError(`--diff-base: ${what} (in ${directory})`);
}

function run(directory: string, words: readonly string[], io: Io, filter?: string) {
  const line = shellCommand('git', '-C', directory, '-c', 'core.quotePath=false', ...words);
  // A hook's surroundings speak of another index. What git remarks on the way is told only when it fails.
  const command = `unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX
${line} > said 2> remarks || { code=$?; cat remarks; exit $code; }
${filter ?? 'cat'} said`;
  try {
    const { exitCode, output } = io.execute({ files: {}, command: () => command, timeout });
    return { exitCode, output: utf8(output) };
  } catch (error) {
    if (error instanceof IoError)
      throw new UsageError(`--diff-base: git could not be asked: ${error.reason}`);
    throw error;
  }
}

/** Reads what {@link onlyHeaders} left. */
export function parseDiff(text: string): ReadonlyMap<string, readonly LineRange[]> {
  const found = new Map<string, LineRange[]>();
  let ranges: LineRange[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('+++ ')) {
      ranges = [];
      const name = fileName(line.slice(4));
      // A file that is gone has no lines to find anything in.
      if (name !== undefined) found.set(name, ranges);
    }
    const match = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (match === null) continue;
    const first = Number(match[1]);
    const count = Number(match[2] ?? '1');
    // Lines that are gone are missed by their neighbours.
    ranges.push(count === 0 ? { first, last: first + 1 } : { first, last: first + count - 1 });
  }
  return found;
}

/** `b/etc/kea.conf`, or in quotes with C's escapes; a TAB ends a name with blanks in it. */
function fileName(written: string): string | undefined {
  if (!written.startsWith('"')) {
    const name = written.replace(/\t$/, '');
    return name === '/dev/null' ? undefined : name.slice('b/'.length);
  }
  const inside = written.slice(1, written.lastIndexOf('"'));
  return inside.slice('b/'.length).replace(/\\([0-7]{3}|.)/g, (_, code: string) => {
    return /^[0-7]{3}$/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code);
  });
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The name that {@link ChangedFiles} has for a path. */
export function changedKey(path: string, io: Io): string {
  return io.stat(path) === undefined ? path : io.realpath(path);
}
