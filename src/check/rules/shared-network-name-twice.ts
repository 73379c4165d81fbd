// Rule: two shared networks have one name.

import { quote } from '../../core/quote.ts';
import type { Network } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'shared-network-name-twice',
  title: 'two shared networks have the same name',
  why: `Kea refuses the file: "duplicate network 'floor' found in the configuration".`,
  source: 'src/lib/dhcpsrv/cfg_shared_networks.h, add; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "shared-networks": [
            {
              "name": "floor",
              "subnet4": [
                { "id": 1, "subnet": "192.0.2.0/25", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] },
                { "id": 2, "subnet": "192.0.2.128/25", "pools": [ { "pool": "192.0.2.130 - 192.0.2.199" } ] }
              ]
            },
            {
              "name": "floor",
              "subnet4": [
                { "id": 3, "subnet": "192.0.3.0/25", "pools": [ { "pool": "192.0.3.10 - 192.0.3.99" } ] },
                { "id": 4, "subnet": "192.0.3.128/25", "pools": [ { "pool": "192.0.3.130 - 192.0.3.199" } ] }
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
          "shared-networks": [
            {
              "name": "floor",
              "subnet4": [
                { "id": 1, "subnet": "192.0.2.0/25", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] },
                { "id": 2, "subnet": "192.0.2.128/25", "pools": [ { "pool": "192.0.2.130 - 192.0.2.199" } ] }
              ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const first = new Map<string, Network>();
      for (const network of dhcp.networks()) {
        if (network.name === undefined) continue;
        const other = first.get(network.name);
        if (other === undefined) first.set(network.name, network);
        else {
          yield {
            message: `there is a shared network ${quote(network.name)} already`,
            at: memberAt(network, 'name'),
            related: [there('the other one', memberAt(other, 'name'))],
          };
        }
      }
    }
  },
});
