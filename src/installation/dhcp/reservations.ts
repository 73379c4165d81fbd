// The view of all reservations of a server: columns of node numbers, since there may be a million of them.

import type { Document, NodeId } from '../../document/types.ts';
import type { Place } from '../types.ts';
import { memberAt } from '../values.ts';
import { type Column, identifierTypes, type Reservations, type Subnet } from './types.ts';

const kindByKey: ReadonlyMap<string, number> = new Map(identifierTypes.map((type, kind) => [type, kind]));

interface Growing {
  count: number;
  nodes: Int32Array;
  owners: Int32Array;
}

/** Reads the reservations of the section itself, then those of each subnet. */
export function reservationsOf(section: Place, subnets: readonly Subnet[]): Reservations {
  const maps = growing();
  const columns = {
    identifiers: growing(),
    addresses: growing(),
    prefixes: growing(),
    excludedLists: growing(),
    hostnames: growing(),
    classLists: growing(),
    optionLists: growing(),
  };
  const kinds: { bytes: Uint8Array } = { bytes: new Uint8Array(16) };
  const firstOfType = identifierTypes.map(() => -1);
  const longestOfType = identifierTypes.map(() => 0);
  const unusual = growing();

  function take({ document, node }: Place, subnet: number): void {
    const list = memberAt(document, node, 'reservations');
    if (list === undefined || document.kind(list) !== 'list') return;
    for (let map = document.firstChild(list); map !== undefined; map = document.nextSibling(map)) {
      if (document.kind(map) !== 'map') continue;
      const owner = maps.count;
      const before = columns.identifiers.count;
      push(maps, map, subnet);
      for (let at = document.firstChild(map); at !== undefined; at = document.nextSibling(at)) {
        member(document, at, owner);
      }
      if (columns.identifiers.count !== before + 1) push(unusual, map, owner);
    }
  }

  function member(document: Document, value: NodeId, owner: number): void {
    const key = document.key(value);
    if (key === 'ip-address') push(columns.addresses, value, owner);
    else if (key === 'hostname') push(columns.hostnames, value, owner);
    else if (key === 'ip-addresses') pushItems(columns.addresses, document, value, owner);
    else if (key === 'prefixes') pushItems(columns.prefixes, document, value, owner);
    else if (key === 'client-classes') push(columns.classLists, value, owner);
    else if (key === 'option-data') push(columns.optionLists, value, owner);
    else if (key === 'excluded-prefixes') push(columns.excludedLists, value, owner);
    else identifier(document, value, key, owner);
  }

  function identifier(document: Document, value: NodeId, key: string | undefined, owner: number): void {
    const kind = key === undefined ? undefined : kindByKey.get(key);
    if (kind === undefined) return;
    const { count } = columns.identifiers;
    push(columns.identifiers, value, owner);
    if (count === kinds.bytes.length) kinds.bytes = doubledBytes(kinds.bytes);
    kinds.bytes[count] = kind;
    if (firstOfType[kind] === -1) firstOfType[kind] = count;
    const length = document.length(value);
    if (length > (longestOfType[kind] ?? 0)) longestOfType[kind] = length;
  }

  take(section, -1);
  for (const subnet of subnets) take(subnet, subnet.index);
  return {
    count: maps.count,
    nodes: maps.nodes,
    subnets: maps.owners,
    identifierKinds: kinds.bytes,
    firstOfType,
    longestOfType,
    unusual,
    ...columns,
  };
}

function growing(): Growing {
  return { count: 0, nodes: new Int32Array(16), owners: new Int32Array(16) };
}

function push(column: Growing, node: NodeId, owner: number): void {
  const { count } = column;
  if (count === column.nodes.length) {
    column.nodes = doubled(column.nodes);
    column.owners = doubled(column.owners);
  }
  column.nodes[count] = node;
  column.owners[count] = owner;
  column.count = count + 1;
}

function pushItems(column: Growing, document: Document, list: NodeId, owner: number): void {
  if (document.kind(list) !== 'list') return;
  for (let item = document.firstChild(list); item !== undefined; item = document.nextSibling(item)) {
    push(column, item, owner);
  }
}

function doubled(numbers: Int32Array): Int32Array {
  const grown = new Int32Array(numbers.length * 2);
  grown.set(numbers);
  return grown;
}

function doubledBytes(bytes: Uint8Array): Uint8Array {
  const grown = new Uint8Array(bytes.length * 2);
  grown.set(bytes);
  return grown;
}

/** The entries of one reservation; those of a column stand in the order of their reservations. */
export function entriesOf({ count, owners }: Column, owner: number): readonly number[] {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((owners[middle] ?? 0) < owner) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let entry = low; entry < count && owners[entry] === owner; entry++) found.push(entry);
  return found;
}

/** The node and the owner of one entry. */
export function entryOf(column: Column, index: number): { readonly node: NodeId; readonly owner: number } {
  return { node: column.nodes[index] ?? 0, owner: column.owners[index] ?? 0 };
}
