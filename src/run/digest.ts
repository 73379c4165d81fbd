// What a run keeps of the files it has read, once they are checked and let go.

import type { Skipped } from '../core/skipped.ts';
import type { Document } from '../document/types.ts';
import type { InstallationSummary } from '../report/types.ts';
import { summaryOf } from './age.ts';
import type { JudgeOptions } from './judge.ts';
import type { Survey } from './survey.ts';

/** What is kept of a part of a run, and of all its parts together. */
export interface Digest {
  /** What was found, in words. */
  readonly summaries: readonly InstallationSummary[];
  /** Files of no installation, since nobody could tell whose they are, as shown. */
  readonly apart: readonly string[];
  readonly skipped: readonly Skipped[];
  readonly remarks: readonly string[];
  /** Files that were read because others include them, as shown, each once. */
  readonly included: readonly string[];
  /** How many files of Kea were read. */
  readonly found: number;
}

/** All documents of a part. */
export function documentsOf({ installations, unclear }: Survey): readonly Document[] {
  return [...installations, ...unclear].flatMap(({ files }) => files.map(({ document }) => document));
}

/** What is kept of a part. */
export function digestOf(part: Survey, options: Pick<JudgeOptions, 'target' | 'settings'>): Digest {
  const { installations, unclear, skipped, remarks, found } = part;
  // The first source is the file itself.
  const included = documentsOf(part).flatMap(({ sources }) => sources.slice(1).map(({ path }) => path));
  return {
    summaries: installations.map((one) => summaryOf(one, options)),
    apart: unclear.flatMap(({ files }) => files.map(({ path }) => path)),
    skipped,
    remarks,
    included,
    found,
  };
}

/** The parts together. */
export function digest(parts: readonly Digest[]): Digest {
  return {
    summaries: parts.flatMap(({ summaries }) => summaries),
    apart: parts.flatMap(({ apart }) => apart),
    skipped: parts.flatMap(({ skipped }) => skipped),
    remarks: [...new Set(parts.flatMap(({ remarks }) => remarks))],
    included: [...new Set(parts.flatMap(({ included }) => included))],
    found: parts.reduce((sum, { found }) => sum + found, 0),
  };
}
