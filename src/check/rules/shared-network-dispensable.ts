// Rule: a shared network with one subnet or none.

import { quote } from '../../core/quote.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { hasOtherSources, memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'shared-network-dispensable',
  title: 'a shared network with one subnet or none',
  why: `A shared network joins several subnets on one link. With a single one it does nothing that the subnet could not say
itself, and everybody who reads the file looks for the others. ISC Stork's review says the same. Nothing is said where subnets
may come from a database.`,
  source: 'ISC Stork, configuration review, dispensable_shared_network',
  severity: 'info',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "shared-networks": [
            {
              "name": "floor",
              "subnet4": [
                { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] }
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
            { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (hasOtherSources(dhcp)) continue;
      const counts = new Map(dhcp.networks().map((network) => [network, 0]));
      for (const { network } of dhcp.subnets()) {
        if (network !== undefined) counts.set(network, (counts.get(network) ?? 0) + 1);
      }
      for (const [network, count] of counts) {
        if (count > 1) continue;
        yield {
          message: `the shared network ${quote(network.name ?? '')} has ${count === 0 ? 'no subnet' : 'a single subnet, which could stand alone'}`,
          at: memberAt(network, 'name'),
        };
      }
    }
  },
});
