// The plan of `check --fix`: the safe fixes of findings and nothing else, with the part of the proof that is about them.

import type { Diagnostic } from '../core/diagnostic.ts';
import type { Installation } from '../installation/types.ts';
import type { PlanContext } from './context.ts';
import type { Planned } from './finish.ts';
import { planSafeFixes } from './plan.ts';
import { prove } from './proof.ts';
import type { InstallationPlan, Plan } from './types.ts';

/** Items of the proof that speak of the whole result, whose other faults are not a fix's matter. */
const notAboutFixes: ReadonlySet<string> = new Set(['secured', 'no-clash']);

/**
 * Plans the safe fixes of the findings: their meaning is certain and every comment stays. No questions are asked.
 *
 * @param known what checking the installations found
 */
export function makeFixPlan(
  installations: readonly Installation[],
  context: PlanContext,
  known: readonly Diagnostic[],
): Plan {
  const planned = planSafeFixes(installations, context, known);
  const results = planned.map(({ evidence }) => evidence.after);
  const again = planSafeFixes(
    results,
    context,
    planned.flatMap(({ evidence }) => evidence.remaining),
  );
  return {
    target: context.targetName,
    installations: planned.map((one, index) => fixesOf(one, again[index])),
  };
}

function fixesOf({ plan, evidence }: Planned, again: Planned | undefined): InstallationPlan {
  const changedAgain = again?.plan.files.map(({ before }) => before.path) ?? [];
  const proof = prove({ ...evidence, changedAgain }).filter(({ id }) => !notAboutFixes.has(id));
  const nothing = { decisions: [], notes: [], runBook: [], clients: [], create: [], credentialFiles: [] };
  return { ...plan, ...nothing, proof };
}
