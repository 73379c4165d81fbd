// keactrl.conf, as the shell would read it.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignmentOf, readKeactrl } from '../../src/installation/keactrl.ts';

function read(text: string) {
  return readKeactrl({ path: 'keactrl.conf', text }, '/etc/kea/keactrl.conf');
}

test.each([
  ['ctrl_agent=yes', [['ctrl_agent', 'yes', 'yes']]],
  ['ctrl_agent="yes"\r\n', [['ctrl_agent', 'yes', '"yes"']]],
  ["ctrl_agent='yes' # why\n", [['ctrl_agent', 'yes', "'yes'"]]],
  [
    '  export dhcp4=no\n\tdhcp6=yes',
    [
      ['dhcp4', 'no', 'no'],
      ['dhcp6', 'yes', 'yes'],
    ],
  ],
  [
    'a=1; b=2;c=3',
    [
      ['a', '1', '1'],
      ['b', '2', '2'],
      ['c', '3', '3'],
    ],
  ],
  ['# ctrl_agent=yes\n#x\n', []],
  ['a=b#c', [['a', 'b#c', 'b#c']]],
  [
    'prefix=/usr\nsrv=\x24{prefix}/sbin/kea"-dhcp4"',
    [
      ['prefix', '/usr', '/usr'],
      ['srv', '\x24{prefix}/sbin/kea-dhcp4', '\x24{prefix}/sbin/kea"-dhcp4"'],
    ],
  ],
  [
    'a="x=1\nb=2"\nc=3',
    [
      ['a', 'x=1\nb=2', '"x=1\nb=2"'],
      ['c', '3', '3'],
    ],
  ],
  ['a="say \\"hi\\" \\$x"', [['a', 'say "hi" $x', '"say \\"hi\\" \\$x"']]],
  [
    'a="open\nb=2',
    [
      ['a', 'open', '"open'],
      ['b', '2', '2'],
    ],
  ],
  [
    'a=\nb=2',
    [
      ['a', '', ''],
      ['b', '2', '2'],
    ],
  ],
  ["# don't\nb=2", [['b', '2', '2']]],
  ["echo 'a=1\nb=2'\nc=3", [['c', '3', '3']]],
  ['a = 1\n1a=2\n-a=3\n', []],
  ['echo a=1', []],
  ['a=x\\ y\\\nz', [['a', 'x yz', 'x\\ y\\\nz']]],
])('%j', (text, expected) => {
  const { assignments } = read(text);
  expect(
    assignments.map(({ name, value, valueSpan }) => [
      name,
      value,
      text.slice(valueSpan.start, valueSpan.end),
    ]),
  ).toEqual(expected);
  for (const { name, start, end, valueSpan } of assignments) {
    expect(text.slice(start, valueSpan.start)).toBe(`${name}=`);
    expect(end).toBe(valueSpan.end);
  }
});

test('the last assignment counts', () => {
  expect(assignmentOf(read('ctrl_agent=yes\nctrl_agent=no'), 'ctrl_agent')?.value).toBe('no');
  expect(assignmentOf(read(''), 'ctrl_agent')).toBeUndefined();
});

test('any text ends, with spans in order', () => {
  const piece = fc.constantFrom('a=', '"', "'", '\\', '\n', '#', ';', ' ', 'x', '$(', ')', 'export ', '&');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      let before = 0;
      for (const { start, end } of read(pieces.join('')).assignments) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThanOrEqual(start);
        before = end;
      }
    }),
    { numRuns: 500 },
  );
});
