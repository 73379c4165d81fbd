// What the keyword table says of a value, in words: its kind, the values it takes, and the versions of Kea that have it.

import type { Keyword, ValueFacts, Word } from '../kea/keywords/types.ts';

const kinds: Readonly<Record<ValueFacts['type'], string>> = {
  string: 'string',
  integer: 'integer',
  float: 'floating point number',
  boolean: 'true or false',
  map: 'map',
  list: 'list',
  any: 'anything',
};

const plurals: Readonly<Record<ValueFacts['type'], string>> = {
  string: 'strings',
  integer: 'integers',
  float: 'floating point numbers',
  boolean: 'booleans',
  map: 'maps',
  list: 'lists',
  any: 'anything',
};

/** The kind of a value and what it takes: `integer, 0 to 65535`, `list of maps`, `"raw" or "udp"`. */
export function valueInWords(facts: ValueFacts): string {
  if (facts.oneOf !== undefined) {
    const words = facts.oneOf.map(wordInWords).join(', ');
    return facts.anyCase === true ? `${words}; in any case of letters` : words;
  }
  if (facts.range !== undefined) {
    const [least, most] = facts.range;
    return `${kinds[facts.type]}, ${least} to ${most}`;
  }
  if (facts.type !== 'list' || facts.items === undefined) return kinds[facts.type];
  const { items } = facts;
  return items.oneOf === undefined ? `list of ${plurals[items.type]}` : `list of ${valueInWords(items)}`;
}

function wordInWords(word: Word): string {
  if (typeof word === 'string') return `"${word}"`;
  return `"${word.word}" (${lifeInWords(word)})`;
}

/** The built-in value with its unit, or the unit alone; empty when there is neither. */
export function defaultInWords({ default: value, unit }: Keyword): string {
  if (value === undefined) return '';
  return unit === undefined ? JSON.stringify(value) : `${JSON.stringify(value)} ${unit}`;
}

/** The versions of Kea that have it: `since 2.7.4, deprecated since 3.3.0`; `all versions` when it was always there. */
export function lifeInWords({
  since,
  deprecated,
  before,
}: Pick<Keyword, 'since' | 'deprecated' | 'before'>): string {
  const parts = [
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(deprecated === undefined ? [] : [`deprecated since ${deprecated}`]),
    ...(before === undefined ? [] : [`removed in ${before}`]),
  ];
  return parts.length === 0 ? 'all versions' : parts.join(', ');
}
