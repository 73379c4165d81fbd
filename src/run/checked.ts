// What the rules said, of one part of a run and of all its parts together.

import { ignoreKey, type RuleBug } from '../check/check.ts';
import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts';

/** What the rules said. */
export interface Checked {
  /** Sorted by file, then place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Rules of ours that failed on a file; the others ran. */
  readonly bugs: readonly RuleBug[];
  /** Ignore comments that left something out, by file and offset. */
  readonly ignoresUsed: ReadonlySet<string>;
}

/** The findings of all parts. */
export function joined(judgements: readonly Checked[]): Checked {
  const ignoresUsed = new Set(judgements.flatMap((judgement) => [...judgement.ignoresUsed]));
  return {
    // A file that hosts of several parts include may have a comment that is needed for one of them only.
    diagnostics: judgements
      .flatMap(({ diagnostics }) => diagnostics)
      .filter(({ rule, at }) => rule !== 'ignore-unused' || !ignoresUsed.has(ignoreKey(at)))
      .sort(compareDiagnostics),
    bugs: judgements.flatMap(({ bugs }) => bugs),
    ignoresUsed,
  };
}
