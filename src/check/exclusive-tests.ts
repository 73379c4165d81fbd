// Whether two classes can hold the same client: only what their tests say in so many words is believed.

import type { ClientClass } from '../installation/dhcp/classes.ts';
import { stringAt } from '../installation/values.ts';

/** One way to be in a class: all of these hold, without blanks. */
type Conditions = readonly string[];

/** More ways than this are not followed. */
const mostWays = 64;

/**
 * True when the tests rule out that one client is in both: `X == 'a'` against `X == 'b'`, `not P` against `P`, for every
 * way to be in the one and in the other.
 *
 * @param byName classes that tests may name
 */
export function areExclusive(
  a: ClientClass,
  b: ClientClass,
  byName: ReadonlyMap<string, ClientClass>,
): boolean {
  const [first, second] = [waysInto(a, byName, true), waysInto(b, byName, true)];
  if (first.length * second.length > mostWays) return false;
  return first.every((one) => second.every((other) => one.some((p) => other.some((q) => contradict(p, q)))));
}

function waysInto(
  one: ClientClass,
  byName: ReadonlyMap<string, ClientClass>,
  follows: boolean,
): readonly Conditions[] {
  const test = stringAt(one.document, one.node, 'test')?.value ?? '';
  const self = `member('${one.name.value}')`;
  return waysOf(test, 0).map((way) => [
    self,
    ...way,
    ...(follows ? way.flatMap((condition) => implied(condition, byName)) : []),
  ]);
}

/** The ways in which a test can hold; what has too many, or nests too deep, is one condition. */
function waysOf(test: string, depth: number): readonly Conditions[] {
  const alone = split(test, 'or').flatMap((part) => {
    let ways: readonly Conditions[] = [[]];
    for (const condition of split(part, 'and')) {
      const bare = withoutBrackets(condition.trim());
      const isJoined = bare !== condition.trim() && depth < 3;
      const more = isJoined ? waysOf(bare, depth + 1) : [[withoutBlanks(bare)]];
      if (ways.length * more.length > mostWays) return [[withoutBlanks(test)]];
      ways = ways.flatMap((way) => more.map((other) => [...way, ...other]));
    }
    return ways;
  });
  return alone.length > mostWays ? [[withoutBlanks(test)]] : alone;
}

function withoutBlanks(condition: string): string {
  return condition.replaceAll(/'[^']*'|\s+/g, (found) => (found.startsWith("'") ? found : ''));
}

/** What it means to be in the class that a condition asks for. */
function implied(condition: string, byName: ReadonlyMap<string, ClientClass>): Conditions {
  const other = byName.get(/^member\('([^']*)'\)$/.exec(condition)?.[1] ?? '');
  const ways = other === undefined ? [] : waysInto(other, byName, false);
  return ways.length === 1 ? (ways[0] ?? []) : [];
}

/** The parts of a test between words that stand outside of brackets and quotes; brackets around all of it are taken off. */
function split(test: string, word: 'and' | 'or'): string[] {
  const bare = withoutBrackets(test.trim());
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  const tokens = /'[^']*'|[([]|[)\]]|[A-Za-z_][\w-]*/g;
  for (const { 0: token, index } of bare.matchAll(tokens)) {
    if (token === '(' || token === '[') depth++;
    else if (token === ')' || token === ']') depth--;
    else if (depth === 0 && token === word) {
      parts.push(bare.slice(from, index));
      from = index + word.length;
    }
  }
  return [...parts, bare.slice(from)];
}

function withoutBrackets(test: string): string {
  let bare = test;
  for (let times = 0; times < 8 && isBracketed(bare); times++) bare = bare.slice(1, -1).trim();
  return bare;
}

/** True when the first bracket is closed by the last. */
function isBracketed(test: string): boolean {
  if (!test.startsWith('(') || !test.endsWith(')')) return false;
  let depth = 0;
  for (const { 0: token, index } of test.matchAll(/'[^']*'|[()]/g)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    if (depth === 0) return index === test.length - 1;
  }
  return false;
}

/** Both are without blanks. */
function contradict(p: string, q: string): boolean {
  if (isNegation(p, q) || isNegation(q, p)) return true;
  const [one, other] = [comparison(p), comparison(q)];
  if (one === undefined || other === undefined || one.of !== other.of || one.kind !== other.kind)
    return false;
  // A beginning may be that of the other value.
  if (one.isStart && other.value.startsWith(one.value)) return false;
  if (other.isStart && one.value.startsWith(other.value)) return false;
  return one.value !== other.value;
}

function isNegation(p: string, q: string): boolean {
  return p === `not${q}` || p === `not(${q})`;
}

interface Comparison {
  readonly of: string;
  readonly kind: 'text' | 'hex';
  readonly value: string;
  readonly isStart: boolean;
}

/** `X=='text'`, `substring(X,0,4)=='text'`, `X==0x0a`. */
function comparison(condition: string): Comparison | undefined {
  const found = /^(.+)==(?:'([^']*)'|0x([0-9a-fA-F]+))$/.exec(condition);
  if (found === null) return undefined;
  const [, left = '', quoted, digits = ''] = found;
  if (left.includes('==')) return undefined;
  const kind = quoted === undefined ? 'hex' : 'text';
  const value = quoted ?? digits.toLowerCase().padStart(digits.length + (digits.length % 2), '0');
  const start = /^substring\((.+),0,(\d+)\)$/.exec(left);
  const length = kind === 'hex' ? value.length / 2 : value.length;
  if (start === null || Number(start[2]) !== length) return { of: source(left), kind, value, isStart: false };
  return { of: source(start[1] ?? ''), kind, value, isStart: true };
}

/** `option[60].text` and `option[60].hex` are the same bytes. */
function source(left: string): string {
  return left.replace(/\.text$/, '.hex');
}
