// What Kea makes of a Unix socket's name, and how two names differ. Pure string rules: src/lib/util/filesystem.cc.

import type { Version } from '../core/version.ts';
import { directories, knownSocketDirectories, type Platform } from '../kea/directories.ts';
import { behaves } from '../kea/versions.ts';

/** Whose rules a name is read by. `platform` undefined: the compiled-in directory is unknown. */
export interface SocketRules {
  readonly platform: Platform | undefined;
  readonly target: Version;
}

/**
 * Why Kea refuses a name, or will. `no-name`: empty, `/` or a trailing slash. `dots`: the name is `.` or `..`, which
 * fails at the bind. `root`: `/x`. `spelling`: `//` or dot segments that lead to an accepted directory, which Kea
 * does not fold. `relative`: a directory part that is not absolute. `directory`: a directory this build does not have
 * compiled in, or, when the build is unknown, one that no known build has.
 */
export type SocketPathProblem = 'no-name' | 'dots' | 'root' | 'spelling' | 'relative' | 'directory';

export interface ResolvedSocketPath {
  /** The name without the blanks around it, which Kea trims. */
  readonly trimmed: string;
  /** True for a name without a slash: it resolves into the compiled-in directory. */
  readonly bare: boolean;
  /** What stands before the last slash; empty for a bare name and for `/x`. */
  readonly directory: string;
  /** What stands behind the last slash. */
  readonly file: string;
  /** The path that is bound. Undefined when it is refused, or depends on an unknown build or working directory. */
  readonly resolved: string | undefined;
  /** Length of `resolved`, or, when only the directory is unknown, of the shortest it can be. Latin-1: characters are bytes. */
  readonly bytes: number;
  readonly problem: SocketPathProblem | undefined;
}

/**
 * Resolves a `socket-name` as a Kea of that version and build does.
 *
 * @param name decoded value as it stands in the file, Latin-1
 */
export function resolveSocketPath(name: string, rules: SocketRules): ResolvedSocketPath {
  const { trimmed, bare, directory, file } = splitSocketName(name);
  const parts = { trimmed, bare, directory, file };
  if (!behaves('socketDirectoryRestricted', rules.target)) {
    const resolved = trimmed.startsWith('/') ? trimmed : undefined;
    return { ...parts, resolved, bytes: trimmed.length, problem: trimmed === '' ? 'no-name' : undefined };
  }
  const supported = rules.platform === undefined ? undefined : directories[rules.platform].sockets;
  const problem = problemOf(parts, supported, rules.target);
  const inSupported = bare || directory === '';
  const base = inSupported ? supported : directory;
  const refused = problem !== undefined && problem !== 'dots';
  return {
    ...parts,
    resolved: refused || base === undefined ? undefined : `${base}/${file}`,
    bytes: (base ?? shortestSocketDirectory).length + 1 + file.length,
    problem,
  };
}

const shortestSocketDirectory = knownSocketDirectories.reduce((a, b) => (b.length < a.length ? b : a));

/** A name taken apart the way Kea does: blanks around it trimmed, cut at the last slash. */
export function splitSocketName(name: string): {
  readonly trimmed: string;
  readonly bare: boolean;
  readonly directory: string;
  readonly file: string;
} {
  const trimmed = name.replace(/^[ \t\n\r\f\v]+/, '').replace(/[ \t\n\r\f\v]+$/, '');
  const slash = trimmed.lastIndexOf('/');
  return {
    trimmed,
    bare: slash === -1,
    directory: slash === -1 ? '' : trimmed.slice(0, slash),
    file: trimmed.slice(slash + 1),
  };
}

function problemOf(
  { bare, directory, file }: { readonly bare: boolean; readonly directory: string; readonly file: string },
  supported: string | undefined,
  target: Version,
): SocketPathProblem | undefined {
  if (file === '') return 'no-name';
  if (file === '.' || file === '..') return 'dots';
  if (bare) return undefined;
  if (directory === '') return behaves('rootSlashDropped', target) ? undefined : 'root';
  const accepted = supported === undefined ? knownSocketDirectories : [supported];
  if (accepted.includes(directory)) return undefined;
  if (!directory.startsWith('/')) return 'relative';
  return accepted.includes(foldPath(directory)) ? 'spelling' : 'directory';
}

/** A path with `//`, `.` and `..` folded, as a file system without symbolic links would read it. */
export function foldPath(path: string): string {
  const folded: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && folded.length > 0 && folded.at(-1) !== '..') folded.pop();
    else if (part !== '..' || !path.startsWith('/')) folded.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + folded.join('/');
}
