// What a report says of a write that did not take place.

import type { Outcome } from '../report/types.ts';

/** An outcome in which no file was touched. */
export function untouched(action: Outcome['action'], detail: string | undefined): Outcome {
  return { action, files: [], created: [], detail, undo: undefined };
}
