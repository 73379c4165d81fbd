// The text between two neighbours that stay: blanks, line ends, comments, commas, and whatever is taken out between
// them. Removing marks pieces of it as dropped, inserting adds text at one place, and the rest is not touched.

import type { Edit } from '../core/change.ts';
import type { Span } from '../core/source.ts';
import { scanTrivia } from '../document/trivia.ts';
import type { Trivia } from '../document/types.ts';
import type { Element, Frame } from './frame.ts';

/** A piece of the region. */
export interface Piece extends Span {
  readonly kind: Trivia['kind'] | 'gone';
  /** Elements taken out before this piece. */
  readonly gap: number;
  /** Index into {@link Region.lines}. */
  readonly line: number;
}

export interface Region extends Span {
  readonly text: string;
  /** The neighbour before; undefined: the opening bracket. */
  readonly left: Element | undefined;
  /** The neighbour behind; undefined: the closing bracket. */
  readonly right: Element | undefined;
  /** What is taken out, in order. */
  readonly gone: readonly Element[];
  readonly pieces: readonly Piece[];
  /** The pieces by line. */
  readonly lines: readonly (readonly Piece[])[];
  /**
   * The lines from `firstOwn` to `lastOwn` are the region's alone: the line of the neighbour before is not among them,
   * nor that of the one behind.
   */
  readonly firstOwn: number;
  readonly lastOwn: number;
}

/** Text to be put into a region. */
export interface Insertion {
  readonly offset: number;
  readonly content: string;
}

/**
 * The region between two elements that stay.
 *
 * @param from index of the element before, −1 for the opening bracket
 * @param to index of the element behind, `elements.length` for the closing bracket
 * @returns undefined when something else than elements and trivia stands there, as in a broken file
 */
export function regionOf(frame: Frame, from: number, to: number): Region | undefined {
  const { text } = frame.source;
  const left = frame.elements[from];
  const right = frame.elements[to];
  const start = left?.end ?? frame.open;
  const end = right?.start ?? frame.close;
  const gone = frame.elements.slice(from + 1, to);
  const pieces: Piece[] = [];
  let line = 0;
  const add = (kind: Piece['kind'], span: Span, gap: number): void => {
    pieces.push({ kind, start: span.start, end: span.end, gap, line });
    if (kind === 'newline') line += 1;
  };
  try {
    let done = start;
    for (const [gap, element] of gone.entries()) {
      for (const piece of scanTrivia(text, done, element.start)) add(piece.kind, piece, gap);
      add('gone', element, gap);
      done = element.end;
    }
    for (const piece of scanTrivia(text, done, end)) add(piece.kind, piece, gone.length);
  } catch {
    return undefined;
  }
  const lines: Piece[][] = Array.from({ length: line + 1 }, () => []);
  for (const piece of pieces) lines[piece.line]?.push(piece);
  const firstOwn = left === undefined && frame.isPart ? 0 : 1;
  const lastOwn = right === undefined && frame.isPart ? line : line - 1;
  return { text, start, end, left, right, gone, pieces, lines, firstOwn, lastOwn };
}

export const isComment = ({ kind }: Piece): boolean =>
  kind === 'hash' || kind === 'slash' || kind === 'block';

/** True for a block comment that goes over several lines. */
export const spansLines = (region: Region, piece: Piece): boolean =>
  piece.kind === 'block' && region.text.slice(piece.start, piece.end).includes('\n');

/** True when the line holds nothing but blanks and its line end. */
export const isBlankLine = (line: readonly Piece[] | undefined): boolean =>
  line?.every(({ kind }) => kind === 'blank' || kind === 'newline') ?? false;

/** True when the line holds comments and nothing else. */
export const isCommentLine = (line: readonly Piece[] | undefined): boolean =>
  line?.some(isComment) === true &&
  line.every((piece) => isComment(piece) || piece.kind === 'blank' || piece.kind === 'newline');

/** The edits that take dropped pieces out and put insertions in. */
export function editsOf(
  region: Region,
  dropped: ReadonlySet<Piece>,
  insertions: readonly Insertion[],
): readonly Edit[] {
  const edits: Edit[] = [];
  const add = (offset: number, end: number, content: string): void => {
    const last = edits.at(-1);
    if (last === undefined || last.offset + last.length < offset) {
      edits.push({ offset, length: end - offset, content });
    } else {
      edits[edits.length - 1] = {
        offset: last.offset,
        length: end - last.offset,
        content: last.content + content,
      };
    }
  };
  const waiting = [...insertions].sort((a, b) => a.offset - b.offset);
  const insertUpTo = (offset: number): void => {
    for (let next = waiting[0]; next !== undefined && next.offset <= offset; next = waiting[0]) {
      add(next.offset, next.offset, next.content);
      waiting.shift();
    }
  };
  for (const piece of region.pieces) {
    insertUpTo(piece.start);
    if (dropped.has(piece)) add(piece.start, piece.end, '');
  }
  insertUpTo(region.end);
  return edits;
}
