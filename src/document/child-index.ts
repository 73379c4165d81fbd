// The n-th item of a list and back, without walking long lists again and again.

import { nextOf, type Tape } from './tape.ts';
import type { NodeId } from './types.ts';

/** So many items are walked; what lies behind them is looked up. */
const walked = 16;

export interface ChildIndex {
  /** The item at a position; undefined when there is none. */
  child(parent: NodeId, position: number): NodeId | undefined;
  /** The position of an item in its list. */
  position(parent: NodeId, item: NodeId): number;
  /** Number of items or members. */
  size(parent: NodeId): number;
}

/** Positions in the lists and maps of one tape. Long ones are indexed when first asked for. */
export function childIndex(tape: Tape): ChildIndex {
  const indices = new Map<NodeId, Int32Array>();

  function indexOf(parent: NodeId): Int32Array {
    const known = indices.get(parent);
    if (known !== undefined) return known;
    const items = childrenOf(tape, parent);
    indices.set(parent, items);
    return items;
  }

  /** Walks from item to item; stops at the first that `found` takes, at the end, or when it gets long. */
  function walk(
    parent: NodeId,
    found: (item: NodeId, position: number) => boolean,
  ): [number, NodeId | undefined] {
    const end = nextOf(tape, parent);
    let position = 0;
    for (let item = parent + 1; item < end; item = nextOf(tape, item)) {
      if (position === walked || found(item, position)) return [position, item];
      position++;
    }
    return [position, undefined];
  }

  return {
    child(parent, wanted) {
      if (!Number.isInteger(wanted) || wanted < 0) return undefined;
      if (wanted >= walked) return indexOf(parent)[wanted];
      return walk(parent, (_, position) => position === wanted)[1];
    },
    position(parent, item) {
      const [position] = walk(parent, (found) => found === item);
      return position < walked ? position : positionIn(indexOf(parent), item);
    },
    size(parent) {
      const [size] = walk(parent, () => false);
      return size < walked ? size : indexOf(parent).length;
    },
  };
}

function childrenOf(tape: Tape, parent: NodeId): Int32Array {
  const end = nextOf(tape, parent);
  const items: number[] = [];
  for (let child = parent + 1; child < end; child = nextOf(tape, child)) items.push(child);
  return Int32Array.from(items);
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
