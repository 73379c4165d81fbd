// `<?include "file"?>` as Kea reads it: the tokens of another file in the place of the directive.

import { describe, expect, test } from 'vitest';
import { version } from '../../src/core/version.ts';
import { parseDocument } from '../../src/document/parse.ts';
import type { Document, NodeId } from '../../src/document/types.ts';
import { found, parse, valueOfAll } from './harness.ts';

describe('positions', () => {
  test.each<[string, string, Record<string, string>, unknown]>([
    ['the whole file', '<?include "b"?>', { b: '{"a": 1}' }, { a: 1 }],
    ['a value', '{"a": <?include "b"?>}', { b: ' 1 ' }, { a: 1 }],
    ['a map', '{"a": <?include "b"?>}', { b: '{"x": 1}' }, { a: { x: 1 } }],
    ['a member', '{"a": 1, <?include "b"?>}', { b: '"b": 2' }, { a: 1, b: 2 }],
    ['members', '{<?include "b"?>, "c": 3}', { b: '"a": 1, "b": 2' }, { a: 1, b: 2, c: 3 }],
    ['items', '{"a": [<?include "b"?>]}', { b: '1, 2, 3' }, { a: [1, 2, 3] }],
    ['a key', '{<?include "b"?>: 1}', { b: '"a"' }, { a: 1 }],
    ['a colon and a value', '{"a" <?include "b"?>}', { b: ': 1' }, { a: 1 }],
    ['nothing', '{"a": 1<?include "b"?>}', { b: '' }, { a: 1 }],
    ['comments', '{"a": 1<?include "b"?>}', { b: '# x\n/* y */ // z' }, { a: 1 }],
    ['a comma and a member', '{"a": 1<?include "b"?>}', { b: ', "b": 2' }, { a: 1, b: 2 }],
    ['a closing brace', '{"a": {"x": 1 <?include "b"?>', { b: '}}' }, { a: { x: 1 } }],
    ['an opening brace', '<?include "b"?> "x": 1}}', { b: '{"a": {' }, { a: { x: 1 } }],
    [
      'braces that do not match',
      '{"a": [{"x": 1<?include "b"?>"x": 2}]}',
      { b: '}, {' },
      { a: [{ x: 1 }, { x: 2 }] },
    ],
    ['the same file twice', '{"a": [<?include "b"?>, <?include "b"?>]}', { b: '1' }, { a: [1, 1] }],
    ['two files in a row', '{"a": <?include "b"?><?include "c"?>}', { b: '[1,', c: '2]' }, { a: [1, 2] }],
    ['a file in a file', '{"a": <?include "b"?>}', { b: '[<?include "c"?>]', c: '1' }, { a: [1] }],
    ['blanks inside', '{"a": <?  include\t\n "b"  \r\n ?>}', { b: '1' }, { a: 1 }],
    ['no blanks inside', '{"a":<?include"b"?>}', { b: '1' }, { a: 1 }],
    ['any bytes in the name', '{"a": <?include "\xff \\n"?>}', { '\xff \\n': '1' }, { a: 1 }],
  ])('%s', (_, text, files, value) => {
    const document = parse(text, { files });
    expect(found(document)).toEqual([]);
    expect(valueOfAll(document)).toEqual(value);
  });
});

