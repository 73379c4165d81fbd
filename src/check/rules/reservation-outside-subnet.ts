// Rule: an address is reserved in a subnet that does not hold it.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledSubnet, prefixAt, subnetOf } from '../dhcp.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'reservation-outside-subnet',
  title: 'an address is reserved in a subnet that does not hold it',
  why: `Since 1.8.0 Kea refuses the file: "specified reservation '10.0.0.1' is not within the IPv4 subnet
'192.0.2.0/24'". Prefixes (\`prefixes\`) may be anywhere, and so may addresses of global reservations.`,
  source: 'ChangeLog 1788; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  since: version('1.8.0'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.3.20" } ]
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
              "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.20" } ]
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
      for (const entry of dhcp.occupancy().outside) {
        const { node, owner } = entryOf(reservations.addresses, entry);
        const subnet = subnetOf(dhcp, reservations, owner);
        if (subnet === undefined) continue;
        yield {
          message: `${quote(document.string(node) ?? '')} is reserved in ${calledSubnet(subnet)}, which does not hold it`,
          at: document.location(node),
          related: [there('its subnet', prefixAt(subnet))],
        };
      }
    }
  },
});
