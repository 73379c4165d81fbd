// The expression parser: against the recorded answers of Kea 3.0.4, on versions, and on whatever may come.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { version } from '../../src/core/version.ts';
import { readExpression } from '../../src/expression/parse.ts';
import { allWords } from '../../src/expression/vocabulary.ts';
import { signs } from '../../src/kea/expressions.ts';
import { expressionTable } from './table.ts';

const kea = version('3.0.4');
const recorded: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(new URL('kea-3.0.4.verdicts.json', import.meta.url), 'utf8'),
);

const boolean4 = { universe: 'dhcp4', yields: 'bool', kea } as const;

describe('the table', () => {
  const all = expressionTable.flatMap((group) =>
    group.expressions.map((expression) => ({
      id: `${group.universe} ${group.yields} ${expression}`,
      expression,
      group,
    })),
  );

  it('is recorded whole', () => {
    expect(all.map(({ id }) => id).sort()).toEqual(Object.keys(recorded).sort());
  });

  it.each(all)('$id', ({ id, expression, group }) => {
    const { error } = readExpression(expression, { ...group, kea });
    expect(error === undefined).toBe(recorded[id] === 0);
  });
});

describe('versions', () => {
  it.each([
    ["lcase('A') == 'a'", '2.5.1', '2.5.2'],
    ["match('a', 'b')", '2.6.3', '2.7.0'],
    ["split('a', 'b', 1) == 'c'", '2.1.4', '2.1.5'],
    ['addrtotext(1.2.3.4) == 1', '1.9.7', '1.9.8'],
    ["'a' == 'b' sand 'c' == 'd'", '2.7.1', '2.7.2'],
    ['option[1].option[2].option[3].exists', '3.2.0', '3.3.0'],
  ])('%s: not in %s, in %s', (expression, before, since) => {
    const old = readExpression(expression, { ...boolean4, kea: version(before) });
    expect(old.error?.message).toContain(`in Kea ${since}`);
    expect(readExpression(expression, { ...boolean4, kea: version(since) }).error).toBeUndefined();
  });
});

describe('errors', () => {
  it.each([
    ["option[60].hex = 'a'", '=', 'a comparison is written "=="'],
    ["'a' != 'b'", '!=', 'there is no "!=": write not (a == b)'],
    ["'a' == 'b' && 'c' == 'd'", '&&', 'there is no "&&": write and'],
    ["'a' == 'b", "'", "the string has no closing ' in its line"],
    ['not known', 'known', 'no server takes the short form "known": write member(\'KNOWN\')'],
    ["'a' == 'b' AND 'c' == 'd'", 'AND', 'the word is written "and", in lower case'],
    ["sbustring('a',1,2) == 'b'", 'sbustring', '"sbustring" is no word of the expression language'],
    ['option[300].exists', '300', '300 is outside of 0 to 255'],
    ['option[12].foo', 'foo', '"foo" is no word of the expression language'],
    ["option[12].data == 'a'", 'data', '"data" stands where "text", "hex", "exists" or "option" is expected'],
    ["'a'", '', 'the expression ends where "==" or "+" is expected'],
    ["('a' == 'b'", '', 'the expression ends where ")", "and" or "or" is expected'],
    ["member('x'", '', 'the expression ends where ")" is expected'],
    ["'\xc3\xa4' == \xc3\xa4", '\xc3\xa4', '"ä" is no part of the expression language'],
  ])('%s', (expression, at, message) => {
    const { error } = readExpression(expression, boolean4);
    expect(expression.slice(error?.start, error?.end)).toBe(at);
    expect(error?.message).toBe(message);
  });
});

