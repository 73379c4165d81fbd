// For which Kea files were written: what a change of behaviour is held against, since it matters to older files only.

import type { Location } from '../core/source.ts';
import { compareVersions, type Version } from '../core/version.ts';

/** A word of the file that tells its age, with its place. */
export interface Clue {
  /** What it is and what it tells, in words: `"reservation-mode" is gone since 2.6.0`. */
  readonly says: string;
  readonly at: Location;
}

/** The versions that files may have been written for. */
export interface WrittenFor {
  /** Oldest Kea that takes them. */
  readonly from: Version;
  /** First Kea that no longer does; undefined: still does. */
  readonly before: Version | undefined;
  /** What decided; the user, when empty and something is known. */
  readonly because: readonly Clue[];
}

/** True when files may have been written for a Kea older than this version. */
export function isBefore({ from }: WrittenFor, version: Version): boolean {
  return compareVersions(from, version) < 0;
}
