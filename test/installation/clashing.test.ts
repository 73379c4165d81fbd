// Listeners that cannot all be had: the same pairs as comparing each with each, told once for what is declared again and again.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundAddress, coversAddress } from '../../src/core/address.ts';
import { clashingPairs } from '../../src/installation/clashing.ts';
import type { Endpoint } from '../../src/installation/types.ts';

function http(
  owner: Endpoint['owner'],
  address: string,
  port: number,
  more: Partial<Endpoint> = {},
): Endpoint {
  return {
    owner,
    transport: 'http',
    address,
    port,
    tls: false,
    clientCertificates: false,
    credentials: 'none',
    at: undefined,
    ...more,
  };
}

const listener = fc
  .record({
    owner: fc.constantFrom<Endpoint['owner']>('agent', 'dhcp4', 'ha-dhcp4'),
    transport: fc.constantFrom<Endpoint['transport']>('http', 'https', 'unix'),
    address: fc.constantFrom('127.0.0.1', '::ffff:127.0.0.1', '0.0.0.0', '::', '0:0::0', '::1', 'localhost'),
    port: fc.constantFrom(0, 8000, 8004),
    network: fc.constantFrom('', 'one'),
  })
  .map(({ owner, address, port, transport, network }) =>
    http(owner, address, port, { transport, ...(network === '' ? {} : { network }) }),
  );

const meet = (a: Endpoint, b: Endpoint): boolean =>
  a.transport !== 'unix' &&
  b.transport !== 'unix' &&
  a.port === b.port &&
  a.port !== 0 &&
  a.network === b.network &&
  (coversAddress(a.address, b.address) || coversAddress(b.address, a.address));

const alike = (a: Endpoint, b: Endpoint): boolean =>
  meet(a, b) &&
  a.owner === b.owner &&
  a.transport === b.transport &&
  boundAddress(a.address) === boundAddress(b.address);

describe('clashing pairs', () => {
  test('are those of comparing each with each', () => {
    fc.assert(
      fc.property(fc.array(listener, { maxLength: 12 }), (all) => {
        const firsts = all.filter((one, index) => !all.slice(0, index).some((other) => alike(other, one)));
        const expected = all.flatMap((second, index) => {
          const again = firsts.find((one) => all.indexOf(one) < index && alike(one, second));
          if (again !== undefined) return [[again, second]];
          return firsts
            .filter((one) => all.indexOf(one) < index && meet(one, second))
            .map((one) => [one, second]);
        });
        expect([...clashingPairs(all)].map(({ first, second }) => [first, second])).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test('say whether it is one address', () => {
    const all = [http('agent', '127.0.0.1', 1), http('dhcp4', '::ffff:127.0.0.1', 1), http('d2', '::', 1)];
    expect([...clashingPairs(all)].map(({ kind }) => kind)).toEqual(['same', 'covered', 'covered']);
  });

  test('are no more than listeners when one is declared again and again', () => {
    const all = Array.from({ length: 2000 }, () => http('dhcp4', '10.0.0.1', 8000));
    expect([...clashingPairs(all)]).toHaveLength(1999);
  });
});
