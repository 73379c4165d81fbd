// What the views of a document have in common with those of the document it was made of: everything about reservations, when
// no list of clients changed.

import type { Document, NodeId } from '../../document/types.ts';
import { formerOf, isLong, unchanged } from '../former.ts';
import type { Section } from '../types.ts';
import type { Column, Dhcp, Occupancy, Pool, Reservations } from './types.ts';

/** The view of the same section before, and how much higher the numbers of the nodes in its lists are now. */
export interface Carried {
  readonly view: Dhcp;
  readonly by: number;
}

/** Where reservations, subnets and pools stand. */
const lists = ['reservations', 'subnet4', 'subnet6', 'shared-networks'] as const;

/**
 * The view of the document before, when every list of clients is the same there.
 *
 * @param viewAt the view that was made of a section, by its document and node
 * @returns undefined as well when all lists are so short that they are read again faster
 */
export function carriedView(
  { document, node }: Section,
  viewAt: (document: Document, node: NodeId) => Dhcp | undefined,
): Carried | undefined {
  const former = formerOf(document);
  if (former === undefined) return undefined;
  const present = lists.flatMap((key) => document.get(node, key) ?? []);
  if (!present.some((list) => isLong(document, list))) return undefined;
  const old = former.find(document.pointer(node));
  const view = old === undefined ? undefined : viewAt(former, old);
  if (old === undefined || view === undefined) return undefined;
  if (present.length !== lists.flatMap((key) => former.get(old, key) ?? []).length) return undefined;
  const distances = new Set(present.map((list) => list - (unchanged(document, list) ?? Number.NaN)));
  const [by] = distances;
  return distances.size === 1 && by !== undefined && !Number.isNaN(by) ? { view, by } : undefined;
}

/** Every column of the reservations: one that is forgotten below does not compile. */
type Columns = {
  readonly [Name in keyof Reservations as Reservations[Name] extends Column ? Name : never]: Column;
};

/** The columns with the nodes of now. */
export function carriedReservations({ view, by }: Carried): Reservations {
  const before = view.reservations();
  if (by === 0) return before;
  const column = ({ count, nodes, owners }: Column): Column => ({ count, nodes: moved(nodes, by), owners });
  const columns: Columns = {
    identifiers: column(before.identifiers),
    unusual: column(before.unusual),
    addresses: column(before.addresses),
    prefixes: column(before.prefixes),
    hostnames: column(before.hostnames),
    classLists: column(before.classLists),
    optionLists: column(before.optionLists),
    excludedLists: column(before.excludedLists),
  };
  return { ...before, nodes: moved(before.nodes, by), ...columns };
}

/** The places are the same; the counts belong to the pools of now. */
export function carriedOccupancy({ view }: Carried, pools: readonly Pool[]): Occupancy {
  const { reservedIn, ...rest } = view.occupancy();
  const counts = view.pools().map((pool) => reservedIn.get(pool));
  const now = pools.flatMap((pool, index): (readonly [Pool, number])[] => {
    const count = counts[index];
    return count === undefined ? [] : [[pool, count]];
  });
  return { ...rest, reservedIn: new Map(now) };
}

function moved(nodes: Int32Array, by: number): Int32Array {
  const now = new Int32Array(nodes.length);
  for (let index = 0; index < nodes.length; index++) now[index] = (nodes[index] ?? 0) + by;
  return now;
}
