// Remarks that are put above what is inserted, with the comment mark that the file uses.

import { scanTrivia } from '../document/trivia.ts';
import type { Document } from '../document/types.ts';
import type { Frame } from './frame.ts';
import type { Style } from './print.ts';

/** Neighbours whose comments show the mark of a file. */
const mostGaps = 20;

interface Place {
  readonly document: Document;
  readonly frame: Frame;
  readonly style: Style;
}

/**
 * The text of a remark, ready to stand before what it is about; empty when there is none.
 *
 * @param comment without comment marks; line ends begin a new comment line
 * @param indent of the line the remark stands above; undefined: it stands on the same line, as a block comment
 */
export function printComment(place: Place, comment: string | undefined, indent: string | undefined): string {
  if (comment === undefined || comment.trim() === '') return '';
  const lines = comment
    .split(/\r\n|[\n\r]/)
    .map((line) => line.replace(/[\x00-\x08\x0b-\x1f]/g, ' ').trimEnd());
  if (indent === undefined) return `/* ${lines.join(' ').replaceAll('*/', '* /').trim()} */ `;
  const mark = markOf(place);
  return lines.map((line) => `${`${indent}${mark} ${line}`.trimEnd()}${place.style.newline}`).join('');
}

/** The mark used next to the place, else in most of the file, else `//`. */
function markOf({ document, frame }: Place): '//' | '#' {
  const near = marks(nearbyKinds(frame));
  if (near !== undefined) return near;
  const styles = document
    .comments()
    .filter(({ source }) => source === frame.source)
    .map(({ style }) => style);
  return marks(styles) ?? '//';
}

function marks(kinds: readonly string[]): '//' | '#' | undefined {
  const slashes = kinds.filter((kind) => kind === 'slash').length;
  const hashes = kinds.filter((kind) => kind === 'hash').length;
  if (slashes + hashes === 0) return undefined;
  return hashes > slashes ? '#' : '//';
}

function nearbyKinds({ source, open, close, elements }: Frame): readonly string[] {
  const starts = [
    ...elements.slice(0, mostGaps).map(({ start }) => start),
    elements.length > mostGaps ? -1 : close,
  ];
  let done = open;
  return starts.flatMap((start, index) => {
    if (start < 0) return [];
    try {
      const pieces = scanTrivia(source.text, done, start);
      done = elements[index]?.end ?? close;
      return pieces.map(({ kind }) => kind);
    } catch {
      return [];
    }
  });
}
