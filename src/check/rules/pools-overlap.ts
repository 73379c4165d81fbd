// Rule: two pools of one subnet share addresses.

import { overlaps } from '../../core/overlaps.ts';
import type { Dhcp, Pool } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledPool, poolAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'pools-overlap',
  title: 'two pools of a subnet share addresses',
  why: `Kea refuses the file: "… overlaps with an existing pool in the subnet". An address pool and a prefix pool of one
subnet count as well.`,
  source: 'src/lib/dhcpsrv/subnet.cc, addPool; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.100" }, { "pool": "192.0.2.100 - 192.0.2.199" } ]
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
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" }, { "pool": "192.0.2.100 - 192.0.2.199" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) for (const some of bySubnet(dhcp)) yield* clashes(some);
  },
});

/** Pools stand in the order of their subnets, so each subnet's lie in one piece. */
function* bySubnet(dhcp: Dhcp): Generator<readonly Pool[]> {
  let some: Pool[] = [];
  for (const pool of dhcp.pools()) {
    if (some[0] !== undefined && some[0].subnet !== pool.subnet) {
      yield some;
      some = [];
    }
    some.push(pool);
  }
  yield some;
}

function* clashes(pools: readonly Pool[]): Generator<Finding> {
  for (const [first, second] of overlaps(pools, ({ range }) => range)) {
    // Said where Kea meets it.
    const [earlier, later] = first.node < second.node ? [first, second] : [second, first];
    yield {
      message: `${calledPool(later)} shares addresses with ${calledPool(earlier)} of the same subnet`,
      at: poolAt(later),
      related: [there('the other pool', poolAt(earlier))],
    };
  }
}