describe('what can go wrong', () => {
  const inside = (directive: string, files: Record<string, string> = { b: '1' }): readonly string[] =>
    found(parse(`{"a": ${directive}, "z": 1}`, { files }));

  test.each([
    ['not there', '<?include "none"?>', ['1.17 include-not-found']],
    ['upper case', '<?INCLUDE "b"?>', ['1.9 syntax-error']],
    ['another word', '<?import "b"?>', ['1.9 syntax-error']],
    ['no quotes', '<?include b?>', ['1.17 syntax-error']],
    ['single quotes', "<?include 'b'?>", ['1.17 syntax-error']],
    ['empty name', '<?include ""?>', ['1.17 syntax-error']],
    ['two names', '<?include "b" "c"?>', ['1.21 syntax-error']],
    ['a comment inside', '<?include /* x */ "b"?>', ['1.17 syntax-error']],
    ['nothing inside', '<??>', ['1.9 syntax-error']],
  ])('%s', (_, directive, findings) => {
    expect(inside(directive)).toEqual(findings);
  });

  test('no end', () => {
    expect(found(parse('{"a": 1, <?include'))).toEqual(['1.10 syntax-error']);
  });

  test('an error inside has its place there', () => {
    const document = parse('{"a": 1, <?include "b"?>, "c": 3 "d": 4}', { files: { b: '\n "b": TRUE' } });
    expect(found(document)).toEqual(['b:2.7 json-literal-case', '1.34 syntax-error']);
  });

  test('without anybody to open files', () => {
    const source = { path: 'a.conf', text: '{"a": [1, <?include "b"?>], "c": 2}' };
    const document = parseDocument(source, { target: version('3.2') });
    expect(found(document)).toEqual(['1.21 include-not-found']);
    expect(document.includes.map((include) => [include.name, include.source])).toEqual([['b', undefined]]);
    expect(valueOfAll(document)).toEqual({ a: [1], c: 2 });
  });

  test.each([
    '{"a": <?include "none"?>}',
    '{"a": [<?include "none"?>, 1]}',
    '{<?include "none"?>, "b": 1}',
    '{"b": 1, <?include "none"?>}',
    '{"b": 1 <?include "none"?>}',
    '<?include "none"?>',
  ])('what is missing with a file is not missed as well: %s', (text) => {
    expect(parse(text).problems.map(({ rule }) => rule)).toEqual(['include-not-found']);
  });

  test('a byte order mark in an included file', () => {
    expect(found(parse('{"a": <?include "b"?>}', { files: { b: '\xef\xbb\xbf1' } }))).toEqual([
      'b:1.1 json-byte-order-mark',
    ]);
  });

  test('an unclosed comment in an included file ends with it', () => {
    expect(found(parse('{"a": <?include "b"?>}', { files: { b: '1 /* x' } }))).toEqual([
      'b:1.3 syntax-error',
    ]);
  });
});

describe('nesting', () => {
  const chain = (count: number): Record<string, string> => {
    const files: Record<string, string> = { [`c${count}`]: '1' };
    for (let n = 1; n < count; n++) files[`c${n}`] = `<?include "c${n + 1}"?>`;
    return files;
  };

  test('eleven levels are read', () => {
    const document = parse('{"a": <?include "c1"?>}', { files: chain(11) });
    expect(found(document)).toEqual([]);
    expect(valueOfAll(document)).toEqual({ a: 1 });
    expect(document.sources.map(({ path }) => path)).toEqual([
      'a.conf',
      ...Array.from({ length: 11 }, (_, n) => `c${n + 1}`),
    ]);
  });

  test('the twelfth is refused', () => {
    expect(found(parse('{"a": <?include "c1"?>}', { files: chain(12) }))[0]).toBe(
      'c11:1.11 include-too-deep',
    );
  });

  test('a circle ends the same way, and soon', () => {
    const document = parse('{"a": [<?include "b"?>]}', { files: { b: '<?include "b"?>,'.repeat(20) } });
    expect(document.problems.filter(({ rule }) => rule === 'include-too-deep')).toHaveLength(1);
    expect(document.includes.length).toBeLessThan(1000);
  });

  test('many files that include each other are not read without an end', () => {
    // Nine levels of twenty-five each: more bytes than there are.
    const files: Record<string, string> = { c9: ' '.repeat(100_000) };
    for (let n = 1; n < 9; n++) files[`c${n}`] = `<?include "c${n + 1}"?>`.repeat(25);
    const rules = parse('{"a": 1<?include "c1"?>}', { files }).problems.map(({ rule }) => rule);
    expect(rules).toEqual(['configuration-too-large']);
  });
});

