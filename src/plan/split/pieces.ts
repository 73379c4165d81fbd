// Cuts a map or list into its members with everything around them: each byte between the brackets belongs to exactly
// one member or to the tail. Used where whole members move to another file and no comment may get lost.

import { scanTrivia } from '../../document/trivia.ts';
import type { Document, NodeId } from '../../document/types.ts';

/** One member or item with the text that belongs to it. */
export interface Piece {
  readonly node: NodeId;
  /** Blanks and comments above it, from the line after the member before. No comma. */
  readonly lead: string;
  /** From its key to the end of its value. */
  readonly body: string;
  /** What follows on its last line. No comma. */
  readonly trail: string;
}

/** What stands between the brackets of a map or list. */
export interface Pieces {
  readonly members: readonly Piece[];
  /** From behind the last member's line to the closing bracket. */
  readonly tail: string;
}

/**
 * Cuts a map or list of a document's own file.
 *
 * @returns undefined when a bracket, a key or the end of a value stands in another file, when an include stands
 * between members, or when there are none: then nobody can cut it
 */
export function piecesOf(document: Document, container: NodeId): Pieces | undefined {
  const { text } = document.source;
  const place = document.location(container);
  const end = place.end - 1;
  if (place.source !== document.source || !'}]'.includes(text.charAt(end))) return undefined;
  const members: Piece[] = [];
  let from = place.start + 1;
  for (const node of document.children(container)) {
    const span = spanOf(document, node);
    const gap = span === undefined ? undefined : gapBetween(text, from, span.start, members.length > 0);
    if (span === undefined || gap === undefined) return undefined;
    const before = members.pop();
    if (before !== undefined) members.push({ ...before, trail: gap.trail });
    members.push({ node, lead: gap.lead, body: text.slice(span.start, span.end), trail: '' });
    from = span.end;
  }
  const gap = gapBetween(text, from, end, true);
  const last = members.pop();
  if (gap === undefined || last === undefined) return undefined;
  return { members: [...members, { ...last, trail: gap.trail }], tail: gap.lead };
}

/** Members with their commas, and what follows the last one: what stands between the brackets. */
export function joined(members: readonly Piece[], tail: string): string {
  const last = members.length - 1;
  const texts = members.map(({ lead, body, trail }, at) => `${lead}${body}${at < last ? ',' : ''}${trail}`);
  return texts.reduceRight((behind, text) => glued(text, behind), tail);
}

/** Two texts after each other; a comment that runs to the end of its line gets that end. */
export function glued(text: string, behind: string): string {
  const isOpen = /(?:\/\/|#)[^\n]*$/.test(text) && !/^\r?\n/.test(behind);
  return isOpen ? `${text}\n${behind}` : text + behind;
}

/** From the key to the end of the value, when both stand in the document's own file. */
function spanOf(
  document: Document,
  node: NodeId,
): { readonly start: number; readonly end: number } | undefined {
  const key = document.keyLocation(node);
  const value = document.location(node);
  const isHere = key.source === document.source && value.source === document.source;
  return isHere && value.end > key.start ? { start: key.start, end: value.end } : undefined;
}

/** What stands between two members, without its comma. */
export interface Gap {
  /** Belongs to the member before: the rest of its line. */
  readonly trail: string;
  /** Belongs to the member behind. */
  readonly lead: string;
}

/**
 * Divides the text between two members.
 *
 * @param divided the first line belongs to a member before
 * @returns undefined when there is more than blanks, comments and commas
 */
export function gapBetween(text: string, start: number, end: number, divided: boolean): Gap | undefined {
  let trail = '';
  let lead = '';
  let isBehind = !divided;
  for (const { kind, start: at, end: to } of triviaIn(text, start, end)) {
    if (kind === 'include' || kind === 'colon') return undefined;
    if (kind === 'newline') isBehind = true;
    if (kind === 'comma') continue;
    if (isBehind) lead += text.slice(at, to);
    else trail += text.slice(at, to);
  }
  // On one line all that is blank stands before what follows.
  return isBehind || trail.trim() !== '' ? { trail, lead } : { trail: '', lead: trail };
}

/** A token where none was expected, text behind an error, counts as an include: nobody cuts there. */
function triviaIn(text: string, start: number, end: number): ReturnType<typeof scanTrivia> {
  try {
    return scanTrivia(text, start, end);
  } catch {
    return [{ kind: 'include', start, end }];
  }
}
