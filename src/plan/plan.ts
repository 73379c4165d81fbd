// Makes the plan, without its proof: legacy files first, then safe fixes, then the migrations in their order, each on the texts that the one before left.
// All installations take a step together, since HA partners look at each other's results.

import { holdsFor } from '../check/holds.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Installation } from '../installation/types.ts';
import { agentModeOf, type PlanContext } from './context.ts';
import { byFile, findingsOf } from './findings.ts';
import { finishAll, type Planned } from './finish.ts';
import { type Fleet, newFleet } from './fleet.ts';
import { migrations } from './migrations/index.ts';
import legacyFile from './migrations/legacy-file.ts';
import { brokenFiles } from './obstacles.ts';
import { safeFixes, safeFixRounds } from './safe-fixes.ts';

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
  const isDivided = fleet.step((state) => ({ migration: legacyFile, acts: legacyFile.changes(state) }));
  takeSafeFixes(fleet, isDivided ? findingsOf(fleet.installations(), context) : findings, context);
  fleet.step(({ installation }) => ({ migration: undefined, acts: brokenFiles(installation) }));
  for (const migration of migrations) {
    if (!holdsFor(migration, context.target)) continue;
    fleet.step((state) => ({ migration, acts: migration.changes(state) }));
  }
  return finishAll(fleet.tracks(), fleet.history, context, findings);
}

/** Carries out the safe fixes among the findings, and those that they lay open. */
function takeSafeFixes(fleet: Fleet, findings: readonly Diagnostic[], context: PlanContext): void {
  let current = findings;
  for (let round = 0; round < safeFixRounds && current.some(isSafe); round += 1) {
    const found = byFile(current);
    const changed = fleet.step((state) => safeFixes(state, found));
    if (!changed) break;
    current = findingsOf(fleet.installations(), context);
  }
}

/**
 * Plans the safe fixes alone, for `check --fix`: nothing is migrated, and every file of Kea stays in use.
 *
 * @param known what checking the installations found
 */
export function planSafeFixes(
  installations: readonly Installation[],
  context: PlanContext,
  known: readonly Diagnostic[],
): readonly Planned[] {
  const fleet = newFleet(installations, context, 'keep');
  takeSafeFixes(fleet, known, context);
  return finishAll(fleet.tracks(), fleet.history, context, known);
}

function isSafe({ fix }: Diagnostic): boolean {
  return fix?.safety === 'safe';
}