describe('places', () => {
  const files = { b: '{"x": 1, "y": [2]}', c: '"k": 1, "l": 2', d: ': 5' };
  const text =
    '{"v": <?include "b"?>, <?include "c"?>, "h" <?include "d"?>, "m": {"n": 1}, "o": [3, <?include "e"?>]}';
  const document = parse(text, { files: { ...files, e: '4, {"p": 6}' } });

  const at = (...pointer: (string | number)[]): NodeId => {
    const node = document.find(pointer);
    if (node === undefined) throw new Error(`nothing at ${pointer.join('/')}`);
    return node;
  };

  test('every node knows its file', () => {
    const file = (node: NodeId): string => document.location(node).source.path;
    expect(file(at('v'))).toBe('b');
    expect(file(at('v', 'x'))).toBe('b');
    expect(file(at('k'))).toBe('c');
    expect(file(at('h'))).toBe('d');
    expect(file(at('m', 'n'))).toBe('a.conf');
    expect(file(at('o'))).toBe('a.conf');
    expect(file(at('o', 0))).toBe('a.conf');
    expect(file(at('o', 2, 'p'))).toBe('e');
  });

  test('every key too', () => {
    const key = (node: NodeId): string => {
      const { source, start, end } = document.keyLocation(node);
      return `${source.path} ${source.text.slice(start, end)}`;
    };
    expect(key(at('v'))).toBe('a.conf "v"');
    expect(key(at('v', 'x'))).toBe('b "x"');
    expect(key(at('l'))).toBe('c "l"');
    expect(key(at('h'))).toBe('a.conf "h"');
    expect(key(at('o', 1))).toBe('e 4');
  });

  test('what does not lie in one piece of one file says so', () => {
    const spanning = (node: NodeId): boolean => document.spansFiles(node);
    expect(spanning(at())).toBe(true);
    expect(spanning(at('v'))).toBe(true);
    expect(spanning(at('v', 'x'))).toBe(false);
    expect(spanning(at('v', 'y'))).toBe(false);
    expect(spanning(at('k'))).toBe(false);
    expect(spanning(at('h'))).toBe(true);
    expect(spanning(at('m'))).toBe(false);
    expect(spanning(at('o'))).toBe(true);
    expect(spanning(at('o', 0))).toBe(false);
    expect(spanning(at('o', 2))).toBe(false);
  });

  test('and so does everything around it', () => {
    const around = parse('{"a": [{"x": [<?include "b"?>]}, 2], "c": [3]}', { files: { b: '1' } });
    const spanning = (...pointer: (string | number)[]): boolean =>
      around.spansFiles(around.find(pointer) ?? -1);
    expect(spanning()).toBe(true);
    expect(spanning('a')).toBe(true);
    expect(spanning('a', 0)).toBe(true);
    expect(spanning('a', 0, 'x')).toBe(true);
    expect(spanning('a', 1)).toBe(false);
    expect(spanning('c')).toBe(false);
  });

  test('a node that ends in another file has the part in its own', () => {
    const part = (text: string, files: Record<string, string>): (string | boolean)[] => {
      const parsed: Document = parse(text, { files });
      const node = parsed.find(['a']) ?? -1;
      return [parsed.location(node).source.path, parsed.lexeme(node), parsed.spansFiles(node)];
    };
    expect(part('{"a": [1 <?include "b"?>, "c": 2}', { b: ', 2]' })).toEqual([
      'a.conf',
      '[1 <?include "b"',
      true,
    ]);
    expect(part('{"a": <?include "b"?>, 3], "c": 2}', { b: '[1, 2 ' })).toEqual(['b', '[1, 2 ', true]);
    expect(part('{"a": [<?include "b"?>], "c": 2}', { b: '1' })).toEqual([
      'a.conf',
      '[<?include "b"?>]',
      true,
    ]);
    expect(part('{<?include "b"?>1 ], "c": 2}', { b: '"a": [' })).toEqual(['b', '[', true]);
  });

  test('includes are listed with where they lead', () => {
    expect(
      document.includes.map(({ name, at: { source, start, end }, source: to }) => [
        name,
        source.path,
        source.text.slice(start, end),
        to?.path,
      ]),
    ).toEqual([
      ['b', 'a.conf', '<?include "b"?>', 'b'],
      ['c', 'a.conf', '<?include "c"?>', 'c'],
      ['d', 'a.conf', '<?include "d"?>', 'd'],
      ['e', 'a.conf', '<?include "e"?>', 'e'],
    ]);
  });

  test('comments of all files are found, each once', () => {
    const commented = parse('{"a": <?include "b"?>, "c": <?include "b"?>} # x', { files: { b: '1 // y' } });
    expect(
      commented
        .comments()
        .map(({ source, style, start, end }) => [source.path, style, source.text.slice(start, end)]),
    ).toEqual([
      ['a.conf', 'hash', '# x'],
      ['b', 'slash', '// y'],
    ]);
  });
});
