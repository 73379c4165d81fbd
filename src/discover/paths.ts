// Which files there are: PATHs to listings of names. Nothing is opened here.

import { basename, dirname, join, normalize, relative, resolve } from 'node:path';
import { type Io, IoError } from '../core/io.ts';
import { isGlob, patternBase } from '../core/patterns.ts';
import { attempt, type FileName, type Found, type Top, unreadable } from './listing.ts';
import { walk } from './walk.ts';

/** Lists the files of all PATHs, in their order; each is a directory, a file or a glob. */
export function listPaths(paths: readonly string[], io: Io): Found {
  const found: Found = { listings: [], skipped: [], missing: new Map() };
  for (const path of paths) listPath(path, io, found);
  return found;
}

function listPath(from: string, io: Io, found: Found): void {
  const path = shownPath(from);
  const absolute = resolve(io.cwd(), from);
  const stat = attempt(() => io.stat(absolute));
  if (stat instanceof IoError) found.missing.set(from, unreadable(path, stat));
  else if (stat === undefined && isGlob(from)) listGlob(from, io, found);
  else if (stat === undefined) {
    const reason = missingReason(absolute, io);
    found.missing.set(from, { path, reason, incomplete: true, nothing: true });
  } else if (stat.kind === 'directory') {
    const top = topAt(from, path, absolute, io, found);
    if (top !== undefined) walk(top, io, found);
  } else {
    const top = topAt(from, dirname(path), dirname(absolute), io, found);
    const file = top === undefined ? undefined : fileAt(absolute, true, io);
    if (file instanceof IoError) found.missing.set(from, unreadable(path, file));
    else if (top !== undefined && file !== undefined) found.listings.push({ top, below: '', files: [file] });
  }
}

function missingReason(absolute: string, io: Io): string {
  const link = attempt(() => io.lstat(absolute));
  return link === undefined ? 'no such file or directory' : 'a symbolic link that leads nowhere';
}

/** A directory to list; undefined, and said, when its real path cannot be told. */
function topAt(from: string, path: string, absolute: string, io: Io, found: Found): Top | undefined {
  const real = attempt(() => io.realpath(absolute));
  if (!(real instanceof IoError)) return { from, path, absolute, real };
  found.missing.set(from, unreadable(path, real));
  return undefined;
}

/** What stands at a path; undefined for a directory, or when it is gone. */
function fileAt(absolute: string, named: boolean, io: Io): FileName | IoError | undefined {
  return attempt(() => {
    const stat = io.stat(absolute);
    if (stat === undefined || stat.kind === 'directory') return undefined;
    const isLink = stat.kind === 'file' && io.lstat(absolute)?.kind === 'symlink';
    const kind = isLink ? 'symlink' : stat.kind;
    // A pipe of the shell (`<(cat FILE)`) has no real path.
    const target = kind === 'other' ? absolute : io.realpath(absolute);
    return { name: basename(absolute), kind, size: stat.size, named, target };
  });
}

/** The part of a glob before its first special character is a directory; the rest is the pattern. */
function listGlob(from: string, io: Io, found: Found): void {
  const parts = from.split('/');
  const special = parts.findIndex(isGlob);
  const base = patternBase(from);
  const root = resolve(io.cwd(), base);
  const shown = (absolute: string) => shownPath(join(base, relative(root, absolute)));
  const tell = (failure: IoError) => found.skipped.push(unreadable(shown(failure.path), failure));
  const matches = attempt(() => io.glob([parts.slice(special).join('/')], root, tell));
  if (matches instanceof IoError) {
    found.missing.set(from, unreadable(from, matches));
    return;
  }
  if (matches.length === 0)
    found.missing.set(from, { path: from, reason: 'no file matches', incomplete: true, nothing: true });
  const top = topAt(from, shownPath(base), root, io, found);
  if (top === undefined) return;
  for (const absolute of matches) {
    const file = fileAt(absolute, false, io);
    if (file instanceof IoError) found.skipped.push(unreadable(shown(absolute), file));
    else if (file !== undefined) {
      found.listings.push({ top, below: relative(root, dirname(absolute)), files: [file] });
    }
  }
}

/** How a PATH is shown: `./etc/kea/` as `etc/kea`. */
export function shownPath(path: string): string {
  const normal = normalize(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}
