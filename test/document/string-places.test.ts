// Places inside of strings: what is found at a decoded byte must be what stands there in the file.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { version } from '../../src/core/version.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { placeInString } from '../../src/document/string-places.ts';

function open(raw: string) {
  const text = `{ "Dhcp4": { "x": "${raw}" } }`;
  const document = parseDocument({ path: 'a.conf', text }, { target: version('3.2.0') });
  const node = document.find(['Dhcp4', 'x']);
  if (node === undefined) throw new Error('no string');
  return { text, document, node };
}

it.each([
  ['abc', 1, 2, 'b'],
  ['a\\tb', 1, 2, '\\t'],
  ['a\\tb', 2, 3, 'b'],
  ['\\u0041\\u0042c', 1, 3, '\\u0042c'],
  ['\\\\\\"c', 1, 2, '\\"'],
  ['abc', 3, 3, '"'],
  ['a\\n', 2, 2, '"'],
  ['', 0, 0, '"'],
  ['abc', 7, 9, '"'],
])('%s, %i to %i', (raw, start, end, expected) => {
  const { text, document, node } = open(raw);
  const at = placeInString(document, node, start, end);
  expect(text.slice(at.start, at.end)).toBe(expected);
});

it('finds every byte however it is escaped', () => {
  const piece = fc.constantFrom('a', '\\n', '\\u0041', '\\\\', '\\"', '\xff', '/', '\\/', '{');
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), fc.nat(19), (pieces, nth) => {
      const index = nth % pieces.length;
      const { text, document, node } = open(pieces.join(''));
      const at = placeInString(document, node, index, index + 1);
      expect(text.slice(at.start, at.end)).toBe(pieces[index]);
    }),
  );
});
