// Fixes that the document layer offers: applied together, nothing of the kind is found any more, and no value is another.

import { describe, expect, test } from 'vitest';
import { type Change, Lexeme } from '../../src/core/change.ts';
import { mostPerRule } from '../../src/document/problem-log.ts';
import { apply } from '../../src/edit/apply.ts';
import { lower } from '../../src/edit/lower.ts';
import { parse, valueOfAll } from './harness.ts';

const target = '3.3.0';

/** The text with every fix in it. */
function fixed(text: string): string {
  const document = parse(text, { target });
  const changes = document.problems.flatMap(({ fix }): readonly Change[] => fix?.changes ?? []);
  const { edits, refused } = lower(document, changes);
  expect(refused).toEqual([]);
  return apply(text, edits.get('a.conf') ?? []);
}

/** What Kea makes of a text: numbers, however they are written. */
function numbers(text: string): unknown {
  return JSON.parse(
    JSON.stringify(valueOfAll(parse(text, { target })), (_, value) =>
      value instanceof Lexeme ? Number(value.text) : value,
    ),
  );
}

describe('fixes', () => {
  test.each([
    ['{"a": [1,,2,], "b": 2,,\n}', '{"a": [1,2], "b": 2\n}'],
    ['{"a": 1 , # c\n}', '{"a": 1  # c\n}'],
    ['{"a": [007, -007, 00, 0, 10, -000], "b": "007"}', '{"a": [7, -7, 0, 0, 10, -0], "b": "007"}'],
    ['{"a": 00.5, "b": 01e2, }', '{"a": 0.5, "b": 1e2 }'],
  ])('%j', (text, expected) => {
    expect(fixed(text)).toBe(expected);
    expect(parse(expected, { target }).problems).toEqual([]);
    expect(numbers(expected)).toEqual(numbers(text));
  });

  test('are for a person to look at, and what only counts the rest has none', () => {
    const { problems } = parse(`{"a": [${'01, '.repeat(mostPerRule + 5)}1]}`, { target });
    expect(problems.map(({ fix }) => fix?.safety)).toEqual([...Array(mostPerRule).fill('unsafe'), undefined]);
  });

  test('name the included file', () => {
    const { problems } = parse('{ <?include "b.inc"?> }', { target, files: { 'b.inc': '"a": 01,' } });
    expect(problems.map(({ fix }) => fix?.changes.map(({ file }) => file))).toEqual([['b.inc'], ['b.inc']]);
  });
});
