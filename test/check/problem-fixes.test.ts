// What stands too much in a text is taken out, and nothing else: commas, zeros, plus signs, keys that stand twice.

import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/document/parse.ts';
import { mostPerRule } from '../../src/document/problem-log.ts';
import { targets } from '../../src/kea/versions.ts';
import { findingsOf } from '../../src/plan/findings.ts';
import { makeFixPlan } from '../../src/plan/fix-plan.ts';
import { contextFor, type Files, load } from '../plan/harness.ts';

/** The text after all fixes. */
function fixed(text: string, unsafe = false): string {
  return fixedFiles({ 'kea-dhcp4.conf': text }, unsafe)['kea-dhcp4.conf'] ?? '';
}

/** The texts of all files after all fixes. */
function fixedFiles(files: Files, unsafe = false): Files {
  const context = contextFor({ target: '3.2', unsafe });
  const installations = load(files);
  const plan = makeFixPlan(installations, context, findingsOf(installations, context));
  expect(plan.installations.flatMap(({ proof }) => proof.filter(({ holds }) => !holds))).toEqual([]);
  const changed = plan.installations.flatMap((one) => one.files);
  return {
    ...files,
    ...Object.fromEntries(changed.map(({ before, after }) => [before.path, after])),
  };
}

const wrapped = (inside: string): string => `{ "Dhcp4": { ${inside} } }\n`;

describe('safe', () => {
  test.each([
    ['"valid-lifetime": 0600', '"valid-lifetime": 600'],
    ['"valid-lifetime": 000', '"valid-lifetime": 0'],
    ['"t1-percent": 00.50, "t2-percent": 0.75', '"t1-percent": 0.50, "t2-percent": 0.75'],
    [
      '"user-context": { "a": -007, "b": "007", "c": 0.0 }',
      '"user-context": { "a": -7, "b": "007", "c": 0.0 }',
    ],
    ['"user-context": { "a": +0.50, "b": +1e3 }', '"user-context": { "a": 0.50, "b": 1e3 }'],
    ['"user-context": { "a": [ 1, 2, ], }', '"user-context": { "a": [ 1, 2 ] }'],
    ['"user-context": { "a": [ 1,, 2 ] }', '"user-context": { "a": [ 1, 2 ] }'],
    [
      '"user-context": { "a": 1, # last ]\n // }\n /* , ] */ }',
      '"user-context": { "a": 1 # last ]\n // }\n /* , ] */ }',
    ],
  ])('%s', (before, after) => {
    expect(fixed(wrapped(before))).toBe(wrapped(after));
  });

  test('a plus sign before an integer made it a floating point number: nobody writes it anew', () => {
    const text = wrapped('"user-context": { "a": +100 }');
    expect(fixed(text)).toBe(text);
  });

  test('of very many all are done', () => {
    const numbers = Array.from({ length: mostPerRule * 12 }, (_, at) => `0${at}`);
    const after = fixed(wrapped(`"user-context": { "a": [ ${numbers.join(', ')}, ] }`));
    expect(after).toBe(wrapped(`"user-context": { "a": [ ${numbers.map(Number).join(', ')} ] }`));
    const lists = numbers.map(() => '[ 1, ]').join(',');
    expect(fixed(wrapped(`"user-context": { "a": [ ${lists} ] }`))).toBe(
      wrapped(`"user-context": { "a": [ ${lists.replaceAll('1,', '1')} ] }`),
    );
  });
});

describe('unsafe: the last of two keys stays', () => {
  test.each([
    ['"renew-timer": 1, "renew-timer": 2', '"renew-timer": 2'],
    ['"renew-timer": 1, "renew-timer": 2, "renew-timer": 3', '"renew-timer": 3'],
    ['\n  "renew-timer": 1,\n  "renew-timer": 2\n', '\n  "renew-timer": 2\n'],
    ['\n  "renew-timer": 1, # why\n  "renew-timer": 2\n', '\n  # why\n  "renew-timer": 2\n'],
    ['"user-context": { "a": [ 1, { } ] }, "user-context": { }', '"user-context": { }'],
  ])('%s', (before, after) => {
    const text = wrapped(before);
    expect(fixed(text)).toBe(text);
    expect(fixed(text, true)).toBe(wrapped(after));
  });

  test('not when a comment would go with the first one', () => {
    const text = wrapped('"user-context": { # why\n "a": 1 }, "user-context": { }');
    expect(fixed(text, true)).toBe(text);
  });
});

