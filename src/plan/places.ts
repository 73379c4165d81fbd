// Where changes and decisions of the plan point: short names for places of values.

import type { Pointer } from '../core/pointer.ts';
import type { Location } from '../core/source.ts';
import type { Place } from '../installation/types.ts';

/** The document and pointer of a place, as changes want them. */
export function edit({ document, node }: Place): { readonly file: string; readonly at: Pointer } {
  return { file: document.source.path, at: document.pointer(node) };
}

/** Where the value stands. */
export function text({ document, node }: Place): Location {
  return document.location(node);
}
