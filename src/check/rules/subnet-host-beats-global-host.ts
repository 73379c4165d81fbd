// Rule: a client has a global reservation and one in a subnet that uses both: which wins is settled since 3.3.1.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import { identifierTypes } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledSubnet, inherited, subnetOf } from '../dhcp.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { there } from '../places.ts';
import { repeatedIn } from '../repeated-reservations.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'subnet-host-beats-global-host',
  title:
    'a client has a global reservation and one in a subnet, and since 3.3.1 that of the subnet always wins',
  why: `With \`reservations-global\` and \`reservations-in-subnet\` both on, a client may have two reservations, and up to 3.3.0 it
depended on what each of them held which one was used. From 3.3.1 on the one in the subnet always wins, and even one without an
address may decide in which subnet of a shared network the client is. \`-t\` says nothing.`,
  source: 'Kea 3.3.1-dev, note 4678 of its unreleased changes',
  severity: 'info',
  changed: version('3.3.1'),
  exampleTarget: '3.3',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "reservations-global": true,
          "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "hostname": "everywhere" } ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "hostname": "here" } ]
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
          "reservations-global": true,
          "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "hostname": "everywhere" } ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [ { "hw-address": "08:00:2b:02:3f:4f", "hostname": "here" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const own = dhcp.document.get(dhcp.node, 'reservations');
      if (own === undefined || dhcp.document.firstChild(own) === undefined) continue;
      const both = dhcp
        .subnets()
        .map((subnet) =>
          (['reservations-global', 'reservations-in-subnet'] as const).every((key) =>
            inherited(dhcp, subnet, key),
          ),
        );
      if (!both.includes(true)) continue;
      const reservations = dhcp.reservations();
      const { identifiers, identifierKinds } = reservations;
      for (const { earlier, later } of repeatedIn(identifiers, dhcp.sameIdentifiers(), reservations)) {
        const [global, local] = [entryOf(identifiers, earlier), entryOf(identifiers, later)];
        const subnet = subnetOf(dhcp, reservations, local.owner);
        if (reservations.subnets[global.owner] !== -1 || subnet === undefined || both[subnet.index] !== true)
          continue;
        const type = identifierTypes[identifierKinds[later] ?? 0];
        yield {
          message: `the ${type} ${quote(dhcp.document.string(local.node) ?? '')} has a global reservation too, and ${calledSubnet(subnet)} uses both: since 3.3.1 this one always wins`,
          at: dhcp.document.location(local.node),
          related: [there('the global one', dhcp.document.location(global.node))],
          fix: manualFix('keep one of the two, or check that this one is meant'),
        };
      }
    }
  },
});
