// `explain KEYWORD`: what a keyword of Kea's files means, where it stands, what it takes, and in which versions.

import { editDistance } from '../core/edit-distance.ts';
import { daemons } from '../kea/daemons.ts';
import { formats } from '../kea/formats/index.ts';
import { keywordFormat } from '../kea/keywords/formats.ts';
import type { ValueFacts, ValueType, Word } from '../kea/keywords/types.ts';
import { type KeywordPlace, keywordNames, pathsOf, placesAt, placesNamed } from './keyword-places.ts';
import { defaultInWords, lifeInWords, valueInWords } from './keyword-words.ts';

/** Places at which a keyword means the same. */
interface Meaning {
  readonly place: KeywordPlace;
  readonly format: string | undefined;
  readonly places: readonly KeywordPlace[];
}

/**
 * The page of a keyword as Markdown that reads well as plain text too.
 *
 * @param query a keyword, `valid-lifetime`, or the way to one place, `dhcp4.subnet4.id`
 * @returns undefined when there is no such keyword
 */
export function explainKeyword(query: string): string | undefined {
  const meanings = meaningsOf(query);
  const [first] = meanings;
  if (first === undefined) return undefined;
  const sections = meanings.flatMap((meaning) => [
    ...(meanings.length === 1 ? [] : [`## In ${titlesOf(meaning)}`, '']),
    ...meaningLines(meaning),
    '',
  ]);
  return [`# ${first.place.key}`, '', ...sections].join('\n');
}

/** The same as plain data, one for each meaning; without a query of all keywords. */
export function keywordsData(query?: string): readonly KeywordData[] {
  const queries = query === undefined ? keywordNames() : [query];
  return queries.flatMap((one) => meaningsOf(one).map(dataOf));
}

/** The keyword that somebody probably meant; undefined when none is near. */
export function nearestKeyword(query: string): string | undefined {
  const wanted = (query.split('.').at(-1) ?? '').toLowerCase().replaceAll('_', '-');
  const distances = keywordNames().map((known) => ({ known, distance: editDistance(wanted, known) }));
  const [nearest] = distances.sort((a, b) => a.distance - b.distance);
  return nearest !== undefined && nearest.distance <= 2 ? nearest.known : undefined;
}

/** The maps that a meaning belongs to: `a subnet, a pool`. */
function titlesOf({ places }: Meaning): string {
  return [...new Set(places.map(({ facts }) => facts.title))].join(', ');
}

function meaningsOf(query: string): readonly Meaning[] {
  const places = query.includes('.') ? placesAt(query) : placesNamed(query);
  const groups = new Map<string, KeywordPlace[]>();
  for (const place of places) {
    const id = JSON.stringify([place.keyword, formatOf(place), isRequired(place)]);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [place]);
    else group.push(place);
  }
  return [...groups.values()].flatMap((group) => {
    const [place] = group;
    return place === undefined ? [] : [{ place, format: formatOf(place), places: group }];
  });
}

function formatOf({ daemon, map, key }: KeywordPlace): string | undefined {
  const name = keywordFormat(daemon, map, key);
  return name === undefined ? undefined : formats[name].expected;
}

function isRequired({ facts, key }: KeywordPlace): boolean {
  return facts.required?.some((one) => one.key === key) === true;
}

function meaningLines({ place, format, places }: Meaning): readonly string[] {
  const { keyword } = place;
  const fallback = defaultInWords(keyword);
  const title = fallback === '' && keyword.unit !== undefined ? `, in ${keyword.unit}` : '';
  return [
    keyword.description,
    '',
    `- value: ${valueInWords(keyword)}${title}`,
    ...(format === undefined ? [] : [`- format: ${format}`]),
    ...(fallback === '' ? [] : [`- default: ${fallback}`]),
    `- Kea: ${lifeInWords(keyword)}`,
    ...(keyword.replacement === undefined ? [] : [`- instead: ${keyword.replacement}`]),
    ...neighbours(place),
    ...(keyword.judgedBy === undefined ? [] : [`- see: kea-migrate explain ${keyword.judgedBy}`]),
    '- stands in:',
    ...places.flatMap((one) => standing(one).map((path) => `  - ${path}`)),
  ];
}

/** What must, and what must not, be there with it. */
function neighbours(place: KeywordPlace): readonly string[] {
  const { facts, key } = place;
  const others = (facts.exclusive ?? []).flatMap(({ keys, since }) => {
    const [first, second] = keys;
    if (first !== key && second !== key) return [];
    const other = first === key ? second : first;
    return [since === undefined ? other : `${other} (since ${since})`];
  });
  const required = facts.required?.find((one) => one.key === key);
  return [
    ...(required === undefined ? [] : [`- required: ${requiredInWords(required.since)}`]),
    ...(others.length === 0 ? [] : [`- not together with: ${others.join(', ')}`]),
  ];
}

function requiredInWords(since: string | undefined): string {
  return since === undefined ? 'yes' : `since ${since}`;
}

/** The ways to the map of a place, with the hook library they need. */
function standing({ daemon, map, facts }: KeywordPlace): readonly string[] {
  const paths = pathsOf(daemon).get(map) ?? [];
  const { program, section } = daemons[daemon];
  return paths.map((path) => `${path} (${path === section ? '' : `${facts.title}, `}${program})`);
}

/** A keyword as data. */
export interface KeywordData {
  readonly keyword: string;
  readonly description: string;
  readonly type: ValueType;
  /** What a list holds. */
  readonly items: ValueFacts | null;
  readonly range: readonly [least: number, most: number] | null;
  readonly words: readonly Word[] | null;
  readonly default: string | number | boolean | null;
  readonly unit: string | null;
  readonly format: string | null;
  readonly since: string | null;
  readonly deprecated: string | null;
  readonly before: string | null;
  readonly replacement: string | null;
  readonly required: boolean;
  readonly rule: string | null;
  readonly places: readonly {
    readonly daemon: string;
    readonly map: string;
    readonly paths: readonly string[];
  }[];
}

function dataOf({ place, format, places }: Meaning): KeywordData {
  const { type, description, items = null, range = null, oneOf = null, unit = null } = place.keyword;
  const { since = null, deprecated = null, before = null, replacement = null } = place.keyword;
  return {
    keyword: place.key,
    description,
    type,
    items,
    range,
    words: oneOf,
    default: place.keyword.default ?? null,
    unit,
    format: format ?? null,
    since,
    deprecated,
    before,
    replacement,
    required: isRequired(place),
    rule: place.keyword.judgedBy ?? null,
    places: places.map(({ daemon, map }) => ({ daemon, map, paths: pathsOf(daemon).get(map) ?? [] })),
  };
}
