// The plan of `check --fix`: the fixes of findings and nothing else, with the part of the proof that is about them.

import type { Diagnostic } from '../core/diagnostic.ts';
import type { Installation } from '../installation/types.ts';
import type { PlanContext } from './context.ts';
import type { Planned } from './finish.ts';
import { planFixes } from './plan.ts';
import { aboutChannel, prove } from './proof.ts';
import type { InstallationPlan, Plan } from './types.ts';

/**
 * Plans the fixes of the findings, the unsafe ones only when they are asked for. No questions are asked.
 *
 * @param known what checking the installations found
 */
export function makeFixPlan(
  installations: readonly Installation[],
  context: PlanContext,
  known: readonly Diagnostic[],
): Plan {
  const planned = planFixes(installations, context, known);
  const results = planned.map(({ evidence }) => evidence.after);
  const again = planFixes(
    results,
    context,
    planned.flatMap(({ evidence }) => evidence.remaining),
  );
  return {
    target: context.targetName,
    only: context.only,
    unsafe: context.unsafe ?? false,
    installations: planned.map((one, index) => fixesOf(one, again[index])),
  };
}

function fixesOf({ plan, evidence }: Planned, again: Planned | undefined): InstallationPlan {
  const changedAgain = again?.plan.files.map(({ before }) => before.path) ?? [];
  const proof = prove({ ...evidence, changedAgain }).filter(({ id }) => !aboutChannel.has(id));
  const nothing = { decisions: [], notes: [], runBook: [], clients: [], create: [], credentialFiles: [] };
  return { ...plan, ...nothing, proof };
}
