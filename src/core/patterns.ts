// PATHs that are glob patterns: where the search begins. A file may have such characters in its very name, and is then meant.

import { resolve } from 'node:path';
import { type Io, statIfOpen } from './io.ts';

/** True for a path, or a part of one, with characters that mean something in a glob pattern. */
export function isGlob(path: string): boolean {
  return /[*?[\]{}!]|[+@]\(/.test(path);
}

/** The directory that a pattern searches; a path without a pattern as it is. */
export function patternBase(path: string): string {
  const parts = path.split('/');
  const special = parts.findIndex(isGlob);
  if (special === -1) return path;
  return parts.slice(0, special).join('/') || (path.startsWith('/') ? '/' : '.');
}

/** The directory that a PATH searches: the PATH itself when there is something of that name. */
export function searchedFrom(io: Io, path: string): string {
  return isGlob(path) && statIfOpen(io, resolve(io.cwd(), path)) === undefined ? patternBase(path) : path;
}
