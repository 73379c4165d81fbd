// The JSON Schema of a daemon's file as editors use it: all keywords with their descriptions, defaults, units and versions.
// Made from the keyword table alone; scripts/schemas.mjs writes it to schemas/, and `kea-migrate schema` prints it.

import { formatVersion, type Version } from '../../core/version.ts';
import { type DaemonKind, daemons } from '../daemons.ts';
import { formats } from '../formats/index.ts';
import { keywordFormat } from '../keywords/formats.ts';
import { ageIn, keywordTables } from '../keywords/index.ts';
import type { Keyword, KeywordMap, Life, ValueFacts } from '../keywords/types.ts';
import { aboutKeyword, aboutLife } from './descriptions.ts';
import type { JsonSchema } from './map-schema.ts';
import { standardFormats } from './standard-formats.ts';

type SchemaObject = {
  readonly [key: string]: JsonSchema | string | number | readonly (JsonSchema | string | number)[];
};

interface Making {
  readonly daemon: DaemonKind;
  /** Undefined: all versions, with what is gone marked as deprecated. */
  readonly kea: Version | undefined;
}

/** Where a published schema is found. */
export function schemaAddress(name: string): string {
  return `https://raw.githubusercontent.com/kea-migrate/kea-migrate/main/schemas/${name}.schema.json`;
}

/**
 * The schema (draft-07) of a daemon's file.
 *
 * @param kea with a version: only what that version takes; without: everything since 1.6, and what is gone is deprecated
 */
export function publishedSchema(daemon: DaemonKind, kea?: Version): SchemaObject {
  const { section, title, usualFile, program } = daemons[daemon];
  const making: Making = { daemon, kea };
  const versions = kea === undefined ? 'Kea 1.6 to 3.3' : `Kea ${formatVersion(kea)}`;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: schemaAddress(program),
    title: `${usualFile}: the Kea ${title}`,
    description: `Configuration of ${program}, ${versions}. Comments (//, #, /* */) and <?include?> are Kea's own.`,
    type: 'object',
    allowComments: true,
    allowTrailingCommas: true,
    required: [section],
    properties: { $schema: { type: 'string' }, [section]: reference('file') },
    definitions: Object.fromEntries(
      Object.entries(keywordTables[daemon]).map(([name, map]) => [name, mapDefinition(making, name, map)]),
    ),
  };
}

function reference(map: string): SchemaObject {
  return { $ref: `#/definitions/${map}` };
}

/** True when a version takes it; without a version everything is taken that any version took. */
function isThere(life: Life, kea: Version | undefined): boolean {
  return kea === undefined || ageIn(life, kea) === 'there';
}

function mapDefinition(making: Making, name: string, map: KeywordMap): SchemaObject {
  const { kea } = making;
  const properties = Object.entries(map.keywords)
    .filter(([, keyword]) => isThere(keyword, kea))
    .map(([key, keyword]) => [key, keywordSchema(making, name, key, keyword)]);
  const required = (map.required ?? [])
    // Without a version: only what every Kea that runs today demands.
    .filter((one) => (kea === undefined ? one.before === undefined : ageIn(one, kea) === 'there'))
    .map(({ key }) => key);
  const rules = [...clashes(making, map), ...chosenMaps(making, map)];
  return {
    title: map.title,
    type: 'object',
    ...(map.notEmpty === true ? { minProperties: 1 } : {}),
    properties: Object.fromEntries(properties),
    additionalProperties:
      map.open === true || map.ignoresUnknown === true ? true : (map.unknownMapsJudged ?? false),
    ...(required.length === 0 ? {} : { required }),
    ...(rules.length === 0 ? {} : { allOf: rules }),
  };
}

function clashes({ kea }: Making, map: KeywordMap): readonly SchemaObject[] {
  return (map.exclusive ?? [])
    .filter((one) => isThere(one, kea))
    .map(({ keys }) => ({
      not: { required: keys },
      errorMessage: `"${keys[0]}" and "${keys[1]}" must not stand together`,
    }));
}

