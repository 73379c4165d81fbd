// Legacy files become several: nothing is lost, whatever stands between the members, and what cannot be cut is asked.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { version } from '../../src/core/version.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { modelFile } from '../../src/installation/sections.ts';
import { glued, joined, piecesOf } from '../../src/plan/split/pieces.ts';
import { changedValues, lostComments } from '../../src/plan/split/proof.ts';
import { type Files, failuresOf, planAll, planOne } from './harness.ts';

const target = version('3.2.0');

function created(files: Files): Readonly<Record<string, string>> {
  const { plan } = planOne(files);
  return Object.fromEntries(plan.create.map(({ path, content }) => [path.replace('/k/', ''), content]));
}

describe('pieces', () => {
  const blank = fc.constantFrom(
    '',
    ' ',
    '\n',
    '\n  ',
    ' // a\n',
    '\n# b\n',
    '/* c */',
    '\n/* d\n */ ',
    '\r\n',
  );
  const member = fc.tuple(blank, fc.constantFrom('1', '"x"', '[ 1, 2 ]', '{ "k": 1 }'), blank, blank);

  test('together with the commas they are the text', () => {
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 5 }), blank, (members, tail) => {
        const texts = members.map(
          ([before, value, between, behind], at) => `${before}"k${at}":${between}${value}${behind}`,
        );
        const text = `{${texts.join(',')}${tail}}`;
        const document = parseDocument({ path: 'a.conf', text }, { target });
        fc.pre(document.root !== undefined && document.problems.length === 0);
        const pieces = piecesOf(document, document.root ?? 0);
        expect(pieces).toBeDefined();
        if (pieces === undefined) return;
        const again = `{${joined(pieces.members, pieces.tail)}}`;
        const parsed = parseDocument({ path: 'a.conf', text: again }, { target });
        expect(parsed.problems).toEqual([]);
        expect(parsed.value(parsed.root ?? 0)).toEqual(document.value(document.root ?? 0));
        const bare = (one: string): string => one.replaceAll(/[\s,]/g, '');
        expect(bare(again)).toBe(bare(text));
      }),
    );
  });

  test('a comment that runs to the end of its line gets that end', () => {
    expect(glued('1 // a', '}')).toBe('1 // a\n}');
    expect(glued('1 # a', '\n}')).toBe('1 # a\n}');
    expect(glued('1 /* a */', '}')).toBe('1 /* a */}');
  });

  test.each([
    ['an include between members', '{ "a": 1, <?include "x"?> }'],
    ['nothing', '{ }'],
  ])('nobody cuts %s', (_name, text) => {
    const include = () => ({ path: 'x', text: '"b": 2' });
    const document = parseDocument({ path: 'a.conf', text }, { target, include });
    expect(piecesOf(document, document.root ?? 0)).toBeUndefined();
  });
});

