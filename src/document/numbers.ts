// Numbers that are not plain integers of a few digits: what Kea's lexers make of them, and what they say.

import { type Lexer, lexicalError, sourceOf } from './lexer-state.ts';
import { note } from './problem-log.ts';
import { FLOAT, INTEGER } from './tape.ts';

// Both of Kea's number rules in one: the longest match counts, and at equal length the integer.
const numberPattern = /[-+]?[0-9]*\.?[0-9]*(?:[eE][-+]?[0-9]+)?/y;
const integerPattern = /^-?[0-9]+$/;

/** The end of the longest number that begins at `start`; `start` itself when none does. */
export function endOfNumber(text: string, start: number): number {
  numberPattern.lastIndex = start;
  return numberPattern.test(text) ? numberPattern.lastIndex : start;
}

/** INTEGER or FLOAT, by the lexeme alone. */
export function kindOfNumber(number: string): number {
  return integerPattern.test(number) ? INTEGER : FLOAT;
}

/** Reports what Kea says of a number, which is not repeated: it may be a secret. False when Kea cannot convert it. */
export function checkNumber(lexer: Lexer, start: number, number: string): boolean {
  const end = start + number.length;
  const integer = kindOfNumber(number) === INTEGER;
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
  const source = sourceOf(lexer);
  note(
    lexer.log,
    { rule: 'json-leading-zeros', severity: 'warning', message, source, start, end },
    lexer.tape.count,
  );
}

function isBeyond64Bits(integer: string): boolean {
  if (integer.length < 19) return false;
  const digits = integer.replace(/^-?0*/, '');
  if (digits.length !== 19) return digits.length > 19;
  return digits > (integer.startsWith('-') ? '9223372036854775808' : '9223372036854775807');
}
