// Unified diffs of a plan, secrets masked, each made once however many formats ask for it.

import { unifiedDiff } from '../edit/diff.ts';

interface Texts {
  readonly path: string;
  /** Latin-1. */
  readonly before: string;
  /** Latin-1. */
  readonly after: string;
}

const known = new WeakMap<object, string>();

/**
 * The diff of one file as it may be shown: decoded, secrets masked, three lines of context.
 *
 * @param change remembers its diff: the same object is never compared twice
 */
export function diffOf(change: object, { path, before, after }: Texts): string {
  const made = known.get(change);
  if (made !== undefined) return made;
  const diff = unifiedDiff(path, before, after, { context: 3, mask: true });
  known.set(change, diff);
  return diff;
}
