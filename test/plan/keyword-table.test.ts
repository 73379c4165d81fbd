// Rows of keywords: what each action does, where a pattern leads, and when a row asks instead.

import { describe, expect, test } from 'vitest';
import { type KeywordRow, migrationOf } from '../../src/plan/keyword-table.ts';
import { stateOf } from './harness.ts';

const row: KeywordRow = {
  id: 'row',
  title: 'a row',
  why: 'for the test',
  source: 'none',
  daemons: ['dhcp4'],
  maps: [[]],
  keys: ['old'],
  action: 'remove',
};

/** What a row does to one file of dhcp4: `remove /Dhcp4/old`. */
function acts(text: string, more: Partial<KeywordRow>): readonly string[] {
  const state = stateOf({ 'kea-dhcp4.conf': text });
  return [...migrationOf({ ...row, ...more }).changes(state)].map((act) => {
    if (act.act === 'note') return `note ${act.text}`;
    if (act.act === 'decide') return `${act.decision.blocking ? 'must' : 'may'} ${act.decision.id}`;
    if (act.act !== 'change' || !('at' in act.change)) return act.act;
    const { kind, at } = act.change;
    return [kind, `/${at.join('/')}`, ...('to' in act.change ? [act.change.to] : [])].join(' ');
  });
}

describe('actions', () => {
  const text = '{ "Dhcp4": { "old": { "x": 1 }, "other": 1 } }';

  test('remove', () => expect(acts(text, {})).toEqual(['remove /Dhcp4/old']));
  test('rename', () => expect(acts(text, { action: { rename: 'new' } })).toEqual(['rename /Dhcp4/old new']));
  test('wrap', () => expect(acts(text, { action: { wrap: 'news' } })).toEqual(['wrap /Dhcp4/old news']));

  test('a list is wrapped already', () =>
    expect(acts('{ "Dhcp4": { "old": [ ] } }', { action: { wrap: 'news' } })).toEqual([
      'rename /Dhcp4/old news',
    ]));

  test('what is neither map nor list is not wrapped', () =>
    expect(acts('{ "Dhcp4": { "old": 1 } }', { action: { wrap: 'news' } })).toEqual([]));

  test('a new key that is there already is a question', () =>
    expect(acts('{ "Dhcp4": { "old": 1, "new": 2 } }', { action: { rename: 'new' } })).toEqual([
      'must row-both',
    ]));

  test('several keys, and a remark once', () =>
    expect(acts('{ "Dhcp4": { "b": 1, "a": 2 } }', { keys: ['a', 'b', 'c'], remark: 'loud' })).toEqual([
      'remove /Dhcp4/a',
      'remove /Dhcp4/b',
      'note loud',
    ]));

  test('nothing to do is nothing to say', () =>
    expect(acts('{ "Dhcp4": { "x": 1 } }', { remark: 'loud' })).toEqual([]));
});

describe('places', () => {
  const text = `{ "Dhcp4": { "old": 0, "list": [ { "old": 1, "on": true }, 5, { "old": 2 } ],
    "map": { "a": { "old": 3 }, "b": [ { "old": 4 } ] } } }`;

  test('items and members', () => {
    expect(
      acts(text, {
        maps: [
          ['list', '*'],
          ['map', '*'],
          ['map', 'b', '*'],
          ['no', '*'],
          ['list', 'key'],
        ],
      }),
    ).toEqual([
      'remove /Dhcp4/list/0/old',
      'remove /Dhcp4/list/2/old',
      'remove /Dhcp4/map/a/old',
      'remove /Dhcp4/map/b/0/old',
    ]);
  });

  test('only where a condition holds', () => {
    const only: KeywordRow['only'] = (document, map) => document.boolean(document.get(map, 'on')) === true;
    expect(acts(text, { maps: [['list', '*']], only })).toEqual(['remove /Dhcp4/list/0/old']);
  });

  test('not in other daemons', () => expect(acts(text, { daemons: ['dhcp6', 'agent'] })).toEqual([]));
});
