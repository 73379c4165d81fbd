// Cuts an expression into tokens as Kea's lexer does: the longest match wins, and words need no blank between them.

import { isIP } from '../core/ip-family.ts';
import { quote } from '../core/quote.ts';
import { formatVersion, type Version } from '../core/version.ts';
import { refusedCharacter, unknownWord } from './hints.ts';
import { Refused, type Token, type TokenKind } from './types.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** Tokens on demand, so that errors come in the order in which Kea meets them. */
export interface Lexer {
  /** The token at the front; it stays. Throws {@link Refused}. */
  peek(): Token;
  /** The token at the front; the next call goes on behind it. Throws {@link Refused}. */
  take(): Token;
}

const text = /'[^'\n]*'/y;
const hex = /0[xX][0-9a-fA-F]+/y;
const integer = /-?[0-9]+/y;
const address = /[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*/y;
const blanks = /[ \t\n]*/y;
const run = /[-_A-Za-z0-9]*/y;

/** The least and most that fit 64 bits; Kea's lexer refuses other integers wherever they stand. */
const least = -(2n ** 63n);
const most = 2n ** 63n - 1n;

/** @param expression Latin-1 bytes */
export function lexerOf(expression: string, kea: Version): Lexer {
  const vocabulary = vocabularyOf(kea);
  let at = 0;
  let front: Token | undefined;
  // Where the run of letters, digits, `-` and `_` ends that `at` stands in: looked for once per run.
  let runEnd = 0;

  function lengthOf(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    return pattern.exec(expression)?.[0].length ?? 0;
  }

  /** The option name at the front, which Kea recognises by the bracket behind it. */
  function nameLength(): number {
    if (!/[A-Za-z]/.test(expression[at] ?? '')) return 0;
    if (at >= runEnd) runEnd = at + lengthOf(run, at);
    if (/[-_]/.test(expression[runEnd - 1] ?? '')) return 0;
    const behind = runEnd + lengthOf(blanks, runEnd);
    return expression[behind] === ']' ? runEnd - at : 0;
  }

  function next(): Token {
    at += lengthOf(blanks, at);
    if (at >= expression.length) return { kind: 'end', text: '', start: at, end: at };
    const name = nameLength();
    const found = name > 0 ? { kind: 'name' as const, length: name } : longest();
    if (found === undefined) throw refused(expression, at, vocabulary, kea);
    const start = at;
    at += found.length;
    return checked({ kind: found.kind, text: expression.slice(start, at), start, end: at });
  }

  function longest(): { readonly kind: TokenKind; readonly length: number } | undefined {
    const candidates = [
      { kind: 'text', length: lengthOf(text, at) },
      { kind: 'hex', length: lengthOf(hex, at) },
      { kind: 'integer', length: lengthOf(integer, at) },
      { kind: 'address', length: lengthOf(address, at) },
      { kind: 'word', length: lengthOf(vocabulary.pattern, at) },
    ] as const;
    const best = candidates.reduce((a, b) => (b.length > a.length ? b : a));
    return best.length === 0 ? undefined : best;
  }

  return {
    peek() {
      front ??= next();
      return front;
    },
    take() {
      const token = front ?? next();
      front = undefined;
      return token;
    },
  };
}

function checked(token: Token): Token {
  const { kind, text: written, start, end } = token;
  if (kind === 'text') return { ...token, text: written.slice(1, -1) };
  if (kind === 'integer' && !fits(written)) {
    throw new Refused({ message: 'the integer does not fit 64 bits', start, end });
  }
  if (kind === 'address' && isIP(written) === 0) {
    throw new Refused({ message: `${quote(written, 50)} is no IP address`, start, end });
  }
  return token;
}

function fits(written: string): boolean {
  if (written.length < 17) return true;
  // Reading thousands of digits costs their square.
  const digits = written.replace(/^-?0*/, '');
  if (digits.length > 20) return false;
  const value = BigInt(written.startsWith('-') ? `-${digits || '0'}` : digits || '0');
  return value >= least && value <= most;
}

/** What stands where no token begins. */
function refused(expression: string, at: number, vocabulary: Vocabulary, kea: Version): Refused {
  run.lastIndex = at;
  const word = run.exec(expression)?.[0] ?? '';
  if (!/^[A-Za-z]/.test(word)) return new Refused(refusedCharacter(expression, at));
  const newer = vocabulary.newer.find(([name]) => word.startsWith(name));
  if (newer !== undefined) {
    const [name, since] = newer;
    const message = `"${name}" was added in Kea ${since}, the target is ${formatVersion(kea)}`;
    return new Refused({ message, start: at, end: at + name.length });
  }
  return new Refused(unknownWord(word, at));
}
