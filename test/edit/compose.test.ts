import { describe, expect, test } from 'vitest';
import { edit } from './edit.ts';

describe('changes that belong together', () => {
  test('what is inserted behind something removed takes its place', () => {
    const { text, removedComments } = edit(
      '{\n  "a": 1,\n  // socket\n  "s": { "x": 1 /* y */ }, // local\n  "b": 2\n}',
      { kind: 'remove', at: ['s'] },
      { kind: 'insert', at: [], key: 't', value: [{ z: 1 }], after: 's' },
    );
    expect(text).toBe(
      '{\n  "a": 1,\n  // socket\n  "t": [\n    {\n      "z": 1\n    }\n  ], // local\n  "b": 2\n}',
    );
    expect(removedComments).toEqual(['/* y */']);
  });

  test('on one line, and followed by more', () => {
    const { text } = edit(
      '{ "k": 1, "s": 5 }',
      { kind: 'remove', at: ['s'] },
      { kind: 'insert', at: [], key: 'u', value: 2 },
      { kind: 'insert', at: [], key: 't', value: { z: 1 }, after: 's' },
    );
    expect(text).toBe('{ "k": 1, "t": { "z": 1 }, "u": 2 }');
  });

  test('an insertion next to removals', () => {
    expect(
      edit(
        '{\n  "a": 1, // one\n  "b": 2, // two\n  "c": 3 // three\n}',
        { kind: 'remove', at: ['b'] },
        { kind: 'remove', at: ['c'] },
        { kind: 'insert', at: [], key: 'd', value: 4 },
      ).text,
    ).toBe('{\n  "a": 1, // one\n  "d": 4\n}');
  });

  test('everything replaced', () => {
    expect(
      edit(
        '{ "m": { "a": 1, "b": 2 }, "l": [ 1, 2 ] }',
        { kind: 'remove', at: ['m', 'a'] },
        { kind: 'remove', at: ['m', 'b'] },
        { kind: 'insert', at: ['m'], key: 'a', value: 3 },
        { kind: 'remove', at: ['l', 0] },
        { kind: 'remove', at: ['l', 1] },
        { kind: 'append', at: ['l'], value: 3 },
      ).text,
    ).toBe('{ "m": { "a": 3 }, "l": [ 3 ] }');
  });

  test('asked twice is done once', () => {
    const insert = { kind: 'insert', at: [], key: 'n', value: 1 } as const;
    const { text, reasons } = edit('{ "a": 1 }', insert, insert);
    expect(text).toBe('{ "a": 1, "n": 1 }');
    expect(reasons).toEqual([]);
  });
});

describe('changes that contradict each other', () => {
  test.each([
    [
      { kind: 'set', at: ['a'], value: 2 },
      { kind: 'remove', at: ['a'] },
    ],
    [
      { kind: 'set', at: ['a'], value: 2 },
      { kind: 'set', at: ['a'], value: 3 },
    ],
    [
      { kind: 'rename', at: ['a'], to: 'x' },
      { kind: 'wrap', at: ['a'], to: 'y' },
    ],
    [
      { kind: 'remove', at: ['m'] },
      { kind: 'insert', at: ['m'], key: 'k', value: 1 },
    ],
  ] as const)('%j %j: the first is done', (one, other) => {
    const text = '{ "a": 1, "m": { "x": 1 } }';
    const { refused, reasons } = edit(text, one, other);
    expect(reasons).toEqual(['another change of the same place contradicts it']);
    expect(refused[0]?.change.kind).toBe(other.kind);
    expect(edit(text, one, other).text).toBe(edit(text, one).text);
  });

  test('a change inside of what goes is refused, in any order', () => {
    const inner = { kind: 'set', at: ['m', 'x'], value: 2 } as const;
    const outer = { kind: 'remove', at: ['m'] } as const;
    for (const changes of [
      [inner, outer],
      [outer, inner],
    ]) {
      const { text, reasons } = edit('{ "a": 1, "m": { "x": 1 } }', ...changes);
      expect(text).toBe('{ "a": 1 }');
      expect(reasons).toEqual(['another change takes out what it is in']);
    }
    expect(edit('{ "m": { "x": 1 } }', inner, { kind: 'set', at: ['m'], value: 1 }).reasons).toEqual([
      'another change replaces what it is in',
    ]);
  });

  test('two changes bring the same key', () => {
    const { text, reasons } = edit(
      '{ "a": 1, "b": 2 }',
      { kind: 'rename', at: ['a'], to: 'c' },
      { kind: 'insert', at: [], key: 'c', value: 3 },
    );
    expect(reasons).toEqual(['another change brings a "c" there']);
    expect(text).toMatch(/^\{ "(?:c": 1, "b": 2|a": 1, "b": 2, "c": 3) \}$/);
  });

  test('a map that is renamed is not left empty', () => {
    const { text, reasons } = edit(
      '{ "k": 1, "m": { "x": 1 } }',
      { kind: 'rename', at: ['m'], to: 'n' },
      { kind: 'remove', at: ['m', 'x'] },
    );
    expect(text).toBe('{ "k": 1, "n": { "x": 1 } }');
    expect(reasons).toEqual(['it would leave a map empty that another change renames or wraps']);
  });
});

describe('what cannot be changed', () => {
  test.each([
    [{ kind: 'set', at: ['x', 'y'], value: 1 }, 'there is nothing at "/x/y"'],
    [{ kind: 'remove', at: [] }, 'it is the whole file'],
    [{ kind: 'insert', at: [], key: 'a', value: 1 }, 'there is a "a" already'],
    [{ kind: 'insert', at: ['a'], key: 'n', value: 1 }, 'it is no map but a integer'],
  ] as const)('%j', (change, reason) => {
    const { edits, reasons } = edit('{ "a": 1 }', change);
    expect(edits.size).toBe(0);
    expect(reasons).toEqual([reason]);
  });

  test('a template', () => {
    expect(edit('{ "a": {{ x }} }', { kind: 'remove', at: ['a'] }).reasons).toEqual([
      'the file is a template: its values are not what Kea will read',
    ]);
  });

  test('broken text next to it', () => {
    const { edits, reasons } = edit('{ "a": 1, oops "b": 2 }', { kind: 'remove', at: ['b'] });
    expect(edits.size).toBe(0);
    expect(reasons).toHaveLength(1);
  });
});
