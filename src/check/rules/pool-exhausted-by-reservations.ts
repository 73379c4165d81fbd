// Rule: every address of a pool is reserved.

import { sizeOfRange } from '../../core/ip.ts';
import type { Dhcp, Pool } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledPool, inherited, isGuarded, poolAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'pool-exhausted-by-reservations',
  title: 'every address or prefix of a pool is reserved',
  why: `An address that is reserved for a client is given to no other. Where a pool holds nothing but reserved addresses,
a client without a reservation gets none from it, and Kea logs an allocation failure for each try: "no available leases",
which looks like a pool that is too small. The same for prefixes that are as long as those the pool delegates.

Reservations in databases are not seen.`,
  source:
    'ISC Stork, configuration review, address_pools_exhausted_by_reservations and pd_pools_exhausted_by_reservations',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.11" } ],
              "reservations": [
                { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.10" },
                { "hw-address": "08:00:2b:02:3f:4f", "ip-address": "192.0.2.11" }
              ]
            }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [
                { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.10" },
                { "hw-address": "08:00:2b:02:3f:4f", "ip-address": "192.0.2.11" }
              ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.reservations().count === 0) continue;
      for (const [pool, reserved] of dhcp.occupancy().reservedIn) {
        const size = sizeOf(pool);
        if (reserved < size || !areHonoured(dhcp, pool)) continue;
        const what = pool.kind === 'address' ? 'address' : 'prefix';
        yield {
          message: `${size === 1 ? `the only ${what}` : `all ${size} ${what}es`} of ${calledPool(pool)} ${size === 1 ? 'is' : 'are'} reserved; a client without a reservation gets none from it`,
          at: poolAt(pool),
          ...(isGuarded(pool) ? { severity: 'info' as const } : {}),
        };
      }
    }
  },
});

/** How many addresses or prefixes a pool gives out. */
function sizeOf({ document, node, range, kind, delegatedLength }: Pool): number {
  if (range === undefined) return Number.POSITIVE_INFINITY;
  if (kind === 'address') return sizeOfRange(range);
  const length = document.number(document.get(node, 'prefix-len')) ?? 0;
  return delegatedLength === undefined ? Number.POSITIVE_INFINITY : 2 ** (delegatedLength - length);
}

/** Whether Kea keeps reserved addresses of this pool from other clients. */
function areHonoured(dhcp: Dhcp, { subnet }: Pool): boolean {
  return (
    inherited(dhcp, subnet, 'reservations-in-subnet') && !inherited(dhcp, subnet, 'reservations-out-of-pool')
  );
}
