// Reads single values out of a document for the typed views. A value of the wrong JSON type is absent, never an error.

import type { Document, NodeId } from '../document/types.ts';
import type { Place, Tls, Valued } from './types.ts';

/** The member `key` of a map as a place, whatever its type. Undefined when `map` is no map or has no such member. */
export function placeAt(document: Document, map: NodeId | undefined, key: string): Place | undefined {
  const node = memberAt(document, map, key);
  return node === undefined ? undefined : { document, node };
}

/** The member `key` of a map. Undefined when `map` is no map or has no such member. */
export function memberAt(document: Document, map: NodeId | undefined, key: string): NodeId | undefined {
  if (map === undefined || document.kind(map) !== 'map') return undefined;
  return document.get(map, key);
}

/** A string member: its decoded bytes, one character each. */
export function stringAt(
  document: Document,
  map: NodeId | undefined,
  key: string,
): Valued<string> | undefined {
  const node = memberAt(document, map, key);
  const value = document.string(node);
  return node === undefined || value === undefined ? undefined : { document, node, value };
}

/** An integer member. A float is the wrong type: Kea's grammar refuses `8000.0` for a port. */
export function integerAt(
  document: Document,
  map: NodeId | undefined,
  key: string,
): Valued<number> | undefined {
  const node = memberAt(document, map, key);
  if (node === undefined || document.kind(node) !== 'integer') return undefined;
  const value = document.number(node);
  return value === undefined ? undefined : { document, node, value };
}

/** A boolean member. */
export function booleanAt(
  document: Document,
  map: NodeId | undefined,
  key: string,
): Valued<boolean> | undefined {
  const node = memberAt(document, map, key);
  const value = document.boolean(node);
  return node === undefined || value === undefined ? undefined : { document, node, value };
}

/** The items of a list that are maps; none when `list` is no list. */
export function mapsIn(document: Document, list: NodeId | undefined): readonly NodeId[] {
  if (list === undefined || document.kind(list) !== 'list') return [];
  const maps: NodeId[] = [];
  for (const node of document.children(list)) if (document.kind(node) === 'map') maps.push(node);
  return maps;
}

/** The three file names of a TLS set-up; `requirement` is the key that asks for client certificates. */
export function tlsAt(document: Document, map: NodeId | undefined, requirement = 'cert-required'): Tls {
  return {
    trustAnchor: stringAt(document, map, 'trust-anchor'),
    certFile: stringAt(document, map, 'cert-file'),
    keyFile: stringAt(document, map, 'key-file'),
    certRequired: booleanAt(document, map, requirement),
  };
}
