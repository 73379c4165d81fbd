// JSON Schema of one map as one Kea version takes it, for values that are one level deep: what stands in nested maps is
// judged with their own schemas. scripts/validators.mjs compiles these ahead of time.

import type { Version } from '../../core/version.ts';
import { ageIn } from '../keywords/index.ts';
import type { Keyword, KeywordMap, ValueFacts } from '../keywords/types.ts';

/** A JSON Schema (draft-07), or a part of one. */
export type JsonSchema =
  | boolean
  | { readonly [key: string]: JsonSchema | string | number | readonly (JsonSchema | string | number)[] };

/**
 * The schema of a map. Its values are made by `check/schema/shallow.ts`: nested maps and lists of maps are empty, and a
 * floating point number is never whole, since JSON Schema cannot tell `1.0` from `1` and Kea does.
 */
export function mapSchema(map: KeywordMap, kea: Version, isTop: boolean): JsonSchema {
  const required = (map.required ?? [])
    .filter((one) => one.judgedBy === undefined && ageIn(one, kea) === 'there')
    .map(({ key }) => key);
  const clashes = (map.exclusive ?? []).filter((one) => ageIn(one, kea) === 'there');
  const properties = [
    ...(map.ignoresUnknown === true ? remarks : []).map((key): Property => [key, true]),
    ...(map.unknownJudged ?? []).map((key): Property => [key, true]),
    ...Object.entries(map.keywords).map(([key, keyword]): Property => [key, keywordSchema(keyword, kea)]),
  ];
  return {
    type: 'object',
    ...(map.notEmpty === true ? { minProperties: 1 } : {}),
    ...(isTop ? { patternProperties: grouped(properties) } : { properties: Object.fromEntries(properties) }),
    additionalProperties: restOf(map),
    ...(required.length === 0 ? {} : { required }),
    ...(clashes.length === 0 ? {} : { allOf: clashes.map(({ keys }) => ({ not: { required: keys } })) }),
  };
}

/** What people write beside keywords, in libraries that pass over it. */
const remarks = ['comment', 'user-context'] as const;

type Property = readonly [key: string, schema: JsonSchema];

/** Keywords of one schema together: a file has one top level with a hundred keywords, and their code would be long. */
function grouped(properties: readonly Property[]): { readonly [key: string]: JsonSchema } {
  const groups = new Map<string, { readonly schema: JsonSchema; readonly keys: string[] }>();
  for (const [key, schema] of properties) {
    const text = JSON.stringify(schema);
    const group = groups.get(text);
    if (group === undefined) groups.set(text, { schema, keys: [key] });
    else group.keys.push(key);
  }
  return Object.fromEntries(
    [...groups.values()].map(({ schema, keys }) => [`^(?:${keys.join('|')})$`, schema]),
  );
}

function restOf({ open, unknownMapsJudged }: KeywordMap): JsonSchema {
  if (open === true) return true;
  return unknownMapsJudged === true ? { type: 'object' } : false;
}

const places = { type: ['object', 'array'] } as const;

function keywordSchema(keyword: Keyword, kea: Version): JsonSchema {
  if (keyword.typeJudgedBy !== undefined && ageIn(keyword, kea) === 'there') return true;
  const isJudged = keyword.judgedBy !== undefined;
  const isPlace = keyword.type === 'map' || keyword.type === 'list';
  // A rule of its own says where such a map or list may stand, and which of the two it is.
  if (ageIn(keyword, kea) !== 'there') return isJudged && isPlace;
  if (isJudged && isPlace) return keyword.items?.map === undefined ? places : { ...places, items: places };
  return isJudged ? typeSchema(keyword) : valueSchema(keyword, kea);
}

function valueSchema(facts: ValueFacts, kea: Version): JsonSchema {
  const words = wordsIn(facts, kea);
  const [least, most] = facts.range ?? [];
  const { items } = facts;
  return {
    ...typeSchema(facts),
    ...(least === undefined || most === undefined ? {} : { minimum: least, maximum: most }),
    ...(words === undefined ? {} : { enum: words }),
    ...(facts.type === 'list' && items !== undefined ? { items: valueSchema(items, kea) } : {}),
  };
}

/** The words that a version takes; in lower case where Kea does not mind. */
function wordsIn({ oneOf, anyCase }: ValueFacts, kea: Version): readonly string[] | undefined {
  const words = oneOf?.flatMap((word) => {
    if (typeof word === 'string') return [word];
    return ageIn(word, kea) === 'there' ? [word.word] : [];
  });
  return anyCase === true ? words?.map((word) => word.toLowerCase()) : words;
}

const types: Readonly<Record<ValueFacts['type'], { readonly [key: string]: JsonSchema | string }>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  float: { type: 'number', not: { type: 'integer' } },
  boolean: { type: 'boolean' },
  map: { type: 'object' },
  list: { type: 'array' },
  any: {},
};

function typeSchema({ type }: ValueFacts): { readonly [key: string]: JsonSchema | string } {
  return types[type];
}
