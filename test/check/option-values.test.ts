// Values of options as text and as bytes: what is wrong, and where.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHexData, type OptionType, valueFault } from '../../src/kea/formats/option-values.ts';

describe('values as text', () => {
  it.each<[OptionType, boolean, string, string | undefined]>([
    ['ipv4-address', true, '192.0.2.1, 192.0.2.x', '192.0.2.x'],
    ['ipv4-address', true, ' , 192.0.2.1,', undefined],
    ['ipv4-address', false, 'foo', 'foo'],
    ['ipv6-address', true, '2001:db8::1,192.0.2.1 ', '192.0.2.1'],
    ['uint16', false, ' 65536', '65536'],
    ['uint8', true, '1, 2, 256', '256'],
    ['boolean', false, 'maybe', 'maybe'],
    ['binary', false, '0x01', '0x01'],
    ['string', false, '', ''],
    ['string', false, ', ,', undefined],
    ['empty', false, 'x', 'x'],
    ['other', true, 'anything', undefined],
  ])('%s, several: %s, "%s"', (type, array, data, wrong) => {
    const fault = valueFault(type, array, data);
    expect(fault === undefined ? undefined : data.slice(fault.at, fault.at + fault.length)).toBe(wrong);
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
        const fault = valueFault(one, array, data);
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
