// The engine: which rules run, how findings are weighed, and what happens when a rule of ours fails.

import { describe, expect, test } from 'vitest';
import { type CheckSettings, check } from '../../src/check/check.ts';
import { text } from '../../src/check/example.ts';
import { keyAt } from '../../src/check/places.ts';
import { defineRule, type Rule } from '../../src/check/rule.ts';
import { compareDiagnostics } from '../../src/core/diagnostic.ts';
import { version } from '../../src/core/version.ts';
import { type Aim, checkFiles, contextOf, load, report } from './harness.ts';

const files = {
  'kea-dhcp4.conf': text`
    { "Dhcp4": { "valid-lifetime": 600, } }
  `,
  'kea-dhcp6.conf': text`
    { "Dhcp6": { "valid-lifetime": 600 } }
  `,
};

const about = {
  title: 'a rule of the test',
  why: 'it is a test',
  source: 'none',
  severity: 'error',
  bad: {},
  good: {},
} as const;

const everyServer = defineRule({
  ...about,
  id: 'every-server',
  scope: 'installation',
  *check({ servers }) {
    for (const { section } of servers) yield { message: 'seen', at: keyAt(section) };
  },
});

const settings = (...severities: readonly (readonly [string, 'off' | 'info' | 'warning' | 'error'])[]) =>
  ({ severities: new Map(severities) }) satisfies CheckSettings;

const run = (rules: readonly Rule[], chosen = settings(), aim: Aim = {}) =>
  checkFiles(files, aim, chosen, rules);

const seenBy = (rule: Rule, aim: Aim) =>
  run([rule], settings(), aim).diagnostics.filter(({ rule: id }) => id === rule.id).length;

describe('what runs', () => {
  test('findings of rules and of the document layer come sorted by file and place', () => {
    const { diagnostics } = run([everyServer]);
    expect(report(diagnostics).replaceAll(/(json-trailing-comma) .*/g, '$1')).toContain(text`
      kea-dhcp4.conf:1:3 error every-server seen
      kea-dhcp4.conf:1:35 warning json-trailing-comma
    `);
    expect(diagnostics.at(-1)?.at.source.path).toBe('kea-dhcp6.conf');
    expect([...diagnostics].sort(compareDiagnostics)).toEqual(diagnostics);
  });

  test('since and until bound the targets', () => {
    const bounded = { ...everyServer, since: version('3.0'), until: version('3.2.0') };
    expect(seenBy(bounded, { target: '2.6' })).toBe(0);
    expect(seenBy(bounded, { target: '3.0' })).toBe(2);
    expect(seenBy(bounded, { target: '3.2' })).toBe(0);
  });

  test('when and unless follow the facts', () => {
    expect(seenBy({ ...everyServer, when: 'agentRuns' }, { target: '3.0' })).toBe(2);
    expect(seenBy({ ...everyServer, when: 'agentRuns' }, { target: '3.2' })).toBe(0);
    expect(seenBy({ ...everyServer, unless: 'agentRuns' }, { target: '3.0' })).toBe(0);
    expect(seenBy({ ...everyServer, unless: 'agentRuns' }, { target: '3.2' })).toBe(2);
    const both = { ...everyServer, when: ['agentRuns', 'controlSocketsList'] as const };
    expect(seenBy(both, { target: '2.6' })).toBe(0);
    expect(seenBy(both, { target: '3.0' })).toBe(2);
    expect(seenBy(both, { target: '3.2' })).toBe(0);
  });

  test('a fleet rule runs once, over all installations', () => {
    const counts: number[] = [];
    const fleet = defineRule({
      ...about,
      id: 'fleet',
      scope: 'fleet',
      check(installations) {
        counts.push(installations.length);
        return [];
      },
    });
    checkFiles({ 'a/kea-dhcp4.conf': '{"Dhcp4":{}}', 'b/kea-dhcp4.conf': '{"Dhcp4":{}}' }, {}, settings(), [
      fleet,
    ]);
    expect(counts).toEqual([2]);
  });

  test('files that nobody can tell apart are checked one by one', () => {
    const unclear = {
      'kea-ctrl-agent.conf':
        '{ "Control-agent": { "control-sockets": { "dhcp4": { "socket-name": "a" } } } }',
      'north.conf': '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "a" } } }',
      'south.conf': '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "a" } } }',
    };
    expect(load(unclear).unclear).toHaveLength(1);
    const { diagnostics } = checkFiles(unclear, {}, settings(), [everyServer]);
    expect(diagnostics.map(({ at }) => at.source.path)).toEqual(['north.conf', 'south.conf']);
  });

  test('a file that two configurations include is told about once', () => {
    const including = {
      'a/kea-dhcp4.conf': '<?include "/k/shared.inc"?>\n',
      'b/kea-dhcp4.conf': '<?include "/k/shared.inc"?>\n',
      'shared.inc': '{ "Dhcp4": { "valid-lifetime": 1, } }\n',
    };
    expect(load(including).installations).toHaveLength(2);
    const { diagnostics } = checkFiles(including, {}, settings(), [everyServer]);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['every-server', 'json-trailing-comma']);
  });
});

