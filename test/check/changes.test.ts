// The changes of Kea hold together: names, versions, keywords, who tells of them; and their pages are what they say.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keywordNames } from '../../src/check/keyword-places.ts';
import { rules } from '../../src/check/rules/index.ts';
import { atLeast, compareVersions, parseVersion, type Version, version } from '../../src/core/version.ts';
import { problemRules } from '../../src/document/problem-rules.ts';
import { liesBetween, standingIn, stretchesOfStep } from '../../src/kea/changes/between.ts';
import { changeThemes } from '../../src/kea/changes/index.ts';
import { knownRewrites } from '../../src/kea/changes/rewrites.ts';
import type { ChangeFacts } from '../../src/kea/changes/types.ts';
import { standardOptions } from '../../src/kea/new-standard-options.ts';
import { upgradeRows } from '../../src/kea/upgrade/rows.ts';
import { migrationsOf } from '../../src/plan/migrations/index.ts';
import { changes, changesBetween } from '../../src/run/changes/catalogue.ts';
import { changePages } from '../../src/run/changes/pages.ts';

const facts: readonly ChangeFacts[] = changeThemes.flatMap((theme) => theme.changes);
const each = facts.map((one) => [one.id, one] as const);
const rulesById = new Map([...rules, ...problemRules].map((rule) => [rule.id, rule]));
const migrationIds = migrationsOf(undefined).map(({ id }) => id);
const docs = new URL('../../docs/changes/', import.meta.url).pathname;

/** A change with these steps. */
const stepping = (...steps: ChangeFacts['steps']) => ({ steps });