/** The parameters of a hook library follow from the name of its file. */
function chosenMaps({ daemon }: Making, map: KeywordMap): readonly SchemaObject[] {
  return Object.entries(map.keywords).flatMap(([key, { mapBy }]) => {
    if (mapBy === undefined) return [];
    const libraries = Object.keys(keywordTables[daemon]).filter((name) => name.endsWith('.so'));
    return libraries.map((library) => ({
      if: {
        required: [mapBy],
        properties: { [mapBy]: { type: 'string', pattern: `(?:^|/)${library.replaceAll('.', '\\.')}$` } },
      },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { properties: { [key]: reference(library) } },
    }));
  });
}

function keywordSchema(making: Making, map: string, key: string, keyword: Keyword): SchemaObject {
  const passing = isPassing(keyword, making.kea);
  const value = valueSchema(making, keyword, keywordFormat(making.daemon, map, key));
  return {
    ...value,
    description: keyword.description,
    markdownDescription: aboutKeyword(keyword),
    ...(keyword.default === undefined ? {} : { default: keyword.default }),
    ...(passing ? { deprecated: true, deprecationMessage: aboutLife(keyword) } : {}),
    ...facts(keyword),
  };
}

/** True when it is deprecated in a version; without one: when it ever was, or is gone. */
function isPassing({ deprecated, before }: Keyword, kea: Version | undefined): boolean {
  if (kea === undefined) return deprecated !== undefined || before !== undefined;
  return deprecated !== undefined && ageIn({ since: deprecated }, kea) === 'there';
}

/** For programs that read the schema: what JSON Schema has no keywords for. */
function facts({ since, before, deprecated, replacement, unit, secret }: Keyword): SchemaObject {
  const known: SchemaObject = {
    ...(since === undefined ? {} : { since }),
    ...(before === undefined ? {} : { before }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(replacement === undefined ? {} : { replacement }),
    ...(unit === undefined ? {} : { unit }),
    ...(secret === undefined ? {} : { secret }),
  };
  return Object.keys(known).length === 0 ? {} : { 'x-kea': known };
}

function valueSchema(
  making: Making,
  value: ValueFacts,
  format: ReturnType<typeof keywordFormat>,
): SchemaObject {
  const { type, map, items, range, oneOf, anyCase } = value;
  if (map !== undefined) return { allOf: [reference(map)] };
  const [least, most] = range ?? [];
  const words = oneOf?.filter((word) => typeof word === 'string' || isThere(word, making.kea));
  const names = words?.map((word) => (typeof word === 'string' ? word : word.word));
  return {
    ...types[type],
    ...(least === undefined || value.loose === true ? {} : { minimum: least }),
    ...(most === undefined || value.loose === true || most >= Number.MAX_SAFE_INTEGER
      ? {}
      : { maximum: most }),
    ...(names === undefined ? {} : anyCase === true ? anyCaseWords(names) : { enum: names }),
    ...(type === 'list' && items !== undefined ? { items: valueSchema(making, items, format) } : {}),
    ...(type === 'string' && format !== undefined ? formatSchema(format) : {}),
  };
}

/** Completed as they are spelt here, taken in any case. */
function anyCaseWords(words: readonly string[]): SchemaObject {
  const either = words.map((word) =>
    word.replaceAll(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`),
  );
  return { anyOf: [{ enum: words }, { pattern: `^(?:${either.join('|')})$` }] };
}

function formatSchema(format: NonNullable<ReturnType<typeof keywordFormat>>): SchemaObject {
  return {
    ...standardFormats[format],
    patternErrorMessage: `expected ${formats[format].expected}`,
  };
}

const types: Readonly<Record<ValueFacts['type'], SchemaObject>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  float: { type: 'number' },
  boolean: { type: 'boolean' },
  map: { type: 'object' },
  list: { type: 'array' },
  any: {},
};
