// `--only`: which part of the work a change belongs to. The control channel is the agent's part, everything else that a
// newer Kea asks for is the upgrade's.

import type { Change, Fix } from '../core/change.ts';
import type { Installation } from '../installation/types.ts';

/** `agent`: who listens where, who may speak there, and the files of the agent. `upgrade`: everything else. */
export type PlanPart = 'agent' | 'upgrade';

export const planParts: readonly PlanPart[] = ['agent', 'upgrade'];

/** True when a run that is limited to `only` does what belongs to this part. */
export function isInPart(only: PlanPart | undefined, part: () => PlanPart): boolean {
  return only === undefined || only === part();
}

/** The part that a fix belongs to: one that touches the control channel anywhere is the agent's. */
export function partOfFix(installation: Installation, { changes }: Fix): PlanPart {
  return changes.some((change) => isOfChannel(installation, change)) ? 'agent' : 'upgrade';
}

function isOfChannel({ agent, keactrl }: Installation, change: Change): boolean {
  const { file } = change;
  if (keactrl?.path === file || (agent?.file.path === file && agent.file.sections.length === 1)) return true;
  if (!('at' in change)) return false;
  const way = change.kind === 'insert' ? [...change.at, change.key] : change.at;
  return way.includes('control-socket') || way.includes('control-sockets');
}
