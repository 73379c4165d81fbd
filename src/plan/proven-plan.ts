// The plan with its proof: what planning made is planned once more, and everything is held against the proof.

import type { Diagnostic } from '../core/diagnostic.ts';
import type { Installation } from '../installation/types.ts';
import type { PlanContext } from './context.ts';
import type { Planned } from './finish.ts';
import { planInstallations } from './plan.ts';
import { aboutChannel, prove } from './proof.ts';
import type { Plan } from './types.ts';

/**
 * Plans the migration of all installations of one run, in their order, each with its proof.
 *
 * @param known what checking the installations found, when that was done already
 * @throws UsageError when the context asks for what the target cannot do
 */
export function makePlan(
  installations: readonly Installation[],
  context: PlanContext,
  known?: readonly Diagnostic[],
): Plan {
  const planned = planInstallations(installations, context, known);
  const changesAgain = secondPlan(planned, context);
  return {
    target: context.targetName,
    only: context.only,
    unsafe: context.unsafe ?? false,
    installations: planned.map(({ plan, evidence }, index) => ({
      ...plan,
      proof: prove({ ...evidence, changedAgain: changesAgain[index] ?? [] }).filter(
        ({ id }) => context.only !== 'upgrade' || !aboutChannel.has(id),
      ),
    })),
  };
}

/** Paths that planning the results would change or create, by installation. */
function secondPlan(first: readonly Planned[], context: PlanContext): readonly (readonly string[])[] {
  // What changes nothing was planned once already, just as it is.
  if (first.every(({ plan: { files, create } }) => files.length + create.length === 0))
    return first.map(() => []);
  const created = new Set(first.flatMap(({ plan }) => plan.create.map(({ path }) => path)));
  const exists = (path: string): boolean => created.has(path) || context.exists(path);
  const results = first.map(({ evidence }) => evidence.after);
  // Checked already, unless that was done without their agents.
  const known = first.every(({ judgedAsItIs }) => judgedAsItIs)
    ? first.flatMap(({ evidence }) => evidence.remaining)
    : undefined;
  return planInstallations(results, { ...context, exists }, known).map(({ plan: { files, create } }) => [
    ...files.map(({ before }) => before.path),
    ...create.map(({ path }) => path),
  ]);
}
