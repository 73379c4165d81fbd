// A name that was found, and what the finders of names share.

import { type FileStat, type Io, IoError } from '../core/io.ts';
import type { Skipped } from '../core/skipped.ts';

/** A file's name, found and not yet opened. */
export interface Entry {
  /** As shown: as given, or below what was given. */
  readonly path: string;
  readonly absolute: string;
  readonly kind: Exclude<FileStat['kind'], 'directory'>;
  /** Bytes; of the target for a symbolic link. */
  readonly size: number;
  /** True when PATH is this very file. */
  readonly named: boolean;
  /** Absolute path of the directory that PATH is, or that the file named by PATH lies in. */
  readonly root: string;
  /** With every symbolic link resolved: the same for two names of one file. */
  readonly real: string;
  /** The PATH it was found by, as given. */
  readonly from: string;
  /** Its bytes, when they did not come from the file system: standard input. */
  readonly text?: string;
}

/** What the PATHs have led to so far. */
export interface Found {
  readonly entries: Entry[];
  /** What could not be looked at inside a PATH. */
  readonly skipped: Skipped[];
  /** PATHs that lead to nothing that can be read, as given, and why. */
  readonly missing: Map<string, Skipped>;
}

/** Does `work`; a failure of the file system is returned, not thrown. */
export function attempt<T>(work: () => T): T | IoError {
  try {
    return work();
  } catch (error) {
    if (error instanceof IoError) return error;
    throw error;
  }
}

/** The words for something that the file system refused. */
export function unreadable(path: string, failure: IoError): Skipped {
  const reason = failure.code === 'ELOOP' ? 'symbolic links that go round in a circle' : failure.reason;
  return { path, reason, incomplete: true };
}

/** Adds a file that `stat` describes, unless its real path cannot be told. */
export function addFile(
  entry: Omit<Entry, 'kind' | 'size' | 'real'>,
  stat: Pick<FileStat, 'kind' | 'size'>,
  io: Io,
  found: Found,
): void {
  if (stat.kind === 'directory') return;
  const real = attempt(() => io.realpath(entry.absolute));
  if (real instanceof IoError) found.skipped.push(unreadable(entry.path, real));
  else found.entries.push({ ...entry, kind: stat.kind, size: stat.size, real });
}
