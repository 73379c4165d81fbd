// Strings that are not plain: with escapes, with something Kea refuses in them, or without an end.

import { type Lexer, lexicalError } from './lexer-state.ts';
import { faultOf } from './strings.ts';
import { STRING } from './tape.ts';

/** Reads a string that holds an escape or a control character, or has no end; reports the first fault in it. */
export function scanFaultyString(lexer: Lexer, start: number): number {
  lexer.marked = true;
  const close = closingQuote(lexer, start + 1);
  const end = close === -1 || missesQuote(lexer.text, start, close) ? -1 : close + 1;
  if (end === -1) return unclosed(lexer, start, close);
  lexer.at = end;
  lexer.end = end;
  const fault = faultOf(lexer.text.slice(start + 1, end - 1));
  if (fault !== undefined) {
    lexicalError(lexer, 'json-invalid-string', `${fault.ours}; Kea says: ${fault.kea}`, start, end);
  }
  return STRING;
}

/** The next quote that no backslash escapes, or -1. */
function closingQuote(lexer: Lexer, from: number): number {
  const { text, quote } = lexer;
  // A text of which every string misses its end must not be searched to the end for each of them.
  if (quote.visit === lexer.visit && quote.from <= from && (quote.at === -1 || quote.at >= from))
    return quote.at;
  let at = text.indexOf('"', from);
  while (at !== -1 && isEscaped(text, at, from)) at = text.indexOf('"', at + 1);
  lexer.quote = { visit: lexer.visit, from, at };
  return at;
}

/** True when an odd number of backslashes stands before `at`, none of them before `from`. */
function isEscaped(text: string, at: number, from: number): boolean {
  let start = at;
  while (start > from && text.charCodeAt(start - 1) === 92) start--;
  return (at - start) % 2 === 1;
}

/**
 * True when a string that runs over a line end rather misses its closing quote: the next line begins like a new member,
 * item or comment, or with a closing bracket. Else somebody broke a long string over several lines.
 */
function missesQuote(text: string, start: number, close: number): boolean {
  const lineEnd = text.slice(start, close).indexOf('\n');
  if (lineEnd === -1) return false;
  const next = /\S/g;
  next.lastIndex = start + lineEnd;
  const found = next.exec(text);
  return found !== null && '"{}[]#/'.includes(found[0]);
}

/** What looks like a key that misses its closing quote. */
const openKey = /"[\w-]+(?=\s*:\s*(?:["{[0-9]|true|false|null))/y;

/** A string without its end: a key ends before its colon, anything else with its line, before the punctuation there. */
function unclosed(lexer: Lexer, start: number, close: number): number {
  const text = lexer.text;
  const newline = text.indexOf('\n', start);
  let end = newline === -1 ? text.length : newline;
  // At the end of the file nothing follows that the punctuation could be for.
  while (newline !== -1 && end > start + 1 && ' \t\r,]}'.includes(text.charAt(end - 1))) end--;
  openKey.lastIndex = start;
  if (openKey.test(text)) end = openKey.lastIndex;
  lexer.at = end;
  lexer.end = end;
  const kea = close === -1 ? 'Invalid character: "' : 'Invalid control';
  lexicalError(
    lexer,
    'syntax-error',
    `the closing quote of this string is missing; Kea says: ${kea}`,
    start,
    end,
  );
  lexer.log.quiet = true;
  return STRING;
}
