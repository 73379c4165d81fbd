// The same answers as Node gives, for everything that may stand where an address should.

import { isIP as nodeIsIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIP } from '../../src/core/ip-family.ts';

const written = [
  ...[
    '',
    '1',
    '1.2.3',
    '1.2.3.4',
    '01.2.3.4',
    '1.2.3.256',
    '1.2.3.4.',
    '1.2.3.4 ',
    '::',
    ':::',
    '1::',
    '::1',
  ],
  ...[
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '1::3:4:5:6:7:8',
    '1:2:3:4:5:6:7:8::',
    ':1:2',
    '1:',
  ],
  ...[
    '::1.2.3.4',
    '1:2:3:4:5:6:1.2.3.4',
    '1:2:3:4:5:6:7:1.2.3.4',
    '::1.2.3',
    '1.2.3.4::',
    '::ffff:1.2.3.04',
    '12345::',
  ],
  ...['fe80::1%eth0', '%eth0', '1.2.3.4%eth0', '::%-', 'g::', '::G', '::F'],
];

/** What Kea 2.6.3 and 3.0.4 take as the address of a listener, and Node does not. */
const scoped = ['fe80::1%br_lan', 'fe80::1%', 'fe80::1%a%b', '2001:db8::1%x_y', 'fe80::1% x'];

describe('isIP', () => {
  test.each(scoped)('%j is an address to Kea', (text) => {
    expect(isIP(text)).toBe(6);
  });

  test.each(written)('%j', (text) => {
    expect(isIP(text)).toBe(nodeIsIP(text));
  });

  test('answers as Node does to what is nearly an address', () => {
    const part = fc.constantFrom('0', '1', '12', '255', '256', 'ab', 'ffff', '12345', '', '1.2.3.4', 'x');
    const near = fc
      .array(fc.tuple(part, fc.constantFrom(':', ':', '::', '.', '-')), { maxLength: 9 })
      .map((parts) => parts.flat().join(''));
    const text = fc.oneof(
      near,
      near.map((one) => one.slice(0, -1)),
      fc.ipV4(),
      fc.ipV6(),
      fc.string().filter((one) => !one.includes('%')),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(isIP(one)).toBe(nodeIsIP(one));
      }),
      { numRuns: 2000 },
    );
  });
});
