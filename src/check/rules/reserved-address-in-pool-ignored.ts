// Rule: reserved addresses that Kea ignores, since it was told that none lie in pools.

import { quote } from '../../core/quote.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import { IN_POOL } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { inherited, subnetOf } from '../dhcp.ts';
import { text } from '../example.ts';
import { keyAt, member, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'reserved-address-in-pool-ignored',
  title: 'a reserved address lies in a pool, where "reservations-out-of-pool" makes Kea ignore it',
  why: `With \`reservations-out-of-pool\` Kea saves itself the search for reservations when it hands out an address of a
pool, since the file promises that none is reserved there. A reserved address inside a pool is then given to anybody, and
the client that it is for may not get it. Kea checks the promise nowhere.`,
  source: 'Kea manual, "Fine-Tuning DHCPv4 Host Reservation"; ChangeLog 1831 for DHCPv6',
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
              "reservations-out-of-pool": true,
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.20" } ]
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
              "reservations-out-of-pool": true,
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.200" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const { document } = dhcp;
      const reservations = dhcp.reservations();
      if (reservations.addresses.count === 0) continue;
      const isOut = dhcp.subnets().map((subnet) => inherited(dhcp, subnet, 'reservations-out-of-pool'));
      if (!isOut.includes(true)) continue;
      const { places } = dhcp.occupancy();
      for (let entry = 0; entry < places.length; entry++) {
        if (places[entry] !== IN_POOL) continue;
        const { node, owner } = entryOf(reservations.addresses, entry);
        const subnet = subnetOf(dhcp, reservations, owner);
        if (subnet === undefined || isOut[subnet.index] !== true) continue;
        const written = [subnet, subnet.network, dhcp].flatMap((level) => {
          const found = level === undefined ? undefined : member(level, 'reservations-out-of-pool');
          return found === undefined ? [] : [found];
        })[0];
        yield {
          message: `${quote(document.string(node) ?? '')} is reserved and lies in a pool, but "reservations-out-of-pool" is true: Kea may give it to any client`,
          at: document.location(node),
          related:
            written === undefined ? [] : [there('the promise that none lies in a pool', keyAt(written))],
        };
      }
    }
  },
});
