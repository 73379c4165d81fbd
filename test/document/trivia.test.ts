// What stands between two tokens, cut into pieces.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanTrivia } from '../../src/document/trivia.ts';
import type { Trivia } from '../../src/document/types.ts';

const cut = (text: string, start = 0, end = text.length): readonly (readonly [Trivia['kind'], string])[] =>
  scanTrivia(text, start, end).map((piece) => [piece.kind, text.slice(piece.start, piece.end)]);

describe('scanTrivia', () => {
  test('one of each', () => {
    expect(cut(' \t, # x\r\n// y\n/* z\n*/:<?include "f"?>\r')).toEqual([
      ['blank', ' \t'],
      ['comma', ','],
      ['blank', ' '],
      ['hash', '# x'],
      ['newline', '\r\n'],
      ['slash', '// y'],
      ['newline', '\n'],
      ['block', '/* z\n*/'],
      ['colon', ':'],
      ['include', '<?include "f"?>'],
      ['blank', '\r'],
    ]);
  });

  test('between two offsets', () => {
    expect(cut('{"a" : 1 , # x\n}', 8, 15)).toEqual([
      ['blank', ' '],
      ['comma', ','],
      ['blank', ' '],
      ['hash', '# x'],
      ['newline', '\n'],
    ]);
    expect(cut('{}', 1, 1)).toEqual([]);
  });

  test('comments without an end run to the end', () => {
    expect(cut('# x')).toEqual([['hash', '# x']]);
    expect(cut('/* x')).toEqual([['block', '/* x']]);
  });

  test.each(['"', '1', '{', '<?', '\0', '\xa0', '/'])('%j is no trivia', (token) => {
    expect(() => scanTrivia(` ${token}`, 0, 2)).toThrow('offset 1');
  });

  test('the pieces are the text', () => {
    const piece = fc.constantFrom(
      ' ',
      '\t',
      '\r',
      '\n',
      '\r\n',
      ',',
      ':',
      '# x\n',
      '// y\n',
      '/* z */',
      '/**/',
      '<?include "f"?>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const cutPieces = scanTrivia(text, 0, text.length);
        expect(cutPieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const [i, one] of cutPieces.entries()) {
          expect(one.end).toBeGreaterThan(one.start);
          expect(one.start).toBe(cutPieces[i - 1]?.end ?? 0);
        }
      }),
    );
  });
});