describe('severities', () => {
  test('a finding may weigh other than its rule', () => {
    const mild = { ...everyServer, *check() {} } satisfies Rule;
    expect(seenBy(mild, {})).toBe(0);
    const lighter = defineRule({
      ...about,
      id: 'lighter',
      scope: 'document',
      *check({ sections }) {
        for (const section of sections) yield { message: 'x', at: keyAt(section), severity: 'info' };
      },
    });
    expect(run([lighter]).diagnostics.map(({ severity }) => severity)).toContain('info');
    const chosen = run([lighter], settings(['lighter', 'warning'])).diagnostics;
    expect(chosen.filter(({ rule }) => rule === 'lighter').map(({ severity }) => severity)).toEqual([
      'warning',
      'warning',
    ]);
  });

  test('off silences a rule and a problem of the document layer', () => {
    expect(run([everyServer], settings(['every-server', 'off'])).diagnostics.map(({ rule }) => rule)).toEqual(
      ['json-trailing-comma'],
    );
    expect(run([], settings(['json-trailing-comma', 'off'])).diagnostics).toEqual([]);
  });

  test('a problem of the document layer takes the severity that was chosen', () => {
    const { diagnostics } = run([], settings(['json-trailing-comma', 'error']));
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['error']);
  });

  test('a rule that is off does not even run', () => {
    expect(run([broken()], settings(['broken', 'off'])).bugs).toEqual([]);
  });
});

describe('a rule that throws', () => {
  test('is named with its file, its findings so far and all other rules stay', () => {
    const { diagnostics, bugs } = run([broken(), everyServer]);
    expect(bugs).toEqual([
      {
        rule: 'broken',
        path: 'kea-dhcp6.conf',
        reason: 'a bug in our rule broken: Error: oh no',
        incomplete: true,
      },
    ]);
    expect(diagnostics.filter(({ rule }) => rule === 'every-server')).toHaveLength(2);
    expect(diagnostics.filter(({ rule }) => rule === 'broken')).toHaveLength(1);
  });
});

test('nothing in, nothing out', () => {
  const none = { installations: [], unclear: [], stray: [], superseded: new Map() };
  expect(check([], [], contextOf(none))).toEqual({ diagnostics: [], bugs: [], ignoresUsed: new Set() });
});

/** Finds something in the dhcp4 file and fails on the dhcp6 file. */
function broken(): Rule {
  return defineRule({
    ...about,
    id: 'broken',
    scope: 'document',
    *check({ sections }) {
      for (const section of sections) {
        if (section.kind === 'dhcp6') throw new Error('oh no');
        yield { message: 'fine', at: keyAt(section) };
      }
    },
  });
}