describe('a legacy file', () => {
  const logger = (name: string): string => `{ "name": "${name}", "severity": "INFO" }`;

  test('loggers go where they are meant for, and to the first section when nobody is', () => {
    const names = ['kea-dhcp6.leases', '*', 'kea-ctrl-agent', 'kea-dhcp4'];
    const files = created({
      'kea.conf': `{ "Dhcp4": { "valid-lifetime": 1 }, "Dhcp6": { "valid-lifetime": 2 },
        "Logging": { "loggers": [ ${names.map(logger).join(', ')} ] } }`,
    });
    expect(files['kea-dhcp4.conf']).toContain(
      `[ ${['*', 'kea-ctrl-agent', 'kea-dhcp4'].map(logger).join(', ')} ]`,
    );
    expect(files['kea-dhcp6.conf']).toContain(`[ ${['kea-dhcp6.leases', '*'].map(logger).join(', ')} ]`);
  });

  test('other names are kept', () => {
    expect(
      Object.keys(
        created({ 'site.json': '{ "Dhcp4": { "valid-lifetime": 1 }, "DhcpDdns": { "port": 2 } }' }),
      ),
    ).toEqual(['site-dhcp4.json', 'site-dhcp-ddns.json']);
  });

  test('a replaced agent gets no file, a kept one does', () => {
    const files = {
      'kea.conf': '{ "Dhcp4": { "valid-lifetime": 1 }, "Control-agent": { "http-port": 8000 } }',
    };
    expect(Object.keys(created(files))).toEqual(['kea-dhcp4.conf']);
    const { plan } = planOne(files, { target: '3.0' });
    expect(plan.create.map(({ path }) => path)).toEqual(['/k/kea-dhcp4.conf', '/k/kea-ctrl-agent.conf']);
  });

  test.each([
    [
      'loggers-twice',
      {
        'kea-dhcp4.conf': `{ "Dhcp4": { "loggers": [ ${logger('kea-dhcp4')} ] }, "Logging": { "loggers": [ ${logger('*')} ] } }`,
      },
    ],
    [
      'loggers-twice',
      {
        'kea-dhcp4.conf': `{ "Dhcp4": { "valid-lifetime": 1, "loggers": [ ${logger('*')} ] # ours\n}, "Logging": { "loggers": [ ${logger('*')} ] } }`,
      },
    ],
    [
      'loggers-twice',
      {
        'kea-dhcp4.conf': `{ "Dhcp4": { "valid-lifetime": 1, "loggers": [ ${logger('*')} ] }, "Logging": { "loggers": [ ] } }`,
      },
    ],
    [
      'legacy-file-by-hand',
      {
        'kea.conf': '{ <?include "four.json"?>, "DhcpDdns": { "port": 2 } }',
        'four.json': '"Dhcp4": { "valid-lifetime": 1 }',
      },
    ],
    [
      'legacy-file-by-hand',
      { 'kea-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": 1 }, "Logging": { "loggers": [ ], "more": 1 } }' },
    ],
  ])('asks: %s', (id, files: Files) => {
    const { plan } = planOne(files);
    expect(plan.decisions.map((decision) => decision.id)).toContain(id);
    expect(plan.create).toEqual([]);
    expect(plan.files).toEqual([]);
  });

  test('loggers that "Logging" replaced go, and the proof knows of no others', () => {
    const text = `{ "Dhcp4": { "valid-lifetime": 1, "loggers": [ ${logger('kea-dhcp4.old')} ] }, "Logging": { "loggers": [ ${logger('kea-dhcp4')} ] } }`;
    const planned = planOne({ 'kea-dhcp4.conf': text });
    expect(failuresOf([planned])).toEqual([]);
    expect(planned.plan.files.map(({ after }) => after)).toEqual([
      `{ "Dhcp4": { "valid-lifetime": 1, "loggers": [ ${logger('kea-dhcp4')} ] } }`,
    ]);
    const [done] = planned.evidence.splits;
    if (done === undefined) throw new Error('not divided');
    expect([...changedValues(done)]).toEqual([]);
    expect([...changedValues({ ...done, replaced: [] })].join()).toContain('loggers');
    const kept = modelFile(
      parseDocument({ path: 'kea-dhcp4.conf', text: text.replace(/, "Logging".*/, '}') }, { target }),
      '/k/kea-dhcp4.conf',
    );
    expect([...changedValues({ ...done, made: [kept] })].join()).toContain('a logger that was not there');
  });

  test('a file that is in the way is asked about', () => {
    const files = { 'kea.conf': '{ "Dhcp4": { "valid-lifetime": 1 }, "DhcpDdns": { "port": 2 } }' };
    const { plan } = planOne(files, { exists: (path) => path === '/k/kea-dhcp-ddns.conf' });
    expect(plan.decisions.map(({ id }) => id)).toEqual(['legacy-file-taken']);
    expect(plan.create).toEqual([]);
  });

  test('one whose daemons have files of their own is read by nobody', () => {
    const planned = planAll({
      'kea.conf': '{ "Dhcp4": { "valid-lifetime": 1 }, "DhcpDdns": { "port": 2 } }',
      'kea-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": 1 } }',
      'kea-dhcp-ddns.conf': '{ "DhcpDdns": { "port": 2 } }',
    });
    expect(planned.map(({ plan }) => plan.create)).toEqual([[]]);
    expect(planned.map(({ evidence }) => evidence.before.files.length)).toEqual([2]);
  });

  test('the proof sees what got lost', () => {
    const text = '{ "Dhcp4": { "valid-lifetime": 1 }, // four\n "DhcpDdns": { "port": 2 } }';
    const fileOf = (path: string, one: string) =>
      modelFile(parseDocument({ path, text: one }, { target }), `/k/${path}`);
    const from = fileOf('kea.conf', text);
    const split = {
      from,
      into: [],
      replaced: [],
      made: [fileOf('kea-dhcp4.conf', '{ "Dhcp4": { "valid-lifetime": 1 } }')],
    };
    expect(lostComments(split)).toEqual(['// four']);
    const planned = planOne({ 'kea.conf': text });
    expect(failuresOf([planned])).toEqual([]);
    const broken = {
      ...planned,
      evidence: { ...planned.evidence, splits: [{ ...split, into: planned.evidence.splits[0]?.into ?? [] }] },
    };
    expect(failuresOf([broken]).join()).toContain('comment');
    const wrong = {
      ...split,
      made: [fileOf('kea-dhcp4.conf', '{ "Dhcp4": { "valid-lifetime": 2 } } // four')],
    };
    const wrongly = { ...planned, evidence: { ...planned.evidence, splits: [wrong] } };
    expect(failuresOf([wrongly]).join()).toContain('valid-lifetime');
  });
});
