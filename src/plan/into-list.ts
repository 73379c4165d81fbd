// A value that becomes the first item of a list beside it: for a keyword whose single form was used before the items of its
// list. The value's text goes there as it is, and only its own lines are indented anew.

import type { Change } from '../core/change.ts';
import type { Source } from '../core/source.ts';
import type { Comment, Document, NodeId } from '../document/types.ts';
import { commentAbout } from './member-comment.ts';
import { edit } from './places.ts';
import type { Touched } from './touched.ts';

/** What moves the value, and what the proof lets it touch. */
export interface IntoList {
  readonly changes: readonly Change[];
  readonly touches: readonly Touched[];
}

/**
 * Moves the value of a member in front of the items of a list.
 *
 * @returns undefined when a person must do it: the list is empty or no list, either stands in another file, or a comment
 * belongs to the member
 */
export function firstOfList(document: Document, member: NodeId, list: NodeId): IntoList | undefined {
  const first = document.kind(list) === 'list' ? document.firstChild(list) : undefined;
  const own = [member, list, first].every(
    (node) => node !== undefined && isOwn(document, node) && !document.spansFiles(node),
  );
  if (first === undefined || !own || commentAbout(document, member) !== undefined) return undefined;
  const { text } = document.source;
  const value = document.lexeme(member);
  const indent = indentAt(text, document.location(first).start);
  const open = document.location(list).start + 1;
  // Comments above the first item stay above it.
  const start = indent === undefined ? open : text.indexOf('\n', open) + 1;
  if (document.comments().some((one) => isInside(one, document.source, start))) return undefined;
  const content =
    indent === undefined
      ? ` ${value},`
      : `${indent}${indented(value, indentAt(text, document.keyLocation(member).start) ?? '', indent)},${text[start - 2] === '\r' ? '\r\n' : '\n'}`;
  const at = document.pointer(list);
  return {
    changes: [
      { kind: 'splice', file: document.source.path, start, end: start, content },
      { kind: 'remove', ...edit({ document, node: member }) },
    ],
    touches: [{ file: document.source.path, before: at, after: at, value: 'free' }],
  };
}

function isOwn(document: Document, node: NodeId): boolean {
  return document.location(node).source === document.source;
}

function isInside({ source, start, end }: Comment, own: Source, at: number): boolean {
  return source === own && start < at && at < end;
}

/** The blanks in front of what begins its line; undefined for what stands behind something. */
function indentAt(text: string, start: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^[ \t]*$/.test(line) ? line : undefined;
}

/** Lines but the first, with one indent in place of another. */
function indented(value: string, old: string, now: string): string {
  return value
    .split('\n')
    .map((line, at) => (at > 0 && line.startsWith(old) ? now + line.slice(old.length) : line))
    .join('\n');
}
