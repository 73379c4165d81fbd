// Which comments go with a member that is taken out. Its own are those on its lines, those that go on below them in
// the same column, and a block directly above that can mean nothing else. Whatever is unclear stays.

import type { Frame } from './frame.ts';
import { lineIndent, lineStart } from './lines.ts';
import {
  isBlankLine,
  isComment,
  isCommentLine,
  type Piece,
  type Region,
  regionOf,
  spansLines,
} from './region.ts';
import { hasGone } from './separators.ts';

/** Siblings whose names are looked for in an unclear comment. */
const mostSiblings = 500;
/** Items that show whether each has a comment of its own. */
const mostItems = 20;

/** The comments of a region that go with what is taken out of it. */
export function ownComments(region: Region, frame: Frame): readonly Piece[] {
  const own: Piece[] = [];
  const aboveStays = region.firstOwn === 0 ? -1 : continuation(region, 0);
  for (let index = region.firstOwn; index <= region.lastOwn; index += 1) {
    if (!hasGone(region, index)) continue;
    own.push(
      ...(region.lines[index] ?? []).filter((piece) => isComment(piece) && !spansLines(region, piece)),
    );
    own.push(...commentsOf(region, index + 1, continuation(region, index)));
    own.push(...blockAbove(region, frame, index, aboveStays));
  }
  return own;
}

/** Number of lines directly below that go on with the comment at the end of a line, in its column. */
export function continuation(region: Region, index: number): number {
  const trailing = region.lines[index]?.findLast(isComment);
  if (trailing === undefined || trailing.kind === 'block') return 0;
  const column = columnOf(region, trailing);
  if (column === 0 || isAlone(region, trailing)) return 0;
  let count = 0;
  for (;;) {
    const line = region.lines[index + count + 1];
    const comment = line?.find(isComment);
    if (!isCommentLine(line) || comment === undefined || columnOf(region, comment) !== column) return count;
    count += 1;
  }
}

const columnOf = (region: Region, piece: Piece): number => piece.start - lineStart(region.text, piece.start);

/** True when only blanks stand before the comment on its line. */
const isAlone = (region: Region, piece: Piece): boolean =>
  region.text.slice(lineStart(region.text, piece.start), piece.start).trim() === '';

function commentsOf(region: Region, from: number, count: number): readonly Piece[] {
  return region.lines
    .slice(from, from + count)
    .flat()
    .filter(isComment);
}

/** The comment block directly above a line with something taken out, when it is clearly about that alone. */
function blockAbove(region: Region, frame: Frame, index: number, aboveStays: number): readonly Piece[] {
  if (!beginsLine(region, index)) return [];
  let top = index;
  while (top - 1 > aboveStays && isCommentLine(region.lines[top - 1])) top -= 1;
  const block = commentsOf(region, top, index - top);
  if (block.length === 0 || block.some((piece) => looksLikeCode(region, piece))) return [];
  const indent = lineIndent(region.text, region.lines[index]?.[0]?.start ?? 0);
  if (block.some((piece) => isAlone(region, piece) && lineIndent(region.text, piece.start) !== indent))
    return [];
  const first = region.lines[index]?.find(({ kind }) => kind === 'gone')?.gap ?? 0;
  const alone = endsParagraph(region, index);
  // The first comment of a map may be about the map, and that of a list about the list.
  const isFirst = top === region.firstOwn && region.left === undefined;
  const isHead = isFirst && (frame.isMap || frame.isPart || !commentsItems(frame));
  if (alone && !isHead) return block;
  const key = region.gone[first]?.key;
  const text = block.map(({ start, end }) => region.text.slice(start, end)).join(' ');
  const others = frame.elements.slice(0, mostSiblings).map((element) => element.key);
  const isNamed = key !== undefined && names(text, key);
  return isNamed && !others.some((other) => other !== key && other !== undefined && names(text, other))
    ? block
    : [];
}

/** True when the first thing on the line is taken out. */
function beginsLine(region: Region, index: number): boolean {
  const first = region.lines[index]?.find(({ kind }) => kind !== 'blank' && kind !== 'comma');
  return first?.kind === 'gone';
}

/** True when nothing that stays follows directly: a comment above cannot be meant for more than what is taken out. */
function endsParagraph(region: Region, index: number): boolean {
  for (let below = index + 1; ; below += 1) {
    if (below > region.lastOwn) return region.right === undefined;
    const line = region.lines[below];
    if (isBlankLine(line) || isCommentLine(line)) return true;
    if (!hasGone(region, below)) return false;
  }
}

/** True when items further down have comments above them, too: then the first one's is about the item. */
function commentsItems(frame: Frame): boolean {
  return frame.elements.slice(1, mostItems).some((_, index) => {
    const between = regionOf(frame, index, index + 1);
    return between !== undefined && isCommentLine(between.lines.at(-2)) && between.lines.length > 2;
  });
}

/** A member that is commented out, not a remark. */
function looksLikeCode(region: Region, { start, end }: Piece): boolean {
  const text = region.text.slice(start, end).replace(/^(?:#+|\/\/+|\/\*+)/, '');
  return text.split('\n').some((line) => /^[\s*#/]*(?:["{}[\]]|<\?)/.test(line));
}

/** True when a text speaks of a key: `the control socket` of `control-socket`. */
function names(text: string, key: string): boolean {
  const words = (from: string): string =>
    ` ${from
      .toLowerCase()
      .replace(/[^a-z0-9\x80-\xff]+/g, ' ')
      .trim()}`;
  const wanted = words(key);
  return wanted.length > 3 && words(text).includes(wanted);
}
