// Unified diffs to be shown: decoded, control characters made visible, secrets masked. They are for reading; what is
// masked or escaped cannot be applied as a patch.

import { diffArrays } from 'diff';
import { mask, secretSpans, secretsOfFile } from '../core/secrets.ts';
import { type Span, utf8 } from '../core/source.ts';
import { type Window, windowOf } from './diff-window.ts';
import { type Hunk, hunkHead, hunksOf, type Run } from './hunks.ts';

export interface DiffOptions {
  /** Lines shown around a change. */
  readonly context: number;
  /** Replaces secrets by asterisks; two lines may then look alike and differ. */
  readonly mask: boolean;
}

/**
 * The differences between two texts, as `diff -u` shows them.
 *
 * @param path shown in the head
 * @param before Latin-1; undefined for a file that did not exist
 * @param after Latin-1
 * @returns empty when the texts are the same
 */
export function unifiedDiff(
  path: string,
  before: string | undefined,
  after: string,
  { context, mask: masked }: DiffOptions,
): string {
  const old = before ?? '';
  if (old === after) return '';
  const around = Math.max(0, Math.floor(context));
  const window = windowOf(old, after, around);
  const hunks = hunksOf(compareLines(window.before, window.after), around);
  const show = {
    before: shownLines(
      window.before,
      window.start,
      masked ? secretsNear(old, window.start, window.before) : [],
    ),
    after: shownLines(
      window.after,
      window.start,
      masked ? secretsNear(after, window.start, window.after) : [],
    ),
  };
  const name = visible(path);
  const head = `--- ${before === undefined ? '/dev/null' : name}\n+++ ${name}\n`;
  return head + hunks.map((hunk) => printHunk(hunk, window, show)).join('');
}

/** With more differences than this, or more lines, the search for the shortest way takes too long. */
const mostEdits = 1000;
const mostLines = 5000;
/** How far the search for the next common lines goes then. */
const farthest = 400;
/** Common lines that end a difference. */
const anchor = 3;

/** Which lines are in both texts. The shortest way where it is found in reasonable time, else a good one. */
function compareLines(before: readonly string[], after: readonly string[]): readonly Run[] {
  const isSmall = before.length + after.length <= mostLines;
  const shortest = isSmall ? runsOf(before, after) : undefined;
  if (shortest !== undefined) return shortest;
  const runs: Run[] = [];
  let [a, b] = [0, 0];
  while (a < before.length || b < after.length) {
    let same = 0;
    while (a + same < before.length && b + same < after.length && before[a + same] === after[b + same])
      same += 1;
    const next = nextCommon(before, after, a + same, b + same);
    const [old, now] = [before.slice(a + same, next.a), after.slice(b + same, next.b)];
    const between = runsOf(old, now) ?? [
      { kind: 'removed', count: old.length },
      { kind: 'added', count: now.length },
    ];
    runs.push({ kind: 'same', count: same }, ...between);
    a = next.a;
    b = next.b;
  }
  return runs;
}

/** The shortest way from one list of lines to the other; undefined when it is too long. */
function runsOf(before: readonly string[], after: readonly string[]): readonly Run[] | undefined {
  return diffArrays([...before], [...after], { maxEditLength: mostEdits })?.map(
    ({ added, removed, count }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      count,
    }),
  );
}

/** The nearest place from which several lines are the same; the ends when there is none nearby. */
function nextCommon(
  before: readonly string[],
  after: readonly string[],
  a: number,
  b: number,
): { readonly a: number; readonly b: number } {
  for (let sum = 1; sum <= farthest; sum += 1) {
    for (let ahead = 0; ahead <= sum; ahead += 1) {
      if (isCommon(before, after, a + ahead, b + sum - ahead)) return { a: a + ahead, b: b + sum - ahead };
    }
  }
  return { a: before.length, b: after.length };
}

function isCommon(before: readonly string[], after: readonly string[], a: number, b: number): boolean {
  for (let line = 0; line < anchor; line += 1) {
    const text = before[a + line];
    if (text === undefined || text !== after[b + line]) return false;
  }
  return true;
}

/** More than the farthest that a secret can be from the key that tells it is one. */
const lead = 400_000;

/** The secrets in the lines from `start` on: keys above them are looked at, too. */
function secretsNear(text: string, start: number, lines: readonly string[]): readonly Span[] {
  const from = Math.max(0, start - lead);
  const end = lines.reduce((length, line) => length + line.length, start);
  const find = from === 0 ? secretsOfFile : secretSpans;
  return find(text.slice(from, end)).map((span) => ({
    start: span.start + from,
    end: span.end + from,
  }));
}

type Shown = (index: number) => string;

/** The text of the n-th line, secrets masked, still with its line end. */
function shownLines(lines: readonly string[], start: number, secrets: readonly Span[]): Shown {
  const offsets: number[] = [];
  let offset = start;
  for (const line of lines) {
    offsets.push(offset);
    offset += line.length;
  }
  return (index) => {
    const line = lines[index] ?? '';
    const from = offsets[index] ?? 0;
    let text = '';
    let done = 0;
    for (const { start: begin, end } of within(secrets, from, from + line.length)) {
      text += line.slice(done, Math.max(0, begin - from)) + mask;
      done = end - from;
    }
    return text + line.slice(done);
  };
}

/** The spans that begin in a range; spans never reach over a line end. */
function within(spans: readonly Span[], start: number, end: number): readonly Span[] {
  let low = 0;
  for (let high = spans.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while ((spans[to]?.start ?? end) < end) to += 1;
  return spans.slice(low, to);
}

function printHunk(
  hunk: Hunk,
  window: Window,
  show: { readonly before: Shown; readonly after: Shown },
): string {
  const lines = hunk.lines.map(({ sign, index }) => ({
    sign,
    text: sign === '+' ? show.after(index) : show.before(index),
  }));
  // Where all lines end alike, CR is no news.
  const hidesCr = lines.every(({ text }) => text.endsWith('\r\n') || !text.endsWith('\n'));
  const body = lines.map(({ sign, text }) => {
    const end = text.endsWith('\n') ? '' : '\n\\ No newline at end of file';
    return `${sign}${visible(utf8(text.replace(hidesCr ? /\r\n$/ : /\n$/, '')))}${end}\n`;
  });
  return `${hunkHead(hunk, window.linesAbove)}\n${body.join('')}`;
}

/** Control characters, and those that turn the direction of writing, as escapes; a TAB stays. */
function visible(text: string): string {
  return text.replace(
    /[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (char) => (char === '\r' ? '\\r' : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
