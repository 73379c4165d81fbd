// What people write from other languages, and what Kea's expressions have instead.

import { quote } from '../core/quote.ts';
import type { ExpressionError } from './types.ts';
import { allWords } from './vocabulary.ts';

const signs: readonly (readonly [sign: string, hint: string])[] = [
  ['!=', 'there is no "!=": write not (a == b)'],
  ['!', 'there is no "!": write not'],
  ['&&', 'there is no "&&": write and'],
  ['||', 'there is no "||": write or'],
  ['=~', 'there is no "=~": write match(\'pattern\', value)'],
  ['=', 'a comparison is written "=="'],
  ['"', 'constant strings stand between single quotes'],
  ["'", "the string has no closing ' in its line"],
  ['\r', 'a carriage return is no blank here'],
];

/** The error for a character that begins no token. */
export function refusedCharacter(expression: string, at: number): ExpressionError {
  const known = signs.find(([sign]) => expression.startsWith(sign, at));
  if (known !== undefined) {
    const [sign, message] = known;
    return { message, start: at, end: at + sign.length };
  }
  // A character of several bytes is shown whole.
  const whole = /^(?:[\xc2-\xf4][\x80-\xbf]+|[\s\S])/.exec(expression.slice(at, at + 4))?.[0] ?? '';
  return {
    message: `${quote(whole)} is no part of the expression language`,
    start: at,
    end: at + whole.length,
  };
}

const shorthands: Readonly<Record<string, string>> = {
  known: "member('KNOWN')",
  unknown: "not member('KNOWN')",
};

/** The error for a word that no version knows. */
export function unknownWord(word: string, start: number): ExpressionError {
  const end = start + word.length;
  const lower = word.toLowerCase();
  const shorthand = shorthands[lower];
  if (Object.hasOwn(shorthands, lower) && shorthand !== undefined) {
    return { message: `no server takes the short form "${word}": write ${shorthand}`, start, end };
  }
  if (lower !== word && allWords.includes(lower)) {
    return { message: `the word is written "${lower}", in lower case`, start, end };
  }
  return {
    message: `${quote(word, 40)} is no word of the expression language`,
    start,
    end,
    unknownWord: word,
  };
}
