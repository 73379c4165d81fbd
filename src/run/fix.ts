// `check --fix`: the safe fixes are written, all or none, with a backup; what is left is then checked as usual.

import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { makeFixPlan } from '../plan/fix-plan.ts';
import { planContext } from '../planning.ts';
import type { Outcome } from '../report/types.ts';
import { check, type Loaded, type LoadOptions, load } from '../stages.ts';
import { writePlan } from './write-plan.ts';

/**
 * Writes the safe fixes of what is found.
 *
 * @param before called with what was found, before anything is written; it may throw
 * @returns undefined when there was nothing to fix
 * @throws UsageError for standard input, which cannot be written
 */
export function fix(
  paths: readonly string[],
  options: LoadOptions,
  io: Io,
  before: (loaded: Loaded) => void,
): Outcome | undefined {
  if (paths.includes('-')) throw new UsageError('--fix: standard input cannot be written; name the file');
  const loaded = load(paths, io, options);
  const installations = loaded.parts.flatMap((part) => part.installations);
  const context = planContext(loaded, installations, io);
  const plan = makeFixPlan(installations, context, check(loaded).diagnostics);
  before(loaded);
  const outcome = writePlan(plan, paths, io, new Date());
  return outcome.action === 'nothing to do' ? undefined : outcome;
}
