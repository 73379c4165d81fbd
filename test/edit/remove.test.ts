import { describe, expect, test } from 'vitest';
import type { Pointer } from '../../src/core/pointer.ts';
import { edit } from './edit.ts';

const without = (text: string, ...pointers: readonly Pointer[]): string => {
  const { text: result, reasons } = edit(text, ...pointers.map((at) => ({ kind: 'remove' as const, at })));
  expect(reasons).toEqual([]);
  return result;
};

describe('on one line', () => {
  test.each([
    ['{ "a": 1, "b": 2, "c": 3 }', 'a', '{ "b": 2, "c": 3 }'],
    ['{ "a": 1, "b": 2, "c": 3 }', 'b', '{ "a": 1, "c": 3 }'],
    ['{ "a": 1, "b": 2, "c": 3 }', 'c', '{ "a": 1, "b": 2 }'],
    ['{"a":1,"b":2}', 'a', '{"b":2}'],
    ['{"a":1,"b":2}', 'b', '{"a":1}'],
    ['{ "a": 1, "b": 2, }', 'b', '{ "a": 1, }'],
    ['{ "a": 1,, "b": 2, "c": 3 }', 'b', '{ "a": 1, "c": 3 }'],
    ['{ "a": 1 , "b": 2 , "c": 3 }', 'b', '{ "a": 1 , "c": 3 }'],
    ['{ "a": 1, /* of b? */ "b": 2, "c": 3 }', 'b', '{ "a": 1, /* of b? */ "c": 3 }'],
  ])('%s without %s', (text, key, result) => {
    expect(without(text, [key])).toBe(result);
  });

  test.each([
    ['{"x":[1,2,3]}', [1], '{"x":[1,3]}'],
    ['{"x":[ 1, 2, 3 ]}', [0, 2], '{"x":[ 2 ]}'],
    ['{"x": [ 1, 2 ]}', [0, 1], '{"x": []}'],
    ['{"x": [ 1, /* why */ 2 ]}', [0, 1], '{"x": [ /* why */ ]}'],
  ])('%s without items %j', (text, items, result) => {
    expect(without(text, ...items.map((item) => ['x', item]))).toBe(result);
  });
});

const lines = `{
    "a": 1, // one
    "b": {  // two
        "x": 1
    },      // end of two

    "c": 3  // three
}
`;

describe('on lines of their own', () => {
  test('the last one takes the comma of the one before, and no comment of it', () => {
    expect(without(lines, ['c'])).toBe(`{
    "a": 1, // one
    "b": {  // two
        "x": 1
    }      // end of two
}
`);
  });

  test('several lines go with all comments on them', () => {
    const { text, removedComments, removed } = edit(lines, { kind: 'remove', at: ['b'] });
    expect(text).toBe('{\n    "a": 1, // one\n\n    "c": 3  // three\n}\n');
    expect(removedComments).toEqual(['// two', '// end of two']);
    expect(removed.map(({ at }) => at)).toEqual([['b']]);
  });

  test('neighbours go together', () => {
    expect(without(lines, ['b'], ['c'])).toBe('{\n    "a": 1 // one\n}\n');
    expect(without(lines, ['a'], ['b'])).toBe('{\n    "c": 3  // three\n}\n');
    expect(without(lines, ['a'], ['c'])).toBe(
      '{\n    "b": {  // two\n        "x": 1\n    }      // end of two\n}\n',
    );
  });

  test('commas at the beginning of lines', () => {
    const text = '{\n  "a": 1\n, "b": 2\n, "c": 3\n}\n';
    expect(without(text, ['a'])).toBe('{\n  "b": 2\n, "c": 3\n}\n');
    expect(without(text, ['b'])).toBe('{\n  "a": 1\n, "c": 3\n}\n');
    expect(without(text, ['c'])).toBe('{\n  "a": 1\n, "b": 2\n}\n');
    expect(without('{ "a": 1\n, "b": 2\n}\n', ['a'])).toBe('{ "b": 2\n}\n');
  });

  test('commas at the beginning of lines, and a comment that stays between', () => {
    expect(without('{ "a": 1 // one\n, "b": 2\n, "c": 3\n}', ['a'], ['b'])).toBe('{ // one\n"c": 3\n}');
  });

  test('a comment that ends on another line stays', () => {
    expect(without('{\n  "a": 1, /* of a?\n  or of b? */\n  "b": 2\n}', ['a'])).toBe(
      '{\n  /* of a?\n  or of b? */\n  "b": 2\n}',
    );
  });

  test('a comma too many at the end stays a habit', () => {
    expect(without('{\n  "a": 1,\n  "b": 2,\n}\n', ['b'])).toBe('{\n  "a": 1,\n}\n');
  });

  test('a bracket on the line of what goes', () => {
    expect(without('{ "a": 1,\n  "b": 2 }', ['b'])).toBe('{ "a": 1 }');
    expect(without('{ "a": 1, // one\n  "b": 2 }', ['b'])).toBe('{ "a": 1 // one\n  }');
    expect(without('{ "a": 1,\n  "b": 2 }', ['a'])).toBe('{\n  "b": 2 }');
  });

  test('CR LF and tabs', () => {
    expect(without('{\r\n\t"a": 1,\r\n\t"b": 2 # two\r\n}\r\n', ['b'])).toBe('{\r\n\t"a": 1\r\n}\r\n');
  });

  test('blank lines do not pile up', () => {
    expect(without('{\n  "a": 1,\n\n  "b": 2,\n\n  "c": 3\n}', ['b'])).toBe('{\n  "a": 1,\n\n  "c": 3\n}');
    expect(without('{\n  "a": 1,\n\n  "b": 2\n}', ['b'])).toBe('{\n  "a": 1\n}');
    expect(without('{\n  "a": 1,\n\n  "b": 2\n}', ['a'])).toBe('{\n  "b": 2\n}');
  });

  test('a list left empty', () => {
    expect(without('{\n  "x": [\n    { "a": 1 }\n  ],\n  "y": 2\n}', ['x', 0])).toBe(
      '{\n  "x": [],\n  "y": 2\n}',
    );
    expect(without('{\n  "x": [\n    # none yet\n\n    { "a": 1 }\n  ]\n}', ['x', 0])).toBe(
      '{\n  "x": [\n    # none yet\n  ]\n}',
    );
  });
});

