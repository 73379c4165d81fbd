// Names that were found, held as lightly as can be: a tree of ten thousand hosts is a few megabytes of names.

import { join } from 'node:path';
import { type FileStat, IoError } from '../core/io.ts';
import type { Skipped } from '../core/skipped.ts';

/** A directory that PATH is, or that PATH names a file in. */
export interface Top {
  /** PATH as given. */
  readonly from: string;
  /** The directory as shown. */
  readonly path: string;
  readonly absolute: string;
  /** With every symbolic link resolved. */
  readonly real: string;
}

/** A file's name in its directory. */
export interface FileName {
  readonly name: string;
  readonly kind: Exclude<FileStat['kind'], 'directory'>;
  /** Bytes; of the target for a symbolic link. */
  readonly size: number;
  /** True when PATH is this very file. */
  readonly named: boolean;
  /** Where a symbolic link leads in the end. */
  readonly target?: string;
  /** Its bytes, when they do not come from the file system: standard input. */
  readonly text?: string;
}

/** The files of one directory. */
export interface Listing {
  readonly top: Top;
  /** The way from `top` down to the directory; empty for `top` itself. */
  readonly below: string;
  readonly files: readonly FileName[];
}

/** A file's name with everything that follows from it. */
export interface Entry extends FileName {
  /** As shown: as given, or below what was given. */
  readonly path: string;
  readonly absolute: string;
  /** With every symbolic link resolved: the same for two names of one file. */
  readonly real: string;
  readonly top: Top;
}

/** What the PATHs have led to so far. */
export interface Found {
  readonly listings: Listing[];
  /** What could not be looked at inside a PATH. */
  readonly skipped: Skipped[];
  /** PATHs that lead to nothing that can be read, as given, and why. */
  readonly missing: Map<string, Skipped>;
}

/** The entries of a directory. */
export function* entriesOf({ top, below, files }: Listing): Iterable<Entry> {
  for (const file of files) {
    yield {
      ...file,
      top,
      path: join(top.path, below, file.name),
      absolute: join(top.absolute, below, file.name),
      real: file.target ?? join(top.real, below, file.name),
    };
  }
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
