// What a walk found in long lists, kept for the document that a plan makes of this one: a list whose text stayed the same has
// the same deviations.

import type { Document, NodeId } from '../../document/types.ts';
import { unchanged } from '../../installation/former.ts';
import type { Shape } from './facts.ts';
import type { Deviation } from './walk.ts';

/** What a walk over a section found. */
export interface Judgement {
  readonly found: readonly Deviation[];
  /** Long lists, by their nodes. */
  readonly lists: ReadonlyMap<NodeId, ListFound>;
}

/** Where in {@link Judgement.found} the deviations inside a list stand, and what the list was held against. */
export interface ListFound {
  readonly shape: Shape;
  readonly from: number;
  readonly to: number;
}

/**
 * The deviations inside a list, when the former document has the same one, and it was held against the same shape.
 *
 * @param before the walk over the former document's section
 */
export function foundBefore(
  document: Document,
  list: NodeId,
  shape: Shape,
  before: Judgement,
): readonly Deviation[] | undefined {
  const old = unchanged(document, list);
  const known = old === undefined ? undefined : before.lists.get(old);
  if (old === undefined || known?.shape !== shape) return undefined;
  return before.found.slice(known.from, known.to).map((one) => moved(one, list - old));
}

function moved(deviation: Deviation, by: number): Deviation {
  const { node, other } = deviation;
  return { ...deviation, node: node + by, ...(other === undefined ? {} : { other: other + by }) };
}
