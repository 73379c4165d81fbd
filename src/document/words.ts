// Everything that stands without quotes: numbers that are not plain, true, false and null, and what is no token at all.

import { BAD, type Lexer, lexicalError, sourceOf } from './lexer-state.ts';
import { note } from './problem-log.ts';
import { FALSE, FLOAT, INTEGER, NULL, STRING, TRUE } from './tape.ts';

const numberPattern = /[-+]?[0-9]*\.?[0-9]*(?:[eE][-+]?[0-9]+)?/y;
const integerPattern = /^-?[0-9]+$/;
// A word goes on up to a blank, a control character, a bracket, a comma, a colon, a quote or a comment.
const wordPattern = /(?:(?!\/\/|\/\*|<\?)[^\x00-\x20{}[\],:"#])+/y;
// Bytes that stand for nothing and are best read as blanks: control characters and the no-break space in Latin-1 and UTF-8.
const blankPattern = /(?:[\x00-\x1f]|\xc2?\xa0)+/y;

const literals: Readonly<Record<string, number>> = { true: TRUE, false: FALSE, null: NULL };

/**
 * Reads what begins at `start` and is neither punctuation nor string nor comment.
 *
 * @returns the token, BAD, or 0 when it was reported and skipped like a blank
 */
export function scanWord(lexer: Lexer, start: number): number {
  if (skipUnprintable(lexer, start)) return 0;
  const number = match(numberPattern, lexer.text, start);
  if (number !== '') return scanOddNumber(lexer, start, number);
  const word = match(wordPattern, lexer.text, start) || lexer.text.charAt(start);
  const literal = /^(?:true|false|null)/i.exec(word)?.[0];
  if (literal !== undefined) return scanLiteral(lexer, start, word, literal);
  if (word.startsWith("'")) return scanSingleQuoted(lexer, start);
  finish(lexer, start, start + word.length);
  const message = `${describeWord(word)}; Kea says: Invalid character`;
  return bad(lexer, message, start, start + word.length);
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
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

/** Byte order mark, UTF-16, control characters, no-break spaces: reported once, then passed over. */
function skipUnprintable(lexer: Lexer, start: number): boolean {
  const text = lexer.text;
  if (start === 0 && /^(?:\xff\xfe|\xfe\xff)/.test(text)) {
    finish(lexer, 0, text.length);
    const message = 'the file is written in UTF-16; Kea reads bytes, so it must be ASCII or UTF-8';
    lexicalError(lexer, 'syntax-error', message, 0, 2);
    lexer.log.quiet = true;
    return true;
  }
  if (start === 0 && text.startsWith('\xef\xbb\xbf')) {
    finish(lexer, 0, 3);
    const message = 'the file begins with a byte order mark; Kea says: Invalid character: \\xef';
    lexicalError(lexer, 'json-byte-order-mark', message, 0, 3);
    return true;
  }
  const run = match(blankPattern, text, start);
  if (run === '') return false;
  finish(lexer, start, start + run.length);
  const message = `${nameOf(run)} stands between the tokens, where only space, TAB, CR and LF may; Kea says: Invalid character`;
  lexicalError(lexer, 'syntax-error', message, start, start + run.length);
  return true;
}

function nameOf(run: string): string {
  if (/^\xc2?\xa0/.test(run)) return 'a no-break space';
  if (run.startsWith('\f')) return 'a form feed';
  if (run.startsWith('\0')) return 'a NUL byte';
  return `the control character 0x${run.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function scanOddNumber(lexer: Lexer, start: number, number: string): number {
  const end = start + number.length;
  const tail = match(wordPattern, lexer.text, end);
  finish(lexer, start, end + tail.length);
  if (!checkNumber(lexer, start, number)) return tail === '' ? kindOf(number) : BAD;
  if (tail === '') return kindOf(number);
  return bad(
    lexer,
    'this is no number; a text must stand in double quotes; Kea says: Invalid character, or syntax error',
    end,
    end + tail.length,
  );
}

function kindOf(number: string): number {
  return integerPattern.test(number) ? INTEGER : FLOAT;
}

/** Reports what Kea says of a number, which is not repeated: it may be a secret. False when Kea cannot convert it. */
function checkNumber(lexer: Lexer, start: number, number: string): boolean {
  const end = start + number.length;
  const integer = integerPattern.test(number);
  if (integer ? isBeyond64Bits(number) : !Number.isFinite(Number(number))) {
    const message = integer
      ? 'this integer does not fit into 64 bits; Kea says: Failed to convert … to an integer'
      : 'this is no number, or too large for a double; Kea says: Failed to convert … to a floating point';
    lexicalError(lexer, 'json-invalid-number', message, start, end);
    return false;
  }
  if (!lexer.strictNumbers) return true;
  if (number.startsWith('+') && lexer.dialect.plusRefused) {
    const message =
      'a number must not begin with a plus sign since 3.1.9; Kea says: Deprecated plus sign in … number';
    lexicalError(lexer, 'json-leading-plus', message, start, end);
  } else if (/^-?0[0-9]/.test(number) && lexer.dialect.leadingZerosWarned) {
    warnZeros(lexer, start, end);
  }
  return true;
}

function warnZeros(lexer: Lexer, start: number, end: number): void {
  const message =
    'leading zeros are deprecated since 3.1.9; Kea reads the number as a decimal one, never as octal';
  const problem = { rule: 'json-leading-zeros', severity: 'warning', message } as const;
  note(lexer.log, { ...problem, source: sourceOf(lexer), start, end }, lexer.tape.count);
}

function isBeyond64Bits(integer: string): boolean {
  const digits = integer.replace(/^-?0*/, '');
  if (digits.length !== 19) return digits.length > 19;
  return digits > (integer.startsWith('-') ? '9223372036854775808' : '9223372036854775807');
}

function scanLiteral(lexer: Lexer, start: number, word: string, literal: string): number {
  const end = start + word.length;
  finish(lexer, start, end);
  const lower = literal.toLowerCase();
  if (literal !== lower) {
    const message = `${lower} is written in lower case only; Kea says: JSON ${lower} reserved keyword is lower case only`;
    lexicalError(lexer, 'json-literal-case', message, start, start + literal.length);
  }
  if (word.length === literal.length) return literals[lower] ?? BAD;
  if (literal !== lower) return BAD;
  return bad(
    lexer,
    'this is neither true, false nor null; a text must stand in double quotes; Kea says: Invalid character, or syntax error',
    start + literal.length,
    end,
  );
}

/** Text between single quotes on one line is taken for the string it was meant to be. */
function scanSingleQuoted(lexer: Lexer, start: number): number {
  const text = match(/'[^'"\x00-\x1f]*'/y, lexer.text, start);
  const end = start + Math.max(1, text.length);
  finish(lexer, start, end);
  const message = "strings stand in double quotes, not in single ones; Kea says: Invalid character: '";
  if (text === '') return bad(lexer, message, start, end);
  lexicalError(lexer, 'syntax-error', message, start, end);
  return STRING;
}

/** The word itself is not repeated: it may be a secret. */
function describeWord(word: string): string {
  if (/^\xe2\x80[\x98-\x9f]/.test(word)) {
    return 'typographic quotes are no quotes: strings stand in straight double quotes';
  }
  if (/^[A-Za-z_$/]/.test(word)) return 'this must stand in double quotes';
  return 'this means nothing here';
}