describe('every change', () => {
  test('has a name of its own, and all of the catalogue are there', () => {
    const ids = facts.map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(ids.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/i.test(id))).toEqual([]);
    expect(ids).toHaveLength(215);
  });

  test.each(each)('%s: a rule of its name has the words, or it has its own', (id, { words }) => {
    const hint = `a rule or row says what ${id} is: take its words, and an untold, out of src/kea/changes`;
    if (rulesById.has(id) || upgradeRows.some((row) => row.id === id)) {
      expect(words, hint).toBeUndefined();
    } else {
      expect(words?.title).toMatch(/^([a-z"]|-|DNS|RADIUS|DOCSIS|NULs)/);
      expect(words?.title).not.toMatch(/\.$/);
      expect(words?.why).toMatch(/\.$/);
      expect(words?.source).not.toBe('');
    }
  });

  test.each(each)('%s is told by something, or why not is said', (id, { told = [], untold }) => {
    for (const teller of told) {
      if ('rule' in teller) expect([...rulesById.keys()]).toContain(teller.rule);
      else expect(migrationIds).toContain(teller.migration);
    }
    const isTold = told.length > 0 || rulesById.has(id) || migrationIds.includes(id);
    expect(untold === undefined, `${id}: untold, or told by something`).toBe(isTold);
  });

  test.each(each)('%s: what to do is one sentence, and a line to write is one', (_id, { remedy }) => {
    expect(remedy.text).toMatch(/^[a-z]/);
    expect(remedy.text).not.toMatch(/\.$/);
    expect(remedy.line === undefined).toBe(remedy.how !== 'pin');
    if (remedy.line !== undefined) expect(() => JSON.parse(`{${remedy.line}}`)).not.toThrow();
  });

  test.each(each)('%s: steps and versions are in order', (_id, { steps }) => {
    expect(steps.length).toBeGreaterThan(0);
    for (const { since, until } of steps) {
      const all = [...since, ...(until === undefined ? [] : [until])].map(version);
      for (const [at, one] of all.entries()) {
        expect(parseVersion(since[at] ?? until ?? '')).toBeDefined();
        expect(atLeast(version('3.3.1'), one)).toBe(true);
        const next = all[at + 1];
        if (next !== undefined) expect(compareVersions(one, next)).toBeLessThan(0);
      }
    }
    // A step that never holds says nothing.
    const asked = steps.flatMap((step) => stretchesOfStep(step).map(({ from }) => from ?? version('1.6')));
    const reached = new Set(asked.map((kea) => standingIn({ steps }, kea)?.step));
    expect([...reached].sort()).toEqual(steps.map((_, at) => at));
  });

  test.each(each)('%s: its keywords are keywords of Kea', (_id, { keywords, daemons }) => {
    const known = [...keywordNames(), ...outside];
    expect(keywords.filter((one) => !known.includes(one))).toEqual([]);
    expect(daemons.length).toBeGreaterThan(0);
  });
});

/** What no table of keywords knows: an answer of a command. */
const outside = ['hash'];

describe('what other tables say too', () => {
  const byId = new Map(facts.map((one) => [one.id, one]));

  test.each(upgradeRows.map((row) => [row.id, row] as const))('%s: as its row says', (id, row) => {
    const change = byId.get(id);
    expect(change?.daemons).toEqual(row.daemons);
    expect(change?.steps.at(-1)?.kind).toBe(row.kind);
    const newest = version('3.3.1');
    if (change === undefined) return;
    expect(standingIn(change, newest)?.step).toBe(change.steps.length - 1);
    const last = change.steps.at(-1);
    // A row names one version only.
    if (last?.since.length !== 0) expect(last?.since).toContain(row.bites);
  });

  test('options that became standard', () => {
    const change = byId.get('option-def-now-standard');
    const told = change?.steps.flatMap(({ since }) => since);
    expect(told).toEqual([...new Set(standardOptions.map(({ since }) => since))].sort());
  });
});

describe('rewrites', () => {
  /** Changes whose rewrite has no form of its own to show. */
  const without: Readonly<Record<string, string>> = {
    'control-agent-deprecated': 'it is that of control-agent-removed',
    'ca-http-host-default': 'the same',
    'ca-control-sockets-map': 'it goes with the file of the agent',
    'additional-class-both-names': 'a person must compare the two',
    'option-sub-spaces-standard': 'it is that of option-def-now-standard',
  };

  test('every change that is one has both forms', () => {
    const wanted = facts.filter(({ remedy: { how } }) => how === 'rewrite' || how === 'rewrite-if');
    const lacking = wanted.filter(({ id }) => changes.find((one) => one.id === id)?.rewrite === null);
    expect(lacking.map(({ id }) => id).sort()).toEqual(Object.keys(without).sort());
  });

  test('each is of a change, and none is written twice', () => {
    const ids = [...knownRewrites, ...upgradeRows.filter(({ rewrite }) => rewrite !== undefined)].map(
      ({ id }) => id,
    );
    expect(ids.filter((id) => !facts.some((one) => one.id === id))).toEqual([]);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  test('both forms stand on the page', () => {
    for (const { theme, rewrite } of changes) {
      for (const text of Object.values({ ...rewrite?.before, ...rewrite?.after })) {
        const line = text.split('\n').find((one) => one.startsWith('    '));
        if (line !== undefined) expect(changePages()[`${theme}.md`]).toContain(line.trim());
      }
    }
  });
});

describe('between two versions', () => {
  const v = version;
  const backported = stepping({ kind: 'refused', since: ['2.4.2', '2.6.3', '2.7.9'] });

  test.each([
    ['2.2.0', '2.4.1', false],
    ['2.2.0', '2.4.2', true],
    ['2.4.2', '2.6.0', true],
    ['2.4.2', '2.6.3', false],
    ['2.6.2', '3.0.0', true],
    ['2.6.3', '3.0.4', false],
    ['2.7.8', '2.7.9', true],
  ])('a security fix, %s to %s: %s', (from, to, lies) => {
    expect(liesBetween(backported, v(from), v(to))).toBe(lies);
  });

  test('steps, ends and what always was', () => {
    const steps = stepping({ kind: 'warned', since: ['2.4.0'] }, { kind: 'refused', since: ['2.6.0'] });
    expect(liesBetween(steps, v('2.4'), v('2.6'))).toBe(true);
    expect(liesBetween(steps, v('2.6'), v('3.0'))).toBe(false);
    const ending = stepping({ kind: 'warned', since: ['3.0.0'], until: '3.1.8' });
    expect(liesBetween(ending, v('3.0'), v('3.2'))).toBe(true);
    expect(liesBetween(ending, v('2.2'), v('3.2'))).toBe(false);
    expect(liesBetween(stepping({ kind: 'refused', since: [] }), v('1.6'), v('3.2'))).toBe(false);
  });

  test('the list: what, and since when on the way there', () => {
    const met = new Map(changesBetween(v('2.2'), v('3.0.4')).map((one) => [one.change.id, one]));
    expect(met.get('subnet-id-required')).toMatchObject({ kind: 'refused', since: [2, 6, 0] });
    expect(met.get('memfile-reconnect-params')).toMatchObject({ kind: 'dies', since: [3, 0, 4] });
    expect(met.has('control-agent-removed')).toBe(false);
    expect(met.has('mt-default-on')).toBe(true);
    expect(changesBetween(v('3.0.4'), v('3.0.4'))).toEqual([]);
  });

  test('a way in two parts meets what the whole way meets', () => {
    const keas: readonly Version[] = ['1.6', '2.0', '2.2', '2.4.2', '2.6.3', '3.0.4', '3.2', '3.3.1'].map(v);
    for (const from of keas) {
      for (const over of keas.filter((one) => atLeast(one, from))) {
        for (const to of keas.filter((one) => atLeast(one, over))) {
          const parts = [...changesBetween(from, over), ...changesBetween(over, to)];
          const inParts = new Set(parts.map(({ change }) => change.id));
          const whole = changesBetween(from, to).map(({ change }) => change.id);
          expect(whole.filter((id) => !inParts.has(id))).toEqual([]);
        }
      }
    }
  });
});

describe('docs/changes', () => {
  const pages = changePages();

  test.each(Object.keys(pages))('%s is what the facts say', (name) => {
    const path = join(docs, name);
    mkdirSync(docs, { recursive: true });
    if (process.env.UPDATE === '1') writeFileSync(path, pages[name] ?? '');
    expect(readFileSync(path, 'utf8')).toBe(pages[name]);
  });

  test('holds nothing else', () => {
    const stale = readdirSync(docs).filter((name) => pages[name] === undefined);
    if (process.env.UPDATE === '1') for (const name of stale) rmSync(join(docs, name));
    expect(readdirSync(docs).sort()).toEqual(Object.keys(pages).sort());
  });

  test('every address of a change leads to its heading', () => {
    for (const { id, theme, url } of changes) {
      expect(url).toContain(`/docs/changes/${theme}.md#${id.toLowerCase()}`);
      expect(pages[`${theme}.md`]).toContain(`\n## ${id}\n`);
    }
  });
});
