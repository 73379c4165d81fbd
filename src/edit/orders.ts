// The changes of one document sorted by the node they concern, without those that contradict another change, and
// those that no text could satisfy.

import type { Change } from '../core/change.ts';
import { formatPointer } from '../core/pointer.ts';
import { quote } from '../core/quote.ts';
import type { Document, NodeId } from '../document/types.ts';
import type { Refusal } from './lowered.ts';

export type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** A change of a node of the document. */
export type NodeChange = Exclude<Change, { kind: 'assign' | 'splice' }>;

/** What is asked of each node; nodes without changes are absent. */
export type Orders = ReadonlyMap<NodeId, readonly NodeChange[]>;

export interface Sorted {
  readonly orders: Orders;
  readonly refused: readonly Refusal[];
}

/** The changes of a node that are of one kind. */
export function ordersOf<Kind extends NodeChange['kind']>(
  orders: Orders,
  node: NodeId,
  kind: Kind,
): readonly ChangeOf<Kind>[] {
  return (orders.get(node) ?? []).filter((change): change is ChangeOf<Kind> => change.kind === kind);
}

/** True when the node is asked for a change of this kind. */
export const isAsked = (orders: Orders, node: NodeId, kind: NodeChange['kind']): boolean =>
  (orders.get(node) ?? []).some((change) => change.kind === kind);

/** Sorts changes by node. Of two that contradict each other the first one wins. */
export function sortOrders(document: Document, changes: readonly NodeChange[]): Sorted {
  const asked = new Map<NodeId, NodeChange[]>();
  const refused: Refusal[] = [];
  for (const change of changes) {
    const node = document.find(change.at);
    const others = node === undefined ? [] : (asked.get(node) ?? []);
    const reason =
      node === undefined
        ? `there is nothing at ${quote(formatPointer(change.at))}`
        : (impossible(document, node, change) ?? contradiction(others, change));
    if (reason !== undefined) refused.push({ change, reason });
    else if (node !== undefined) asked.set(node, [...others, change]);
  }
  const orders = new Map<NodeId, readonly NodeChange[]>();
  const brought = new Set<string>();
  for (const [node, list] of [...asked].sort(([a], [b]) => a - b)) {
    const kept = list.filter((change) => {
      const reason =
        lostWithParent(document, asked, node, change) ?? takenKey(document, asked, node, change, brought);
      if (reason !== undefined) refused.push({ change, reason });
      return reason === undefined;
    });
    if (kept.length > 0) orders.set(node, kept);
  }
  return { orders, refused };
}

function impossible(document: Document, node: NodeId, change: NodeChange): string | undefined {
  const kind = document.kind(node);
  switch (change.kind) {
    case 'set':
    case 'remove':
      if (document.parent(node) === undefined) return 'it is the whole file';
      if (document.spansFiles(node))
        return 'an include directive stands inside it, or brings in a part of it';
      return change.kind === 'remove' ? twice(document, node) : undefined;
    case 'rename':
    case 'wrap':
      return document.key(node) === undefined ? 'it has no key to change' : twice(document, node);
    case 'insert':
      return kind === 'map' ? undefined : `it is no map but a ${kind}`;
    case 'append':
      return undefined;
  }
}

/** A pointer means the last of several members; taking that one away would bring the one before to light. */
export function twice(document: Document, node: NodeId): string | undefined {
  const parent = document.parent(node);
  const key = document.key(node);
  if (parent === undefined || key === undefined) return undefined;
  let count = 0;
  for (const child of document.children(parent)) if (document.key(child) === key) count += 1;
  return count > 1 ? `the key ${quote(key)} stands there more than once` : undefined;
}

/** Kinds of changes that cannot be made of one node together. */
const contradicting: Readonly<Record<NodeChange['kind'], readonly NodeChange['kind'][]>> = {
  set: ['set', 'remove', 'insert', 'append'],
  rename: ['rename', 'wrap', 'remove'],
  wrap: ['rename', 'wrap', 'remove'],
  remove: ['set', 'rename', 'wrap', 'remove', 'insert', 'append'],
  insert: ['set', 'remove'],
  append: ['set', 'remove'],
};

function contradiction(others: readonly NodeChange[], { kind }: NodeChange): string | undefined {
  return others.some((other) => contradicting[kind].includes(other.kind))
    ? 'another change of the same place contradicts it'
    : undefined;
}

/** A change inside something that another change replaces or takes out. */
function lostWithParent(
  document: Document,
  asked: Orders,
  node: NodeId,
  change: NodeChange,
): string | undefined {
  if (change.kind === 'append' && document.kind(node) !== 'list' && !isAsked(asked, node, 'wrap')) {
    return `it is no list but a ${document.kind(node)}`;
  }
  for (let above = document.parent(node); above !== undefined; above = document.parent(above)) {
    if (isAsked(asked, above, 'remove')) return 'another change takes out what it is in';
    if (isAsked(asked, above, 'set')) return 'another change replaces what it is in';
  }
  return undefined;
}

/**
 * A key that a change brings into a map must be new there.
 *
 * @param brought map and key of all changes up to now; this one is added
 */
function takenKey(
  document: Document,
  asked: Orders,
  node: NodeId,
  change: NodeChange,
  brought: Set<string>,
): string | undefined {
  const isInsert = change.kind === 'insert';
  if (!isInsert && change.kind !== 'rename' && change.kind !== 'wrap') return undefined;
  const key = isInsert ? change.key : change.to;
  const map = isInsert ? node : document.parent(node);
  const holder = document.get(map, key);
  const makesRoom = (['remove', 'rename', 'wrap'] as const).some(
    (kind) => holder !== undefined && isAsked(asked, holder, kind),
  );
  if (holder !== undefined && !makesRoom) return `there is a ${quote(key)} already`;
  const place = `${map}/${key}`;
  if (brought.has(place)) return `another change brings a ${quote(key)} there`;
  brought.add(place);
  return undefined;
}
