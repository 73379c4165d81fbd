// The document layer against readers that know nothing of it: JSON.parse on JSON, jsonc-parser on JSON with comments.
// And what must hold for any bytes at all.

import fc from 'fast-check';
import { type ParseError, parse as parseJsonc } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { type JsonValue, Lexeme } from '../../src/core/change.ts';
import { latin1, positionOf } from '../../src/core/source.ts';
import { parseDocument } from '../../src/document/parse.ts';
import type { Document, NodeId } from '../../src/document/types.ts';
import { targets } from '../../src/kea/versions.ts';

const parse = (text: string): Document => parseDocument({ path: 'x.conf', text }, { target: targets['3.2'] });

/** A value as plain data; strings decoded, numbers as numbers. */
function plain(value: JsonValue): unknown {
  if (value instanceof Lexeme) return Number(value.text);
  if (typeof value === 'string') return Buffer.from(value, 'latin1').toString('utf8');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [plain(key), plain(member)]));
  }
  return value;
}

/** Every node, parents before children. */
function* nodes(document: Document, from: NodeId | undefined = document.root): Iterable<NodeId> {
  if (from === undefined) return;
  yield from;
  for (const child of document.children(from)) yield* nodes(document, child);
}

// Kea's strings have no escapes above \u00ff and no raw control characters; JSON.stringify escapes the latter.
const text = fc.string({ unit: 'binary-ascii' });
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5 }),
  ),
})).value;
const wrapped = json.map((value) => ({ Dhcp4: { 'user-context': { value } } }));

const comment = fc.constantFrom(' ', '\n', '\t', '/* c */', '// line\n', '\r\n');

/** JSON text with comments and blanks between any two tokens. */
const jsonc = fc
  .tuple(wrapped, fc.array(comment, { minLength: 1, maxLength: 20 }))
  .map(([value, between]) => {
    let at = 0;
    const pretty = JSON.stringify(value);
    return pretty.replace(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^[\]{},:"]+/g, (token) => {
      at += 1;
      return `${token}${between[at % between.length] ?? ''}`;
    });
  });

describe('against independent readers', () => {
  test('JSON reads as JSON.parse reads it', () => {
    fc.assert(
      fc.property(wrapped, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const written = JSON.stringify(value, undefined, indent);
        const document = parse(latin1(written));
        expect(document.problems).toEqual([]);
        expect(document.root === undefined ? undefined : plain(document.value(document.root))).toEqual(
          JSON.parse(written),
        );
      }),
    );
  });

  test('JSON with comments reads as jsonc-parser reads it', () => {
    fc.assert(
      fc.property(jsonc, (written) => {
        const errors: ParseError[] = [];
        const theirs: unknown = parseJsonc(written, errors);
        expect(errors).toEqual([]);
        const document = parse(latin1(written));
        expect(document.problems).toEqual([]);
        expect(document.root === undefined ? undefined : plain(document.value(document.root))).toEqual(
          theirs,
        );
      }),
    );
  });
});

/** Pieces that make nearly configurations. */
const pieces = fc.array(
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"Dhcp4"',
    '1',
    '0.5',
    '007',
    '+1',
    'true',
    'TRUE',
    'null',
    '#x\n',
    '//x\n',
    '/*',
    '*/',
    '"',
    '\\',
    '<?include "f"?>',
    '<?',
    '\0',
    '\xef\xbb\xbf',
    '\xff',
    '\r',
    '\n',
    ' ',
    '{{',
    '@x@',
    '\\u0041',
  ),
  { maxLength: 60 },
);
const anyBytes = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1'));

describe('for any bytes', () => {
  const hostile = fc.oneof(
    pieces.map((parts) => parts.join('')),
    anyBytes,
    jsonc,
  );

  test('parsing does not throw, and problems have places in the file', () => {
    fc.assert(
      fc.property(hostile, (written) => {
        for (const { at, message } of parse(written).problems) {
          expect(message).not.toBe('');
          expect(at.start).toBeGreaterThanOrEqual(0);
          expect(at.end).toBeGreaterThanOrEqual(at.start);
          expect(at.end).toBeLessThanOrEqual(written.length);
          expect(positionOf(at.source, at.start).line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('what was found can be found again, lies in order, and has its text', () => {
    fc.assert(
      fc.property(hostile, (written) => {
        const document = parse(written);
        for (const node of nodes(document)) {
          const { source, start, end } = document.location(node);
          expect(document.lexeme(node)).toBe(source.text.slice(start, end));
          expect(start).toBeLessThan(end);
          const parent = document.parent(node);
          if (parent !== undefined) {
            const outer = document.location(parent);
            expect(start).toBeGreaterThan(outer.start);
            expect(end).toBeLessThanOrEqual(outer.end);
            expect([...document.children(parent)]).toContain(node);
          }
          // Of several members of one name the last is the one that is found.
          const found = document.find(document.pointer(node));
          expect(found).toBeDefined();
          if (found !== undefined) expect(document.pointer(found)).toEqual(document.pointer(node));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('comments are where the text has them', () => {
    fc.assert(
      fc.property(jsonc, (written) => {
        const strings = /"(?:[^"\\]|\\.)*"/g;
        const expected = [
          ...written.replace(strings, (s) => ' '.repeat(s.length)).matchAll(/\/\*.*?\*\/|\/\/[^\n]*/g),
        ];
        const found = parse(written).comments();
        expect(found.map(({ start }) => start)).toEqual(expected.map(({ index }) => index));
      }),
    );
  });
});

test('nesting is no problem, however deep', () => {
  const depth = 200_000;
  const document = parse(`{"Dhcp4":{"user-context":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}}`);
  expect(document.problems).toEqual([]);
  expect(parse(`{"Dhcp4":${'['.repeat(depth)}`).problems.length).toBeGreaterThan(0);
});
