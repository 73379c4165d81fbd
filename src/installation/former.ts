// Which document a document was made of, when a plan changed a file. What was found out about a long part of the old one
// holds for the new one where the text is the same: a plan of one line need not judge a million reservations twice.

import type { Document, NodeId } from '../document/types.ts';

/** Shorter texts are read again faster than they are compared and looked up. Bytes. */
export const longText = 65_536;

const formers = new WeakMap<Document, Document>();

/** Remembers that a document is another one with a few changes. */
export function succeed(after: Document, before: Document): void {
  formers.set(after, before);
}

/** The document that a document was made of; undefined when it was read from a file. */
export function formerOf(document: Document): Document | undefined {
  return formers.get(document);
}

/** True for a value whose text is so long that it is worth being looked up. */
export function isLong(document: Document, node: NodeId): boolean {
  return document.length(node) >= longText;
}

/**
 * The same value in the document that this one was made of: at the same place, with the very same text. Its parts then have
 * the same order, and their numbers differ by one and the same distance.
 *
 * @returns undefined when there is no such document, the text differs, or either text does not say everything: with
 *   includes inside, or errors in the file
 */
export function unchanged(document: Document, node: NodeId): NodeId | undefined {
  const before = formers.get(document);
  if (before === undefined || !saysAll(before) || !saysAll(document)) return undefined;
  const old = before.find(document.pointer(node));
  if (old === undefined || before.spansFiles(old) || document.spansFiles(node)) return undefined;
  const isSame = before.kind(old) === document.kind(node) && before.lexeme(old) === document.lexeme(node);
  return isSame ? old : undefined;
}

/** What follows an error, and what a template leaves open, may be understood in the light of what came before. */
function saysAll({ problems, template }: Document): boolean {
  return template === undefined && !problems.some(({ severity }) => severity === 'error');
}
