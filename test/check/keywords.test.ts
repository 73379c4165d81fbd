// The keyword table holds together, and what is said of it: `explain KEYWORD`, its JSON, and docs/keywords/.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainKeyword, keywordsData, nearestKeyword } from '../../src/check/keyword-pages.ts';
import { daemonKinds, keywordNames, pathsOf, placesAt, placesNamed } from '../../src/check/keyword-places.ts';
import { keywordPages } from '../../src/check/keyword-tables.ts';
import { compareVersions, version } from '../../src/core/version.ts';
import { keywordFormats } from '../../src/kea/keywords/formats.ts';
import { keywordTables } from '../../src/kea/keywords/index.ts';
import type { Keyword, Life, ValueFacts } from '../../src/kea/keywords/types.ts';

const docs = new URL('../../docs/keywords', import.meta.url).pathname;

const maps = daemonKinds.flatMap((daemon) =>
  Object.entries(keywordTables[daemon]).map(([name, facts]) => ({
    daemon,
    name,
    facts,
    id: `${daemon} ${name}`,
  })),
);
const keywords = maps.flatMap(({ id, daemon, name, facts }) =>
  Object.entries(facts.keywords).map(([key, keyword]) => ({
    id: `${id}/${key}`,
    daemon,
    name,
    key,
    keyword,
  })),
);
const idsWhere = (wrong: (one: (typeof keywords)[number]) => boolean): readonly string[] =>
  keywords.filter(wrong).map(({ id }) => id);

function inOrder({ since, before, deprecated }: Life & { readonly deprecated?: string }): boolean {
  const given = [since, deprecated, before].flatMap((one) => (one === undefined ? [] : [version(one)]));
  return given.every((one, index) => {
    const earlier = given[index - 1];
    return earlier === undefined || compareVersions(earlier, one) < 0;
  });
}

function takesDefault({ type, range, oneOf, default: value }: Keyword): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string') {
    return (
      type === 'string' &&
      (oneOf?.some((word) => (typeof word === 'string' ? word : word.word) === value) ?? true)
    );
  }
  if (typeof value === 'boolean') return type === 'boolean';
  const [least, most] = range ?? [-Infinity, Infinity];
  return (
    type === 'float' || (type === 'integer' && Number.isInteger(value) && value >= least && value <= most)
  );
}

function mapsIn(facts: ValueFacts): readonly string[] {
  return [
    ...(facts.map === undefined ? [] : [facts.map]),
    ...(facts.items === undefined ? [] : mapsIn(facts.items)),
  ];
}

describe('the keyword table', () => {
  test('describes every keyword in whole sentences', () => {
    expect(idsWhere(({ keyword }) => !/^[A-Z0-9`].*[.`]$/.test(keyword.description))).toEqual([]);
  });

  test('has versions in their order', () => {
    expect(idsWhere(({ keyword }) => !inOrder(keyword))).toEqual([]);
    expect(
      idsWhere(({ keyword: { oneOf = [] } }) =>
        oneOf.some((one) => typeof one === 'object' && !inOrder(one)),
      ),
    ).toEqual([]);
  });

  test('has defaults that the keyword takes', () => {
    expect(idsWhere(({ keyword }) => !takesDefault(keyword))).toEqual([]);
  });

  test('names maps that are there, and no map that nothing leads to', () => {
    expect(
      idsWhere(({ daemon, keyword }) =>
        mapsIn(keyword).some((map) => keywordTables[daemon][map] === undefined),
      ),
    ).toEqual([]);
    expect(maps.filter(({ daemon, name }) => !pathsOf(daemon).has(name)).map(({ id }) => id)).toEqual([]);
  });

  test.each(maps.map((one) => [one.id, one.facts] as const))(
    '%s demands and excludes what it has',
    (_id, facts) => {
      const named = [
        ...(facts.required ?? []).map(({ key }) => key),
        ...(facts.exclusive ?? []).flatMap(({ keys }) => keys),
      ];
      expect(named.filter((key) => !Object.hasOwn(facts.keywords, key))).toEqual([]);
    },
  );

  test('gives formats to keywords that are there', () => {
    const named = daemonKinds.flatMap((daemon) =>
      Object.entries(keywordFormats[daemon]).flatMap(([map, formats]) =>
        Object.keys(formats).map((key) => ({
          id: `${daemon} ${map}/${key}`,
          there: keywordTables[daemon][map]?.keywords[key],
        })),
      ),
    );
    expect(named.filter(({ there }) => there === undefined).map(({ id }) => id)).toEqual([]);
  });

  test('replaces keywords by keywords', () => {
    const known = new Set(keywordNames());
    const words = (replacement: string): readonly string[] => replacement.split(/, | and |\./);
    expect(
      idsWhere(
        ({ keyword: { replacement = '' } }) =>
          replacement !== '' && !words(replacement).every((word) => known.has(word)),
      ),
    ).toEqual([]);
  });
});

