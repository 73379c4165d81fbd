import { describe, expect, test } from 'vitest';
import { type JsonValue, Lexeme } from '../../src/core/change.ts';
import { latin1 } from '../../src/core/source.ts';
import { edit } from './edit.ts';

interface More {
  readonly after?: string;
  readonly comment?: string;
}

const insert = (text: string, value: JsonValue, more: More = {}): string => {
  const { text: result, reasons } = edit(text, { kind: 'insert', at: [], key: 'n', value, ...more });
  expect(reasons).toEqual([]);
  return result;
};

const append = (text: string, value: JsonValue, comment?: string): string => {
  const { text: result, reasons } = edit(text, {
    kind: 'append',
    at: ['l'],
    value,
    ...(comment === undefined ? {} : { comment }),
  });
  expect(reasons).toEqual([]);
  return result;
};

describe('a member', () => {
  test.each([
    ['{ "a": 1 }', '{ "a": 1, "n": 0 }'],
    ['{"a":1}', '{"a":1,"n":0}'],
    ['{ "a" : 1, "b" : 2 }', '{ "a" : 1, "b" : 2, "n" : 0 }'],
    ['{ "a": 1, }', '{ "a": 1, "n": 0, }'],
    ['{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "n": 0\n}\n'],
    ['{\n\t"a":1\n}\n', '{\n\t"a":1,\n\t"n":0\n}\n'],
    ['{\r\n  "a": 1\r\n}\r\n', '{\r\n  "a": 1,\r\n  "n": 0\r\n}\r\n'],
    ['{\n  "a": 1,\n}\n', '{\n  "a": 1,\n  "n": 0,\n}\n'],
    ['{\n  "a": 1 // note\n}\n', '{\n  "a": 1, // note\n  "n": 0\n}\n'],
    ['{\n  "a": 1 # note\n         # more\n}\n', '{\n  "a": 1, # note\n         # more\n  "n": 0\n}\n'],
    ['{\n  "a": 1\n  // "b": 2\n}\n', '{\n  "a": 1,\n  "n": 0\n  // "b": 2\n}\n'],
    ['{\n  "a": 1\n, "b": 2\n}\n', '{\n  "a": 1\n, "b": 2\n, "n": 0\n}\n'],
    ['{ "a": 1,\n  "b": 2 }', '{ "a": 1,\n  "b": 2,\n  "n": 0 }'],
    ['{\n  "a": 1\n  ,\n  "b": 2\n}', '{\n  "a": 1\n  ,\n  "b": 2,\n  "n": 0\n}'],
    ['{ "a": {\n    "x": 1\n  } }', '{ "a": {\n    "x": 1\n  }, "n": 0 }'],
  ])('at the end of %j', (text, result) => {
    expect(insert(text, 0)).toBe(result);
  });

  test.each([
    ['{ "a": 1, "b": 2 }', '{ "a": 1, "n": 0, "b": 2 }'],
    ['{\n  "a": 1, // one\n  // two\n  "b": 2\n}', '{\n  "a": 1, // one\n  "n": 0,\n  // two\n  "b": 2\n}'],
    ['{\n  "a": 1\n, "b": 2\n}', '{\n  "a": 1\n, "n": 0\n, "b": 2\n}'],
    ['{\n  "a": 1\n  ,\n  "b": 2\n}', '{\n  "a": 1,\n  "n": 0\n  ,\n  "b": 2\n}'],
  ])('behind the first of %j', (text, result) => {
    expect(insert(text, 0, { after: 'a' })).toBe(result);
  });

  test('behind one that is not there: at the end', () => {
    expect(insert('{ "a": 1 }', 0, { after: 'z' })).toBe('{ "a": 1, "n": 0 }');
  });

  test('several, in their order, one behind the other', () => {
    const { text } = edit(
      '{\n  "a": 1,\n  "b": 2\n}',
      { kind: 'insert', at: [], key: 'n', value: 1, after: 'a' },
      { kind: 'insert', at: [], key: 'm', value: 2, after: 'a' },
      { kind: 'insert', at: [], key: 'k', value: 3 },
      { kind: 'insert', at: [], key: 'l', value: 4, after: 'k' },
    );
    expect(text).toBe('{\n  "a": 1,\n  "n": 1,\n  "m": 2,\n  "b": 2,\n  "k": 3,\n  "l": 4\n}');
  });

  test.each([
    ['{}', '{ "n": 0 }'],
    ['{ "a": {"x":1}, "b": [] }', '{ "a": {"x":1}, "b": [], "n": 0 }'],
    ['{\n}', '{\n    "n": 0\n}'],
    ['{\n\t// nothing yet\n}', '{\n\t// nothing yet\n\t"n": 0\n}'],
    ['{ /* nothing yet */ }', '{ /* nothing yet */ "n": 0 }'],
    ['{ /* nothing\n   yet */ }', '{ /* nothing\n   yet */ "n": 0 }'],
    ['{\n  /* nothing\n     yet */ }', '{\n  /* nothing\n     yet */ \n         "n": 0\n}'],
    ['{ // nothing yet\n}', '{ // nothing yet\n    "n": 0\n}'],
  ])('into %j', (text, result) => {
    expect(insert(text, 0)).toBe(result);
  });

  test('a remark stands above it, with the mark of the file', () => {
    expect(insert('{\n  "a": 1 # x\n}', 0, { comment: 'why\nand how' })).toBe(
      '{\n  "a": 1, # x\n  # why\n  # and how\n  "n": 0\n}',
    );
    expect(insert('{\n  "a": 1\n}', 0, { comment: 'why' })).toBe('{\n  "a": 1,\n  // why\n  "n": 0\n}');
    expect(insert('{ "a": 1 }', 0, { comment: 'why */ not' })).toBe('{ "a": 1, /* why * / not */ "n": 0 }');
  });
});

