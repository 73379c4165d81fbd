import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mask, secretSpans } from '../../src/core/secrets.ts';
import { latin1, type Source } from '../../src/core/source.ts';
import { columns } from '../../src/report/layout.ts';
import { snippet } from '../../src/report/snippet.ts';
import { hostileSource, rawControls } from './hostile.ts';
import { placeOf } from './samples.ts';

const source = (text: string): Source => ({ path: 'a.conf', text });

/** The line and its marks, one above the other. */
function drawn(text: string, piece: string, width = 0): string {
  const found = snippet(placeOf(source(text), piece), width);
  return found === undefined ? '' : `${found.text}\n${' '.repeat(found.before)}${'^'.repeat(found.marks)}`;
}

describe('snippet', () => {
  test('marks the place', () => {
    expect(drawn('{\n  "a": 12,\n}', '12')).toBe('  "a": 12,\n       ^^');
  });

  test('widens tabs, leaves CR out, counts wide characters', () => {
    expect(drawn(latin1('\t"漢": 12\r\n'), '12')).toBe('    "漢": 12\n          ^^');
  });

  test('masks a secret in front of, in and behind the place', () => {
    expect(drawn('"password": "abc", "x": 1', '1')).toBe(`"password": "${mask}", "x": 1\n${' '.repeat(29)}^`);
    expect(drawn('"password": "abc"', '"abc"')).toBe(`"password": "${mask}"\n            ${'^'.repeat(10)}`);
    expect(drawn('"x": 1, "password": "abc"', '1')).toContain(mask);
    expect(drawn('"password": "abc"', 'bc')).not.toContain('b');
  });

  test('masks a secret whose key stands on another line', () => {
    expect(drawn('"password":\n  "abc", "x": 1', '1')).not.toContain('abc');
  });

  test('a place over several lines is marked to the end of its first', () => {
    expect(drawn('"a": {\n  "b": 1\n}', '{\n  "b": 1\n}')).toBe('"a": {\n     ^');
  });

  test('cuts a long line around the place', () => {
    const line = `${'x'.repeat(1_000_000)} "here" ${'y'.repeat(1_000_000)}`;
    const found = snippet(placeOf(source(line), '"here"'), 60);
    expect(found?.text).toMatch(/^…x+ "here" y+…$/);
    expect(columns(found?.text ?? '')).toBeLessThanOrEqual(60);
    expect(found?.text.slice(found.before, found.before + found.marks)).toBe('"here"');
  });

  test('nothing for a whole file, something at its end', () => {
    expect(snippet({ source: source('abc'), start: 0, end: 0 }, 80)).toBeUndefined();
    expect(snippet({ source: source('abc'), start: 3, end: 3 }, 80)).toMatchObject({
      text: 'abc',
      before: 3,
      marks: 1,
    });
    expect(snippet({ source: source('abc\n'), start: 4, end: 4 }, 80)).toBeUndefined();
  });

  test('shows no control and no secret, fits, and marks what it shows, for any place', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '"password": "',
        'hunter2',
        '"',
        ',\n',
        '\t',
        '\u001b[2J',
        '\xc3\xa9',
        '\xff',
        'word ',
        '\r\n',
        '漢',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        pieces,
        fc.nat(),
        fc.nat(20),
        fc.integer({ min: 20, max: 90 }),
        (parts, from, length, width) => {
          const text = latin1(parts.join(''));
          const start = text.length === 0 ? 0 : from % (text.length + 1);
          const found = snippet(
            { source: source(text), start, end: Math.min(text.length, start + length) },
            width,
          );
          if (found === undefined) return;
          expect(found.text).not.toMatch(rawControls);
          expect(found.text).not.toMatch(/[\n\t]/);
          expect(columns(found.text)).toBeLessThanOrEqual(width);
          expect(found.marks).toBeGreaterThan(0);
          const line = text.slice(0, start).lastIndexOf('\n') + 1;
          const stop = text.indexOf('\n', start) === -1 ? text.length : text.indexOf('\n', start);
          const secrets = secretSpans(text).filter((s) => s.start >= line && s.end <= stop);
          const plain = [...text.slice(line, stop)]
            .filter((_, i) => !secrets.some((s) => line + i >= s.start && line + i < s.end))
            .join('');
          if (!plain.includes('hunter2')) expect(found.text).not.toContain('hunter2');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a hostile file', () => {
    for (let at = 1; at < hostileSource.text.length; at += 7) {
      const found = snippet({ source: hostileSource, start: at, end: at + 5 }, 70);
      expect(found?.text ?? '').not.toMatch(rawControls);
      expect(found?.text ?? '').not.toContain('hunter');
    }
  });
});
