// Where findings point: short names for the places of keys and values, used by all rules.

import type { Related } from '../core/diagnostic.ts';
import type { Location } from '../core/source.ts';
import type { NodeId } from '../document/types.ts';
import type { Place } from '../installation/types.ts';

/** Where the value stands. */
export function valueAt({ document, node }: Place): Location {
  return document.location(node);
}

/** Where the key of a member stands. For a list item: the item, or only its opening bracket when it is a map or list. */
export function keyAt({ document, node }: Place): Location {
  if (document.key(node) !== undefined) return document.keyLocation(node);
  const at = document.location(node);
  const kind = document.kind(node);
  return kind === 'map' || kind === 'list' ? { ...at, end: Math.min(at.start + 1, at.end) } : at;
}

/** The member `key` of the map at a place, whatever its type. */
export function member({ document, node }: Place, key: string): Place | undefined {
  if (document.kind(node) !== 'map') return undefined;
  const found = document.get(node, key);
  return found === undefined ? undefined : { document, node: found };
}

/** The items of the list, or the member values of the map, at a place; none for anything else. */
export function* items(place: Place | undefined): Generator<Place & { readonly node: NodeId }> {
  if (place === undefined) return;
  const kind = place.document.kind(place.node);
  if (kind !== 'map' && kind !== 'list') return;
  for (const node of place.document.children(place.node)) yield { document: place.document, node };
}

/** Another place that helps to understand a finding: `there('the server opens this path', socket)`. */
export function there(message: string, at: Location): Related {
  return { message, at };
}
