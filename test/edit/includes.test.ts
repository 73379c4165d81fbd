import { describe, expect, test } from 'vitest';
import { apply } from '../../src/edit/apply.ts';
import { lower } from '../../src/edit/lower.ts';
import { inFile, parse, path, type Small } from './edit.ts';

function edit(text: string, files: Readonly<Record<string, string>>, ...changes: readonly Small[]) {
  const lowered = lower(parse(text, files), changes.map(inFile));
  const all: Readonly<Record<string, string>> = { [path]: text, ...files };
  const texts = Object.fromEntries(
    [...lowered.edits].map(([name, edits]) => [name, apply(all[name] ?? '', edits)]),
  );
  return { ...lowered, texts, reasons: lowered.refused.map(({ reason }) => reason) };
}

const members = '"b": 2, // two\n"c": { "x": 1 }';

describe('a change of an included file', () => {
  test('lands there', () => {
    const { texts, shared } = edit(
      '{ "a": 1, <?include "m.json"?> }',
      { 'm.json': members },
      { kind: 'set', at: ['b'], value: 3 },
      { kind: 'insert', at: ['c'], key: 'y', value: 2 },
    );
    expect(texts).toEqual({ 'm.json': '"b": 3, // two\n"c": { "x": 1, "y": 2 }' });
    expect(shared.map((one) => [one.path, one.includes.length])).toEqual([['m.json', 1]]);
  });

  test.each([
    ['"b": 2, // two\n"c": { "x": 1 }', ['b'], '"c": { "x": 1 }'],
    ['"b": 2, // two\n"c": { "x": 1 }', ['c'], '"b": 2 // two\n'],
    ['// head\n\n"b": 2,\n"c": { "x": 1 }\n', ['c'], '// head\n\n"b": 2\n'],
    ['"b": 2, "c": 1\n', ['b'], '"c": 1\n'],
    ['\n"b": 2,\n"c": 1,\n', ['c'], '\n"b": 2,\n'],
    ['"c": { "x": 1, "y": 2 }, "d": 1', ['c', 'y'], '"c": { "x": 1 }, "d": 1'],
  ])('that takes out members: %j', (content, at, result) => {
    const { texts, reasons } = edit(
      '{ "a": 1, <?include "m.json"?> }',
      { 'm.json': content },
      { kind: 'remove', at },
    );
    expect(reasons).toEqual([]);
    expect(texts).toEqual({ 'm.json': result });
  });

  test('that begins with the comma of the file around it', () => {
    const files = { 'm.json': ', "b": 2, "c": 3\n' };
    const text = '{ "a": 1 <?include "m.json"?> }';
    expect(edit(text, files, { kind: 'remove', at: ['b'] }).texts).toEqual({ 'm.json': ', "c": 3\n' });
    expect(edit(text, files, { kind: 'remove', at: ['c'] }).texts).toEqual({ 'm.json': ', "b": 2\n' });
  });

  test('is not left empty', () => {
    const { texts, reasons } = edit(
      '{ "a": 1, <?include "m.json"?> }',
      { 'm.json': '"b": 2' },
      { kind: 'remove', at: ['b'] },
    );
    expect(texts).toEqual({});
    expect(reasons).toEqual(['nothing would be left of m.json']);
  });

  test('of a whole value there', () => {
    const { texts } = edit(
      '{ "a": <?include "v.json"?>, "b": 2 }',
      { 'v.json': '{ "x": 1, "y": 2 }\n' },
      { kind: 'remove', at: ['a', 'x'] },
    );
    expect(texts).toEqual({ 'v.json': '{ "y": 2 }\n' });
  });

  test('that comes in twice: both or none', () => {
    const text = '{ "a": <?include "v.json"?>, "b": <?include "v.json"?> }';
    const files = { 'v.json': '{ "x": 1 }' };
    const one = { kind: 'set', at: ['a', 'x'], value: 2 } as const;
    expect(edit(text, files, one).reasons).toEqual(['v.json is included 2 times, and this is asked of one']);
    const both = edit(text, files, one, { kind: 'set', at: ['b', 'x'], value: 2 });
    expect(both.reasons).toEqual([]);
    expect(both.texts).toEqual({ 'v.json': '{ "x": 2 }' });
  });
});

