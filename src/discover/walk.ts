// Lists a directory with everything below it.

import { join } from 'node:path';
import { type Io, IoError } from '../core/io.ts';
import { attempt, type FileName, type Found, type Top, unreadable } from './listing.ts';
import { isLeftOutDirectory, isUsualName } from './names.ts';

/**
 * Adds the files of a directory tree, a directory's own before those below it, by byte value. Symbolic links to
 * directories are not entered, so cycles end nowhere.
 */
export function walk(top: Top, io: Io, found: Found): void {
  const stack = [''];
  for (let below = stack.pop(); below !== undefined; below = stack.pop()) {
    const names = attempt(() => io.list(join(top.absolute, below ?? '')));
    if (names instanceof IoError) {
      const failed = unreadable(join(top.path, below), names);
      if (below === '') found.missing.set(top.from, failed);
      else found.skipped.push(failed);
      continue;
    }
    const inner: string[] = [];
    const files: FileName[] = [];
    for (const name of names) {
      const way = below === '' ? name : `${below}/${name}`;
      const seen = lookAt(way, name, top, io, found);
      if (seen === 'directory') inner.push(way);
      else if (seen !== undefined) files.push(seen);
    }
    if (files.length > 0) found.listings.push({ top, below, files });
    stack.push(...inner.reverse());
  }
}

/** What a name in a directory is; undefined for what needs no further look. */
function lookAt(
  way: string,
  name: string,
  top: Top,
  io: Io,
  found: Found,
): FileName | 'directory' | undefined {
  const absolute = join(top.absolute, way);
  const stat = attempt(() => io.lstat(absolute));
  if (stat instanceof IoError) found.skipped.push(unreadable(join(top.path, way), stat));
  else if (stat === undefined) {
    // Listed, yet not there.
    const reason = 'gone again, or its name is not UTF-8';
    found.skipped.push({ path: join(top.path, way), reason, incomplete: true });
  } else if (stat.kind === 'symlink') return followLink(way, name, top, io, found);
  else if (stat.kind !== 'directory') return { name, kind: stat.kind, size: stat.size, named: false };
  else if (!isLeftOutDirectory(name)) {
    // A container runtime makes one where the file to be mounted is missing.
    const reason = 'a directory, where a file of this name is expected';
    if (isUsualName(name)) found.skipped.push({ path: join(top.path, way), reason, incomplete: true });
    return 'directory';
  }
  return undefined;
}

/** A symbolic link inside a directory: one to a file is a file, one to a directory is not entered. */
function followLink(way: string, name: string, top: Top, io: Io, found: Found): FileName | undefined {
  const absolute = join(top.absolute, way);
  const path = join(top.path, way);
  const stat = attempt(() => io.stat(absolute));
  const target = stat === undefined || stat instanceof IoError ? stat : attempt(() => io.realpath(absolute));
  if (stat instanceof IoError) found.skipped.push({ ...unreadable(path, stat), incomplete: isLikely(name) });
  else if (target instanceof IoError) found.skipped.push(unreadable(path, target));
  else if (stat === undefined || target === undefined) {
    const reason = 'a symbolic link that leads nowhere';
    found.skipped.push({ path, reason, incomplete: isLikely(name) });
  } else if (stat.kind !== 'directory') {
    return { name, kind: stat.kind === 'file' ? 'symlink' : 'other', size: stat.size, named: false, target };
  } else if (!isBelow(target, top.real)) {
    // What lies below the same PATH is found there.
    const reason = 'a symbolic link to a directory: not entered; name it as a PATH to check it';
    found.skipped.push({ path, reason, incomplete: false });
  }
  return undefined;
}

/** A broken link of such a name would be missed. */
function isLikely(name: string): boolean {
  return /\.(?:conf|json)$/.test(name);
}

function isBelow(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}