describe('a list or map', () => {
  const value = { t: 'x', l: ['a', 'b'], m: [{ k: 1 }], e: [], f: new Lexeme('0.0') };

  test('follows the indentation, colons and braces of the file', () => {
    expect(insert('{\n\t"a" : [ {\n\t\t"b" : 1\n\t} ]\n}', value)).toBe(
      '{\n\t"a" : [ {\n\t\t"b" : 1\n\t} ],\n\t"n" : {\n\t\t"t" : "x",\n\t\t"l" : [ "a", "b" ],\n' +
        '\t\t"m" : [ {\n\t\t\t"k" : 1\n\t\t} ],\n\t\t"e" : [],\n\t\t"f" : 0.0\n\t}\n}',
    );
    expect(insert('{\n  "a": [\n    {\n      "b": 1\n    }\n  ],\n  "l": ["x"]\n}', [{ k: ['y'] }])).toBe(
      '{\n  "a": [\n    {\n      "b": 1\n    }\n  ],\n  "l": ["x"],\n  "n": [\n    {\n      "k": ["y"]\n    }\n  ]\n}',
    );
  });

  test('takes no step from lines that mix tabs and blanks', () => {
    const text = '{\n\t"l": {\n    "x": 1\n\t},\n\t"m": {\n    "x": 1\n\t}\n}';
    expect(insert(text, { k: 1 })).toContain('\n\t"n": {\n\t\t"k": 1\n\t}\n}');
  });

  test('stands on one line where its neighbours do', () => {
    expect(insert('{\n  "a": { "x": 1 }\n}', { k: 1 })).toBe('{\n  "a": { "x": 1 },\n  "n": { "k": 1 }\n}');
    expect(insert('{"a":1}', { k: [1] })).toBe('{"a":1,"n":{"k":[1]}}');
  });

  test('has its brace on a line of its own where the file has it so', () => {
    expect(insert('{\n  "D":\n  {\n    "a":\n    {\n      "x": 1\n    }\n  }\n}', { k: 1 })).toContain(
      '"n":\n  {\n    "k": 1\n  }',
    );
  });
});

describe('an item', () => {
  test.each([
    ['{ "l": [ "a" ] }', '{ "l": [ "a", "z" ] }'],
    ['{ "l": ["a","b"] }', '{ "l": ["a","b","z"] }'],
    ['{ "l": [] }', '{ "l": [ "z" ] }'],
    ['{\n  "l": [\n    "a"\n  ]\n}', '{\n  "l": [\n    "a",\n    "z"\n  ]\n}'],
    ['{\n  "l": [\n    "a", "b"\n  ]\n}', '{\n  "l": [\n    "a", "b", "z"\n  ]\n}'],
    ['{\n  "l": [ "a",\n         "b" ]\n}', '{\n  "l": [ "a",\n         "b",\n         "z" ]\n}'],
  ])('a plain one: %j', (text, result) => {
    expect(append(text, 'z')).toBe(result);
  });

  test.each([
    ['{ "l": [ { "a": 1 } ] }', '{ "l": [ { "a": 1 }, { "k": 1 } ] }'],
    ['{\n  "l": [ {\n    "a": 1\n  } ]\n}', '{\n  "l": [ {\n    "a": 1\n  }, {\n    "k": 1\n  } ]\n}'],
    [
      '{\n  "l": [\n    {\n      "a": 1\n    }\n  ]\n}',
      '{\n  "l": [\n    {\n      "a": 1\n    },\n    {\n      "k": 1\n    }\n  ]\n}',
    ],
    ['{\n  "l": [\n    { "a": 1 }\n  ]\n}', '{\n  "l": [\n    { "a": 1 },\n    { "k": 1 }\n  ]\n}'],
    ['{\n  "l": []\n}', '{\n  "l": [\n      {\n          "k": 1\n      }\n  ]\n}'.replaceAll('    ', '  ')],
  ])('a map: %j', (text, result) => {
    expect(append(text, { k: 1 })).toBe(result);
  });

  test('with a remark', () => {
    expect(append('{\n  "l": [\n    1\n  ]\n}', 2, 'why')).toBe(
      '{\n  "l": [\n    1,\n    // why\n    2\n  ]\n}',
    );
  });

  test('is not put into what is no list', () => {
    expect(edit('{ "l": 1 }', { kind: 'append', at: ['l'], value: 1 }).reasons).toEqual([
      'it is no list but a integer',
    ]);
  });
});

test('bytes of strings are written as Kea reads them back', () => {
  const text = insert('{ "a": 1 }', latin1('é\t"\\/\u0001'));
  expect(text).toBe(`{ "a": 1, "n": "${latin1('é')}\\t\\"\\\\/\\u0001" }`);
  expect(() => insert('{ "a": 1 }', 'ŝ')).toThrow('characters that are no bytes');
  expect(() => insert('{ "a": 1 }', Number.NaN)).toThrow('no JSON number');
  expect(() => insert('{ "a": 1 }', new Lexeme('1 }'))).toThrow('no number');
});
