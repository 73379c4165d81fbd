// Rule: two subnets of one server have the same id.

import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledSubnet, memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'subnet-id-twice',
  title: 'two subnets have the same id',
  why: `Leases, statistics and reservations in databases refer to subnets by their id, so an id may stand once in a
server, shared networks included. Kea refuses the file: "ID of the new IPv4 subnet '1' is already in use".`,
  source: 'src/lib/dhcpsrv/cfg_subnets4.cc, add; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] },
            { "id": 1, "subnet": "198.51.100.0/24", "pools": [ { "pool": "198.51.100.10 - 198.51.100.99" } ] }
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
            { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] },
            { "id": 2, "subnet": "198.51.100.0/24", "pools": [ { "pool": "198.51.100.10 - 198.51.100.99" } ] }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const first = new Map<number, number>();
      for (const subnet of dhcp.subnets()) {
        const { id, index } = subnet;
        // 0 asks Kea before 2.6 for a number of its own.
        if (id === undefined || id === 0) continue;
        const other = dhcp.subnets()[first.get(id) ?? -1];
        if (other === undefined) first.set(id, index);
        else {
          yield {
            message: `the id ${id} is that of ${calledSubnet(other)} already; every subnet of a server needs its own`,
            at: memberAt(subnet, 'id'),
            related: [there(`${calledSubnet(other)} has it`, memberAt(other, 'id'))],
          };
        }
      }
    }
  },
});
