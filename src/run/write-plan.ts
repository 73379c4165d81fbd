// `--write`: hands a proven plan with nothing left to decide to the write stage, and says what came of it.

import { relative } from 'node:path';
import { RefusedError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { shellWord } from '../core/shell.ts';
import type { Plan } from '../plan/types.ts';
import type { Outcome } from '../report/types.ts';
import { toolVersion } from '../tool.ts';
import { goingBackFailed } from '../write/settle.ts';
import { writeAll } from '../write/write.ts';
import { isPending, isProven, isWaiting } from './judge.ts';
import { untouched } from './outcome.ts';

/**
 * Writes all files of the plan, or none.
 *
 * @param paths the PATHs of the command line, for saying how to take it back
 */
export function writePlan(plan: Plan, paths: readonly string[], io: Io, now: Date): Outcome {
  if (isWaiting(plan)) {
    return untouched('waiting for decisions', 'nothing was written: a person must decide first');
  }
  if (!isProven(plan)) {
    return untouched(
      'refused',
      'nothing was written: the result did not pass its proof, which is a bug of ours',
    );
  }
  if (!isPending(plan)) return untouched('nothing to do', undefined);
  try {
    const receipt = writeAll(io, {
      files: plan.installations.flatMap(({ files }) =>
        files.map(({ before, after }) => ({ path: before.path, before: before.text, after })),
      ),
      create: plan.installations.flatMap(({ create }) => create),
      sources: plan.installations.flatMap(({ files, create, sources }) =>
        files.length + create.length === 0 ? [] : sources,
      ),
      now,
      describe: { tool: toolVersion, target: plan.target },
    });
    return {
      action: 'written',
      files: receipt.written,
      created: receipt.created.map((path) => relative(io.cwd(), path)),
      detail: receipt.notes.length === 0 ? undefined : receipt.notes.join('; '),
      // It takes one PATH, and any file of a write stands for all of them.
      undo: `kea-migrate undo ${(paths.length > 1 ? [...receipt.written, ...receipt.created].slice(0, 1) : paths).map(shellWord).join(' ')}`,
    };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    // Going back can fail as well; then the message says what the next run will do, and files are not as before.
    const isWhole = !error.message.includes(goingBackFailed);
    return untouched('refused', isWhole ? `nothing was written: ${error.message}` : error.message);
  }
}
