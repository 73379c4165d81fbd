// The second half of secrets.ts: how far the value behind a key such as `password` reaches, in text that may be JSON,
// a comment, a shell line or broken. What is unclear counts as part of the secret.

import type { Span } from './source.ts';

/** The secrets of one value, and where the text goes on behind it. */
interface Value {
  readonly spans: readonly Span[];
  readonly resume: number;
}

/** How far a list or map of secrets, or a run of comments, is followed, in bytes. */
const farthest = 100_000;
/** The longest comment between a key and its value that is looked through, in bytes. */
const longestComment = 2000;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  const stop = end === -1 ? text.length : end;
  return stop > at && text.charAt(stop - 1) === '\r' ? stop - 1 : stop;
}

/**
 * The secrets in the value that begins at `at` or, when `acrossLines`, behind blanks, line ends and comments.
 *
 * @param at just behind the colon or equals sign
 * @param acrossLines true behind a quoted key, as in JSON
 */
export function secretsOfValue(text: string, at: number, acrossLines: boolean): Value {
  const spans: Span[] = [];
  const start = acrossLines ? skipToValue(text, at, spans) : at + blanks(text, at);
  const quote = match(/\\*["'`]/y, text, start)?.[0];
  if (quote !== undefined) {
    const first = start + quote.length;
    return withRemark(text, quoted(text, first, closing(text, first, quote), quote, spans));
  }
  if (/[[{]/.test(text.charAt(start)) && !text.startsWith('{{', start)) return composite(text, start, spans);
  const value = bare(text, start, acrossLines, text.slice(at, start).includes('\n'), spans);
  return acrossLines ? withRemark(text, value) : value;
}

/** What a comment says that tells of an older secret: `was`, a word alone, or a word that no prose has. */
const telling = /\b(?:was|old|former|prev|before|instead|until|new)|^\S+$|(?=\S*[\d!$%&*+@^|~=])\S{4}/i;

/** A longer comment is masked unread, in bytes. */
const longestRemark = 300;

/** Adds the comment behind a secret, on its line. */
function withRemark(text: string, value: Value): Value {
  const gap = match(/[ \t,}\]]*(?=\/\/|#|\/\*)/y, text, value.resume);
  if (gap === null) return value;
  const start = value.resume + gap[0].length + (text.charAt(value.resume + gap[0].length) === '#' ? 1 : 2);
  const block = text.startsWith('/*', start - 2)
    ? text.slice(start, start + longestComment).indexOf('*/')
    : -1;
  const end = Math.min(lineEnd(text, start), block === -1 ? text.length : start + block);
  const said = text.slice(start, end).trim();
  if (said === '' || (said.length < longestRemark && !telling.test(said))) return value;
  const from = text.indexOf(said, start);
  return { spans: [...value.spans, { start: from, end: from + said.length }], resume: from + said.length };
}

const blanks = (text: string, at: number): number => match(/[ \t]*/y, text, at)?.[0].length ?? 0;

/** Passes over blanks and comments; what those comments say may be an older secret. */
function skipToValue(text: string, at: number, spans: Span[]): number {
  const start = skipTrivia(text, at);
  for (const comment of commentsBetween(text, at, start)) spans.push(comment);
  return start;
}

/** The insides of the comments in a range that holds nothing else but blanks, line by line. */
export function commentsBetween(text: string, from: number, to: number): readonly Span[] {
  const spans: Span[] = [];
  for (const found of text.slice(from, to).matchAll(/\/\*([\s\S]*?)\*\/|(?:\/\/|#)([^\n]*)/g)) {
    const inner = found[1] ?? found[2] ?? '';
    const start = from + found.index + found[0].indexOf(inner, found[0].startsWith('#') ? 1 : 2);
    // Without blanks around it: the comment mark stays readable.
    const lead = inner.length - inner.trimStart().length;
    if (inner.trim() !== '') addLines(text, start + lead, start + lead + inner.trim().length, spans);
  }
  return spans;
}

/** The offset of what follows blanks, line ends and comments; it gives up where a comment is not closed nearby. */
export function skipTrivia(text: string, at: number): number {
  let here = at;
  while (here < text.length && here - at < farthest) {
    here += match(/\s*/y, text, here)?.[0].length ?? 0;
    const isBlock = text.startsWith('/*', here);
    if (!isBlock && !text.startsWith('//', here) && text.charAt(here) !== '#') return here;
    const comment = `${text.slice(here, here + longestComment)}${here + longestComment < text.length ? '' : '\n'}`;
    const length = comment.indexOf(isBlock ? '*/' : '\n', isBlock ? 2 : 0);
    if (length === -1) return here;
    here = Math.min(here + length + (isBlock ? 2 : 0), text.length);
  }
  return here;
}

/** The offset of the closing quote, or the end of the text. */
function closing(text: string, from: number, quote: string): number {
  for (let end = text.indexOf(quote, from); end !== -1; end = text.indexOf(quote, end + 1)) {
    let escapes = 0;
    while (end - escapes > from && text.charAt(end - escapes - 1) === '\\') escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

function quoted(text: string, start: number, close: number, quote: string, spans: Span[]): Value {
  let end = close;
  const next = close + quote.length;
  const behind = text.charAt(next + blanks(text, next));
  // Something else than the end of a value: perhaps the quote was part of the secret.
  if (close < text.length && behind !== '' && !/[,;:}\])/#\\\r\n]/.test(behind) && behind !== other(quote)) {
    end = trimmed(text, close, lineEnd(text, next), ' \t,}]"');
  }
  addLines(text, start, end, spans);
  return { spans, resume: Math.min(end + quote.length, text.length) };
}

/** The end of a range without the given characters at its end. */
function trimmed(text: string, start: number, end: number, characters: string): number {
  let stop = end;
  while (stop > start && characters.includes(text.charAt(stop - 1))) stop -= 1;
  return stop;
}

const other = (quote: string): string => (quote.endsWith('"') ? "'" : '"');

/** Adds a span for each line of a range; the indentation of later lines is no secret. */
function addLines(text: string, start: number, end: number, spans: Span[]): void {
  if (!text.slice(start, end).includes('\n')) {
    spans.push({ start, end });
    return;
  }
  for (let from = start; from < end; ) {
    const stop = Math.min(lineEnd(text, from), end);
    const inner = text.slice(from, stop);
    if (inner.trim() !== '') {
      spans.push({
        start: from + inner.length - inner.trimStart().length,
        end: from + inner.trimEnd().length,
      });
    }
    const next = text.indexOf('\n', stop);
    from = next === -1 ? end : next + 1;
  }
}

/**
 * A value without quotes: a number in JSON, else the rest of the line, or of the string it stands in. On another line
 * than its key it is a number or nothing.
 */
function bare(text: string, start: number, json: boolean, isApart: boolean, spans: Span[]): Value {
  const literal = json
    ? match(/[-+.*\w]+(?=[ \t]*(?:[,}\]\r\n]|$|\/\/|\/\*|#))/y, text, start)?.[0]
    : undefined;
  if (literal === undefined && isApart) return { spans, resume: start };
  const below = json ? undefined : valueBelow(text, start);
  if (below !== undefined) return { spans: [...spans, below], resume: below.end };
  let end = start + (literal?.length ?? 0);
  while (literal === undefined) {
    end += match(/[^"\r\n]*/y, text, end)?.[0].length ?? 0;
    // A quote ends the value when it ends the string that the whole stands in.
    if (text.charAt(end) !== '"' || match(/"[ \t]*(?:[,}\]\r\n]|$)/y, text, end) !== null) break;
    end += 1;
  }
  end = trimmed(text, start, end, ' \t,\\');
  if (end > start) spans.push({ start, end });
  return { spans, resume: Math.max(end, start) };
}

/** `password: |` of YAML, or `password:` in a comment: the value is the next line, unless that has a key of its own. */
function valueBelow(text: string, start: number): Span | undefined {
  const next = match(
    /(?:[|>][-+\d]*)?[ \t]*\r?\n[ \t*#]*(?=[^\s:"'{}[\]]{4,200}[ \t]*(?:\r?\n|$))/y,
    text,
    start,
  );
  if (next === null) return undefined;
  const from = start + next[0].length;
  return { start: from, end: from + (match(/\S+/y, text, from)?.[0].length ?? 0) };
}

/** A list or map under a secret key: every value in it, but not the keys. */
function composite(text: string, start: number, spans: Span[]): Value {
  let depth = 0;
  let here = start;
  while (here < text.length && here - start < farthest) {
    const char = text.charAt(here);
    if (char === '"') {
      const end = closing(text, here + 1, char);
      if (!/^\s*:/.test(text.slice(end + 1, end + 101))) addLines(text, here + 1, end, spans);
      here = end + 1;
      continue;
    }
    if (char === '[' || char === '{') depth += 1;
    if ((char === ']' || char === '}') && --depth <= 0) return { spans, resume: here + 1 };
    const literal = match(/[^\s"[\]{},:]+/y, text, here)?.[0] ?? '';
    if (literal !== '') spans.push({ start: here, end: here + literal.length });
    here += Math.max(1, literal.length);
  }
  return { spans, resume: Math.min(here, text.length) };
}
