// The n-th item of a list and back, without walking long lists again and again.

import { NEXT, SIZE, STRIDE } from './tape.ts';
import type { NodeId } from './types.ts';

/** Shorter lists are walked. */
const indexedFrom = 16;

export interface ChildIndex {
  /** The item at a position; undefined when there is none. */
  child(list: NodeId, position: number): NodeId | undefined;
  /** The position of an item in its list. */
  position(list: NodeId, item: NodeId): number;
}

/** Positions in the lists of one tape. Long lists are indexed when first asked for. */
export function childIndex(words: Int32Array): ChildIndex {
  const indices = new Map<NodeId, Int32Array>();

  function indexOf(list: NodeId): Int32Array {
    const known = indices.get(list);
    if (known !== undefined) return known;
    const items = childrenOf(words, list);
    if (items.length >= indexedFrom) indices.set(list, items);
    return items;
  }

  return {
    child: (list, position) => indexOf(list)[position],
    position: (list, item) => positionIn(indexOf(list), item),
  };
}

function childrenOf(words: Int32Array, list: NodeId): Int32Array {
  const items = new Int32Array(words[list * STRIDE + SIZE] ?? 0);
  let child = list + 1;
  for (let i = 0; i < items.length; i++) {
    items[i] = child;
    child = words[child * STRIDE + NEXT] ?? 0;
  }
  return items;
}

/** Items are numbered in ascending order. */
function positionIn(items: Int32Array, item: NodeId): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] ?? 0) < item) low = middle + 1;
    else high = middle;
  }
  return low;
}