describe('explain', () => {
  test('a keyword: values, versions, places', () => {
    const page = explainKeyword('pool-id') ?? '';
    expect(page).toContain('# pool-id\n');
    expect(page).toContain('- value: integer, 1 to 4294967295\n');
    expect(page).toContain('- Kea: since 2.4.0\n');
    expect(page).toContain('  - Dhcp4.subnet4[].pools[] (a pool, kea-dhcp4)\n');
  });

  test('what takes its place, and what excludes it', () => {
    const page = explainKeyword('require-client-classes') ?? '';
    expect(page).toContain('- instead: evaluate-additional-classes\n');
    expect(page).toContain('- not together with: evaluate-additional-classes (since 2.7.4)\n');
  });

  test('one place by its way, with the daemon or its section in front', () => {
    const page = explainKeyword('dhcp4.subnet4.id') ?? '';
    expect(page).toContain('- required: since 2.6.0\n');
    expect(page).not.toContain('Dhcp6');
    expect(explainKeyword('Dhcp4.subnet4[].id')).toBe(page);
  });

  test('the parameters of a hook library', () => {
    const places = placesAt('dhcp4.hooks-libraries.parameters.high-availability');
    expect(places.map(({ map }) => map)).toEqual(['libdhcp_ha.so']);
  });

  test.each([
    '',
    '.',
    'dhcp4.',
    'dhcp4.nothing',
    'nothing.subnet4',
    'constructor',
    'dhcp4.__proto__',
    'dhcp4.subnet4.id.x',
  ])('nothing for "%s"', (query) => {
    expect(explainKeyword(query)).toBeUndefined();
    expect(keywordsData(query)).toEqual([]);
  });

  test.each(keywordNames())('%s has a page, and data with every place', (name) => {
    expect(explainKeyword(name)).toContain('- stands in:\n  - ');
    const places = keywordsData(name).flatMap((one) => one.places);
    expect(places).toHaveLength(placesNamed(name).length);
  });

  test('a name nearly right', () => {
    expect(nearestKeyword('valid-lifetme')).toBe('valid-lifetime');
    expect(nearestKeyword('dhcp4.subnet4.ids')).toBe('id');
    expect(nearestKeyword('something-else-entirely')).toBeUndefined();
  });
});

describe('docs/keywords', () => {
  const pages = keywordPages();

  test.each(Object.keys(pages))('%s is what the table says', (name) => {
    const path = join(docs, name);
    if (process.env.UPDATE === '1') writeFileSync(path, pages[name] ?? '');
    expect(readFileSync(path, 'utf8')).toBe(pages[name]);
  });

  test('holds nothing else', () => {
    expect(readdirSync(docs).sort()).toEqual(Object.keys(pages).sort());
  });

  test('tells of every keyword of every map', () => {
    for (const { daemon, key } of keywords) expect(pages[`${daemon}.md`]).toContain(`| \`${key}\` |`);
  });
});
