// What is taken out of which list or map. A map that would be left empty is taken out itself: Kea refuses empty maps.

import type { Document, NodeId } from '../document/types.ts';
import { isAsked, type NodeChange, type Orders, twice } from './orders.ts';
import type { Failed } from './workshop.ts';

export interface GoneByParent {
  /** Children to take out, by list or map, with the changes that ask for it. */
  readonly gone: ReadonlyMap<NodeId, ReadonlyMap<NodeId, readonly NodeChange[]>>;
  readonly failed: readonly Failed[];
}

/** Collects the removals, and the maps that go with them. */
export function goneByParent(document: Document, orders: Orders): GoneByParent {
  const gone = new Map<NodeId, Map<NodeId, readonly NodeChange[]>>();
  const failed: Failed[] = [];
  const takeOut = (node: NodeId, changes: readonly NodeChange[]): void => {
    const parent = document.parent(node);
    if (parent === undefined) return;
    gone.set(parent, (gone.get(parent) ?? new Map()).set(node, changes));
  };
  for (const [node, changes] of orders) {
    const removals = changes.filter(({ kind }) => kind === 'remove');
    if (removals.length > 0) takeOut(node, removals);
  }
  // Emptying one map may empty the one around it.
  for (let maps: readonly NodeId[] = [...gone.keys()]; maps.length > 0; ) {
    const around = new Set<NodeId>();
    for (const map of maps) {
      const children = gone.get(map);
      if (children === undefined || !isEmptied(document, orders, map, children.size)) continue;
      const changes = [...children.values()].flat();
      gone.delete(map);
      const failure = whyItStays(document, orders, map);
      if (failure === undefined) takeOut(map, changes);
      else failed.push({ changes, failure });
      const parent = document.parent(map);
      if (parent !== undefined) around.add(parent);
    }
    maps = [...around];
  }
  return { gone, failed };
}

function isEmptied(document: Document, orders: Orders, map: NodeId, count: number): boolean {
  return document.kind(map) === 'map' && document.size(map) === count && !isAsked(orders, map, 'insert');
}

function whyItStays(document: Document, orders: Orders, map: NodeId): string | undefined {
  if (document.parent(map) === undefined) return 'nothing would be left of the file';
  if (document.spansFiles(map)) return 'it would leave a map empty that has an include directive in it';
  const isMoved = (['rename', 'wrap', 'append'] as const).some((kind) => isAsked(orders, map, kind));
  return isMoved ? 'it would leave a map empty that another change renames or wraps' : twice(document, map);
}
