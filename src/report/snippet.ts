// The line of a file that a finding is about, with marks under the place. Secrets in it are masked, whole file in view:
// a password on a line of its own is still one.

import { mask, secretsOfFile } from '../core/secrets.ts';
import { type Location, positionOf, type Source, type Span, utf8 } from '../core/source.ts';
import { visible } from './escape.ts';
import { columns } from './layout.ts';

/** A line fit to be shown, and where the marks go. */
export interface Snippet {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** Columns before the marks. */
  readonly before: number;
  /** Number of marks, at least one. */
  readonly marks: number;
}

const secretsBySource = new WeakMap<Source, readonly Span[]>();

function secretsOf(source: Source): readonly Span[] {
  const known = secretsBySource.get(source);
  if (known !== undefined) return known;
  const spans = secretsOfFile(source.text);
  secretsBySource.set(source, spans);
  return spans;
}

/** Bytes of a line that are looked at around a place: a file may be one line of many megabytes. */
const reach = 400;

/**
 * The line that a place begins in. Undefined for a whole file and for an empty line at its end.
 *
 * @param width columns for the text; what does not fit is cut around the place and marked with `…`
 */
export function snippet(at: Location, width: number): Snippet | undefined {
  const { source } = at;
  if (at.start === 0 && at.end === 0) return undefined;
  const { line, column } = positionOf(source, at.start);
  const lineStart = Math.min(at.start, source.text.length) - (column - 1);
  const newline = source.text.indexOf('\n', lineStart);
  const lineEnd = newline === -1 ? source.text.length : newline;
  const whole = { start: lineStart, end: source.text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd };
  const window = {
    start: startOfCharacter(source, Math.max(whole.start, at.start - reach)),
    end: startOfCharacter(source, Math.min(whole.end, at.start + 2 * reach)),
  };
  const markEnd = Math.min(Math.max(at.end, at.start + 1), window.end);
  const lead = display(source, { start: window.start, end: at.start });
  const marked = display(source, { start: at.start, end: markEnd });
  const tail = display(source, { start: Math.max(markEnd, at.start), end: window.end });
  const cutBefore = window.start > whole.start;
  const cutBehind = window.end < whole.end;
  if (lead + marked + tail === '') return undefined;
  return squeeze(
    { line, lead: cutBefore ? `…${lead}` : lead, marked, tail: cutBehind ? `${tail}…` : tail },
    width,
  );
}

/** Not into the middle of a UTF-8 sequence. */
function startOfCharacter({ text }: Source, offset: number): number {
  let at = offset;
  while (at > 0 && offset - at < 3 && (text.charCodeAt(at) & 0xc0) === 0x80) at -= 1;
  return at;
}

/** The bytes of a range as they may be shown: decoded, controls escaped, tabs widened, secrets masked. */
function display(source: Source, { start, end }: Span): string {
  let text = '';
  let done = start;
  const secrets = secretsOf(source);
  for (let at = firstEndingFrom(secrets, start); at < secrets.length; at += 1) {
    const secret = secrets[at];
    if (secret === undefined || secret.start >= end) break;
    // A secret that only touches the range is another range's.
    if (secret.end === start && secret.start < start) continue;
    text += plain(source.text.slice(done, Math.max(done, secret.start))) + mask;
    done = Math.max(done, Math.min(secret.end, end));
  }
  return text + plain(source.text.slice(done, end));
}

/** Index of the first span that ends at an offset or behind it. */
function firstEndingFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function plain(latin1: string): string {
  return visible(utf8(latin1).replaceAll('\t', '    '));
}

interface Parts {
  readonly line: number;
  readonly lead: string;
  readonly marked: string;
  readonly tail: string;
}

/** Cuts the line so that the beginning of the marked place is always in view. */
function squeeze({ line, lead, marked, tail }: Parts, width: number): Snippet {
  const text = lead + marked + tail;
  const before = columns(lead);
  const marks = Math.max(1, columns(marked));
  if (width <= 0 || columns(text) <= width) return { line, text, before, marks };
  const room = Math.max(20, width);
  // A third of the room shows what stands before the place.
  const keep = Math.max(Math.floor(room / 3), room - marks - columns(tail) - 2);
  const head = before > keep ? `…${lastColumns(lead, keep - 1)}` : lead;
  const rest = firstColumns(marked + tail, room - columns(head));
  return {
    line,
    text: head + rest,
    before: columns(head),
    marks: Math.min(marks, Math.max(1, columns(rest))),
  };
}

/** One column for each character: nearly always. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

function firstColumns(text: string, width: number): string {
  if (columns(text) <= width) return text;
  if (isPlain(text)) return `${text.slice(0, width - 1)}…`;
  let used = 0;
  let end = 0;
  for (const char of text) {
    used += columns(char);
    if (used > width - 1) break;
    end += char.length;
  }
  return `${text.slice(0, end)}…`;
}

function lastColumns(text: string, width: number): string {
  if (isPlain(text)) return text.slice(-width);
  let used = 0;
  let start = text.length;
  for (const char of [...text].reverse()) {
    used += columns(char);
    if (used > width) break;
    start -= char.length;
  }
  return text.slice(start);
}
