// Lists that are taken over from a former parse: whatever became of the text around them, and of some of them, the new parse
// must be what reading everything gives.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { version } from '../../src/core/version.ts';
import { build } from '../../src/document/build.ts';
import type { Builder } from '../../src/document/builder.ts';
import { createDocument } from '../../src/document/document.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { problemsOf } from '../../src/document/problem-log.ts';
import { cleanParse, type Former, formerOf, longList } from '../../src/document/reuse.ts';
import { MAYBE_TWICE, STRIDE } from '../../src/document/tape.ts';
import { readerOf } from './harness.ts';

const options = {
  target: version('3.2'),
  include: readerOf({ other: '"x": [1, 2, 3], "a": [1, 2]', list: '[1, 2]', key: '"a":' }),
};
const parse = (text: string, former?: Former, fast = true): Builder =>
  build({ path: 'a', text }, options, fast, former);

/** The lists of a text, however short, for the next one; undefined when nothing may be taken. */
function listsOf(text: string): Former | undefined {
  const clean = cleanParse(parse(text));
  return clean === undefined ? undefined : formerOf(clean, 0);
}

/** Everything that a parse leaves behind. Whether a map is looked through for keys that stand twice is its own affair. */
function leftBy(built: Builder): unknown {
  const { tape, keys, lexer, log } = built;
  const problems = problemsOf(log);
  const document = createDocument(built, problems, undefined);
  const words = [...tape.words.subarray(0, tape.count * STRIDE)];
  return {
    words: words.map((word, index) => (index % STRIDE === 0 ? word & ~MAYBE_TWICE : word)),
    keys: keys.decoded,
    files: tape.files === undefined ? [] : [...tape.files.subarray(0, tape.count)],
    problems,
    marked: lexer.marked,
    state: [built.state, built.current, built.maps, built.lists],
    value: document.root === undefined ? undefined : document.value(document.root),
  };
}

/** How many lists were taken over. */
const taken = (former: Former): number => [...former.past.values()].length;

const key = fc.constantFrom('a', 'b', 'c', 'subnet4', 'reservations', '\\u0061', 'Control-agent', 'é');
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(1, -12, 1.5, true, null, 'x', 'x "y"', '{{', 'long text that is no list'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const text = fc
  .tuple(fc.dictionary(key, value, { maxKeys: 5 }), fc.constantFrom(0, 1, 2))
  .map(([object, indent]) => Buffer.from(JSON.stringify(object, null, indent), 'utf8').toString('latin1'));
const inserted = fc.constantFrom(
  '',
  ' ',
  ',',
  '1',
  '"new": 1, ',
  '"new": [1, {"other": [2]}], ',
  ', "z": [1]',
  '# comment\n',
  '/* ',
  '[',
  ']',
  '{',
  '}',
  '"',
  '<?include "other"?>',
  '"Control-agent": {}, ',
  '00',
);
const edit = fc.tuple(fc.nat(), fc.nat({ max: 12 }), inserted);

describe('a text of which lists are taken over', () => {
  test('is what reading it gives, whatever changed', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 3 }), fc.boolean(), (old, edits, fast) => {
        const now = edits.reduce((made, [place, length, content]) => {
          const at = place % (made.length + 1);
          return made.slice(0, at) + content + made.slice(at + length);
        }, old);
        expect(leftBy(parse(now, listsOf(old), fast))).toEqual(leftBy(parse(now, undefined, fast)));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['a line in front', '{ "a": 1, ', '{ "a": 1, "b": 2,\n "c": [0], '],
    ['a line behind', ' }', ', "b": [3] }'],
    ['another key of the same name in front', '{ "a": 1', '{ "a": {"reservations": [{}]}'],
    ['nothing', '{', '{'],
  ])('takes a list over: %s', (_, from, to) => {
    const old =
      '{ "a": 1, "reservations": [ {"b": [1, 2]}, # first\n {"c": {"d": null}} ], "e": {"f": "g"} }';
    const former = listsOf(old);
    if (former === undefined) throw new Error('nothing to take from');
    const now = old.replace(from, to);
    expect(leftBy(parse(now, former))).toEqual(leftBy(parse(now)));
    expect(taken(former)).toBeGreaterThan(0);
  });

  test('takes the lists around one that changed', () => {
    const lists = (third: string) => `{"a": [{"r": [1]}, {"r": [2]}, {"r": [${third}]}, {"r": [4]}]}`;
    const former = listsOf(lists('3'));
    if (former === undefined) throw new Error('nothing to take from');
    const now = lists('3, 33');
    expect(leftBy(parse(now, former))).toEqual(leftBy(parse(now)));
    expect(former.past.get('r')).toBe(4);
  });

  test('takes nothing where it may mean something else', () => {
    const list = '"a": [1, 2]';
    expect(listsOf(`{${list}, "b": 1,}`), 'a problem').toBeUndefined();
    expect(listsOf(`{${list}, "b": "{{ x }}"}`), 'template marks').toBeUndefined();
    expect(listsOf(`{${list}, <?include "other"?>}`), 'includes').toBeUndefined();
    expect(listsOf(`{"Control-agent": {${list}}}`), 'the other dialect').toBeUndefined();
    const former = listsOf(`{${list}}`);
    if (former === undefined) throw new Error('nothing to take from');
    for (const now of [
      `{"b": 1 "c": 2, ${list}}`,
      '{<?include "other"?>}',
      '{"a": <?include "list"?>}',
      '{<?include "key"?> [1, 2]}',
    ]) {
      expect(leftBy(parse(now, former))).toEqual(leftBy(parse(now)));
      expect(taken(former), now).toBe(0);
    }
  });
});

describe('documents', () => {
  const items = Array.from({ length: 4000 }, (_, id) => `{"hw-address": "1a:1b:1c:1d:${id}"}`).join(',\n');
  const text = (line: string) => `{"Dhcp4": {${line}\n"reservations": [${items}]}}`;
  const read = (line: string, former?: ReturnType<typeof parseDocument>) =>
    parseDocument(
      { path: 'a', text: text(line) },
      { target: version('3.2'), ...(former === undefined ? {} : { former }) },
    );

  test('are the same with a former one', () => {
    expect(items.length).toBeGreaterThan(longList);
    const now = read('"b": [1], "c": 2,', read('"a": 1,'));
    const plain = read('"b": [1], "c": 2,');
    for (const pointer of [['Dhcp4', 'reservations', 3999, 'hw-address'], ['Dhcp4', 'c'], ['Dhcp4']]) {
      const [one, other] = [now.find(pointer), plain.find(pointer)];
      if (one === undefined || other === undefined) throw new Error(`no ${pointer.join('/')}`);
      expect(now.location(one)).toEqual(plain.location(other));
      expect(now.pointer(one)).toEqual(pointer);
    }
    expect(now.hasKey('a')).toBe(false);
  });

  test('of another version are read anew', () => {
    const zeros = text('').replace('"1a:1b:1c:1d:7"', '007');
    const parseFor = (target: string, former?: ReturnType<typeof parseDocument>) =>
      parseDocument(
        { path: 'a', text: zeros },
        { target: version(target), ...(former === undefined ? {} : { former }) },
      );
    const old = parseFor('2.6');
    expect(old.problems).toEqual([]);
    expect(parseFor('3.2').problems).not.toEqual([]);
    expect(parseFor('3.2', old).problems).toEqual(parseFor('3.2').problems);
  });
});