describe('in included files', () => {
  const subnets = '"subnet4": [ { "id": 01, "subnet": "192.0.2.0/24", }, ], "t1-percent": +0.5\n';
  const plain = '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ], "t1-percent": 0.5\n';

  test('of one document', () => {
    const main = wrapped('"valid-lifetime": 0600, <?include "part.json"?>');
    expect(fixedFiles({ 'kea-dhcp4.conf': main, 'part.json': subnets })).toEqual({
      'kea-dhcp4.conf': wrapped('"valid-lifetime": 600, <?include "part.json"?>'),
      'part.json': plain,
    });
  });

  test('of several documents and installations, and below other included files', () => {
    const files = {
      'a/kea-dhcp4.conf': wrapped('<?include "../part.json"?>'),
      'a/kea-dhcp6.conf': '{ "Dhcp6": { "user-context": { <?include "../part.json"?> } } }\n',
      'b/kea-dhcp4.conf': wrapped('"valid-lifetime": 600, <?include "../more.json"?>'),
      'more.json': '<?include "part.json"?>\n',
      'part.json': subnets,
    };
    expect(fixedFiles(files)).toEqual({ ...files, 'part.json': plain });
  });

  test('that one document includes twice', () => {
    const main = wrapped('"user-context": { "a": <?include "n"?>, "b": <?include "n"?> }');
    const files = { 'kea-dhcp4.conf': main, n: '{ "x": [ 007, ] }' };
    expect(fixedFiles(files)).toEqual({ ...files, n: '{ "x": [ 7 ] }' });
  });

  test('beside another fix of the same value', () => {
    const main = wrapped('"multi-threading": { <?include "part.json"?> }');
    const files = {
      'kea-dhcp4.conf': main,
      'part.json': '"enable-multi-threading": "true", "thread-pool-size": 04',
    };
    expect(fixedFiles(files)['part.json']).toMatch(/: 4$/);
  });

  test('a comma before a bracket of the other file stays', () => {
    const files = { 'kea-dhcp4.conf': wrapped('"user-context": { "a": [ <?include "n"?> ] }'), n: '1, 2,' };
    expect(fixedFiles(files, true)).toEqual(files);
  });

  test('of two keys the last stays, where both are of one map in every file that includes it', () => {
    const main = wrapped('<?include "n"?>');
    expect(fixedFiles({ 'kea-dhcp4.conf': main, n: '"renew-timer": 1, "renew-timer": 2' }, true).n).toBe(
      '"renew-timer": 2',
    );
  });

  test.each([
    ['a file that is included twice', '{ <?include "n"?>, <?include "n"?> }', '"a": 1, "b": 2'],
    [
      'brackets left open',
      '{ "k": [ { <?include "n"?> }, { <?include "n"?> } ] }',
      '"a": 1 }, { "b": 2, "a": 3',
    ],
  ])('of two keys neither is taken out: %s', (_what, context, n) => {
    const files = { 'kea-dhcp4.conf': wrapped(`"user-context": ${context}`), n };
    expect(fixedFiles(files, true)).toEqual(files);
  });
});

test('the result has no such problem', () => {
  const text = fixed(
    wrapped('"renew-timer": 01, "renew-timer": 2, "t1-percent": +0.5, "subnet4": [ ],'),
    true,
  );
  const { problems } = parseDocument({ path: 'kea-dhcp4.conf', text }, { target: targets['3.2'] });
  expect(problems).toEqual([]);
});
