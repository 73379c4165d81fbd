// The comments that belong to a member, as text: for a member that moves to another map, where its comments go with it.

import { scanComments } from '../document/comments.ts';
import type { Document, NodeId } from '../document/types.ts';

/** Comments directly above a member and behind it on its line, without their marks, in one line; undefined: none. */
export function commentAbout(document: Document, node: NodeId): string | undefined {
  const key = document.keyLocation(node);
  const { source, end } = document.location(node);
  if (key.source !== source) return undefined;
  const from = Math.max(before(document, node), 0);
  const lineEnd = source.text.indexOf('\n', end);
  const text = source.text.slice(from, lineEnd === -1 ? source.text.length : lineEnd);
  const words = scanComments({ path: source.path, text })
    .filter(({ start }) => from + start < key.start || from + start >= end)
    .map((comment) => bare(text.slice(comment.start, comment.end)));
  return words.length === 0 ? undefined : words.join(' ');
}

/** Where the member before ends with its line, or where the map begins. */
function before(document: Document, node: NodeId): number {
  const parent = document.parent(node);
  if (parent === undefined) return 0;
  let from = document.location(parent).start + 1;
  for (const child of document.children(parent)) {
    if (child === node) break;
    from = document.location(child).end;
  }
  const { source } = document.location(node);
  const key = document.keyLocation(node).start;
  const newline = source.text.indexOf('\n', from);
  return newline === -1 || newline > key ? from : newline;
}

function bare(comment: string): string {
  return comment
    .replace(/^(?:#+|\/\/+|\/\*+)/, '')
    .replace(/\*+\/$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