describe('a map with an include directive in it', () => {
  const text = '{\n  "a": 1,\n  <?include "m.json"?>,\n  "s": { "t": 1 }\n}';

  test('can be changed beside it', () => {
    const { texts, reasons } = edit(
      text,
      { 'm.json': members },
      { kind: 'wrap', at: ['s'], to: 'ss' },
      { kind: 'insert', at: [], key: 'n', value: 1 },
      { kind: 'insert', at: [], key: 'k', value: 2, after: 'a' },
    );
    expect(reasons).toEqual([]);
    expect(texts[path]).toBe(
      '{\n  "a": 1,\n  "k": 2,\n  <?include "m.json"?>,\n  "ss": [ { "t": 1 } ],\n  "n": 1\n}',
    );
  });

  test('behind what it brings in', () => {
    const { texts } = edit(
      text,
      { 'm.json': members },
      { kind: 'insert', at: [], key: 'n', value: 1, after: 'b' },
    );
    expect(texts[path]).toBe('{\n  "a": 1,\n  <?include "m.json"?>,\n  "n": 1,\n  "s": { "t": 1 }\n}');
  });

  test('and members next to it can be taken out', () => {
    const files = { 'm.json': members };
    expect(edit(text, files, { kind: 'remove', at: ['s'] }).texts[path]).toBe(
      '{\n  "a": 1,\n  <?include "m.json"?>\n}',
    );
    expect(edit(text, files, { kind: 'remove', at: ['a'] }).texts[path]).toBe(
      '{\n  <?include "m.json"?>,\n  "s": { "t": 1 }\n}',
    );
  });

  test('that ends with a comma of its own', () => {
    const own = '{\n  <?include "m.json"?>\n  "s": 1,\n  "t": 2\n}';
    const files = { 'm.json': '"b": 2,\n' };
    expect(edit(own, files, { kind: 'remove', at: ['s'] }).texts[path]).toBe(
      '{\n  <?include "m.json"?>\n  "t": 2\n}',
    );
    const both = edit(own, files, { kind: 'remove', at: ['s'] }, { kind: 'remove', at: ['t'] });
    expect(both.texts).toEqual({});
    expect(both.reasons[0]).toBe(
      'the included file before it ends with a comma, and nothing would follow it',
    );
  });

  test('that ends with a comma, and something new behind it', () => {
    const own = '{\n  <?include "m.json"?>\n}';
    const { texts } = edit(own, { 'm.json': '"b": 2,\n' }, { kind: 'insert', at: [], key: 'n', value: 1 });
    expect(texts[path]).toBe('{\n  <?include "m.json"?>\n  "n": 1\n}');
  });

  test('that begins with a comma of its own', () => {
    const own = '{ "a": 1 <?include "m.json"?> }';
    const files = { 'm.json': ', "b": 2' };
    expect(edit(own, files, { kind: 'remove', at: ['a'] }).reasons).toEqual([
      'the included file behind it begins with a comma, and nothing would stand before it',
    ]);
    const more = edit(own, files, { kind: 'insert', at: [], key: 'n', value: 1, after: 'a' });
    expect(more.texts[path]).toBe('{ "a": 1, "n": 1 <?include "m.json"?> }');
  });

  test('as a value is not wrapped', () => {
    const { texts, reasons } = edit(
      '{ "a": <?include "v.json"?> }',
      { 'v.json': '{ "x": 1 }' },
      { kind: 'wrap', at: ['a'], to: 'as' },
    );
    expect(texts).toEqual({});
    expect(reasons).toEqual(['it begins in one file and ends in another']);
  });

  test('that brings in nothing is like a comment', () => {
    const files = { 'm.json': '// later\n' };
    expect(
      edit('{ "a": 1 <?include "m.json"?>, "b": 2 }', files, { kind: 'remove', at: ['b'] }).texts[path],
    ).toBe('{ "a": 1 <?include "m.json"?> }');
  });

  test('is itself not taken out or replaced', () => {
    const inner = '{ "a": 1, "m": { <?include "m.json"?> } }';
    for (const change of [
      { kind: 'remove', at: ['m'] },
      { kind: 'set', at: ['m'], value: 1 },
    ] as const) {
      expect(edit(inner, { 'm.json': members }, change).reasons).toEqual([
        'an include directive stands inside it, or brings in a part of it',
      ]);
    }
  });

  test('woven together is not touched', () => {
    const woven = '{ "a": 1, <?include "open.json"?> "y": 2 } }';
    const files = { 'open.json': '"m": { "x": 1,' };
    expect(parse(woven, files).problems).toEqual([]);
    for (const change of [
      { kind: 'insert', at: ['m'], key: 'n', value: 1 },
      { kind: 'insert', at: [], key: 'n', value: 1 },
      { kind: 'remove', at: ['a'] },
      { kind: 'wrap', at: ['m'], to: 'ms' },
    ] as const) {
      expect(edit(woven, files, change).texts).toEqual({});
    }
  });

  test('the items of a list', () => {
    const list = '{ "l": [\n  <?include "i.json"?>,\n  { "x": 1 }\n] }';
    const files = { 'i.json': '{ "y": 2 },\n{ "z": 3 }' };
    expect(edit(list, files, { kind: 'append', at: ['l'], value: 1 }).texts[path]).toBe(
      '{ "l": [\n  <?include "i.json"?>,\n  { "x": 1 },\n  1\n] }',
    );
    expect(edit(list, files, { kind: 'remove', at: ['l', 2] }).texts[path]).toBe(
      '{ "l": [\n  <?include "i.json"?>\n] }',
    );
    expect(edit(list, files, { kind: 'set', at: ['l', 1, 'z'], value: 4 }).texts['i.json']).toBe(
      '{ "y": 2 },\n{ "z": 4 }',
    );
  });
});
