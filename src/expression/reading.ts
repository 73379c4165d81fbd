// The state of one reading, and the small steps that all of the grammar is made of.

import { quote } from '../core/quote.ts';
import type { Yield } from '../kea/expressions.ts';
import type { Lexer } from './lexer.ts';
import { type ExpressionUse, type Reference, Refused, type Token } from './types.ts';

/** What may come: bytes only, or a question as well. */
export type Want = 'string' | 'either';

export interface Reading {
  readonly lexer: Lexer;
  readonly use: ExpressionUse;
  readonly references: Reference[];
  /** Reads a whole expression inside of another one, and says what it was. */
  readonly expect: (want: Want) => Yield;
  /** How many expressions inside of each other are open. */
  depth: number;
}

/** True for this word or sign of the language. */
export function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text === word;
}

/** The error for a token that must not stand there, with what may. */
export function refuse(token: Token, expected: readonly string[], after?: string): Refused {
  const { start, end } = token;
  const there = token.kind === 'end' ? 'the expression ends' : `${named(token)} stands`;
  const where = after === undefined ? '' : ` behind "${after}"`;
  const due =
    expected.length < 2 ? expected.join('') : `${expected.slice(0, -1).join(', ')} or ${expected.at(-1)}`;
  return new Refused({ message: `${there} where ${due} is expected${where}`, start, end });
}

function named({ kind, text }: Token): string {
  switch (kind) {
    case 'text':
      return 'a constant string';
    case 'hex':
      return 'a hexadecimal constant';
    case 'integer':
      return 'an integer';
    case 'address':
      return 'an IP address';
    case 'name':
      return `the name ${quote(text, 40)}`;
    default:
      return `"${text}"`;
  }
}

/** Takes this sign or word, or refuses what stands there. */
export function takeWord({ lexer }: Reading, word: string): Token {
  const token = lexer.peek();
  if (!isWord(token, word)) throw refuse(token, [`"${word}"`]);
  return lexer.take();
}

/** Takes one of these words, or refuses what stands there. */
export function takeOneOf({ lexer }: Reading, words: readonly string[]): Token {
  const token = lexer.peek();
  if (token.kind !== 'word' || !words.includes(token.text)) {
    throw refuse(
      token,
      words.map((word) => `"${word}"`),
    );
  }
  return lexer.take();
}

/** Takes an integer between two numbers, both included. */
export function takeInteger(
  { lexer }: Reading,
  [least, most]: readonly [number, number],
  orElse: readonly string[] = [],
): Token {
  const token = lexer.peek();
  if (token.kind !== 'integer') throw refuse(token, ['an integer', ...orElse]);
  lexer.take();
  const value = Number(token.text);
  if (value < least || value > most) {
    const { start, end } = token;
    throw new Refused({ message: `${token.text} is outside of ${least} to ${most}`, start, end });
  }
  return token;
}

/** Refuses a word that only the other protocol has. */
export function only({ use }: Reading, word: Token, universe: 'dhcp4' | 'dhcp6'): void {
  if (use.universe === universe) return;
  const protocol = universe === 'dhcp4' ? 'DHCPv4' : 'DHCPv6';
  const { start, end } = word;
  throw new Refused({ message: `"${word.text}" exists in ${protocol} only`, start, end });
}
