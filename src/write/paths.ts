// Paths of files to write: where they really are, and how they are shown.

import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { type Io, IoError } from '../core/io.ts';
import { isWithin } from '../core/within.ts';

/** An absolute path that the system takes for the same file; `..` is left to it, as it may follow a symbolic link. */
export function absolutePath(io: Io, path: string): string {
  return isAbsolute(path) ? path : `${io.cwd()}${sep}${path}`;
}

/**
 * The absolute path of an entry of a directory: links on the way are resolved, the last name is not.
 * Throws IoError when the directory does not exist.
 */
export function placeOf(io: Io, path: string): string {
  const absolute = absolutePath(io, path);
  return join(io.realpath(dirname(absolute)), basename(absolute));
}

/** The file a path leads to, all links resolved; the place itself when nothing is there yet. */
export function leadsTo(io: Io, path: string): string {
  try {
    return io.realpath(absolutePath(io, path));
  } catch (error) {
    if (error instanceof IoError && error.code === 'ENOENT') return placeOf(io, path);
    throw error;
  }
}

/** A directory and everything above it, from the inside out. */
export function* upwards(directory: string): Iterable<string> {
  for (let at = directory; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}

/** An absolute path for people: relative to the working directory when it is below it. */
export function systemPath(io: Io, path: string): string {
  const cwd = io.cwd();
  const isBelow = path !== cwd && dirname(cwd) !== cwd && isWithin(path, cwd);
  return isBelow ? relative(cwd, path) : path;
}
