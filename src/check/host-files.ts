// Files on this machine that a configuration names, as the daemon's user sees them: only with `--host`.

import { dirname } from 'node:path/posix';
import type { Host } from '../core/host.ts';
import type { FileStat } from '../core/io.ts';
import { daemonUsers } from '../kea/startup.ts';

/** What is known of a named file. */
export interface Seen {
  /** Undefined: not there, or not to be looked at by whoever runs this. */
  readonly stat: FileStat | undefined;
  /** The daemon's user, when this machine has one of the usual ones. */
  readonly user: string | undefined;
  /** False when that user certainly cannot read it. */
  readonly isReadable: boolean;
  /** Everybody on the machine can read it. */
  readonly isOpen: boolean;
}

/** Looks at a file as the daemon would. */
export function seen(host: Host, path: string): Seen {
  const stat = host.stat(path);
  const { user, ids } = daemonUser(host);
  const isReadable =
    stat === undefined || ids === undefined || (may(stat, ids, 4) && reaches(host, path, ids));
  return {
    stat,
    user,
    isReadable,
    isOpen: stat !== undefined && (stat.mode & 0o004) !== 0 && isReached(host, path),
  };
}

/**
 * The daemon's user when it certainly cannot make a file in a directory that is there; undefined when it can, or nothing is
 * known.
 */
export function shutOut(host: Host, directory: string): string | undefined {
  const stat = host.stat(directory);
  const { user, ids } = daemonUser(host);
  if (stat?.kind !== 'directory' || ids === undefined) return undefined;
  return may(stat, ids, 3) && reaches(host, directory, ids) ? undefined : user;
}

function daemonUser(host: Host): { readonly user: string | undefined; readonly ids: Ids | undefined } {
  const user = daemonUsers.find((name) => host.user(name) !== undefined);
  return { user, ids: user === undefined ? undefined : host.user(user) };
}

type Ids = NonNullable<ReturnType<Host['user']>>;

/** The usual rights of a file: of its owner, else of its group, else of the others. */
function may({ mode, uid, gid }: FileStat, ids: Ids, bit: number): boolean {
  const shift = uid === ids.uid ? 6 : ids.gids.includes(gid) ? 3 : 0;
  return ids.uid === 0 || ((mode >> shift) & bit) === bit;
}

/** Every directory on the way can be entered; one that cannot be looked at says nothing. */
function reaches(host: Host, path: string, ids: Ids): boolean {
  return parents(path).every((directory) => {
    const stat = host.stat(directory);
    return stat === undefined || may(stat, ids, 1);
  });
}

/** Everybody can enter every directory on the way. */
function isReached(host: Host, path: string): boolean {
  return parents(path).every((directory) => ((host.stat(directory)?.mode ?? 0) & 0o001) !== 0);
}

function parents(path: string): readonly string[] {
  const found: string[] = [];
  for (
    let directory = dirname(path);
    directory !== '/' && directory !== '.';
    directory = dirname(directory)
  ) {
    found.push(directory);
  }
  return found;
}
