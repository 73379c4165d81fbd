import { describe, expect, test } from 'vitest';
import { edit } from './edit.ts';

describe('wrap', () => {
  test('changes two lines, whatever stands between them', () => {
    const { text, removedComments } = edit(
      `{
  // the socket
  "control-socket": { // local
      "socket-type": "unix", # always
    "socket-name" : "/run/kea/kea4-ctrl-socket"
  }, // end
  "valid-lifetime": 0600
}
`,
      { kind: 'wrap', at: ['control-socket'], to: 'control-sockets' },
    );
    expect(text).toBe(`{
  // the socket
  "control-sockets": [ { // local
      "socket-type": "unix", # always
    "socket-name" : "/run/kea/kea4-ctrl-socket"
  } ], // end
  "valid-lifetime": 0600
}
`);
    expect(removedComments).toEqual([]);
  });

  test.each([
    ['{"a":{"x":1}}', '{"b":[{"x":1}]}'],
    ['{ "a": { "x": 1 } }', '{ "b": [ { "x": 1 } ] }'],
    ['{\n  "l": [{ "x": 1 }],\n  "a": { "x": 1 }\n}', '{\n  "l": [{ "x": 1 }],\n  "b": [{ "x": 1 }]\n}'],
    ['{\n  "a":\n  {\n    "x": 1\n  }\n}', '{\n  "b":\n  [ {\n    "x": 1\n  } ]\n}'],
    ['{ "a": 1 }', '{ "b": [ 1 ] }'],
    ['{ "a" /* k */ : # c\n 1 }', '{ "b" /* k */ : # c\n [ 1 ] }'],
  ])('%j', (text, result) => {
    expect(edit(text, { kind: 'wrap', at: ['a'], to: 'b' }).text).toBe(result);
  });

  test('with another item, and changes inside', () => {
    const { text } = edit(
      '{\n\t"a": {\n\t\t"x": 1, // one\n\t\t"y": 2\n\t}\n}',
      { kind: 'wrap', at: ['a'], to: 'b' },
      { kind: 'append', at: ['a'], value: { k: 'v' } },
      { kind: 'set', at: ['a', 'x'], value: 'z' },
      { kind: 'remove', at: ['a', 'y'] },
      { kind: 'insert', at: ['a'], key: 'n', value: true },
      { kind: 'insert', at: [], key: 'c', value: 3 },
    );
    expect(text).toBe(
      '{\n\t"b": [ {\n\t\t"x": "z", // one\n\t\t"n": true\n\t}, {\n\t\t"k": "v"\n\t} ],\n\t"c": 3\n}',
    );
  });

  test('of a value that is replaced, too', () => {
    const { text } = edit(
      '{ "a": { "x": 1 } }',
      { kind: 'wrap', at: ['a'], to: 'a' },
      { kind: 'set', at: ['a'], value: 5 },
    );
    expect(text).toBe('{ "a": [ 5 ] }');
  });
});

describe('rename', () => {
  test('touches the key alone', () => {
    expect(edit('{ "a" : 1, // one\n  "b": 2 }', { kind: 'rename', at: ['a'], to: 'c"' }).text).toBe(
      '{ "c\\"" : 1, // one\n  "b": 2 }',
    );
  });

  test('to a key that is taken is refused, unless that one goes', () => {
    const text = '{ "a": 1, "b": 2 }';
    expect(edit(text, { kind: 'rename', at: ['a'], to: 'b' }).reasons).toEqual(['there is a "b" already']);
    const both = edit(text, { kind: 'rename', at: ['a'], to: 'b' }, { kind: 'remove', at: ['b'] });
    expect(both.text).toBe('{ "b": 1 }');
    const swap = edit(text, { kind: 'rename', at: ['a'], to: 'b' }, { kind: 'rename', at: ['b'], to: 'a' });
    expect(swap.text).toBe('{ "b": 1, "a": 2 }');
  });

  test('to the name it has is no change', () => {
    const { edits, reasons } = edit('{ "a": 1 }', { kind: 'rename', at: ['a'], to: 'a' });
    expect(edits.size + reasons.length).toBe(0);
  });

  test('of an item is refused', () => {
    expect(edit('{ "a": [ 1 ] }', { kind: 'rename', at: ['a', 0], to: 'b' }).reasons).toEqual([
      'it has no key to change',
    ]);
  });
});

describe('set', () => {
  test.each([
    ['{ "a": 0600 }', '{ "a": true }'],
    ['{ "a": { "x": 1 // c\n} }', '{ "a": true }'],
  ])('%j', (text, result) => {
    expect(edit(text, { kind: 'set', at: ['a'], value: true }).text).toBe(result);
  });

  test('says which comments go with the old value', () => {
    const { removed, removedComments } = edit('{ "a": { "x": 1 // c\n} }', {
      kind: 'set',
      at: ['a'],
      value: 1,
    });
    expect(removedComments).toEqual(['// c']);
    expect(removed).toHaveLength(1);
  });

  test('keeps the shape of the old value', () => {
    const value = { k: 1, l: [] };
    expect(edit('{\n  "a": {\n    "x": 1\n  }\n}', { kind: 'set', at: ['a'], value }).text).toBe(
      '{\n  "a": {\n    "k": 1,\n    "l": []\n  }\n}',
    );
    expect(edit('{\n  "a": {"x": 1}\n}', { kind: 'set', at: ['a'], value }).text).toBe(
      '{\n  "a": {"k": 1, "l": []}\n}',
    );
  });

  test('of what is there already edits nothing', () => {
    expect(
      edit('{ "a": {"y": [1,2], "x": 0.50} }', { kind: 'set', at: ['a', 'y'], value: [1, 2] }).edits.size,
    ).toBe(0);
  });
});
