// Where the name in an `<?include?>` leads on this machine. Kea opens it from its working directory on the server,
// which may be another host; so the places it can stand for here are tried in a fixed order, and the choice is said.

import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Io, IoError } from '../core/io.ts';
import { quote } from '../core/quote.ts';
import { type Source, utf8 } from '../core/source.ts';
import type { IncludeReader } from '../document/types.ts';

/** What decides where included files are looked for. */
export interface IncludePlaces {
  /** `--include-root`; relative to the working directory. */
  readonly includeRoot?: string | undefined;
  /** Where the files live on the server: absolute names below it mean files below PATH. Default `/etc/kea`. */
  readonly deployDirectory?: string | undefined;
  /** `--host`: files outside PATH may be opened. */
  readonly host?: boolean | undefined;
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
 * Opens the files that one configuration file includes.
 *
 * Relative names start at the include root when given; else at the directory of the configuration file, then at the
 * working directory. Absolute names below the deploy directory are looked for beside the file and up to PATH first.
 * Whatever lies outside PATH, the include root and the working directory is opened only with `--host`.
 *
 * @param file the configuration file, absolute; `shown` its name for people
 * @param root absolute path of the directory that PATH is
 */
export function includesOf(
  file: { readonly absolute: string; readonly path: string; readonly root: string },
  io: Io,
  places: IncludePlaces,
): Includes {
  const remarks = new Set<string>();
  const opened = new Map<string, Source>();
  const roots = [
    file.root,
    io.cwd(),
    ...(places.includeRoot === undefined ? [] : [resolve(io.cwd(), places.includeRoot)]),
  ];
  const open = (place: Place): Source | { readonly failure: string } | undefined => {
    const known = opened.get(place.absolute);
    if (known === undefined) {
      const made = openFile(place.absolute, file, roots, places.host ?? false, io);
      if (made === undefined || 'failure' in made) return made;
      opened.set(place.absolute, made);
    }
    if (place.remark !== undefined) remarks.add(place.remark);
    return opened.get(place.absolute);
  };
  return {
    reader: (raw) => {
      const name = utf8(raw);
      let failure = 'no such file';
      for (const place of placesOf(name, file, io, places)) {
        const source = open(place);
        if (source === undefined) continue;
        if (!('failure' in source)) return source;
        failure = source.failure;
        break;
      }
      return { failure };
    },
    remarks: () => [...remarks],
  };
}

function* placesOf(
  name: string,
  file: { readonly absolute: string; readonly path: string; readonly root: string },
  io: Io,
  { includeRoot, deployDirectory = '/etc/kea' }: IncludePlaces,
): Generator<Place> {
  if (!isAbsolute(name)) {
    if (includeRoot !== undefined) {
      const from = `relative includes of ${file.path} start at ${includeRoot}`;
      yield { absolute: resolve(io.cwd(), includeRoot, name), remark: from };
      return;
    }
    const hint = 'Kea starts at its working directory; --include-root says which';
    const own = `relative includes of ${file.path} start at its own directory (${hint})`;
    yield { absolute: resolve(dirname(file.absolute), name), remark: own };
    const current = `${quote(name)} in ${file.path} is taken from the working directory (${hint})`;
    yield { absolute: resolve(io.cwd(), name), remark: current };
    return;
  }
  const below = relative(deployDirectory, name);
  const isDeployed = below !== '' && below !== '..' && !below.startsWith(`..${sep}`);
  if (isDeployed) {
    for (const directory of upTo(file.root, dirname(file.absolute))) {
      const absolute = join(directory, below);
      // PATH is the deploy directory itself: the name is meant as it stands.
      if (absolute === name) break;
      yield { absolute, remark: `${quote(name)} in ${file.path} is read from ${shown(absolute, io)}` };
    }
  }
  yield { absolute: name, remark: undefined };
}

/** `directory` and the directories above it up to `root`. */
function* upTo(root: string, directory: string): Generator<string> {
  for (let at = directory; ; at = dirname(at)) {
    yield at;
    if (at === root || dirname(at) === at || !isWithin(at, root)) return;
  }
}

function isWithin(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** Undefined when there is nothing at the path. */
function openFile(
  absolute: string,
  file: { readonly absolute: string; readonly path: string },
  roots: readonly string[],
  host: boolean,
  io: Io,
): Source | { readonly failure: string } | undefined {
  if (!host && !roots.some((root) => isWithin(absolute, root))) {
    return { failure: 'it lies outside PATH; --host lets it be opened' };
  }
  try {
    if (io.stat(absolute) === undefined) return undefined;
    const real = io.realpath(absolute);
    if (!host && !roots.some((root) => isWithin(real, io.realpath(root)))) {
      return { failure: 'it leads outside PATH; --host lets it be opened' };
    }
    if (real === io.realpath(file.absolute)) return { path: file.path, text: io.read(absolute) };
    return { path: shown(absolute, io), text: io.read(absolute) };
  } catch (error) {
    if (error instanceof IoError) return { failure: error.reason };
    throw error;
  }
}

/** Relative to the working directory when below it. */
function shown(absolute: string, io: Io): string {
  const way = relative(io.cwd(), absolute);
  return isWithin(absolute, io.cwd()) && way !== '' ? way : absolute;
}
