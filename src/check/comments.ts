// Whether comments belong to a member: a fix that takes the member out must know, for it would take them along.

import type { Place } from '../installation/types.ts';

/**
 * True when a comment stands inside the member, on one of its lines, or on the line above it. Says yes too often
 * rather than too rarely.
 */
export function hasCommentsAt({ document, node }: Place): boolean {
  const key = document.keyLocation(node);
  const value = document.location(node);
  if (key.source !== value.source) return true;
  const { text } = key.source;
  // From the start of the line above the key to the end of the value's last line.
  const above = text.lastIndexOf('\n', text.lastIndexOf('\n', key.start - 1) - 1) + 1;
  const lineEnd = text.indexOf('\n', value.end);
  const below = lineEnd === -1 ? text.length : lineEnd;
  return document
    .comments()
    .some(({ source, start, end }) => source === key.source && start < below && end > above);
}
