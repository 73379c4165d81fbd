// Values of options as text and as bytes: what is wrong, and where.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hexLength,
  isHexData,
  type OptionType,
  sizeFault,
  valueFault,
} from '../../src/kea/formats/option-values.ts';

describe('values as text', () => {
  it.each<[OptionType, boolean, string, string | undefined]>([
    ['ipv4-address', true, '192.0.2.1, 192.0.2.x', '192.0.2.x'],
    ['ipv4-address', true, ' , 192.0.2.1,', undefined],
    ['ipv4-address', false, 'foo', 'foo'],
    ['ipv6-address', true, '2001:db8::1,192.0.2.1 ', '192.0.2.1'],
    ['uint16', false, ' 65536', '65536'],
    ['uint8', true, '1, 2, 256', '256'],
    ['boolean', false, 'maybe', 'maybe'],
    ['uint8', false, 'fff', 'fff'],
    ['uint8', false, 'ff', undefined],
    ['boolean', false, '01', undefined],
    ['binary', false, '0x01', '0x01'],
    ['binary', false, '012', '012'],
    ['binary', false, '01 2, zz', '01 2'],
    ['psid', false, '7/3', undefined],
    ['psid', false, '8/3', '8/3'],
    ['ipv6-prefix', false, '2001:db8::/x', '2001:db8::/x'],
    ['fqdn', false, 'a b.org', 'a b.org'],
    ['fqdn', true, 'a b.org', undefined],
    ['fqdn', true, 'a..org', 'a..org'],
    ['tuple', false, 'a\\,b', undefined],
    ['tuple', false, '', ''],
    ['tuple', true, '', undefined],
    ['string', false, '', ''],
    ['string', false, ', ,', undefined],
    ['empty', false, 'x', 'x'],
    ['other', true, 'anything', undefined],
    ['name', false, 'a b', undefined],
    ['routes', false, ', 10.0.0.1/+8 -- 192.0.2.1,10.0.0.0/08-0.0.0.0,', undefined],
    ['routes', false, '10.0.0.0/8 - 192.0.2.1, 10.0.0.0/33 - 192.0.2.1', '10.0.0.0/33 - 192.0.2.1'],
    ['routes', false, '10.0.0.0/8', '10.0.0.0/8'],
    ['routes', false, '10.0.0.0/8 - 192.0.2.1 - 192.0.2.2', '10.0.0.0/8 - 192.0.2.1 - 192.0.2.2'],
    ['routes', false, '10.0.0.0/ 8 - 192.0.2.1', '10.0.0.0/ 8 - 192.0.2.1'],
    ['routes', false, ' , ', ' , '],
    ['dnr4', false, '10, dot.example.', undefined],
    ['dnr4', false, '10, dot.example., 192.0.2.1 192.0.2.2, alpn=dot\\,doq port=853 | 20, b.', undefined],
    ['dnr4', false, '10, a. | 65536, b.', '65536'],
    ['dnr4', false, '10, a..b', 'a..b'],
    ['dnr4', false, '10, a., 2001:db8::1', '2001:db8::1'],
    ['dnr4', false, '10, a., 192.0.2.1, alpn=dot, x', '10, a., 192.0.2.1, alpn=dot, x'],
    ['dnr4', false, '10, a., 192.0.2.1, alpn=dot alpn=doq', 'alpn=dot alpn=doq'],
    ['dnr4', false, '10, a., 192.0.2.1, port=70000', 'port=70000'],
    ['dnr4', false, '10, a., 192.0.2.1, alpn=h2', 'alpn=h2'],
    ['dnr4', false, '10, a., 192.0.2.1, alpn=h2 dohpath=/q{?dns}', undefined],
    ['dnr4', false, '10', '10'],
    ['dnr6', false, '10, a., 2001:db8::1, key1=x', 'key1=x'],
    ['dnr6', false, '10, a. | 20, b.', 'b.'],
  ])('%s, several: %s, "%s"', (type, array, data, wrong) => {
    const fault = valueFault({ type, array }, data);
    expect(fault === undefined ? undefined : data.slice(fault.at, fault.at + fault.length)).toBe(wrong);
  });

  it.each<[readonly OptionType[], boolean, string, string | undefined]>([
    [['uint8', 'ipv4-address'], false, '1', '1'],
    [['uint8', 'ipv4-address'], false, '1, 192.0.2.1, x', undefined],
    [['uint8', 'ipv4-address'], true, '1, 192.0.2.1, x', 'x'],
    [['fqdn', 'uint8'], false, 'a.org, 256', '256'],
    [['uint8', 'string'], false, '1, a b', undefined],
    [['uint8', 'name'], false, '1, .', undefined],
    [['uint8', 'name'], false, '1, a..b', 'a..b'],
  ])('records of %j, several: %s, "%s"', (fields, array, data, wrong) => {
    const fault = valueFault({ type: 'record', array, fields }, data);
    expect(fault === undefined ? undefined : data.slice(fault.at, fault.at + fault.length)).toBe(wrong);
  });

  it('of the other family are told apart: one is taken', () => {
    const shape = { type: 'ipv4-address', array: true } as const;
    expect(valueFault(shape, '2001:db8::1')?.taken).toMatch(/four IPv4 addresses/);
    expect(valueFault(shape, 'foo')?.taken).toBeUndefined();
  });

  it('have faults inside of the data only', () => {
    const type = fc.constantFrom<OptionType>(
      'ipv4-address',
      'ipv6-address',
      'boolean',
      'int32',
      'binary',
      'fqdn',
    );
    fc.assert(
      fc.property(type, fc.boolean(), fc.string(), (one, array, data) => {
        const fault = valueFault({ type: one, array }, data);
        if (fault === undefined) return;
        expect(fault.at).toBeGreaterThanOrEqual(0);
        expect(fault.at + fault.length).toBeLessThanOrEqual(data.length);
      }),
    );
  });
});

it.each([
  ['C0000201', true],
  ['0xc0', true],
  ['0XC0', false],
  ['c0:0:2', true],
  ['c0 00', true],
  ["'text'", true],
  ['', true],
  ['192.0.2.1', false],
  ['c0:000', false],
  ['c0-00', false],
])('"%s" as bytes: %s', (data, takes) => {
  expect(isHexData(data)).toBe(takes);
});

it.each([
  ['', 0],
  ['0xC0000201', 4],
  ['c0:0:02:01', 4],
  ['123', 2],
  ["'abc'", 3],
])('the bytes of %s are %i', (data, length) => {
  expect(hexLength(data)).toBe(length);
});

it.each<[OptionType, boolean, number, boolean]>([
  ['uint16', false, 1, false],
  ['uint16', false, 3, true],
  ['uint16', true, 3, false],
  ['uint16', true, 0, false],
  ['ipv4-address', true, 0, true],
  ['string', false, 0, false],
  ['binary', false, 0, true],
  ['fqdn', false, 0, false],
])('%s, several: %s, of %i bytes: %s', (type, array, bytes, takes) => {
  expect(sizeFault({ type, array }, bytes) === undefined).toBe(takes);
});