describe('references', () => {
  it('are classes and options, with their places', () => {
    const expression = "member('a b') or option[host-name ].option[1].hex == 'x' and not member('c')";
    const { references } = readExpression(expression, boolean4);
    expect(references.map(({ kind, name }) => [kind, name])).toEqual([
      ['class', 'a b'],
      ['option', 'host-name'],
      ['class', 'c'],
    ]);
    for (const { name, start, end } of references) expect(expression.slice(start, end)).toContain(name);
  });

  it('are given up to the error', () => {
    const { error, references } = readExpression("member('a') or member('b') or", boolean4);
    expect(error).toBeDefined();
    expect(references.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});

describe('whatever comes', () => {
  const pieces = fc.constantFrom(
    ...allWords,
    ...signs,
    "'a'",
    "'",
    '0x1f',
    '1',
    '-1',
    '300',
    '1.2.3.4',
    '::1',
    ' ',
    '\n',
    '\xff',
    'foo',
    '!',
  );
  const use = fc.record({
    universe: fc.constantFrom('dhcp4' as const, 'dhcp6' as const),
    yields: fc.constantFrom('bool' as const, 'string' as const),
    kea: fc.constantFrom(version('2.2.0'), version('2.6.3'), kea, version('3.3.1')),
  });
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary-ascii' }),
  );

  it('never throws, and every error has a place inside', () => {
    fc.assert(
      fc.property(text, use, (expression, asked) => {
        const { error, references } = readExpression(expression, asked);
        for (const { start, end } of error === undefined ? references : [error, ...references]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(expression.length);
        }
        if (error !== undefined) expect(error.message).toMatch(/^[^A-Z][\s\S]*[^.]$/);
      }),
      { numRuns: 3000 },
    );
  });

  it('is good when made by the grammar', () => {
    const { bool } = fc.letrec<{ bool: string; string: string }>((tie) => ({
      string: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom("'a'", '0x01', '12', 'pkt4.mac', 'option[60].hex', 'relay4[1].text', '10.0.0.1'),
        fc.tuple(tie('string'), tie('string')).map(([a, b]) => `${a} + ${b}`),
        tie('string').map((a) => `(${a})`),
        tie('string').map((a) => `substring(${a},0,all)`),
        fc.tuple(tie('bool'), tie('string')).map(([a, b]) => `ifelse(${a},${b},'z')`),
      ),
      bool: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom("member('ALL')", 'option[60].exists', 'vendor[*].exists'),
        fc.tuple(tie('string'), tie('string')).map(([a, b]) => `${a} == ${b}`),
        fc.tuple(tie('bool'), tie('bool')).map(([a, b]) => `${a} and ${b}`),
        fc.tuple(tie('bool'), tie('bool')).map(([a, b]) => `(${a}) or ${b}`),
        tie('bool').map((a) => `not (${a})`),
        tie('bool').map((a) => `(${a})`),
      ),
    }));
    fc.assert(
      fc.property(bool, (expression) => {
        expect(readExpression(expression, boolean4).error).toBeUndefined();
        // Cut anywhere outside of a constant, it may be good or bad, but with one more bracket it is bad.
        expect(readExpression(`${expression})`, boolean4).error).toEqual({
          message: expect.stringContaining('")" stands where'),
          start: expression.length,
          end: expression.length + 1,
        });
      }),
    );
  });

  it('does not go deeper than the stack, and costs no square of its length', () => {
    expect(readExpression('('.repeat(100_000), boolean4)).toEqual({ references: [] });
    expect(readExpression(`${'not '.repeat(100_000)}'a' == 'b'`, boolean4).error).toBeUndefined();
    expect(readExpression('and'.repeat(300_000), boolean4).error?.start).toBe(0);
    expect(readExpression(`${'not'.repeat(300_000)}'a' == 'b'`, boolean4).error).toBeUndefined();
    expect(readExpression(`'a' == ${'9'.repeat(1_000_000)}`, boolean4).error?.start).toBe(7);
    const deep = `option${'[1].option'.repeat(50_000)}[1].exists`;
    expect(readExpression(deep, { ...boolean4, kea: version('3.3.0') }).error).toBeUndefined();
  });
});
