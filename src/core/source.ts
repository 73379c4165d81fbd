// The text every other stage talks about: one file, its bytes, and places in it.

/** One file as it was read. `text` is Latin-1: one character per byte, so every offset is a byte offset. */
export interface Source {
  /** The name shown to people: as given, or relative to the working directory. Unique within a run. */
  readonly path: string;
  /** The file's bytes as a Latin-1 string. Decode with {@link utf8} only to show them. */
  readonly text: string;
}

/** A half-open range of byte offsets in one source. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a file. The whole file is `start === end === 0`. */
export interface Location extends Span {
  readonly source: Source;
}

/** A place as people and Kea count it: both 1-based, the column in bytes, a TAB being one column. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStarts = new WeakMap<Source, Uint32Array>();

function linesOf(source: Source): Uint32Array {
  const known = lineStarts.get(source);
  if (known !== undefined) return known;
  const starts: number[] = [0];
  for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  const lines = Uint32Array.from(starts);
  lineStarts.set(source, lines);
  return lines;
}

/**
 * The line and column of a byte offset. Only LF ends a line, as in Kea's lexers: a lone CR does not.
 *
 * @param source the file the offset belongs to
 * @param offset byte offset, 0 … length; larger offsets are taken as the end of the file
 */
export function positionOf(source: Source, offset: number): Position {
  const lines = linesOf(source);
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.min(offset, source.text.length) - (lines[low] ?? 0) + 1 };
}

/** The Latin-1 text of one line (1-based), without its line end. Empty when there is no such line. */
export function lineText(source: Source, line: number): string {
  const lines = linesOf(source);
  const start = lines[line - 1];
  if (start === undefined) return '';
  const end = lines[line] ?? source.text.length;
  return source.text.slice(start, end).replace(/\r?\n$/, '');
}

/** The location that stands for a whole file. */
export function wholeFile(source: Source): Location {
  return { source, start: 0, end: 0 };
}

/** Latin-1 text (one character per byte) decoded as UTF-8 to be shown; broken sequences become U+FFFD. */
export function utf8(latin1: string): string {
  // ASCII is the same in both, and nearly all text is ASCII.
  return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}

/** The UTF-8 bytes of a text as a Latin-1 string: the inverse of {@link utf8}, for text that goes into a file. */
export function latin1(text: string): string {
  return /[^\x00-\x7f]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}
