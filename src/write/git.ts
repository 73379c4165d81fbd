// Whether a place is inside a git work tree, where no secret may be created.

import { dirname, join } from 'node:path';
import { type Io, IoError } from '../core/io.ts';
import { absolutePath, leadsTo, placeOf, upwards } from './paths.ts';

/**
 * True when a file at `path` would be part of a git work tree: there is a `.git` (a directory; or a file, as in submodules
 * and further work trees) in its directory or above, by its name or with all symbolic links resolved. Also true when
 * that cannot be seen.
 *
 * @param path a file or directory, which need not exist yet; absolute or relative to `io.cwd()`
 */
export function insideGitWorkTree(io: Io, path: string): boolean {
  const absolute = absolutePath(io, path);
  try {
    return [placeOf(io, absolute), leadsTo(io, absolute)].some((place) =>
      [...upwards(place)].some((directory) => io.lstat(join(directory, '.git')) !== undefined),
    );
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    if (error.code === 'ENOENT' && dirname(absolute) !== absolute)
      return insideGitWorkTree(io, dirname(absolute));
    return true;
  }
}
