// This machine as rules may look at it: `--host` makes one of these from Io.

import type { Host } from '../core/host.ts';
import { type Io, IoError } from '../core/io.ts';

/** Larger files are no credentials and no user lists. */
const largest = 1024 * 1024;

/** What {@link Host} promises, through the door to the world. */
export function hostOf(io: Io): Host {
  const read = (path: string): string | undefined =>
    quietly(() => ((io.stat(path)?.size ?? largest + 1) > largest ? undefined : io.read(path)));
  return {
    stat: (path) => quietly(() => io.stat(path)),
    read,
    user: (name) => {
      const fields = lineOf(read('/etc/passwd'), name);
      const uid = Number(fields?.[2]);
      const gid = Number(fields?.[3]);
      if (fields === undefined || !Number.isInteger(uid) || !Number.isInteger(gid)) return undefined;
      return { uid, gids: [gid, ...groupsOf(read('/etc/group'), name)] };
    },
  };
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof IoError) return undefined;
    throw error;
  }
}

function lineOf(text: string | undefined, name: string): readonly string[] | undefined {
  return text
    ?.split('\n')
    .map((line) => line.split(':'))
    .find(([first]) => first === name);
}

/** Numbers of the groups that list the user as a member. */
function groupsOf(text: string | undefined, name: string): readonly number[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([, , , members]) => members?.split(',').includes(name))
    .map(([, , gid]) => Number(gid))
    .filter(Number.isInteger);
}
