import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columns, table, wrap } from '../../src/report/layout.ts';

const plain = (text: string): string => text;

describe('wrap', () => {
  test('breaks at blanks, indents the rest, keeps long words', () => {
    expect(wrap('one two three', 9, { first: '- ', rest: '  ' })).toEqual(['- one two', '  three']);
    expect(wrap('a /very/long/path b', 6, { first: '', rest: '' })).toEqual(['a', '/very/long/path', 'b']);
    expect(wrap('one two', 0, { first: '> ', rest: '  ' })).toEqual(['> one two']);
  });

  test('loses nothing and fits whenever words do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }),
        fc.integer({ min: 12, max: 60 }),
        (words, width) => {
          const lines = wrap(words.join(' '), width, { first: '', rest: '  ' });
          expect(lines.flatMap((line) => line.trim().split(' '))).toEqual(words);
          expect(lines.every((line) => columns(line) <= width)).toBe(true);
        },
      ),
    );
  });
});

describe('columns', () => {
  test('counts what a terminal shows', () => {
    expect([columns('abc'), columns('漢字'), columns('e\u0301'), columns('é'), columns('👍')]).toEqual([
      3, 4, 1, 1, 2,
    ]);
  });
});

describe('table', () => {
  const rows = [
    [{ text: 'one' }, { text: 'http 127.0.0.1:8000, no credentials' }, { text: 'gone' }],
    [{ text: '' }, { text: '-' }, { text: 'https 192.0.2.10:8004, client certificates' }],
  ];

  test('aligns when it fits', () => {
    expect(table(['', 'before', 'after'], rows, 0, '  ', plain)).toEqual([
      '       before                               after',
      '  one  http 127.0.0.1:8000, no credentials  gone',
      '       -                                    https 192.0.2.10:8004, client certificates',
    ]);
  });

  test('wraps cells when it must', () => {
    const lines = table(['', 'before', 'after'], rows, 70, '  ', plain);
    expect(lines.every((line) => columns(line) <= 70)).toBe(true);
    expect(lines.length).toBe(5);
    expect(lines[0]).toContain('before');
  });

  test('becomes a list when narrow', () => {
    expect(table(['', 'before', 'after'], rows, 50, '  ', plain)).toEqual([
      '  one',
      '    before  http 127.0.0.1:8000, no credentials',
      '    after   gone',
      '    before  -',
      '    after   https 192.0.2.10:8004, client',
      '            certificates',
    ]);
  });
});
