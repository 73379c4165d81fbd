// Taking members and items out: which pieces of a region go with them, so that the rest looks as if they had never
// been there, and no comment of others is touched.

import type { Frame } from './frame.ts';
import { ownComments } from './own-comments.ts';
import { isBlankLine, isComment, type Piece, type Region } from './region.ts';
import { hasGone, isLeadingRest } from './separators.ts';

/** The pieces that go. */
export interface Dropped {
  readonly pieces: Set<Piece>;
  /** The comments among them. */
  readonly comments: readonly Piece[];
}

/**
 * Marks what goes with the elements taken out of a region.
 *
 * @param commas those that go, as decided by separators.ts
 * @param grows true when something is inserted behind the neighbour before, on a line of its own
 */
export function dropGone(region: Region, frame: Frame, commas: readonly Piece[], grows: boolean): Dropped {
  const comments = region.gone.length === 0 ? [] : ownComments(region, frame);
  const pieces = new Set<Piece>([...commas, ...comments]);
  for (const piece of region.pieces) if (piece.kind === 'gone') pieces.add(piece);
  if (region.gone.length > 0) dropLayout(region, pieces, grows);
  return { pieces, comments };
}

const isSpace = ({ kind }: Piece): boolean => kind === 'blank' || kind === 'newline';

function dropLayout(region: Region, dropped: Set<Piece>, grows: boolean): void {
  const { pieces, lines, left, right, firstOwn, lastOwn } = region;
  const keepsSolid = pieces.some((piece) => !isSpace(piece) && !dropped.has(piece));
  const last = lines.length - 1;
  if (left === undefined && right === undefined && !keepsSolid) {
    for (const piece of pieces) dropped.add(piece);
  } else if (
    left === undefined &&
    right !== undefined &&
    isLeadingRest(region) &&
    !keepsSolidBehind(region, dropped)
  ) {
    dropFromFirstGone(region, dropped);
  } else if (
    !grows &&
    right === undefined &&
    last > 0 &&
    lastOwn < last &&
    hasGone(region, last) &&
    !pieces.some(isCommentOrInclude)
  ) {
    joinBracket(region, dropped);
  } else {
    const whole = lines.map(
      (_, index) => index >= firstOwn && index <= lastOwn && dropWholeLine(region, index, dropped),
    );
    for (const [index, isWhole] of whole.entries()) if (!isWhole) tidyLine(region, index, dropped);
    collapseBlankLines(region, whole, dropped);
  }
}

const isCommentOrInclude = (piece: Piece): boolean => isComment(piece) || piece.kind === 'include';

/** True when something else than blanks stays behind the first thing taken out. */
function keepsSolidBehind({ pieces }: Region, dropped: ReadonlySet<Piece>): boolean {
  const first = pieces.findIndex(({ kind }) => kind === 'gone');
  return pieces.slice(first).some((piece) => !isSpace(piece) && !dropped.has(piece));
}

/** What stays begins where the first thing taken out began: `{ "a": 1⏎, "b": 2` becomes `{ "b": 2`. */
function dropFromFirstGone({ pieces }: Region, dropped: Set<Piece>): void {
  const first = pieces.findIndex(({ kind }) => kind === 'gone');
  for (const piece of pieces.slice(first)) if (isSpace(piece)) dropped.add(piece);
}

/** The closing bracket stood on the line of what is taken out, and now stands on the line before. */
function joinBracket({ pieces }: Region, dropped: Set<Piece>): void {
  const keep = pieces.at(-1);
  for (const piece of pieces) if (isSpace(piece) && piece !== keep) dropped.add(piece);
}

/** A line of which nothing is left goes with its line end. */
function dropWholeLine(region: Region, index: number, dropped: Set<Piece>): boolean {
  const line = region.lines[index] ?? [];
  const solid = line.filter((piece) => !isSpace(piece));
  if (solid.length === 0 || !solid.every((piece) => dropped.has(piece))) return false;
  for (const piece of line) dropped.add(piece);
  return true;
}

/** Of the blanks around dropped pieces on a line that stays, at most one run is left. */
function tidyLine(region: Region, index: number, dropped: Set<Piece>): void {
  const line = region.lines[index] ?? [];
  for (let from = 0; from < line.length; ) {
    const to = endOfRun(line, from, dropped);
    const run = line.slice(from, to);
    if (run.some((piece) => dropped.has(piece))) {
      const keep = blankToKeep(region, line, index, from, to);
      for (const piece of run) if (piece !== keep) dropped.add(piece);
    }
    from = Math.max(to, from + 1);
  }
}

/** The end of the run of blanks and dropped pieces that begins here. */
function endOfRun(line: readonly Piece[], from: number, dropped: ReadonlySet<Piece>): number {
  let to = from;
  for (let piece = line[to]; piece !== undefined; piece = line[to]) {
    if (piece.kind !== 'blank' && !dropped.has(piece)) break;
    to += 1;
  }
  return to;
}

function blankToKeep(
  region: Region,
  line: readonly Piece[],
  index: number,
  from: number,
  to: number,
): Piece | undefined {
  const blank = (at: number): Piece | undefined => (line[at]?.kind === 'blank' ? line[at] : undefined);
  const first = blank(from);
  const final = blank(to - 1);
  const beginsLine = from === 0 && index > 0;
  const behindBracket = from === 0 && index === 0 && region.left === undefined;
  const beforeBracket = to === line.length && region.right === undefined;
  if (line[to]?.kind === 'newline') return undefined;
  if (beginsLine || behindBracket) return first;
  return beforeBracket ? final : (final ?? first);
}

/** Where lines went between two blank ones, or between a blank one and a bracket, the blank ones on one side go too. */
function collapseBlankLines(region: Region, whole: readonly boolean[], dropped: Set<Piece>): void {
  const { lines, left, right, firstOwn, lastOwn } = region;
  for (let index = firstOwn; index <= lastOwn; index += 1) {
    if (whole[index] !== true || whole[index + 1] === true) continue;
    let above = index;
    while (whole[above] === true) above -= 1;
    const isBehindBracket = above < firstOwn;
    const isAfterBlank = isBehindBracket
      ? left === undefined && (above < 0 || isBlankLine(lines[above]))
      : isBlankLine(lines[above]);
    if (isAfterBlank) {
      for (let below = index + 1; below <= lastOwn && isBlankLine(lines[below]); below += 1) {
        for (const piece of lines[below] ?? []) dropped.add(piece);
      }
    }
    if (right !== undefined || index < lastOwn) continue;
    for (; above >= firstOwn && isBlankLine(lines[above]); above -= 1) {
      for (const piece of lines[above] ?? []) dropped.add(piece);
    }
  }
}
