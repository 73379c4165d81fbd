// What becomes the first item of a list: a library that must be loaded before others, and a value whose single form was
// used before the items of its list. Its text goes there as it is, and only its own lines are indented anew.

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
 * Moves the value of a member, or a later item, in front of the items of a list.
 *
 * @returns undefined when a person must do it: the list is empty or no list, either stands in another file, or a comment
 * belongs to it
 */
export function firstOfList(document: Document, member: NodeId, list: NodeId): IntoList | undefined {
  const isWhole = isOwn(document, member) && commentAbout(document, member) === undefined;
  const old = indentAt(document.source.text, document.keyLocation(member).start) ?? '';
  const put = inFront(document, list, (indent) => indented(document.lexeme(member), old, indent ?? old));
  if (put === undefined || !isWhole) return undefined;
  return { ...put, changes: [...put.changes, { kind: 'remove', ...edit({ document, node: member }) }] };
}

/**
 * Puts a new item in front of those of a list. Comments above the first item stay above it.
 *
 * @param write the item's text, for lines indented so; undefined: all items stand on one line
 * @returns undefined when a person must do it: the list is empty or no list, or stands in another file
 */
export function inFront(
  document: Document,
  list: NodeId,
  write: (indent: string | undefined) => string,
): IntoList | undefined {
  const first = document.kind(list) === 'list' ? document.firstChild(list) : undefined;
  if (first === undefined || !isOwn(document, list) || !isOwn(document, first)) return undefined;
  const { path, text } = document.source;
  const indent = indentAt(text, document.location(first).start);
  const open = document.location(list).start + 1;
  const start = indent === undefined ? open : text.indexOf('\n', open) + 1;
  if (document.comments().some((one) => isInside(one, document.source, start))) return undefined;
  const newline = /\r\n/.test(text) ? '\r\n' : '\n';
  const lines = write(indent).replaceAll(/\r?\n/g, newline);
  const content = indent === undefined ? ` ${lines},` : `${indent}${lines},${newline}`;
  const at = document.pointer(list);
  return {
    changes: [{ kind: 'splice', file: path, start, end: start, content }],
    touches: [{ file: path, before: at, after: at, value: 'free' }],
  };
}

function isOwn(document: Document, node: NodeId): boolean {
  return document.location(node).source === document.source && !document.spansFiles(node);
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
