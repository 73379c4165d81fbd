// Finds files of one name below a directory: what node-io's glob does for patterns such as `**/NAME/NAME`, without
// fast-glob, whose loading takes longer than the check of a small installation.

import type { Dirent } from 'node:fs';
import * as fs from 'node:fs';
import { join } from 'node:path';

/** The names behind two stars and a slash when a pattern has nothing else that is special; undefined for any other. */
export function plainTail(pattern: string): string | undefined {
  const tail = /^\*\*\/([\w.-]+(?:\/[\w.-]+)*)$/.exec(pattern)?.[1];
  return tail?.split('/').some((name) => /^\.{1,2}$/.test(name)) === false ? tail : undefined;
}

/** How directories are looked into. */
export interface Below {
  /** A directory's entries; none, and told elsewhere, when it cannot be read. */
  readonly list: (path: string) => readonly Dirent[];
  /** Directories that are not entered. */
  readonly isLeftOut: (name: string) => boolean;
  /** True for a file, and for a symbolic link to one. */
  readonly isFile: (path: string) => boolean;
}

/**
 * Files `tail` in a directory and in every directory below it; symbolic links to directories are not entered.
 *
 * @param root absolute
 * @param tail names joined by `/`
 */
export function filesBelow(root: string, tail: string, { list, isLeftOut, isFile }: Below): string[] {
  const [first = '', ...rest] = tail.split('/');
  const found: string[] = [];
  const stack = [root];
  for (let directory = stack.pop(); directory !== undefined; directory = stack.pop()) {
    for (const entry of list(directory)) {
      if (
        entry.name === first &&
        (rest.length === 0 || isRealWay(directory, [first, ...rest.slice(0, -1)]))
      ) {
        const path = join(directory, tail);
        if (isFile(path)) found.push(path);
      }
      if (entry.isDirectory() && !isLeftOut(entry.name)) stack.push(join(directory, entry.name));
    }
  }
  return found;
}

/** True when every name on the way is a directory itself, and no link to one. */
function isRealWay(from: string, names: readonly string[]): boolean {
  return names.every((_, at) => {
    const stat = fs.lstatSync(join(from, ...names.slice(0, at + 1)), { throwIfNoEntry: false });
    return stat?.isDirectory() === true;
  });
}
