// Makes the plan, without its proof: legacy files first, then safe fixes, then the migrations in their order, each on the texts that the one before left.
// All installations take a step together, since HA partners look at each other's results.

import { holdsFor } from '../check/holds.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Installation } from '../installation/types.ts';
import { agentModeOf, type PlanContext } from './context.ts';
import { byFile, findingsOf } from './findings.ts';
import { finishAll, type Planned } from './finish.ts';
import { type FixStep, fixesOf, fixRounds, safeStep, unsafeStep } from './fix-steps.ts';
import { type Fleet, newFleet } from './fleet.ts';
import { migrationsOf } from './migrations/index.ts';
import legacyFile from './migrations/legacy-file.ts';
import { brokenFiles, unreadFiles } from './obstacles.ts';
import { isInPart } from './part.ts';

/**
 * Plans the migration of all installations of one run, in their order. The proofs are left to proven-plan.ts.
 *
 * @param known what checking the installations found, when that was done already
 * @throws UsageError when the context asks for what the target cannot do
 */
export function planInstallations(
  installations: readonly Installation[],
  context: PlanContext,
  known?: readonly Diagnostic[],
): readonly Planned[] {
  const agent = agentModeOf(context);
  const findings = known ?? findingsOf(installations, context);
  const fleet = newFleet(installations, context, agent);
  const found = divide(fleet, context) ? findingsOf(fleet.installations(), context) : findings;
  takeFixes(fleet, found, context);
  // A section whose name was misspelt is one now.
  const again = divide(fleet, context) ? findingsOf(fleet.installations(), context) : undefined;
  if (again !== undefined) takeFixes(fleet, again, context);
  fleet.step(({ installation }) => ({
    migration: undefined,
    acts: [...brokenFiles(installation), ...unreadFiles(installation, context)],
  }));
  for (const migration of migrationsOf(context.only)) {
    if (!holdsFor(migration, context.target)) continue;
    fleet.step((state) => ({ migration, acts: migration.changes(state) }));
  }
  return finishAll(fleet.tracks(), fleet.history, context, findings, again ?? found);
}

/** Legacy files become a file for each daemon. True when there were some. */
function divide(fleet: Fleet, { only }: PlanContext): boolean {
  if (!isInPart(only, () => 'upgrade')) return false;
  return fleet.step((state) => ({ migration: legacyFile, acts: legacyFile.changes(state) }));
}

/** Carries out the safe fixes among the findings, and those that they lay open; with `--unsafe` the others behind them. */
function takeFixes(fleet: Fleet, findings: readonly Diagnostic[], context: PlanContext): void {
  const steps = context.unsafe === true ? [safeStep, unsafeStep, safeStep] : [safeStep];
  steps.reduce((known, step) => takeStep(fleet, step, known, context), findings);
}

/** Returns what is found afterwards. */
function takeStep(
  fleet: Fleet,
  step: FixStep,
  findings: readonly Diagnostic[],
  context: PlanContext,
): readonly Diagnostic[] {
  let current = findings;
  for (let round = 0; round < fixRounds; round += 1) {
    if (!current.some(({ fix }) => fix?.safety === step.takes)) break;
    const found = byFile(current);
    const changed = fleet.step((state) => fixesOf(state, found, step));
    if (!changed) break;
    current = findingsOf(fleet.installations(), context);
  }
  return current;
}

/**
 * Plans fixes alone, for `check --fix`: nothing is migrated, and every file of Kea stays in use.
 *
 * @param known what checking the installations found
 */
export function planFixes(
  installations: readonly Installation[],
  context: PlanContext,
  known: readonly Diagnostic[],
): readonly Planned[] {
  const fleet = newFleet(installations, context, 'keep');
  takeFixes(fleet, known, context);
  return finishAll(fleet.tracks(), fleet.history, context, known);
}
