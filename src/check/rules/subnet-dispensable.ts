// Rule: a subnet that has nothing to give, beside others that have.

import type { Dhcp, Subnet } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledSubnet, hasOtherSources, prefixAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'subnet-dispensable',
  title: 'a subnet has no pool, no reservation and no option',
  why: `A client in it gets nothing: no address, and no options either when it only asks for those. ISC Stork's review
says the same. Nothing is said where reservations or subnets may come from a database, where global reservations or hook
libraries may serve the subnet, and where no subnet of the server has anything, for then it comes from elsewhere.`,
  source: 'ISC Stork, configuration review, dispensable_subnet',
  severity: 'info',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] },
            { "id": 2, "subnet": "192.0.3.0/24" }
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
            { "id": 2, "subnet": "192.0.3.0/24", "pools": [ { "pool": "192.0.3.10 - 192.0.3.99" } ] }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (hasOtherSources(dhcp) || dhcp.hooks().length > 0) continue;
      // Global reservations are for every subnet.
      if (hasItems(dhcp, dhcp, 'reservations')) continue;
      const empty = dhcp.subnets().filter((subnet) => subnet.prefix !== undefined && !isServed(dhcp, subnet));
      if (empty.length === dhcp.subnets().length) continue;
      for (const subnet of empty) {
        yield {
          message: `${calledSubnet(subnet)} has no pool, no reservation and no option: its clients get nothing`,
          at: prefixAt(subnet),
        };
      }
    }
  },
});

function isServed(dhcp: Dhcp, subnet: Subnet): boolean {
  return ['pools', 'pd-pools', 'reservations', 'option-data'].some((key) => hasItems(dhcp, subnet, key));
}

function hasItems({ document }: Dhcp, { node }: { readonly node: number }, key: string): boolean {
  const list = document.get(node, key);
  return list !== undefined && document.firstChild(list) !== undefined;
}
