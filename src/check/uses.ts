// Members of a section by their key, at whatever depth: for rules that look for every use of something.

import type { Document, NodeId } from '../document/types.ts';
import type { Place, Section } from '../installation/types.ts';

/** Maps with words of their own: what stands in them means nothing to the server. */
const foreign: readonly string[] = ['user-context', 'hooks-libraries', 'comment'];

/**
 * Every member of a section with one of these keys, in the order of the file, without those inside other found ones.
 * Parameters of hook libraries and user contexts are left out.
 *
 * @param skip members that are passed over with all they hold: `reservations` of large files
 */
export function membersNamed(
  { document, node }: Section,
  keys: readonly string[],
  skip: readonly string[] = [],
): readonly Place[] {
  const wanted = new Set(keys);
  const passed = new Set([...foreign, ...skip]);
  const found: Place[] = [];
  let at = document.firstChild(node);
  while (at !== undefined) {
    const key = document.key(at);
    const isWanted = key !== undefined && wanted.has(key);
    if (isWanted) found.push({ document, node: at });
    const goesDown = !isWanted && !(key !== undefined && passed.has(key));
    at = (goesDown ? document.firstChild(at) : undefined) ?? behind(document, at, node);
  }
  return found;
}

/** The next node in the order of the file that does not lie in this one, within `top`. */
function behind(document: Document, from: NodeId, top: NodeId): NodeId | undefined {
  let at: NodeId | undefined = from;
  while (at !== undefined && at !== top) {
    const next = document.nextSibling(at);
    if (next !== undefined) return next;
    at = document.parent(at);
  }
  return undefined;
}

/** The string that stands at a place; undefined when there is another kind of value, or none. */
export function textOf(place: Place | undefined): string | undefined {
  return place?.document.string(place.node);
}
