// Rule: a pool whose addresses are not in its subnet.

import { holdsRange } from '../../core/ip.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledPool, calledSubnet, poolAt, prefixAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'pool-outside-subnet',
  title: 'a pool does not lie in its subnet',
  why: `Kea refuses the file: "a pool of type V4, with the following address range: … does not match the prefix of a
subnet". Prefix pools (\`pd-pools\`) may lie anywhere.`,
  source: 'src/lib/dhcpsrv/subnet.cc, addPool; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.3.10 - 192.0.3.99" } ] }
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
            { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      for (const pool of dhcp.pools()) {
        const { kind, range, subnet } = pool;
        if (kind === 'prefix' || range === undefined || subnet.prefix === undefined) continue;
        if (holdsRange(subnet.prefix, range)) continue;
        yield {
          message: `${calledPool(pool)} does not lie in ${calledSubnet(subnet)}`,
          at: poolAt(pool),
          related: [there('its subnet', prefixAt(subnet))],
        };
      }
    }
  },
});
