// Files that `--format KIND=FILE` and `--graph FILE` name. A report never takes the place of a file that was looked at, of
// the settings, of another report of the same run, or of anything that is no plain file.

import { basename, dirname, join, resolve } from 'node:path';
import { configurationName } from '../configuration.ts';
import { UsageError } from '../core/errors.ts';
import { type Io, IoError, statIfOpen } from '../core/io.ts';
import { latin1 } from '../core/source.ts';
import { replaceFile } from './replace.ts';

/** Writes one file; `option` names it to the user. Throws {@link UsageError} when that cannot be done. */
export type WriteOutput = (option: string, file: string, text: string) => void;

/** The files that one run writes besides those of Kea. */
export interface Outputs {
  readonly write: WriteOutput;
  /**
   * What can be known before anything is written.
   *
   * @throws UsageError when the file will not be written
   */
  expect(option: string, file: string): void;
}

/**
 * A writer for one run.
 *
 * @param inputs files that were looked at, absolute or relative to the working directory
 */
export function outputsOf(inputs: Iterable<string>, io: Io): Outputs {
  let taken: ReadonlySet<string> | undefined;
  const isInput = (path: string): boolean => {
    taken ??= new Set([...inputs].map((input) => realPath(resolve(io.cwd(), input), io)));
    return taken.has(path) || (basename(path) === configurationName && io.lstat(path) !== undefined);
  };
  const place = (file: string, used: Set<string>): string => {
    const path = realPath(resolve(io.cwd(), file), io);
    if (isInput(path)) throw new UsageError('is a file that was looked at');
    if (used.has(path)) throw new UsageError('is named twice; each needs a file of its own');
    used.add(path);
    const there = io.lstat(path);
    if (there !== undefined && there.kind !== 'file') throw new UsageError('is there and no plain file');
    if (io.stat(dirname(path)) === undefined) throw new IoError('ENOENT', path, 'no such file or directory');
    return path;
  };
  const expected = new Set<string>();
  const written = new Set<string>();
  return {
    expect: (option, file) => saying(option, file, () => place(file, expected)),
    write: (option, file, text) =>
      saying(option, file, () => replaceFile(io, place(file, written), latin1(text))),
  };
}

function saying(option: string, file: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof IoError) throw new UsageError(`${option}: ${file}: ${error.reason}`);
    if (error instanceof UsageError) throw new UsageError(`${option}: ${file}: ${error.message}`);
    throw error;
  }
}

/** Links on the way are followed, so that two names of one file are seen as one. */
function realPath(path: string, io: Io): string {
  if (statIfOpen(io, path) !== undefined) return io.realpath(path);
  const directory = dirname(path);
  const isThere = statIfOpen(io, directory) !== undefined;
  return isThere ? join(io.realpath(directory), path.slice(directory.length)) : path;
}
