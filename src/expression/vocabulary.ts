// The words and signs that one version of Kea knows, as one pattern whose longest match wins.

import { compareVersions, formatVersion, type Version, version } from '../core/version.ts';
import {
  boolFunctions,
  type ExpressionWord,
  junctions,
  otherWords,
  packetFields,
  signs,
  stringFunctions,
} from '../kea/expressions.ts';

export interface Vocabulary {
  /** Matches the longest word or sign where it is set to. */
  readonly pattern: RegExp;
  /** Words that came later, longest first, with the version that brought them. */
  readonly newer: readonly (readonly [word: string, since: string])[];
}

const dated: readonly (readonly [string, ExpressionWord])[] = [
  ...Object.entries(stringFunctions),
  ...Object.entries(boolFunctions),
  ...Object.entries(junctions),
];

/** Every word of any version. */
export const allWords: readonly string[] = [
  ...new Set([...dated.map(([word]) => word), ...otherWords, ...Object.values(packetFields).flat()]),
];

const made = new Map<string, Vocabulary>();

/** The words and signs of a version. */
export function vocabularyOf(kea: Version): Vocabulary {
  const id = formatVersion(kea);
  const known = made.get(id);
  if (known !== undefined) return known;
  const newer = dated.flatMap(([word, { since }]) =>
    since !== undefined && compareVersions(version(since), kea) > 0 ? [[word, since] as const] : [],
  );
  const late = new Set(newer.map(([word]) => word));
  const there = [...allWords.filter((word) => !late.has(word)), ...signs].sort(byLength);
  const vocabulary = {
    pattern: new RegExp(there.map((word) => word.replace(/[()[\].+*]/g, '\\$&')).join('|'), 'y'),
    newer: newer.sort(([a], [b]) => byLength(a, b)),
  };
  made.set(id, vocabulary);
  return vocabulary;
}

function byLength(a: string, b: string): number {
  return b.length - a.length;
}
