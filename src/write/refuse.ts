// What becomes of failures of the disk: before success a refusal, after it a remark.

import { RefusedError } from '../core/errors.ts';
import { IoError } from '../core/io.ts';

/** Runs a stage of writing; failures of the disk become refusals. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof IoError) throw new RefusedError(error.message);
    throw error;
  }
}

/** Runs the tidying after a success; its failure is a remark for the user. */
export function tidied(tidy: () => void): readonly string[] {
  try {
    tidy();
    return [];
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    return [`all is done, but tidying up failed (${error.message}); the next run does it`];
  }
}
