// The view of client classes: what is defined, and every place that names one.

import type { NodeId } from '../../document/types.ts';
import { builtInClasses, builtInClassPrefixes, guardKeys, lateClassKeys } from '../../kea/classes.ts';
import type { Place, Valued } from '../types.ts';
import { mapsIn, memberAt, stringAt } from '../values.ts';
import { entryOf } from './reservations.ts';
import type { Dhcp } from './types.ts';

/** A member of `client-classes` at the top of a server. */
export interface ClientClass extends Place {
  readonly name: Valued<string>;
  /** Its place in the list, which is the order of evaluation. */
  readonly index: number;
}

/** A place outside of expressions that names a class. */
export interface ClassUse extends Valued<string> {
  /** `guard`: keeps other clients out; `late`: is evaluated there; `given`: a reservation puts its client in. */
  readonly kind: 'guard' | 'late' | 'given';
  /** The map that holds the name or the list of names. */
  readonly holder: NodeId;
}

/** The classes that have a name, in the order of evaluation. */
export function classesOf({ document, node }: Place): readonly ClientClass[] {
  const classes: ClientClass[] = [];
  for (const found of mapsIn(document, memberAt(document, node, 'client-classes'))) {
    const name = stringAt(document, found, 'name');
    if (name !== undefined) classes.push({ document, node: found, name, index: classes.length });
  }
  return classes;
}

/** True for classes that exist without being defined. */
export function isBuiltIn(name: string): boolean {
  return builtInClasses.includes(name) || builtInClassPrefixes.some((prefix) => name.startsWith(prefix));
}

/** Every name of a class in networks, subnets, pools, options and reservations. */
export function* classUsesOf(dhcp: Dhcp): Generator<ClassUse> {
  if (![...guardKeys, ...lateClassKeys].some((key) => dhcp.document.hasKey(key))) return;
  const maps: readonly Place[] = [...dhcp.networks(), ...dhcp.subnets(), ...dhcp.pools()];
  for (const { node } of maps) yield* usesIn(dhcp, node);
  for (const { node } of [dhcp, ...maps, ...classesOf(dhcp)]) yield* optionUses(dhcp, node);
  const { classLists, optionLists, nodes } = dhcp.reservations();
  for (let entry = 0; entry < classLists.count; entry++) {
    const { node, owner } = entryOf(classLists, entry);
    yield* names(dhcp, node, 'given', nodes[owner] ?? 0);
  }
  for (let entry = 0; entry < optionLists.count; entry++) {
    yield* optionUses(dhcp, nodes[entryOf(optionLists, entry).owner] ?? 0);
  }
}

function* usesIn(dhcp: Dhcp, map: NodeId): Generator<ClassUse> {
  for (const key of guardKeys) yield* names(dhcp, dhcp.document.get(map, key), 'guard', map);
  for (const key of lateClassKeys) yield* names(dhcp, dhcp.document.get(map, key), 'late', map);
}

function* optionUses(dhcp: Dhcp, map: NodeId): Generator<ClassUse> {
  const { document } = dhcp;
  for (const option of mapsIn(document, memberAt(document, map, 'option-data'))) {
    yield* names(dhcp, document.get(option, 'client-classes'), 'guard', option);
  }
}

function* names(
  { document }: Dhcp,
  node: NodeId | undefined,
  kind: ClassUse['kind'],
  holder: NodeId,
): Generator<ClassUse> {
  if (node === undefined) return;
  const isList = document.kind(node) === 'list';
  for (const item of isList ? document.children(node) : [node]) {
    const value = document.string(item);
    if (value !== undefined && value !== '') yield { document, node: item, value, kind, holder };
  }
}
