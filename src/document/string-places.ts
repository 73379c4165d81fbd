// Places inside a string: where in the file a byte of the decoded text stands, escapes counted as they are written.

import type { Location } from '../core/source.ts';
import { decodeString } from './strings.ts';
import type { Document, NodeId } from './types.ts';

/**
 * The place of some bytes of a string. A range at the very end is the closing quote, since there must be something to show.
 *
 * @param start first decoded byte
 * @param end behind the last decoded byte; `end >= start`
 */
export function placeInString(document: Document, node: NodeId, start: number, end: number): Location {
  const at = document.location(node);
  const raw = document.lexeme(node).slice(1, -1);
  const from = at.start + 1 + rawOffset(raw, start);
  const to = at.start + 1 + rawOffset(raw, Math.max(end, start + 1));
  return { source: at.source, start: Math.min(from, at.end), end: Math.min(Math.max(to, from + 1), at.end) };
}

/** Where in the text between the quotes the decoded byte stands; its end for what lies behind it. */
function rawOffset(raw: string, decoded: number): number {
  if (raw.indexOf('\\') === -1) return Math.min(decoded, raw.length);
  let bytes = 0;
  for (const { 0: piece, index } of raw.matchAll(/\\u[0-9A-Fa-f]{4}|\\[\s\S]|[\s\S]/g)) {
    bytes += decodeString(piece).length;
    if (bytes > decoded) return index;
  }
  return raw.length;
}
