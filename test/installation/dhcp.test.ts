// The views of DHCP servers: identifiers as Kea reads them, reservations in their columns, each held against its pools.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifierBuffer, readIdentifier } from '../../src/installation/dhcp/identifiers.ts';
import { dhcpIn } from '../../src/installation/dhcp/view.ts';
import { load } from '../check/harness.ts';

function bytesOf(text: string): string | undefined {
  const buffer = identifierBuffer();
  const length = readIdentifier(text, buffer);
  return length === -1 ? undefined : Buffer.from(buffer.subarray(0, length)).toString('hex');
}

describe('identifiers', () => {
  test.each([
    ['1:2:3', '010203'],
    ['01 02 03', '010203'],
    ['0a:0B:c', '0a0b0c'],
    ['0x0a0b', '0a0b'],
    ['a0b', '0a0b'],
    ["'abc'", '616263'],
    ["''", ''],
    ['1:2:', undefined],
    ['1::2', undefined],
    ['123:4', undefined],
    ['xyz', undefined],
    ['', undefined],
    ["'abc", undefined],
  ])('%s', (text, bytes) => {
    expect(bytesOf(text)).toBe(bytes);
  });

  test('all spellings of the same bytes are the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 40 }), (bytes) => {
        const hex = Buffer.from(bytes).toString('hex');
        const split = [...bytes].map((byte) => byte.toString(16));
        for (const text of [hex, `0x${hex.toUpperCase()}`, split.join(':'), split.join(' ')]) {
          expect(bytesOf(text)).toBe(hex);
        }
      }),
    );
  });

  test('too long for the buffer is not read', () => {
    expect(bytesOf('ab'.repeat(600))).toBeUndefined();
    expect(bytesOf(`'${'x'.repeat(600)}'`)).toBeUndefined();
  });
});

function view(body: string): ReturnType<typeof dhcpIn>[number] {
  const [installation] = load({ 'kea-dhcp6.conf': `{ "Dhcp6": { ${body} } }` }).installations;
  const [file] = installation?.files ?? [];
  const [dhcp] = file === undefined ? [] : dhcpIn(file);
  if (dhcp === undefined) throw new Error('no view');
  return dhcp;
}

describe('the view', () => {
  const body = `
    "reservations": [ { "duid": "01:02:03", "ip-addresses": [ "2001:db8::1" ] } ],
    "subnet6": [ { "id": 3, "subnet": "2001:db8:3::/64" } ],
    "shared-networks": [ { "name": "n", "subnet6": [
      { "id": 1, "subnet": "2001:db8:1::/64",
        "pools": [ { "pool": "2001:db8:1::20-2001:db8:1::2f" }, { "pool": "2001:db8:1::10-2001:db8:1::1f" } ],
        "reservations": [
          { "ip-addresses": [ "2001:db8:1::f", "2001:db8:1::10", "2001:db8:1::1f", "2001:db8:1::20", "2001:db8:1::30", "x",
                              "2001:db8:2::1", "2001:DB8:1::10" ] }, 7 ] },
      { "id": 2, "subnet": "192.0.2.0/24" } ] } ]`;

  test('subnets of networks come first; a prefix of the other family is none', () => {
    const { subnets } = view(body);
    expect(subnets().map(({ id, network, prefix }) => [id, network?.name, prefix?.length])).toEqual([
      [1, 'n', 64],
      [2, 'n', undefined],
      [3, undefined, 64],
    ]);
  });

  test('addresses are outside, beside the pools, or in one; each is counted once', () => {
    const dhcp = view(body);
    // Global ones and what is no address are not placed (0); then 1 outside, 2 beside the pools, 3 in one.
    expect([...dhcp.occupancy().places]).toEqual([0, 2, 3, 3, 3, 2, 0, 1, 3]);
    expect(dhcp.pools().map((pool) => dhcp.occupancy().reservedIn.get(pool))).toEqual([1, 2]);
  });

  test('parts are made once', () => {
    const dhcp = view(body);
    expect(dhcp.subnets()).toBe(dhcp.subnets());
    expect(dhcp.reservations()).toBe(dhcp.reservations());
  });

  test('many reservations: columns grow', () => {
    const many = Array.from(
      { length: 100 },
      (_, n) => `{ "flex-id": "'${n}'", "ip-addresses": [ "2001:db8:1::${n}" ] }`,
    );
    const { reservations } = view(`"reservations": [ ${many.join(',')} ]`);
    const { count, identifiers, identifierKinds, addresses } = reservations();
    expect([count, identifiers.count, addresses.count, addresses.owners[99], identifierKinds[99]]).toEqual([
      100, 100, 100, 99, 4,
    ]);
  });
});
