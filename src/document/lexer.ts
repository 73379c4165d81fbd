// Text to tokens, as the flex scanners of Kea cut it; what is rare or wrong is in words.ts, quoted.ts and includes.ts.
// No token is copied: only its kind and offsets are kept. Plain text takes a shorter way, in plain.ts.

import { enterInclude, leaveInclude } from './includes.ts';
import { CLOSE_LIST, CLOSE_MAP, COLON, COMMA, END_OF_FILE, type Lexer, lexicalError } from './lexer-state.ts';
import { scanFaultyString } from './quoted.ts';
import { INTEGER, LIST, MAP, STRING } from './tape.ts';
import { scanWord } from './words.ts';

/** Reads the next token: its kind is returned, its place is in `start` and `end`. */
export function nextToken(lexer: Lexer): number {
  for (;;) {
    const text = lexer.text;
    const length = text.length;
    let at = lexer.at;
    let c = 32;
    while (at < length) {
      c = text.charCodeAt(at);
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) break;
      at++;
    }
    lexer.start = at;
    if (at >= length) {
      lexer.at = at;
      lexer.end = at;
      if (lexer.frames.length === 0) return END_OF_FILE;
      leaveInclude(lexer);
      continue;
    }
    const single = singles[c] ?? 0;
    if (single !== 0) {
      lexer.at = at + 1;
      lexer.end = at + 1;
      return single;
    }
    if (c === 34) return scanString(lexer, at);
    if (c === 35) {
      lexer.at = endOfLine(text, at);
      continue;
    }
    if ((c >= 48 && c <= 57) || c === 45) return scanNumber(lexer, at);
    if (c === 47 && skipSlashComment(lexer, at)) continue;
    if (c === 60 && text.charCodeAt(at + 1) === 63) {
      enterInclude(lexer, at);
      continue;
    }
    const token = scanWord(lexer, at);
    if (token !== 0) return token;
  }
}

/** Tokens of one byte, by that byte. */
const singles = new Uint8Array(256);
singles[123] = MAP;
singles[125] = CLOSE_MAP;
singles[91] = LIST;
singles[93] = CLOSE_LIST;
singles[44] = COMMA;
singles[58] = COLON;

function scanString(lexer: Lexer, start: number): number {
  const text = lexer.text;
  const length = text.length;
  for (let at = start + 1; at < length; at++) {
    const c = text.charCodeAt(at);
    if (c === 34) {
      lexer.at = at + 1;
      lexer.end = at + 1;
      return STRING;
    }
    if (c < 32 || c === 92) break;
    if (c === 123 || c === 37 || c === 60 || c === 64 || c === 36) lexer.marked = true;
  }
  return scanFaultyString(lexer, start);
}

/** Plain integers of up to 18 digits; everything else that begins like a number is a word. */
function scanNumber(lexer: Lexer, start: number): number {
  const text = lexer.text;
  const length = text.length;
  const first = text.charCodeAt(start) === 45 ? start + 1 : start;
  let at = first;
  let c = 0;
  while (at < length) {
    c = text.charCodeAt(at);
    if (c < 48 || c > 57) break;
    at++;
  }
  const digits = at - first;
  const ends = at === length || c === 44 || c <= 32 || c === 125 || c === 93;
  if (!ends || digits === 0 || digits > 18 || (digits > 1 && text.charCodeAt(first) === 48)) {
    return scanWord(lexer, start);
  }
  lexer.at = at;
  lexer.end = at;
  return INTEGER;
}

/** The offset of the line end behind `at`, or the end of the text. A lone CR is none. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** Skips `//` and block comments. False when the slash begins no comment. */
function skipSlashComment(lexer: Lexer, at: number): boolean {
  const next = lexer.text.charCodeAt(at + 1);
  if (next === 47) {
    lexer.at = endOfLine(lexer.text, at);
    return true;
  }
  if (next !== 42) return false;
  const end = lexer.text.indexOf('*/', at + 2);
  if (end === -1) {
    const message = 'this comment is never closed; Kea says: Comment not closed';
    lexicalError(lexer, 'syntax-error', message, at, at + 2);
    lexer.log.quiet = true;
  }
  lexer.at = end === -1 ? lexer.text.length : end + 2;
  return true;
}
