// The few lines that a fix changes, for people. Secrets masked; long fixes are left to the plan's diff.

import type { Fix } from '../core/change.ts';
import { redact, secretSpans, secretsOfFile } from '../core/secrets.ts';
import { utf8 } from '../core/source.ts';
import { visible } from './escape.ts';
import type { FileEdits, Report } from './types.ts';

const most = 8;

/** Lines that begin with `-` or `+`, at most eight; none when the fix has no edits or is longer. */
export function fixDiff(fix: Fix, { editsOf }: Pick<Report, 'editsOf'>): readonly string[] {
  const files = editsOf?.(fix);
  if (files === undefined) return [];
  const lines = files.flatMap(linesOf);
  return lines.length > most ? [] : lines;
}

/** The lines touched by the edits, before and after; one block for a file. */
function linesOf({ source, edits }: FileEdits): readonly string[] {
  const first = edits[0];
  const last = edits.at(-1);
  if (first === undefined || last === undefined) return [];
  const { text } = source;
  const start = text.lastIndexOf('\n', first.offset - 1) + 1;
  const stop = text.indexOf('\n', last.offset + last.length);
  const end = stop === -1 ? text.length : stop;
  if (end - start > 2000 || isSecretCut(text, start, end)) return [];
  let after = '';
  let done = start;
  for (const { offset, length, content } of edits) {
    after += text.slice(done, offset) + content;
    done = offset + length;
  }
  after += text.slice(done, end);
  const before = text.slice(start, end).split('\n');
  const changed = after.split('\n');
  // Lines that stay the same at both ends say nothing.
  while (before.length > 0 && changed.length > 0 && before[0] === changed[0]) {
    before.shift();
    changed.shift();
  }
  while (before.length > 0 && changed.length > 0 && before.at(-1) === changed.at(-1)) {
    before.pop();
    changed.pop();
  }
  const indent = commonIndent([...before, ...changed]);
  const show = (sign: string, lines: readonly string[]): string[] =>
    redact(lines.join('\n'))
      .split('\n')
      .map((line) => `${sign} ${visible(utf8(line.slice(indent).trimEnd()))}`);
  return [...(before.length > 0 ? show('-', before) : []), ...(changed.length > 0 ? show('+', changed) : [])];
}

/** The blanks that all lines begin with; lines of nothing else do not count. */
function commonIndent(lines: readonly string[]): number {
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  return depths.length === 0 ? 0 : Math.min(...depths);
}

/** How far above a value its key may stand and still be seen. */
const reach = 4096;

/** True when the lines hold a secret whose key stands above them: alone they do not show that it is one. */
function isSecretCut(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - reach);
  const above = from === 0 ? secretsOfFile : secretSpans;
  const inside = above(text.slice(from, end)).filter((span) => from + span.end > start);
  return inside.length !== secretSpans(text.slice(start, end)).length;
}
