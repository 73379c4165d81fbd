// Reads an expression as Kea's eval library does (src/lib/eval/parser.yy): the first error with its place, and what is named.
// Questions (bool) and bytes (string) are told apart while reading; a parenthesis may hold either.

import type { Yield } from '../kea/expressions.ts';
import { junctions } from '../kea/expressions.ts';
import { lexerOf } from './lexer.ts';
import { isWord, type Reading, refuse, type Want } from './reading.ts';
import { readTerm } from './terms.ts';
import { type ExpressionUse, type ReadExpression, type Reference, Refused } from './types.ts';

/** Deeper nesting is not judged: every level costs stack. Kea itself has no limit. */
const deepest = 500;

/** Thrown when an expression nests too deep. */
class TooDeep extends Error {}

/**
 * Reads an expression.
 *
 * @param expression the bytes of the string, one character each
 * @param use what it is for: which packets, bool or string, which Kea
 */
export function readExpression(expression: string, use: ExpressionUse): ReadExpression {
  const references: Reference[] = [];
  const reading: Reading = {
    lexer: lexerOf(expression, use.kea),
    use,
    references,
    expect: (want) => readAny(reading, want),
    depth: 0,
  };
  try {
    const found = readAny(reading, use.yields === 'bool' ? 'either' : 'string');
    const next = reading.lexer.peek();
    if (use.yields === 'bool' && found === 'string') throw refuse(next, ['"=="', '"+"']);
    if (next.kind !== 'end') throw refuse(next, ['the end']);
  } catch (error) {
    if (error instanceof Refused) return { error: error.at, references };
    if (!(error instanceof TooDeep)) throw error;
  }
  return { references };
}

/** Questions joined by `and` and `or`, or bytes. The two bind differently, but what is taken is the same. */
function readAny(reading: Reading, want: Want): Yield {
  reading.depth++;
  if (reading.depth > deepest) throw new TooDeep();
  const first = readUnit(reading, want);
  while (first === 'bool') {
    const { text } = reading.lexer.peek();
    if (!isJunction(reading)) break;
    reading.lexer.take();
    const { lexer } = reading;
    if (readUnit(reading, 'either') === 'string') throw refuse(lexer.peek(), ['"=="', '"+"'], text);
  }
  if (first === 'string' && isJunction(reading)) {
    throw refuse(reading.lexer.peek(), want === 'string' ? ['"+"'] : ['"=="', '"+"']);
  }
  reading.depth--;
  return first;
}

function isJunction({ lexer }: Reading): boolean {
  const next = lexer.peek();
  return next.kind === 'word' && Object.hasOwn(junctions, next.text);
}

/** One question with its `not`s, or bytes joined by `+`. */
function readUnit(reading: Reading, want: Want): Yield {
  const { lexer } = reading;
  let negated = false;
  while (want !== 'string' && isWord(lexer.peek(), 'not')) {
    lexer.take();
    negated = true;
  }
  const found = readComparison(reading, want);
  if (negated && found === 'string') throw refuse(lexer.peek(), ['"=="', '"+"']);
  return found;
}

function readComparison(reading: Reading, want: Want): Yield {
  const { lexer } = reading;
  if (readSum(reading, want) === 'bool') return 'bool';
  if (want === 'string' || !isWord(lexer.peek(), '==')) return 'string';
  lexer.take();
  readSum(reading, 'string');
  return 'bool';
}

function readSum(reading: Reading, want: Want): Yield {
  const { lexer } = reading;
  const found = readTerm(reading, want);
  while (found === 'string' && isWord(lexer.peek(), '+')) {
    lexer.take();
    readTerm(reading, 'string');
  }
  return found;
}
