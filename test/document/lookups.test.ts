// The reading side: walking, looking up, decoding, places.

import { describe, expect, test } from 'vitest';
import { Lexeme } from '../../src/core/change.ts';
import { formatPointer } from '../../src/core/pointer.ts';
import { parse, valueOfAll } from './harness.ts';

const text = `{ # head
  "Dhcp4": {
    "valid-lifetime": 4000, // seconds
    "t1": 0.50, "flag": true, "none": null,
    "name": "caf\xc3\xa9 \\u0041\\n",
    "list": [ 1, [ ], { }, "x" ] /* tail */
  }
}
`;
const document = parse(text);
const find = (...pointer: (string | number)[]): number => document.find(pointer) ?? -1;

describe('walking', () => {
  test('from the root down and along', () => {
    const dhcp4 = document.firstChild(document.root ?? -1) ?? -1;
    expect(document.key(dhcp4)).toBe('Dhcp4');
    expect([...document.children(dhcp4)].map((node) => document.key(node))).toEqual([
      'valid-lifetime',
      't1',
      'flag',
      'none',
      'name',
      'list',
    ]);
    expect(document.nextSibling(dhcp4)).toBeUndefined();
    expect(document.parent(dhcp4)).toBe(document.root);
    expect(document.parent(document.root ?? -1)).toBeUndefined();
    expect(document.nextSibling(document.root ?? -1)).toBeUndefined();
    expect(document.key(document.root ?? -1)).toBeUndefined();
  });

  test('kinds and sizes', () => {
    const list = find('Dhcp4', 'list');
    expect([...document.children(list)].map((node) => [document.kind(node), document.size(node)])).toEqual([
      ['integer', 0],
      ['list', 0],
      ['map', 0],
      ['string', 0],
    ]);
    expect(document.size(list)).toBe(4);
    expect(document.size(find('Dhcp4'))).toBe(6);
    expect(document.firstChild(find('Dhcp4', 'list', 1))).toBeUndefined();
    expect(document.firstChild(find('Dhcp4', 't1'))).toBeUndefined();
  });

  test('an empty document has nothing', () => {
    const nothing = parse('');
    expect(nothing.root).toBeUndefined();
    expect(nothing.find([])).toBeUndefined();
    expect(nothing.find(['a'])).toBeUndefined();
    expect(nothing.get(undefined, 'a')).toBeUndefined();
    expect(nothing.string(undefined)).toBeUndefined();
    expect(nothing.number(undefined)).toBeUndefined();
    expect(nothing.boolean(undefined)).toBeUndefined();
  });
});

describe('finding', () => {
  test('by keys and indices, and back', () => {
    for (const pointer of [[], ['Dhcp4'], ['Dhcp4', 'list', 0], ['Dhcp4', 'list', 3], ['Dhcp4', 'none']]) {
      const node = document.find(pointer);
      expect(node, formatPointer(pointer)).toBeDefined();
      expect(document.pointer(node ?? -1)).toEqual(pointer);
    }
  });

  test.each([
    [['nothing']],
    [['Dhcp4', 'nothing']],
    [['Dhcp4', 'list', 4]],
    [['Dhcp4', 'list', -1]],
    [['Dhcp4', 'list', 0.5]],
    [['Dhcp4', 'list', '0']],
    [['Dhcp4', 0]],
    [['Dhcp4', 't1', 'x']],
    [['Dhcp4', 'dhcp4']],
  ])('nothing at %j', (pointer) => {
    expect(document.find(pointer)).toBeUndefined();
  });

  test('the last of several members', () => {
    const twice = parse('{"a": 1, "b": 2, "a": {"x": 3}}');
    expect(valueOfAll(twice)).toEqual({ a: { x: 3 }, b: 2 });
    expect(twice.number(twice.find(['a', 'x']))).toBe(3);
    expect(twice.find(['a'])).toBe(3);
  });

  test('a key spelt with escapes', () => {
    const spelt = parse('{"valid\\u002dlifetime": 1}');
    expect(spelt.number(spelt.find(['valid-lifetime']))).toBe(1);
    const node = spelt.find(['valid-lifetime']) ?? -1;
    const { source, start, end } = spelt.keyLocation(node);
    expect(source.text.slice(start, end)).toBe('"valid\\u002dlifetime"');
  });

  test('a key spelt in two ways', () => {
    const spelt = parse('{"\\u0061": 1, "b": {"a": 2}, "c": {"\\u0061": 3}}');
    expect(spelt.number(spelt.find(['a']))).toBe(1);
    expect(spelt.number(spelt.find(['b', 'a']))).toBe(2);
    expect(spelt.number(spelt.find(['c', 'a']))).toBe(3);
  });

  test('in a list of many', () => {
    const many = parse(`{"a": [${Array.from({ length: 1000 }, (_, n) => `{"n": [${n}]}`).join(',')}]}`);
    for (const n of [0, 1, 15, 16, 500, 999]) {
      const node = many.find(['a', n, 'n', 0]);
      expect(many.number(node)).toBe(n);
      expect(many.pointer(node ?? -1)).toEqual(['a', n, 'n', 0]);
    }
    expect(many.size(many.find(['a']) ?? -1)).toBe(1000);
    for (const n of [-1, 0.5, 1000, Number.NaN]) expect(many.find(['a', n])).toBeUndefined();
  });

  test.each([0, 1, 15, 16, 17, 18])('in a list of %i', (size) => {
    const list = parse(`{"a": [${Array.from({ length: size }, (_, n) => `[${n}]`).join(',')}]}`);
    expect(list.size(list.find(['a']) ?? -1)).toBe(size);
    for (let n = 0; n < size; n++) expect(list.pointer(list.find(['a', n]) ?? -1)).toEqual(['a', n]);
    expect(list.find(['a', size])).toBeUndefined();
  });
});

