// Every spelling of a key is stored once and known by a small number, so that the tape holds numbers only.

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
  };
}

/**
 * The number of the key whose bytes stand between `start` and `end` of `text`, without quotes.
 */
export function internKey(keys: KeyTable, text: string, start: number, end: number): number {
  const guess = keys.follower[keys.last] ?? 0;
  const id =
    guess !== 0 && stands(keys.raw[guess] ?? '', text, start, end) ? guess : lookUp(keys, text, start, end);
  keys.follower[keys.last] = id;
  keys.last = id;
  return id;
}

function stands(raw: string, text: string, start: number, end: number): boolean {
  const length = raw.length;
  if (length !== end - start) return false;
  for (let i = 0; i < length; i++) if (raw.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function lookUp(keys: KeyTable, text: string, start: number, end: number): number {
  const raw = text.slice(start, end);
  const known = keys.byRaw.get(raw);
  if (known !== undefined) return known;
  const id = keys.raw.length;
  const decoded = decodeString(raw);
  const first = keys.byDecoded.get(decoded);
  if (first === undefined) keys.byDecoded.set(decoded, id);
  keys.byRaw.set(raw, id);
  keys.raw.push(raw);
  keys.decoded.push(decoded);
  keys.canonical.push(first ?? id);
  keys.follower.push(0);
  return id;
}