describe('a map left empty', () => {
  test('goes too, and so on outwards', () => {
    const { text, removed } = edit('{ "k": 1, "o": { "m": { "a": 1 } } }', {
      kind: 'remove',
      at: ['o', 'm', 'a'],
    });
    expect(text).toBe('{ "k": 1 }');
    expect(removed.map(({ at }) => at)).toEqual([['o']]);
  });

  test('of several members', () => {
    expect(without('{ "k": 1, "m": { "a": 1, "b": 2 } }', ['m', 'a'], ['m', 'b'])).toBe('{ "k": 1 }');
  });

  test('in a list', () => {
    expect(without('{ "l": [ { "a": 1 }, { "b": 2 } ] }', ['l', 0, 'a'])).toBe('{ "l": [ { "b": 2 } ] }');
  });

  test('stays when it is the file, or gets something new', () => {
    expect(edit('{ "D": { "a": 1 } }', { kind: 'remove', at: ['D', 'a'] })).toMatchObject({
      text: '{ "D": { "a": 1 } }',
      reasons: ['nothing would be left of the file'],
    });
    const both = edit(
      '{ "D": { "a": 1 } }',
      { kind: 'remove', at: ['D', 'a'] },
      { kind: 'insert', at: ['D'], key: 'b', value: 2 },
    );
    expect(both.text).toBe('{ "D": { "b": 2 } }');
  });
});

describe('a comment above', () => {
  const goes = (text: string, at: Pointer): readonly string[] =>
    edit(text, { kind: 'remove', at }).removedComments;

  test('goes when what it stands on is alone there', () => {
    expect(goes('{\n  "a": 1,\n\n  // about b\n  // and more\n  "b": 2,\n\n  "c": 3\n}', ['b'])).toEqual([
      '// about b',
      '// and more',
    ]);
    expect(goes('{\n  "a": 1,\n  # about b\n  "b": 2,\n  # about c\n  "c": 3\n}', ['b'])).toEqual([
      '# about b',
    ]);
    expect(goes('{\n  "a": 1,\n  /* about\n     b */\n  "b": 2\n}', ['b'])).toEqual(['/* about\n     b */']);
  });

  test('stays when it may be a heading for more', () => {
    expect(goes('{\n  "a": 1,\n  // timers\n  "renew": 2,\n  "rebind": 3\n}', ['renew'])).toEqual([]);
  });

  test('goes when it names the key and no other', () => {
    const text = (comment: string): string =>
      `{\n  "a": 1,\n  // ${comment}\n  "control-socket": 2,\n  "rebind-timer": 3\n}`;
    expect(goes(text('the control socket'), ['control-socket'])).toEqual(['// the control socket']);
    expect(goes(text('control socket, rebind timer'), ['control-socket'])).toEqual([]);
  });

  test('stays at the head of a map, where it may be about the map', () => {
    expect(goes('{\n  // our server\n  "a": 1,\n\n  "b": 2\n}', ['a'])).toEqual([]);
  });

  test('stays when it is code, or apart, or elsewhere', () => {
    expect(goes('{\n  "a": 1,\n\n  // "b": 1,\n  "b": 2,\n\n  "c": 3\n}', ['b'])).toEqual([]);
    expect(goes('{\n  "a": 1,\n\n  // about what?\n\n  "b": 2,\n\n  "c": 3\n}', ['b'])).toEqual([]);
    expect(goes('{\n  "a": 1,\n\n      // deeper\n  "b": 2,\n\n  "c": 3\n}', ['b'])).toEqual([]);
  });

  test('the comment behind the member before goes on below it', () => {
    const text = '{\n  "a": 1, // note\n          // that goes on\n  "b": 2\n}';
    expect(edit(text, { kind: 'remove', at: ['b'] }).text).toBe(
      '{\n  "a": 1 // note\n          // that goes on\n}',
    );
    expect(goes(text, ['a'])).toEqual(['// note', '// that goes on']);
  });
});

test('a key that stands there twice is not taken out', () => {
  expect(edit('{ "a": 1, "a": 2 }', { kind: 'remove', at: ['a'] }).reasons).toEqual([
    'the key "a" stands there more than once',
  ]);
});
