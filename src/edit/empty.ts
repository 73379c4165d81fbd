// The first members of a list or map that is empty, or holds comments only.

import type { Edit } from '../core/change.ts';
import { printComment } from './comment-mark.ts';
import type { Addition, Place } from './insert.ts';
import { hasNewline, lineIndent, lineStart } from './lines.ts';
import { naturalShape } from './print.ts';
import { editsOf, type Insertion, isComment, type Piece, type Region } from './region.ts';
import { printAddition } from './shape.ts';

/** The longest text that is put between brackets that stand on one line. */
const longestLine = 100;

/** The edits that put additions between the brackets of a region without elements. */
export function insertIntoEmpty(
  place: Place,
  region: Region,
  additions: readonly Addition[],
): readonly Edit[] {
  if (region.lines.length > 1) return editsOf(region, new Set(), [beforeBracket(place, region, additions)]);
  return onOneLine(place, region, additions) ?? onNewLines(place, region, additions);
}

/** `{ "a": 1 }` on one line; undefined when that would be long, or a remark needs a line of its own. */
function onOneLine(
  place: Place,
  region: Region,
  additions: readonly Addition[],
): readonly Edit[] | undefined {
  const { frame, style } = place;
  const { text } = frame.source;
  const pad = frame.isMap ? style.mapPad : style.listPad;
  const isPlain = additions.every(
    ({ value, comment }) => naturalShape(value) === 'line' && comment === undefined,
  );
  const texts = additions.map((addition) => printAddition(place, addition, '', 'line'));
  const body = texts.join(style.inlineComma);
  const column = frame.close - lineStart(text, frame.close);
  // Within a list or map on one line there is no other way.
  const isEnclosed = !isAtEndOfLine(text, frame.close + 1);
  if (!isEnclosed && (!isPlain || column + body.length > longestLine)) return undefined;
  const blanks = region.pieces.filter(({ kind }) => kind === 'blank');
  const solid = region.pieces.findLast(isComment);
  const lead = solid === undefined ? pad : ' ';
  const offset = solid?.end ?? region.start;
  const dropped = new Set(blanks.filter(({ start }) => start >= offset));
  return editsOf(region, dropped, [{ offset, content: `${lead}${body}${pad}` }]);
}

/** True when nothing but a comma or a comment follows on the line. */
function isAtEndOfLine(text: string, offset: number): boolean {
  return /[ \t]*,?[ \t]*(?:\r?\n|\/\/|#|$)/y.test(text.slice(offset, offset + 200));
}

/** The brackets move apart, each member on a line of its own. */
function onNewLines(place: Place, region: Region, additions: readonly Addition[]): readonly Edit[] {
  const { frame, style } = place;
  const outer = lineIndent(frame.source.text, frame.open);
  const last = region.pieces.at(-1);
  const dropped = new Set<Piece>(last?.kind === 'blank' ? [last] : []);
  const offset = last?.kind === 'blank' ? last.start : region.end;
  const body = membersOnLines(place, additions, outer + style.unit);
  return editsOf(region, dropped, [{ offset, content: `${style.newline}${body}${style.newline}${outer}` }]);
}

/** New lines before the line of the closing bracket, indented like the comments that stand there. */
function beforeBracket(place: Place, region: Region, additions: readonly Addition[]): Insertion {
  const { frame, style } = place;
  const { text } = frame.source;
  const begin = lineStart(text, frame.close);
  const comment = region.pieces.findLast((piece) => isComment(piece) && piece.line > 0);
  const indent =
    comment === undefined || hasNewline(text, comment.start, comment.end)
      ? lineIndent(text, frame.close) + style.unit
      : lineIndent(text, comment.start);
  // A block comment may end on the line of the bracket.
  const isBare = text.slice(begin, frame.close).trim() === '';
  const body = membersOnLines(place, additions, indent);
  return isBare
    ? { offset: begin, content: `${body}${style.newline}` }
    : { offset: frame.close, content: `${style.newline}${body}${style.newline}` };
}

function membersOnLines(place: Place, additions: readonly Addition[], indent: string): string {
  return additions
    .map((addition) => {
      const text = printAddition(place, addition, indent, naturalShape(addition.value));
      return `${printComment(place, addition.comment, indent)}${indent}${text}`;
    })
    .join(`,${place.style.newline}`);
}
