// Which directories hold which paths: a matter of names alone. Whether links lead elsewhere is asked where files are opened.

import { dirname, isAbsolute, relative, sep } from 'node:path';

/** True when `path` is `directory` or below it. Both absolute. */
export function isWithin(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The deepest directory that is, or holds, all of these absolute paths. */
export function commonDirectory(paths: readonly string[]): string {
  let common = paths[0] ?? sep;
  for (const path of paths) {
    while (!isWithin(path, common) && dirname(common) !== common) common = dirname(common);
  }
  return common;
}
