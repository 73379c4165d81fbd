// `// kea-migrate-ignore RULE reason` in a user's file: which comments these are, and which lines each one stands for.

import type { Location, Source } from '../core/source.ts';
import { scanComments } from '../document/comments.ts';
import { endOfComment, endOfStringText } from '../document/skip.ts';
import type { Comment } from '../document/types.ts';

/** A comment that tells this tool to leave a finding out. */
export interface IgnoreComment {
  /** The comment itself. */
  readonly at: Location;
  /** The rule it names, Latin-1 as written; empty when it names none. */
  readonly rule: string;
  /** Why, Latin-1 as written; empty when it does not say. */
  readonly reason: string;
  /** Findings that begin here are meant: byte offsets, the end not included. */
  readonly from: number;
  readonly to: number;
}

const word = 'kea-migrate-ignore';
/** Behind the comment mark: the word, the rule, and the reason, which may be set off with `:` or dashes. */
const pattern = /^(?:#+|\/\/+|\/\*+)\s*kea-migrate-ignore(?![\w-]):?\s*([\w-]*)[\s:.,-]*/;

/**
 * The ignore comments of a file, in order. One behind something stands for its line. One on a line of its own stands
 * for what begins on the next line that is not comment: that line, or the whole map or list that is opened there.
 */
export function ignoreCommentsIn(source: Source): readonly IgnoreComment[] {
  // Nearly no file has any: one search through the text is all it costs.
  if (!source.text.includes(word)) return [];
  const found: IgnoreComment[] = [];
  // Up to here nothing but comments was met.
  let head = 0;
  let last: Reach = { from: 0, to: 0 };
  for (const comment of scanComments(source)) {
    const { start, end } = comment;
    const isHead = head >= 0 && source.text.slice(head, start).trim() === '';
    head = isHead ? end : -1;
    const written = source.text.slice(start, end);
    const match = pattern.exec(written);
    if (match === null) continue;
    // Several comments above one line reach as far as each other; a long block is not measured for each of them.
    if (end > last.from || !isAlone(source.text, comment)) last = reachOf(source.text, comment);
    const { from, to } = last;
    const [lead, rule = ''] = match;
    const reason = (written.endsWith('*/') ? written.slice(0, -2) : written).slice(lead.length).trim();
    // Above everything else, it stands for findings about the file as such, too.
    found.push({ at: { source, start, end }, rule, reason, from: isHead ? 0 : from, to });
  }
  return found;
}

/**
 * The ignore comments of a file in another language: `#`, `//`, `;` or `--` begins them. One behind something stands for
 * its line, one on a line of its own for the next line that says something.
 */
export function ignoreLinesIn(source: Source): readonly IgnoreComment[] {
  const { text } = source;
  if (!text.includes(word)) return [];
  const found: IgnoreComment[] = [];
  for (const match of text.matchAll(/(?:#+|\/\/+|;+|--|<!--)[ \t]*kea-migrate-ignore(?![\w-])[^\n]*/g)) {
    const start = match.index;
    const written = match[0].replace(/[ \t\r]*(?:-->)?[ \t\r]*$/, '');
    const end = start + written.length;
    const [lead = '', rule = ''] = /^\W+kea-migrate-ignore:?\s*([\w-]*)[\s:.,-]*/.exec(written) ?? [];
    const isOwn = text.slice(lineStart(text, start), start).trim() === '';
    const reach = isOwn ? nextLine(text, endOfLine(text, end)) : { from: lineStart(text, start), to: end };
    found.push({ at: { source, start, end }, rule, reason: written.slice(lead.length), ...reach });
  }
  return found;
}

/** The first line behind an offset that is neither blank nor another comment of this kind. */
function nextLine(text: string, behind: number): Reach {
  for (let from = behind + 1; from < text.length; from = endOfLine(text, from) + 1) {
    const line = text.slice(from, endOfLine(text, from));
    if (line.trim() !== '' && !line.includes(word)) return { from, to: from + line.length };
  }
  return { from: text.length, to: text.length };
}

type Reach = Pick<IgnoreComment, 'from' | 'to'>;

function reachOf(text: string, comment: Comment): Reach {
  const { start, end } = comment;
  if (isAlone(text, comment)) return blockAt(text, end);
  return { from: lineStart(text, start), to: endOfLine(text, end) };
}

/** True when nothing stands before the comment on its line. */
function isAlone(text: string, { start }: Comment): boolean {
  return text.slice(lineStart(text, start), start).trim() === '';
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** What the scan for the end of a block knows. */
interface Scan {
  /** Where the first token stands; undefined: none was met yet. */
  first: number | undefined;
  /** Brackets that are open since the first token. */
  depth: number;
  /** The line of the first token ended with something open. */
  isBlock: boolean;
  /** The last token was a colon: its value follows. */
  waits: boolean;
}

/** The line of code behind an offset, and what is opened there to its end. */
function blockAt(text: string, behind: number): Reach {
  const scan: Scan = { first: undefined, depth: 0, isBlock: false, waits: false };
  const next = /[^ \t\r]/g;
  next.lastIndex = behind;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    const at = found.index;
    const comment = endOfComment(text, at);
    if (comment > at) {
      next.lastIndex = comment;
    } else if (found[0] === '\n') {
      if (scan.first === undefined) continue;
      if (scan.depth === 0 && !scan.waits) return { from: scan.first, to: at };
      scan.isBlock = true;
    } else {
      const end = found[0] === '"' ? Math.max(at + 1, endOfStringText(text, at)) : at + 1;
      next.lastIndex = end;
      take(scan, found[0], at);
      if (scan.isBlock && scan.depth === 0 && !scan.waits) return { from: scan.first ?? at, to: end };
    }
  }
  return { from: scan.first ?? text.length, to: text.length };
}

function take(scan: Scan, token: string, at: number): void {
  scan.first ??= at;
  scan.waits = token === ':';
  if (token === '{' || token === '[') scan.depth += 1;
  // What was open before the line is not its matter.
  if (token === '}' || token === ']') scan.depth = Math.max(0, scan.depth - 1);
}
