// Reports and baselines: a new one takes the place of the old in one step, so that a full disk leaves the old one.

import { dirname, join } from 'node:path';
import type { Io } from '../core/io.ts';

/**
 * Writes a file, with the mode that it had, or 0644.
 *
 * @param path absolute; no symbolic link
 * @param latin1 its bytes
 * @throws IoError when it cannot be written; it is then as it was
 */
export function replaceFile(io: Io, path: string, latin1: string): void {
  const there = io.lstat(path);
  if (there === undefined) {
    io.create(path, latin1, 0o644);
    return;
  }
  const fresh = join(dirname(path), `.kea-migrate-new-${io.process().pid}`);
  // Left by a run that was killed; in containers the numbers of processes come again and again.
  if (io.lstat(fresh) !== undefined) io.remove(fresh);
  io.create(fresh, latin1, there.mode);
  try {
    io.rename(fresh, path);
  } catch (error) {
    io.remove(fresh);
    throw error;
  }
}
