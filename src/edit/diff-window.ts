// The part of two texts that differs, cut out by lines: of a large file with a small change, nothing else is looked at.

import { commonPrefix, commonSuffix } from '../core/common-text.ts';

/** A part of two texts; outside of it they are the same. */
export interface Window {
  /** Lines of the text before, each with its line end. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Offset of the first of these lines, the same in both texts. */
  readonly start: number;
  /** Lines above it. */
  readonly linesAbove: number;
}

/** Cuts out the lines that differ, with `context` lines around them. */
export function windowOf(before: string, after: string, context: number): Window {
  const prefix = commonPrefix(before, after);
  const start = linesBack(before, prefix, context);
  const suffix = commonSuffix(before, after, prefix);
  const ends = [before.length - suffix, after.length - suffix] as const;
  const isWholeLine = beginsLine(before, ends[0]) && beginsLine(after, ends[1]);
  const ahead = linesAhead(before, ends[0], context + (isWholeLine ? 0 : 1)) - ends[0];
  return {
    before: splitLines(before.slice(start, ends[0] + ahead)),
    after: splitLines(after.slice(start, ends[1] + ahead)),
    start,
    linesAbove: countLines(before, start),
  };
}

const beginsLine = (text: string, offset: number): boolean =>
  offset === 0 || text.charAt(offset - 1) === '\n';

/** The beginning of the line that stands `count` lines above the line of `offset`. */
function linesBack(text: string, offset: number, count: number): number {
  let start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  for (let left = count; left > 0 && start > 0; left -= 1) {
    start = start === 1 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
  }
  return start;
}

/** The end of the line that stands `count` − 1 lines below the line of `offset`. */
function linesAhead(text: string, offset: number, count: number): number {
  let end = offset;
  for (let left = count; left > 0 && end < text.length; left -= 1) {
    const next = text.indexOf('\n', end);
    end = next === -1 ? text.length : next + 1;
  }
  return end;
}

function countLines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Lines with their line ends; only LF ends a line. */
function splitLines(text: string): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    lines.push(text.slice(start, end + 1));
    start = end + 1;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}
