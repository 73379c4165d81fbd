// Pages, lists and data about rules; and that registry, folder, fixtures, docs and settings agree on their names.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  explainAll,
  explainIndex,
  explainRule,
  nearestRule,
  ruleIds,
  rulesData,
} from '../../src/check/explain.ts';
import { holdsFor, stretchesOf, versionsOf } from '../../src/check/holds.ts';
import { rules } from '../../src/check/rules/index.ts';
import { version } from '../../src/core/version.ts';
import { problemRules } from '../../src/document/problem-rules.ts';
import { upgradeRows } from '../../src/kea/upgrade/rows.ts';
import { type BehaviourName, behaves, behaviours, targets } from '../../src/kea/versions.ts';

const root = new URL('../../', import.meta.url).pathname;
const docs = join(root, 'docs/rules');

describe('one name, five places', () => {
  test('the registry is the folder', () => {
    const inFolder = readdirSync(join(root, 'src/check/rules'))
      .filter((name) => name !== 'index.ts' && !name.startsWith('_'))
      .map((name) => name.replace(/\.ts$/, ''))
      .sort();
    const ofRows = upgradeRows.filter(({ untold }) => untold === undefined).map(({ id }) => id);
    expect(rules.map(({ id }) => id)).toEqual([...inFolder, ...ofRows]);
  });

  test('ids are kebab-case and unique, over rules and problems of the document layer', () => {
    expect(ruleIds).toEqual([...new Set([...rules, ...problemRules].map(({ id }) => id))].sort());
    expect(ruleIds.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test('what a rule says of others in its examples are rules', () => {
    expect(rules.flatMap(({ also = [] }) => also).filter((id) => !ruleIds.includes(id))).toEqual([]);
  });
});

describe('every rule', () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))('%s holds for some target', (_id, rule) => {
    expect(Object.values(targets).some((target) => holdsFor(rule, target))).toBe(true);
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s is written as messages are', (_id, rule) => {
    expect(rule.title).toMatch(/^([a-z"]|HTTP)/);
    expect(rule.title).not.toMatch(/\.$/);
    expect(rule.why).toMatch(/[.:]["”)]?$/);
    expect(rule.source).not.toBe('');
  });
});

describe('pages', () => {
  test.each(ruleIds)('docs/rules/%s.md is what the rule says', (id) => {
    const page = explainRule(id) ?? '';
    const path = join(docs, `${id}.md`);
    if (process.env.UPDATE === '1') writeFileSync(path, page);
    expect(readFileSync(path, 'utf8')).toBe(page);
  });

  test('docs/rules/README.md lists them all, and nothing else is there', () => {
    const path = join(docs, 'README.md');
    if (process.env.UPDATE === '1') writeFileSync(path, explainIndex());
    expect(readFileSync(path, 'utf8')).toBe(explainIndex());
    const pages = ['README.md', ...ruleIds.map((id) => `${id}.md`)];
    const stale = readdirSync(docs).filter((name) => !pages.includes(name));
    if (process.env.UPDATE === '1') for (const name of stale) rmSync(join(docs, name));
    expect(readdirSync(docs).sort()).toEqual(pages.sort());
  });

  test('there is no page for what is no rule', () => {
    expect(explainRule('no-such-rule')).toBeUndefined();
    expect(explainRule('constructor')).toBeUndefined();
  });
});

test('the list has one line per rule', () => {
  const lines = explainAll().trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual(ruleIds);
});

test('the data gives versions as data', () => {
  expect(rulesData().map(({ id }) => id)).toEqual(ruleIds);
  expect(rulesData('control-agent-removed')).toEqual([
    expect.objectContaining({
      id: 'control-agent-removed',
      versions: [{ from: '3.1.8', before: null }],
    }),
  ]);
  expect(rulesData('no-such-rule')).toEqual([]);
});

test('a slip in a name is answered with the name that was meant', () => {
  expect(nearestRule('socket-path-mismach')).toBe('socket-path-mismatch');
  expect(nearestRule('Control_Agent_Removed')).toBe('control-agent-removed');
  expect(nearestRule('textual')).toBe('path-textual-compare');
  expect(nearestRule('something-else-entirely')).toBeUndefined();
});

describe('versions of a rule', () => {
  test('stretches are what the behaviours say, for every version around them', () => {
    const names = Object.keys(behaviours).filter((name): name is BehaviourName => name in behaviours);
    const bounds = names.flatMap((name) =>
      stretchesOf({ when: name }).flatMap(({ from, before }) => [from, before]),
    );
    const versions = [...bounds.flatMap((one) => (one === undefined ? [] : [one])), version('1.6')];
    for (const name of names) {
      for (const kea of versions) {
        expect(holdsFor({ when: name }, kea), `when ${name} ${kea}`).toBe(behaves(name, kea));
        expect(holdsFor({ unless: name }, kea), `unless ${name} ${kea}`).toBe(!behaves(name, kea));
      }
    }
  });

  test('in words', () => {
    expect(versionsOf({})).toBe('all versions');
    expect(versionsOf({ unless: 'agentRuns' })).toBe('from 3.1.8 on');
    expect(versionsOf({ unless: 'controlSocketsList' })).toBe('before 2.7.2');
    expect(versionsOf({ when: 'agentDeprecated' })).toBe('3.0.0 to before 3.1.8');
    expect(versionsOf({ when: 'securityEnforced', until: version('3.2') })).toBe('3.1.0 to before 3.2.0');
  });
});
