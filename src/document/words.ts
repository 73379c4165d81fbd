// Everything that stands without quotes: odd numbers, true, false and null, and what is no token at all.

import { BAD, type Lexer, lexicalError } from './lexer-state.ts';
import { checkNumber, endOfNumber, kindOfNumber } from './numbers.ts';
import { FALSE, NULL, STRING, TRUE } from './tape.ts';
import { skipUnprintable } from './unprintable.ts';

const literals: Readonly<Record<string, number>> = { true: TRUE, false: FALSE, null: NULL };

/**
 * Reads what begins at `start` and is neither punctuation nor string nor comment.
 *
 * @returns the token, BAD, or 0 when it was reported and skipped like a blank
 */
export function scanWord(lexer: Lexer, start: number): number {
  const { text } = lexer;
  if (skipUnprintable(lexer, start)) return 0;
  const number = endOfNumber(text, start);
  if (number > start) return scanNumber(lexer, start, number);
  if (text.startsWith("'", start)) return scanSingleQuoted(lexer, start);
  const end = Math.max(endOfWord(text, start), start + 1);
  const literal = /^(?:true|false|null)/i.exec(text.slice(start, Math.min(end, start + 5)))?.[0];
  if (literal !== undefined) return scanLiteral(lexer, start, end, literal);
  finish(lexer, start, closesString(text, end) ? end + 1 : end);
  return bad(lexer, `${describeWord(text.slice(start, start + 3))}; Kea says: Invalid character`, start, end);
}

/** A word goes on up to a blank, a control character, a bracket, a comma, a colon, a quote, a comment or a directive. */
function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c <= 32 || '{}[],:"#'.includes(text.charAt(at)) || isNoBreakSpace(text, at)) break;
    const next = text.charCodeAt(at + 1);
    if ((c === 47 && (next === 47 || next === 42)) || (c === 60 && next === 63)) break;
    at++;
  }
  return at;
}

/** In UTF-8, or in Latin-1, where the byte does not continue a character in UTF-8. */
function isNoBreakSpace(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c === 0xc2) return text.charCodeAt(at + 1) === 0xa0;
  return c === 0xa0 && (at === 0 || text.charCodeAt(at - 1) < 0x80);
}

/** True when a quote stands there that closes a string, going by the number of quotes up to the end of the line. */
function closesString(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 34) return false;
  const ahead = text.slice(at, at + 400);
  const line = ahead.indexOf('\n');
  const quotes = (line === -1 ? ahead : ahead.slice(0, line)).split('"').length - 1;
  return quotes % 2 === 1;
}

function finish(lexer: Lexer, start: number, end: number): void {
  lexer.start = start;
  lexer.end = end;
  lexer.at = end;
}

function bad(lexer: Lexer, message: string, start: number, end: number): number {
  lexicalError(lexer, 'syntax-error', message, start, end);
  lexer.log.quiet = true;
  return BAD;
}

function scanNumber(lexer: Lexer, start: number, end: number): number {
  const number = lexer.text.slice(start, end);
  const tail = endOfWord(lexer.text, end);
  finish(lexer, start, closesString(lexer.text, tail) ? tail + 1 : tail);
  const good = checkNumber(lexer, start, number);
  if (lexer.end === end) return kindOfNumber(number);
  if (!good) return BAD;
  const message =
    'this is no number; a text must stand in double quotes; Kea says: Invalid character, or syntax error';
  return bad(lexer, message, end, lexer.end);
}

function scanLiteral(lexer: Lexer, start: number, end: number, literal: string): number {
  finish(lexer, start, end);
  const lower = literal.toLowerCase();
  const behind = start + literal.length;
  if (literal !== lower) {
    const message = `${lower} is written in lower case only; Kea says: JSON ${lower} reserved keyword is lower case only`;
    lexicalError(lexer, 'json-literal-case', message, start, behind);
  }
  if (end === behind) return literals[lower] ?? BAD;
  if (literal !== lower) return BAD;
  const message =
    'this is neither true, false nor null; a text must stand in double quotes; Kea says: Invalid character, or syntax error';
  return bad(lexer, message, behind, end);
}

/** Text between single quotes on one line is taken for the string it was meant to be. */
function scanSingleQuoted(lexer: Lexer, start: number): number {
  const quoted = /'[^'"\x00-\x1f]*'/y;
  quoted.lastIndex = start;
  const closed = quoted.test(lexer.text);
  const end = closed ? quoted.lastIndex : start + 1;
  finish(lexer, start, end);
  const message = "strings stand in double quotes, not in single ones; Kea says: Invalid character: '";
  if (!closed) return bad(lexer, message, start, end);
  lexicalError(lexer, 'syntax-error', message, start, end);
  return STRING;
}

/**
 * The word itself is not repeated: it may be a secret.
 *
 * @param beginning the first bytes of the word
 */
function describeWord(beginning: string): string {
  if (/^\xe2\x80[\x98-\x9f]/.test(beginning)) {
    return 'typographic quotes are no quotes: strings stand in straight double quotes';
  }
  if (/^[A-Za-z_$/]/.test(beginning)) return 'this must stand in double quotes';
  return 'this means nothing here';
}
