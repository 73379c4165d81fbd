// Putting new members and items in: on a line of their own or on the line of their neighbour, as the neighbours do,
// with the commas that this needs.

import type { JsonValue } from '../core/change.ts';
import type { Document } from '../document/types.ts';
import { printComment } from './comment-mark.ts';
import type { Frame } from './frame.ts';
import { blanksAt, hasNewline, isFirstOnLine, lineIndent, lineStart } from './lines.ts';
import { continuation } from './own-comments.ts';
import type { Shape, Style } from './print.ts';
import { type Insertion, isComment, type Piece, type Region } from './region.ts';
import { leadsWithComma, type Separators } from './separators.ts';
import { printAddition, shapeOnLine, shapeWithin } from './shape.ts';

/** Something to be added to a list or map. */
export interface Addition {
  /** Undefined for an item. */
  readonly key: string | undefined;
  readonly value: JsonValue;
  /** Without comment marks. */
  readonly comment: string | undefined;
}

/** What insertion needs to know of the place. */
export interface Place {
  readonly document: Document;
  readonly frame: Frame;
  readonly style: Style;
  /** Index of the element behind which the additions go. */
  readonly anchor: number;
}

/** The text to be inserted behind the element before a region. At least one addition. */
export function insertBehind(
  place: Place,
  region: Region,
  additions: readonly Addition[],
  separators: Separators,
): readonly Insertion[] {
  return isOwnLine(place)
    ? onOwnLines(place, region, additions, separators)
    : onSameLine(place, region, additions, separators);
}

/** True when what follows the anchor stands on another line; for the last one, when itself does. */
function isOwnLine({ frame, anchor }: Place): boolean {
  const { text } = frame.source;
  const here = frame.elements[anchor];
  const next = frame.elements[anchor + 1];
  if (here === undefined) return false;
  if (next !== undefined) return hasNewline(text, here.end, next.start);
  return hasNewline(text, frame.elements[anchor - 1]?.end ?? frame.open, here.start);
}

function onOwnLines(
  place: Place,
  region: Region,
  additions: readonly Addition[],
  separators: Separators,
): readonly Insertion[] {
  const { frame, style, anchor } = place;
  const leading = leadsWithComma(frame, anchor);
  const { indent, gap } = indentOf(place, leading);
  const at = behindLine(region);
  const comma = commasAround(region, separators, at.offset, leading);
  const lines = additions.map((addition, index) => {
    const text = printAddition(place, addition, indent, shapeOnLine(place, addition));
    const isLast = index === additions.length - 1;
    const before = leading && (index > 0 || comma.before) ? `,${gap}` : '';
    const after = isLast ? comma.after : !leading;
    return `${printComment(place, addition.comment, indent)}${indent}${before}${text}${after ? ',' : ''}`;
  });
  const body = lines.join(style.newline);
  const content = at.isLineStart ? `${body}${style.newline}` : `${style.newline}${body}`;
  const insertions = [{ offset: at.offset, content }];
  return comma.before && !leading ? [{ offset: region.start, content: ',' }, ...insertions] : insertions;
}

/** Behind the line of the element before, with the comments that belong to that line; else before the closing bracket. */
function behindLine(region: Region): { readonly offset: number; readonly isLineStart: boolean } {
  const lines = region.lines.slice(0, continuation(region, 0) + 1);
  const end = lines.at(-1)?.at(-1);
  if (end?.kind === 'newline') return { offset: end.end, isLineStart: true };
  const solid = region.pieces.findLast((piece) => piece.kind === 'comma' || isComment(piece));
  return { offset: solid?.end ?? region.start, isLineStart: false };
}

/** Which commas are missing around text inserted at an offset. */
function commasAround(
  region: Region,
  { kept, missing, trailing }: Separators,
  offset: number,
  leading: boolean,
): { readonly before: boolean; readonly after: boolean } {
  const behind = kept.some(({ start }) => start >= offset);
  const ahead = kept.some(({ start }) => start < offset);
  const { left, right } = region;
  const before = left !== undefined && !left.trails && !ahead;
  const isNeeded = right === undefined ? trailing : !right.leads;
  // A comma before the next line separates that one; a comma of the left neighbour was not there yet.
  return { before: missing || before, after: isNeeded && !behind && !(leading && right === undefined) };
}

/** The blanks before a new line, and behind its comma where commas lead. */
function indentOf(
  { frame, anchor }: Place,
  leading: boolean,
): { readonly indent: string; readonly gap: string } {
  const { text } = frame.source;
  const order = [anchor, ...indices(anchor - 1, -1, -1), ...indices(anchor + 1, frame.elements.length, 1)];
  for (const index of order) {
    const start = frame.elements[index]?.start ?? 0;
    const from = lineStart(text, start);
    const before = text.slice(from, start);
    const comma = leading ? /^([ \t]*),([ \t]*)$/.exec(before) : null;
    if (comma !== null) return { indent: comma[1] ?? '', gap: comma[2] ?? ' ' };
    if (!leading && isFirstOnLine(text, start)) return { indent: blanksAt(text, from), gap: ' ' };
  }
  return { indent: lineIndent(text, frame.elements[anchor]?.start ?? frame.open), gap: ' ' };
}

function indices(from: number, to: number, step: number): readonly number[] {
  return Array.from(
    { length: Math.min(50, Math.max(0, (to - from) * step)) },
    (_, index) => from + index * step,
  );
}

/** ` "b": 2,` behind the comma of the neighbour, or `, "b": 2` behind the neighbour. */
function onSameLine(
  place: Place,
  region: Region,
  additions: readonly Addition[],
  separators: Separators,
): readonly Insertion[] {
  const { frame, style } = place;
  const indent = lineIndent(frame.source.text, region.start - 1);
  const texts = additions.map((addition) => {
    const shape: Shape = shapeWithin(place, addition);
    return `${printComment(place, addition.comment, undefined)}${printAddition(place, addition, indent, shape)}`;
  });
  const comma = separators.kept.find((piece: Piece) => piece.line === 0);
  const blank = style.inlineComma.slice(1);
  const { before, after } = commasAround(region, separators, comma?.end ?? region.start, false);
  const body = texts.join(style.inlineComma);
  const lead = before ? style.inlineComma : blank;
  return [{ offset: comma?.end ?? region.start, content: `${lead}${body}${after ? ',' : ''}` }];
}
