// Every spelling of a key is stored once and known by a small number, so that the tape holds numbers only.

import { LimitError, mostKeys } from './limits.ts';
import { decodeString } from './strings.ts';

export interface KeyTable {
  /** The bytes between the quotes, by key number. Number 0 is no key. */
  readonly raw: string[];
  readonly decoded: string[];
  /** The first number with the same decoded key: two spellings of one key agree here. */
  readonly canonical: number[];
  readonly byRaw: Map<string, number>;
  readonly byDecoded: Map<string, number>;
  /** The key that last followed a key: maps of one kind repeat their keys, and a right guess needs no substring. */
  readonly follower: number[];
  last: number;
  /** True once two spellings of one key have been seen. */
  respelt: boolean;
  /** The bytes of each key with its closing quote, one after the other; a guess is compared with them. */
  pool: Uint8Array;
  used: number;
  readonly offsets: number[];
  /** With the closing quote; 0 for keys that hold more than plain text. */
  readonly lengths: number[];
}

export function createKeys(): KeyTable {
  return {
    raw: [''],
    decoded: [''],
    canonical: [0],
    byRaw: new Map(),
    byDecoded: new Map(),
    follower: [0],
    last: 0,
    respelt: false,
    pool: new Uint8Array(1024),
    used: 0,
    offsets: [0],
    lengths: [0],
  };
}

/**
 * The key that stands at `start` when it is the one that stood behind the same key the last time; 0 when it is another.
 *
 * @param bytes ends with a NUL
 * @param start behind the opening quote
 */
export function guessKey(keys: KeyTable, bytes: Uint8Array, start: number): number {
  const guess = keys.follower[keys.last] ?? 0;
  const length = keys.lengths[guess] ?? 0;
  if (length === 0) return 0;
  const { pool } = keys;
  let known = keys.offsets[guess] ?? 0;
  const end = start + length;
  let at = start;
  while (at < end && bytes[at] === pool[known]) {
    at++;
    known++;
  }
  if (at < end) return 0;
  keys.last = guess;
  return guess;
}

/** The number of the key whose bytes stand between `start` and `end` of `text`, without quotes. */
export function internKey(keys: KeyTable, text: string, start: number, end: number): number {
  const id = numberOf(keys, text.slice(start, end));
  keys.follower[keys.last] = id;
  keys.last = id;
  return id;
}

/** The number of the key with these bytes, which is the next one when it is new. */
export function numberOf(keys: KeyTable, raw: string): number {
  const known = keys.byRaw.get(raw);
  if (known !== undefined) return known;
  const id = keys.raw.length;
  if (id > mostKeys) throw new LimitError('8 million different keys');
  const decoded = decodeString(raw);
  const first = keys.byDecoded.get(decoded);
  if (first === undefined) keys.byDecoded.set(decoded, id);
  else keys.respelt = true;
  keys.byRaw.set(raw, id);
  keys.raw.push(raw);
  keys.decoded.push(decoded);
  keys.canonical.push(first ?? id);
  keys.follower.push(0);
  pool(keys, raw);
  return id;
}

/** Keeps the bytes of a key that is plain text, for guesses. */
function pool(keys: KeyTable, raw: string): void {
  const plain = !/[\x00-\x1f\\"]/.test(raw);
  const length = raw.length + 1;
  keys.offsets.push(keys.used);
  keys.lengths.push(plain ? length : 0);
  if (!plain) return;
  if (keys.used + length > keys.pool.length) {
    const grown = new Uint8Array((keys.used + length) * 2);
    grown.set(keys.pool);
    keys.pool = grown;
  }
  Buffer.from(keys.pool.buffer).write(`${raw}"`, keys.used, 'latin1');
  keys.used += length;
}

/**
 * Where a key ends that begins at `start`. One that was read without quotes, or without its closing quote, ends earlier.
 *
 * @param raw the key's bytes as the table has them
 */
export function keyEnd(text: string, start: number, raw: string): number {
  if (!text.startsWith('"', start) && !text.startsWith("'", start)) return start + raw.length;
  return Math.min(start + raw.length + 2, text.length);
}
