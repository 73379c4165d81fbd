import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from '../../src/edit/apply.ts';
import { lowerKeactrl } from '../../src/edit/keactrl.ts';
import { edit } from './edit.ts';

const assigned = (text: string, variable: string, value: string): string => {
  const file = { path: 'keactrl.conf', text };
  const { edits, refused } = lowerKeactrl({ source: file }, [
    { kind: 'assign', file: file.path, variable, value },
  ]);
  expect(refused).toEqual([]);
  return apply(text, edits.get(file.path) ?? []);
};

describe('assign', () => {
  test.each([
    ['ctrl_agent=yes\n', 'ctrl_agent=no\n'],
    ['dhcp4=yes # v4\nctrl_agent=yes # the agent\n', 'dhcp4=yes # v4\nctrl_agent=no # the agent\n'],
    ['ctrl_agent="yes"\n', 'ctrl_agent="no"\n'],
    ["export ctrl_agent='yes'; x=1\n", "export ctrl_agent='no'; x=1\n"],
    ['# ctrl_agent=yes\nctrl_agent=yes', '# ctrl_agent=yes\nctrl_agent=no'],
    ['ctrl_agent=maybe\nctrl_agent=yes\n', 'ctrl_agent=maybe\nctrl_agent=no\n'],
    ['\tctrl_agent=yes\r\n', '\tctrl_agent=no\r\n'],
    [
      'my_ctrl_agent=yes\necho "ctrl_agent=yes"\nctrl_agent=\n',
      'my_ctrl_agent=yes\necho "ctrl_agent=yes"\nctrl_agent=no\n',
    ],
    ['x="a\nctrl_agent=yes"\n', 'x="a\nctrl_agent=yes"\nctrl_agent=no\n'],
    ['dhcp4=yes', 'dhcp4=yes\nctrl_agent=no\n'],
    ['', 'ctrl_agent=no\n'],
  ])('%j', (text, result) => {
    expect(assigned(text, 'ctrl_agent', 'no')).toBe(result);
    expect(assigned(result, 'ctrl_agent', 'no')).toBe(result);
  });

  test('values that the shell would take apart are quoted', () => {
    expect(assigned('a=b\n', 'a', 'x y')).toBe("a='x y'\n");
    expect(assigned('a=b\n', 'a', "it's")).toBe("a='it'\\''s'\n");
    expect(assigned('a="b"\n', 'a', '$x')).toBe("a='$x'\n");
  });

  test('is refused for what is no variable or value', () => {
    const file = { path: 'keactrl.conf', text: 'a=b\n' };
    const { refused } = lowerKeactrl({ source: file }, [
      { kind: 'assign', file: file.path, variable: 'a b', value: 'x' },
      { kind: 'assign', file: file.path, variable: 'a', value: 'x\ny' },
      { kind: 'remove', file: file.path, at: ['a'] },
    ]);
    expect(refused.map(({ reason }) => reason)).toEqual([
      'it is no name of a shell variable',
      'the value holds characters that cannot stand there',
      'the file holds shell assignments and no JSON',
    ]);
  });
});

describe('splice', () => {
  const splice = (start: number, end: number, content: string) =>
    ({ kind: 'splice', start, end, content }) as const;

  test('replaces exactly its range, also in a file that does not parse', () => {
    expect(edit('{ "CtrlAgent": { ]', splice(3, 12, 'Control-agent')).text).toBe('{ "Control-agent": { ]');
  });

  test('next to other changes', () => {
    const { text, reasons } = edit(
      '{ "a": 0600, "b": 2 }',
      splice(7, 8, ''),
      { kind: 'rename', at: ['a'], to: 'c' },
      { kind: 'remove', at: ['b'] },
    );
    expect(text).toBe('{ "c": 600 }');
    expect(reasons).toEqual([]);
  });

  test.each([
    ['another range', splice(7, 9, '1')],
    ['a value that is replaced', { kind: 'set', at: ['a'], value: 1 }],
    ['a member that goes', { kind: 'remove', at: ['a'] }],
  ] as const)('gives way to %s', (_, other) => {
    const text = '{ "a": 0600, "b": 2 }';
    const { reasons, text: result } = edit(text, other, splice(8, 9, '7'));
    expect(reasons).toEqual(['it overlaps another change']);
    expect(result).toBe(edit(text, other).text);
  });

  test('gives way where a comma is counted on', () => {
    const text = '{\n  "a": 1,\n}';
    const { reasons, text: result } = edit(text, splice(10, 11, ''), {
      kind: 'insert',
      at: [],
      key: 'b',
      value: 2,
    });
    expect(reasons).toEqual(['it overlaps another change']);
    expect(result).toBe('{\n  "a": 1,\n  "b": 2,\n}');
  });

  test.each([
    [splice(-1, 2, ''), 'the range lies outside the file'],
    [splice(3, 2, ''), 'the range lies outside the file'],
    [splice(0, 99, ''), 'the range lies outside the file'],
    [splice(0, 1, '€'), 'it writes characters that are no bytes'],
  ])('%j is refused', (change, reason) => {
    expect(edit('{ "a": 1 }', change).reasons).toEqual([reason]);
  });
});

describe('apply', () => {
  test.each([
    [{ offset: 0, length: 9, content: '' }, 'lies outside'],
    [{ offset: -1, length: 0, content: '' }, 'has no place'],
    [{ offset: 0, length: 0, content: 'ŝ' }, 'no bytes'],
  ])('%j is a bug', (wrong, message) => {
    expect(() => apply('abc', [wrong])).toThrow(message);
  });

  test('edits that overlap are a bug', () => {
    expect(() =>
      apply('abcdef', [
        { offset: 2, length: 2, content: '' },
        { offset: 3, length: 1, content: '' },
      ]),
    ).toThrow('overlaps');
  });

  test('any number of edits in any order is the same as one after the other from behind', () => {
    const ranges = fc.array(
      fc.record({ skip: fc.nat(3), length: fc.nat(3), content: fc.stringMatching(/^[x-z]{0,3}$/) }),
      {
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(ranges, fc.array(fc.nat(999), { minLength: 1 }), (list, order) => {
        let at = 0;
        const edits = list.map(({ skip, length, content }) => {
          const offset = at + skip;
          at = offset + length;
          return { offset, length, content };
        });
        const text = 'abcdefghij'.repeat(Math.ceil(at / 10) + 1);
        let expected = text;
        for (const one of edits.toReversed()) {
          expected = expected.slice(0, one.offset) + one.content + expected.slice(one.offset + one.length);
        }
        expect(apply(text, edits)).toBe(expected);
        // Insertions at one offset keep their order; the others may come in any.
        const distinct = edits.filter(({ length }) => length > 0);
        const shuffled = distinct
          .map((one, index) => ({ one, key: order[index % order.length] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(apply(text, shuffled)).toBe(apply(text, distinct));
      }),
      { numRuns: 200 },
    );
  });
});