describe('values', () => {
  test('decoded on demand', () => {
    expect(document.string(find('Dhcp4', 'name'))).toBe('caf\xc3\xa9 A\n');
    expect(document.number(find('Dhcp4', 'valid-lifetime'))).toBe(4000);
    expect(document.number(find('Dhcp4', 't1'))).toBe(0.5);
    expect(document.boolean(find('Dhcp4', 'flag'))).toBe(true);
    expect(document.kind(find('Dhcp4', 'none'))).toBe('null');
  });

  test('undefined for any other kind', () => {
    for (const key of ['valid-lifetime', 'flag', 'none', 'list'])
      expect(document.string(find('Dhcp4', key))).toBeUndefined();
    for (const key of ['name', 'flag', 'none', 'list'])
      expect(document.number(find('Dhcp4', key))).toBeUndefined();
    for (const key of ['name', 't1', 'none', 'list'])
      expect(document.boolean(find('Dhcp4', key))).toBeUndefined();
  });

  test('numbers keep what their lexeme says', () => {
    const numbers = parse('{"a": [0100, 1.0, .5, 5., 1e2, -0, 9007199254740993, -9223372036854775808]}', {
      target: '3.0',
    });
    expect(numbers.problems).toEqual([]);
    const items = [...numbers.children(numbers.find(['a']) ?? -1)];
    expect(items.map((node) => numbers.kind(node))).toEqual([
      'integer',
      'float',
      'float',
      'float',
      'float',
      'integer',
      'integer',
      'integer',
    ]);
    expect(items.map((node) => numbers.value(node))).toEqual([
      100,
      new Lexeme('1.0'),
      new Lexeme('.5'),
      new Lexeme('5.'),
      new Lexeme('1e2'),
      -0,
      new Lexeme('9007199254740993'),
      new Lexeme('-9223372036854775808'),
    ]);
    expect(items.slice(0, 5).map((node) => numbers.number(node))).toEqual([100, 1, 0.5, 5, 100]);
  });

  test('what is no number has no number', () => {
    const odd = parse('{"a": -, "b": 1}');
    expect(odd.number(odd.find(['a']))).toBeUndefined();
  });
});

describe('places', () => {
  test('of values and keys', () => {
    const node = find('Dhcp4', 'valid-lifetime');
    const value = document.location(node);
    const key = document.keyLocation(node);
    expect(text.slice(value.start, value.end)).toBe('4000');
    expect(text.slice(key.start, key.end)).toBe('"valid-lifetime"');
    expect(document.lexeme(find('Dhcp4', 'list'))).toBe('[ 1, [ ], { }, "x" ]');
    const item = find('Dhcp4', 'list', 3);
    expect(document.keyLocation(item)).toEqual(document.location(item));
  });

  test('of keys that are written wrongly', () => {
    const odd = parse('{bare: 1, \'single\': 2, "open: 3,\n "z": 4}');
    const keys = [...odd.children(odd.root ?? -1)].map((node) => {
      const { source, start, end } = odd.keyLocation(node);
      return source.text.slice(start, end);
    });
    expect(keys).toContain('bare');
    expect(keys).toContain("'single'");
    expect(keys).toContain('"z"');
  });

  test('of comments', () => {
    expect(document.comments().map(({ style, start, end }) => [style, text.slice(start, end)])).toEqual([
      ['hash', '# head'],
      ['slash', '// seconds'],
      ['block', '/* tail */'],
    ]);
    expect(document.comments()).toBe(document.comments());
  });

  test('of comments in a file with CR LF and strings that look like comments', () => {
    const odd = parse('{\r\n"a": "# no // no /* no", # yes\r\n"b": "\\"# no" // yes\r\n}');
    expect(odd.comments().map(({ start, end, source }) => source.text.slice(start, end))).toEqual([
      '# yes',
      '// yes',
    ]);
  });
});

describe('depth', () => {
  test.each([
    ['a million lists', 1_000_000, '[', ']'],
    ['many maps', 100_000, '{"a":', '}'],
  ])('%s', (_, depth, open, close) => {
    const nested = parse(`{"a":${open.repeat(depth)}1${close.repeat(depth)}}`);
    expect(nested.problems).toEqual([]);
    expect(nested.number(depth + 1)).toBe(1);
    const pointer = nested.pointer(depth + 1);
    expect(pointer.length).toBe(depth + 1);
    expect(nested.find(pointer)).toBe(depth + 1);
    expect(parse(`{"a":${open.repeat(depth)}`).problems).toHaveLength(1);
  });

  test('a value of many levels', () => {
    const nested = parse(`{"a":${'[{"b":'.repeat(50_000)}1${'}]'.repeat(50_000)}}`);
    expect(nested.value(0)).toBeTypeOf('object');
  });
});
