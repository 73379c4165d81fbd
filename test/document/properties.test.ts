// What holds for every text, found by trying many.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanTrivia } from '../../src/document/trivia.ts';
import type { Document, NodeId } from '../../src/document/types.ts';
import { parse } from './harness.ts';

/** A configuration as people lay it out: keys of a few kinds, comments, one member a line. */
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(0, 1, 4000, 'x', 'a, b', '# no', '{', '', true, false, null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'valid-lifetime', 'x:y', ''), tie('value'), { maxKeys: 4 }),
  ),
})).value;
const map = fc.dictionary(fc.constantFrom('Dhcp4', 'Dhcp6', 'Logging'), value, { minKeys: 1, maxKeys: 3 });

const laidOut = map.map((object) => JSON.stringify(object, null, 2));

/** The same with something to read past between any two tokens. */
const commented = fc
  .tuple(
    map,
    fc.array(fc.constantFrom('', ' ', '\n', '\r\n', '\t', '# c\n', '// {\n', '/* " */'), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map(([object, between]) => {
    let n = 0;
    const tokens = JSON.stringify(object).match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^[\]{},:"]+/g) ?? [];
    return tokens.map((token) => `${between[n++ % between.length]}${token}`).join('') + (between[0] ?? '');
  });

function* nodesOf(document: Document, from: NodeId | undefined = document.root): Iterable<NodeId> {
  if (from === undefined) return;
  yield from;
  for (const child of document.children(from)) yield* nodesOf(document, child);
}

/** All tokens but commas and colons, in order. */
function tokensOf(document: Document): readonly (readonly [number, number])[] {
  const tokens: [number, number][] = [];
  for (const node of nodesOf(document)) {
    const { start, end } = document.location(node);
    const key = document.keyLocation(node);
    if (document.key(node) !== undefined) tokens.push([key.start, key.end]);
    const kind = document.kind(node);
    if (kind === 'map' || kind === 'list') tokens.push([start, start + 1], [end - 1, end]);
    else tokens.push([start, end]);
  }
  return tokens.toSorted(([a], [b]) => a - b);
}

describe('lossless', () => {
  test('tokens and what stands between them are the whole text', () => {
    fc.assert(
      fc.property(commented, (text) => {
        const document = parse(text);
        expect(document.problems).toEqual([]);
        let rebuilt = '';
        let at = 0;
        for (const [start, end] of [...tokensOf(document), [text.length, text.length] as const]) {
          for (const piece of scanTrivia(text, at, start)) rebuilt += text.slice(piece.start, piece.end);
          rebuilt += text.slice(start, end);
          at = end;
        }
        expect(rebuilt).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test('comments are those between the tokens', () => {
    fc.assert(
      fc.property(commented, (text) => {
        const document = parse(text);
        const between = [];
        let at = 0;
        for (const [start, end] of [...tokensOf(document), [text.length, text.length] as const]) {
          between.push(...scanTrivia(text, at, start).filter(({ kind }) => /hash|slash|block/.test(kind)));
          at = end;
        }
        expect(document.comments().map(({ start, end, style }) => ({ start, end, kind: style }))).toEqual(
          between.map(({ start, end, kind }) => ({ start, end, kind })),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('the lexeme of a node parses to its value', () => {
    fc.assert(
      fc.property(commented, (text) => {
        const document = parse(text);
        for (const node of nodesOf(document)) {
          const alone = parse(`{"x": ${document.lexeme(node)}\n}`);
          const copy = alone.find(['x']);
          expect(copy === undefined ? undefined : alone.value(copy)).toEqual(document.value(node));
        }
      }),
    );
  });
});

describe('errors', () => {
  test('a truncated file has one finding', () => {
    fc.assert(
      fc.property(laidOut, fc.nat(), (text, pick) => {
        const document = parse(text.slice(0, pick % text.length));
        expect(document.problems).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  test('stand in the order of the text', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"a":1,',
      '1',
      '01',
      '+1',
      'TRUE',
      'x',
      ' ',
      '\n',
      '"\t"',
      '-',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 50 }), (pieces) => {
        const starts = parse(`{"a": {${pieces.join('')}}}`).problems.map(({ at }) => at.start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  });

  test('stand where they stood when something is written behind them', () => {
    fc.assert(
      fc.property(laidOut, fc.constantFrom('TRUE', '00', '"\\x"', '1 2', '[1,]'), (text, bad) => {
        const alone = parse(`{"a": ${bad}}`).problems;
        const followed = parse(`{"a": ${bad}, "b": ${text}}`).problems;
        expect(followed.map(({ rule, at }) => [rule, at.start])).toEqual(
          alone.map(({ rule, at }) => [rule, at.start]),
        );
      }),
    );
  });
});

describe('versions', () => {
  test('decide what is said, never what is read', () => {
    const odd = fc.constantFrom('[1,]', '007', '[1,,2]', '{"x": 1, "x": 2}', '-00.5', '{"y": [,]}');
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 6 }), (values) => {
        const text = `{"a": [${values.join(', ')}]}`;
        const documents = ['1.8.0', '2.1.1', '2.6.3', '3.0.4', '3.2.0', '3.3.1'].map((target) =>
          parse(text, { target }),
        );
        const read = documents.map((document) => JSON.stringify(document.value(0)));
        expect(new Set(read).size).toBe(1);
      }),
    );
  });
});
