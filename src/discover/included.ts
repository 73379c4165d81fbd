// Where the name in an `<?include?>` leads on this machine. Kea opens it from its working directory on the server,
// which may be another host; so the places it can stand for here are tried in a fixed order, and the choice is said.

import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { type Io, IoError } from '../core/io.ts';
import { quote } from '../core/quote.ts';
import { latin1, type Source, utf8 } from '../core/source.ts';
import { isWithin } from '../core/within.ts';
import type { IncludeReader } from '../document/types.ts';
import { directories } from '../kea/directories.ts';

/** What decides where included files are looked for. */
export interface IncludePlaces {
  /** `--include-root`; relative to the working directory. */
  readonly includeRoot?: string | undefined;
  /** Where the files live on the server: absolute names below it mean files below PATH. Default `/etc/kea`. */
  readonly deployDirectory?: string | undefined;
  /** `--host`: files outside PATH may be opened. */
  readonly host?: boolean | undefined;
}

/** The configuration file whose includes are opened. */
export interface IncludingFile {
  /** As shown. */
  readonly path: string;
  readonly absolute: string;
  /** Absolute path of the directory that PATH is, or that the file named by PATH lies in. */
  readonly root: string;
}

/** A reader of includes, and what it has to say afterwards. */
export interface Includes {
  readonly reader: IncludeReader;
  /** Which places were used, each once. */
  remarks(): readonly string[];
}

interface Place {
  readonly absolute: string;
  readonly remark: string | undefined;
}

/**
 * Opens the files that one configuration file includes, nested ones too: Kea opens them all from one directory.
 *
 * Relative names start at the include root when given; else at the directory of the configuration file, then at the
 * working directory. Absolute names below the deploy directory are looked for beside the file and up to PATH first;
 * those below a usual directory of Kea too, but last.
 * Whatever lies outside PATH, the include root and the working directory is opened only with `--host`: a repository
 * checked on a build server must not make it read other files there.
 */
export function includesOf(file: IncludingFile, io: Io, places: IncludePlaces): Includes {
  const remarks = new Set<string>();
  const open = opener(file, io, places);
  return {
    reader: (raw) => {
      const name = utf8(raw);
      const missing: string[] = [];
      let refusal = '';
      for (const { absolute, remark } of placesOf(name, file, io, places)) {
        const opened = open(absolute);
        if (opened === undefined) missing.push(shownPath(absolute, file, io));
        else if ('failure' in opened) refusal ||= opened.failure;
        else {
          if (remark !== undefined) remarks.add(remark);
          return opened;
        }
      }
      const more = missing.length > 3 ? ` and ${missing.length - 3} more` : '';
      const looked =
        missing.length === 0 ? '' : `no such file: looked for ${missing.slice(0, 3).join(', ')}${more}`;
      return { failure: [looked, refusal].filter((text) => text !== '').join('; ') };
    },
    remarks: () => [...remarks],
  };
}

function* placesOf(
  name: string,
  file: IncludingFile,
  io: Io,
  { includeRoot, deployDirectory = '/etc/kea' }: IncludePlaces,
): Generator<Place> {
  if (!isAbsolute(name)) {
    yield* relativePlaces(name, file, io, includeRoot);
    return;
  }
  yield* deployedPlaces(name, file, io, deployDirectory);
  yield { absolute: name, remark: undefined };
  // Nobody said what PATH stands for: Kea's usual directories are worth a try.
  for (const usual of usualDirectories) {
    if (usual !== deployDirectory) yield* deployedPlaces(name, file, io, usual);
  }
}

const usualDirectories: ReadonlySet<string> = new Set(
  Object.values(directories).map(({ configuration }) => configuration),
);

/** An absolute name below the directory that PATH stands for: the same way down from the file's own, then up to PATH. */
function* deployedPlaces(name: string, file: IncludingFile, io: Io, deployed: string): Generator<Place> {
  if (name === deployed || !isWithin(name, deployed)) return;
  for (const directory of upTo(file.root, dirname(file.absolute))) {
    const absolute = join(directory, relative(deployed, name));
    if (absolute === name) return;
    const remark = `${quote(latin1(name))} in ${file.path} is read from ${shownPath(absolute, file, io)}`;
    yield { absolute, remark };
  }
}

function* relativePlaces(
  name: string,
  file: IncludingFile,
  io: Io,
  includeRoot: string | undefined,
): Generator<Place> {
  if (includeRoot !== undefined) {
    const remark = `relative includes of ${file.path} start at ${includeRoot}`;
    yield { absolute: resolve(io.cwd(), includeRoot, name), remark };
    return;
  }
  const hint = 'Kea starts at its working directory; --include-root says which';
  const own = resolve(dirname(file.absolute), name);
  yield { absolute: own, remark: `relative includes of ${file.path} start at its own directory (${hint})` };
  const current = resolve(io.cwd(), name);
  if (current === own) return;
  const remark = `${quote(latin1(name))} in ${file.path} is taken from the working directory (${hint})`;
  yield { absolute: current, remark };
}

/** `directory` and the directories above it up to `root`. */
function* upTo(root: string, directory: string): Generator<string> {
  for (let at = directory; isWithin(at, root); at = dirname(at)) {
    yield at;
    if (at === root || dirname(at) === at) return;
  }
}

type Opened = Source | { readonly failure: string } | undefined;

/** Opens files by absolute path, each once however it is spelt. Gives undefined when there is nothing at the path. */
function opener(file: IncludingFile, io: Io, { includeRoot, host }: IncludePlaces): (path: string) => Opened {
  const cwd = io.cwd();
  const roots = [file.root, cwd, ...(includeRoot === undefined ? [] : [resolve(cwd, includeRoot)])];
  const byFile = new Map<string, Source>();
  const open = (absolute: string): Opened => {
    if (host !== true && !roots.some((root) => isWithin(absolute, root))) return outside(absolute);
    if (io.stat(absolute) === undefined) return undefined;
    const real = io.realpath(absolute);
    if (host !== true && !roots.some((root) => isWithin(real, io.realpath(root)))) return outside(real);
    const known = byFile.get(real);
    if (known !== undefined) return known;
    const isItself = real === realFile(file, io);
    const path = isItself ? file.path : shownPath(absolute, file, io);
    const source: Source = { path, text: io.read(absolute) };
    byFile.set(real, source);
    return source;
  };
  return (absolute) => {
    try {
      return open(absolute);
    } catch (error) {
      if (error instanceof IoError) return { failure: error.reason };
      throw error;
    }
  };
}

function outside(path: string): { readonly failure: string } {
  const way = '--deploy-dir says what PATH stands for, --host opens files of this machine';
  return { failure: `${path} lies outside PATH (${way})` };
}

/** Standard input has a name without a file behind it. */
function realFile({ absolute }: IncludingFile, io: Io): string {
  return io.stat(absolute) === undefined ? absolute : io.realpath(absolute);
}

/** As the including file is shown, when both lie below PATH; else relative to the working directory when below it. */
function shownPath(absolute: string, file: IncludingFile, io: Io): string {
  const own = relative(file.root, file.absolute);
  if (isWithin(absolute, file.root) && file.path.endsWith(own)) {
    return file.path.slice(0, file.path.length - own.length) + relative(file.root, absolute);
  }
  const way = relative(io.cwd(), absolute);
  return way !== '' && isWithin(absolute, io.cwd()) ? way : absolute;
}
