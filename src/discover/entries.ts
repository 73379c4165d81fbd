// Which files there are: PATHs to a list of names. Nothing is opened here, so the list stays small for any tree.

import { dirname, join, normalize, resolve } from 'node:path';
import { type Io, IoError } from '../core/io.ts';
import { addFile, attempt, type Found, unreadable } from './entry.ts';
import { walk } from './walk.ts';

/** Lists the files of all PATHs, in their order; each is a directory, a file or a glob. */
export function listEntries(paths: readonly string[], io: Io): Found {
  const found: Found = { entries: [], skipped: [], missing: new Map() };
  for (const path of paths) listPath(path, io, found);
  return found;
}

function listPath(from: string, io: Io, found: Found): void {
  const path = shownPath(from);
  const absolute = resolve(io.cwd(), from);
  const stat = attempt(() => io.stat(absolute));
  if (stat instanceof IoError) found.missing.set(from, unreadable(path, stat));
  else if (stat?.kind === 'directory') walk({ path, absolute, from }, io, found);
  else if (stat !== undefined) {
    addFile({ path, absolute, named: true, root: dirname(absolute), from }, stat, io, found);
  } else if (isGlob(from)) listGlob(from, io, found);
  else {
    const link = attempt(() => io.lstat(absolute));
    const reason = link === undefined ? 'no such file or directory' : 'a symbolic link that leads nowhere';
    found.missing.set(from, { path, reason, incomplete: true });
  }
}

function isGlob(path: string): boolean {
  return /[*?[\]{}!]|[+@]\(/.test(path);
}

/** The part of a glob before its first special character is a directory; the rest is the pattern. */
function listGlob(from: string, io: Io, found: Found): void {
  const parts = from.split('/');
  const special = parts.findIndex(isGlob);
  const base = parts.slice(0, special).join('/') || (from.startsWith('/') ? '/' : '.');
  const root = resolve(io.cwd(), base);
  const pattern = parts.slice(special).join('/');
  const shown = (absolute: string) => shownPath(join(base, resolve(absolute).slice(root.length)));
  const tell = (failure: IoError) => found.skipped.push(unreadable(shown(failure.path), failure));
  const matches = attempt(() => io.glob([pattern], root, tell));
  if (matches instanceof IoError) {
    found.missing.set(from, unreadable(from, matches));
    return;
  }
  for (const absolute of matches) {
    const path = shown(absolute);
    const stat = attempt(() => io.lstat(absolute));
    if (stat instanceof IoError) found.skipped.push(unreadable(path, stat));
    else if (stat !== undefined) addFile({ path, absolute, named: false, root, from }, stat, io, found);
  }
  if (matches.length === 0)
    found.missing.set(from, { path: from, reason: 'no file matches', incomplete: true });
}

/** How a PATH is shown: `./etc/kea/` as `etc/kea`. */
export function shownPath(path: string): string {
  const normal = normalize(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}
