// Files that `--format KIND=FILE` and `--graph FILE` name. A report never takes the place of a configuration, of another
// report of the same run, or of anything that is no plain file.

import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { type Io, IoError } from '../core/io.ts';
import { latin1 } from '../core/source.ts';
import type { Report } from '../report/types.ts';

/** Writes one file; `option` names it to the user. Throws {@link UsageError} when that cannot be done. */
export type WriteOutput = (option: string, file: string, text: string) => void;

/** A writer for one run. */
export function outputWriter(
  { installations, skipped }: Pick<Report, 'installations' | 'skipped'>,
  io: Io,
): WriteOutput {
  const unread = skipped.filter(({ incomplete }) => incomplete);
  const inputs = new Set(
    [...installations.flatMap(({ files }) => files), ...unread].map(({ path }) => resolve(io.cwd(), path)),
  );
  const written = new Set<string>();
  return (option, file, text) => {
    const refuse = (reason: string): never => {
      throw new UsageError(`${option}: ${file}: ${reason}`);
    };
    try {
      const path = realPath(resolve(io.cwd(), file), io);
      if ([...inputs].some((input) => realPath(input, io) === path)) refuse('is a file that was looked at');
      if (written.has(path)) refuse('is named twice; each needs a file of its own');
      const there = io.lstat(path);
      if (there !== undefined && there.kind !== 'file') refuse('is there and no plain file');
      if (there !== undefined) io.remove(path);
      io.create(path, latin1(text), there?.mode ?? 0o644);
      written.add(path);
    } catch (error) {
      if (error instanceof IoError) refuse(error.reason);
      throw error;
    }
  };
}

/** Links on the way are followed, so that two names of one file are seen as one. */
function realPath(path: string, io: Io): string {
  if (io.stat(path) !== undefined) return io.realpath(path);
  const directory = dirname(path);
  return io.stat(directory) === undefined ? path : join(io.realpath(directory), path.slice(directory.length));
}
