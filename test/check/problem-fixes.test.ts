// What stands too much in a text is taken out, and nothing else: commas, zeros, plus signs, keys that stand twice.

import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/document/parse.ts';
import { mostPerRule } from '../../src/document/problem-log.ts';
import { targets } from '../../src/kea/versions.ts';
import { findingsOf } from '../../src/plan/findings.ts';
import { makeFixPlan } from '../../src/plan/fix-plan.ts';
import { contextFor, load } from '../plan/harness.ts';

/** The text after all fixes. */
function fixed(text: string, unsafe = false): string {
  const context = contextFor({ target: '3.2', unsafe });
  const installations = load({ 'kea-dhcp4.conf': text });
  const plan = makeFixPlan(installations, context, findingsOf(installations, context));
  const [one] = plan.installations;
  expect(one?.proof.filter(({ holds }) => !holds)).toEqual([]);
  return one?.files[0]?.after ?? text;
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

test('the result has no such problem', () => {
  const text = fixed(
    wrapped('"renew-timer": 01, "renew-timer": 2, "t1-percent": +0.5, "subnet4": [ ],'),
    true,
  );
  const { problems } = parseDocument({ path: 'kea-dhcp4.conf', text }, { target: targets['3.2'] });
  expect(problems).toEqual([]);
});
