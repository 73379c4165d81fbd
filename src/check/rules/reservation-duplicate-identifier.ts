// Rule: one client has two reservations where Kea uses one.

import { quote } from '../../core/quote.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import { identifierTypes } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledSubnet, isGuarded, subnetOf } from '../dhcp.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { repeatedIn } from '../repeated-reservations.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'reservation-duplicate-identifier',
  title: 'a client has two reservations where Kea uses one',
  why: `Within one subnet, and among the global reservations, Kea refuses the file: "failed to add new host using the HW
address '…' to the IPv4 subnet id '1' as this host has already been added". Spelling does not matter: \`1:2:3:4:5:6\` and
\`01:02:03:04:05:06\` are one client, and so are \`'abc'\` and \`616263\`. \`ip-reservations-unique\` changes nothing here.

In different subnets of one shared network Kea takes both and uses the one in the subnet that it tries first. A client that
has a reservation in several networks is nothing unusual.`,
  source: 'src/lib/dhcpsrv/cfg_hosts.cc, add4 and add6; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
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
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [
                { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.20" },
                { "hw-address": "8:0:2B:2:3F:4E", "ip-address": "192.0.2.21" }
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
                { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.20" },
                { "hw-address": "08:00:2b:02:3f:4f", "ip-address": "192.0.2.21" }
              ]
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
      const { identifiers, identifierKinds } = reservations;
      const groups = dhcp.sameIdentifiers();
      if (groups.size === 0) continue;
      for (const { earlier, later, isOneScope } of repeatedIn(identifiers, groups, reservations)) {
        const [first, second] = [entryOf(identifiers, earlier), entryOf(identifiers, later)];
        const [here, other] = [second, first].map(({ owner }) => subnetOf(dhcp, reservations, owner));
        const type = identifierTypes[identifierKinds[later] ?? 0];
        const client = `the ${type} ${quote(document.string(second.node) ?? '')}`;
        const related = [there('the other reservation', document.location(first.node))];
        const at = document.location(second.node);
        if (isOneScope) {
          const scope = here === undefined ? 'among the global reservations' : 'in this subnet';
          yield { message: `${client} has a reservation ${scope} already`, at, related };
        } else if (here?.network !== undefined && here.network === other?.network) {
          if (isGuarded(here) || isGuarded(other)) continue;
          yield {
            message: `${client} has a reservation in ${calledSubnet(other)} of the same shared network too; Kea uses the one in the subnet it tries first`,
            at,
            related,
            severity: 'info' as const,
          };
        }
      }
    }
  },
});
