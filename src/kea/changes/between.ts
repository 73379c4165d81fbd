// In which versions a change holds, and whether it lies between two of them.

import { atLeast, compareVersions, type Version, version } from '../../core/version.ts';
import type { Stretch } from '../versions.ts';
import type { ChangeFacts, ChangeStep } from './types.ts';

/** A stretch of versions; without `from` it has no beginning. */
export type StepStretch = Partial<Pick<Stretch, 'from'>> & Pick<Stretch, 'before'>;

/**
 * The versions in which a step holds, oldest first. What an older series got as well holds to the end of that series: the
 * development release behind it came before.
 */
export function stretchesOfStep({ since, until }: ChangeStep): readonly StepStretch[] {
  const end = until === undefined ? {} : { before: version(until) };
  if (since.length === 0) return [end];
  return since.map((text, at) => {
    const from = version(text);
    return at === since.length - 1 ? { from, ...end } : { from, before: [from[0], from[1] + 1, 0] };
  });
}

/** Where a version stands in a change: the number of its step, and the version that step began with there. */
export interface Standing {
  readonly step: number;
  /** Undefined: from the beginning. */
  readonly from: Version | undefined;
}

/** The last step that holds in a version; undefined when none does. */
export function standingIn({ steps }: Pick<ChangeFacts, 'steps'>, kea: Version): Standing | undefined {
  for (let step = steps.length - 1; step >= 0; step -= 1) {
    const one = steps[step];
    const stretch = one === undefined ? undefined : stretchesOfStep(one).find((some) => holds(some, kea));
    if (stretch !== undefined) return { step, from: stretch.from };
  }
  return undefined;
}

function holds({ from, before }: StepStretch, kea: Version): boolean {
  return (
    (from === undefined || atLeast(kea, from)) && (before === undefined || compareVersions(kea, before) < 0)
  );
}

/** True when a change stands elsewhere in `to` than in `from`: who goes from one to the other meets it. */
export function liesBetween(change: Pick<ChangeFacts, 'steps'>, from: Version, to: Version): boolean {
  return standingIn(change, from)?.step !== standingIn(change, to)?.step;
}
