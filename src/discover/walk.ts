// Lists a directory with everything below it.

import { basename, join } from 'node:path';
import { type Io, IoError } from '../core/io.ts';
import { addFile, attempt, type Found, unreadable } from './entry.ts';
import { isLeftOutDirectory } from './names.ts';

/** A directory that PATH is. */
export interface Top {
  readonly path: string;
  readonly absolute: string;
  /** PATH as given. */
  readonly from: string;
}

interface Child {
  readonly path: string;
  readonly absolute: string;
  readonly real: string;
}

/**
 * Adds the files of a directory tree, a directory's own before those below it, by byte value. Symbolic links to
 * directories are not entered, so cycles end nowhere.
 */
export function walk(top: Top, io: Io, found: Found): void {
  const real = attempt(() => io.realpath(top.absolute));
  if (real instanceof IoError) {
    found.missing.set(top.from, unreadable(top.path, real));
    return;
  }
  const stack: Child[] = [{ path: top.path, absolute: top.absolute, real }];
  for (let directory = stack.pop(); directory !== undefined; directory = stack.pop()) {
    stack.push(...listDirectory(directory, { ...top, real }, io, found).reverse());
  }
}

/** Adds the files of one directory. Returns its subdirectories. */
function listDirectory(directory: Child, top: Top & Child, io: Io, found: Found): Child[] {
  const names = attempt(() => io.list(directory.absolute));
  if (names instanceof IoError) {
    const failed = unreadable(directory.path, names);
    if (directory.absolute === top.absolute) found.missing.set(top.from, failed);
    else found.skipped.push(failed);
    return [];
  }
  const below: Child[] = [];
  for (const name of names) {
    const child: Child = {
      path: join(directory.path, name),
      absolute: join(directory.absolute, name),
      real: join(directory.real, name),
    };
    const stat = attempt(() => io.lstat(child.absolute));
    if (stat instanceof IoError) found.skipped.push(unreadable(child.path, stat));
    else if (stat === undefined) {
      // Listed, yet not there.
      const reason = 'gone again, or its name is not UTF-8';
      found.skipped.push({ path: child.path, reason, incomplete: true });
    } else if (stat.kind === 'symlink') addLink(child, top, io, found);
    else if (stat.kind !== 'directory') {
      const { kind, size } = stat;
      found.entries.push({ ...child, kind, size, named: false, root: top.absolute, from: top.from });
    } else if (!isLeftOutDirectory(name)) below.push(child);
  }
  return below;
}

/** A symbolic link inside a directory: one to a file is a file, one to a directory is not entered. */
function addLink(child: Child, top: Top & Child, io: Io, found: Found): void {
  const { path, absolute } = child;
  const target = attempt(() => io.stat(absolute));
  if (target instanceof IoError) {
    found.skipped.push({ ...unreadable(path, target), incomplete: isLikely(path) });
  } else if (target === undefined) {
    const reason = 'a symbolic link that leads nowhere';
    found.skipped.push({ path, reason, incomplete: isLikely(path) });
  } else if (target.kind === 'directory') {
    const real = attempt(() => io.realpath(absolute));
    // What lies below the same PATH is found there.
    if (!(real instanceof IoError) && isBelow(real, top.real)) return;
    const reason = 'a symbolic link to a directory: not entered; name it as a PATH to check it';
    found.skipped.push({ path, reason, incomplete: false });
  } else {
    const entry = { path, absolute, named: false, root: top.absolute, from: top.from };
    const kind = target.kind === 'file' ? 'symlink' : target.kind;
    addFile(entry, { kind, size: target.size }, io, found);
  }
}

/** A broken link of such a name would be missed. */
function isLikely(path: string): boolean {
  return /\.(?:conf|json)$/.test(basename(path));
}

function isBelow(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}
