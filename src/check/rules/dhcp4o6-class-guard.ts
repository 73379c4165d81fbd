// Rule: a subnet for DHCPv4-over-DHCPv6 that a class guards: the guard was not asked there before 3.3.

import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { stringAt } from '../../installation/values.ts';
import { guardKeys } from '../../kea/classes.ts';
import { overSixKeys } from '../../kea/subnets.ts';
import { calledSubnet, isGuarded } from '../dhcp.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, member, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'dhcp4o6-class-guard',
  title: 'a class guards a subnet for DHCPv4-over-DHCPv6, which is obeyed since 3.3',
  why: `Clients that come over DHCPv6 find their subnet by \`4o6-interface\`, \`4o6-interface-id\` or \`4o6-subnet\`. Up to 3.2
Kea did not look there whether a class guards the subnet, or its shared network, and let everybody in. From 3.3.0 on the guard
counts, and clients outside of the class get nothing from this subnet. \`-t\` says nothing.`,
  source: 'Kea 3.3.0, ChangeLog 2505',
  severity: 'warning',
  changed: version('3.3.0'),
  exampleTarget: '3.3',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [ { "name": "phones", "test": "option[60].exists" } ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "4o6-subnet": "2001:db8:1::/64",
              "client-classes": [ "phones" ],
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ]
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
              "4o6-subnet": "2001:db8:1::/64",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 4) continue;
      for (const subnet of dhcp.subnets()) {
        const { document, node } = subnet;
        const over = overSixKeys.flatMap((key) => stringAt(document, node, key) ?? []);
        const [first] = over.filter(({ value }) => value !== '');
        if (first === undefined) continue;
        const guarded = [subnet, subnet.network].find((level) => level !== undefined && isGuarded(level));
        if (guarded === undefined) continue;
        const guard = guardKeys.flatMap((key) => member(guarded, key) ?? [])[0];
        if (guard === undefined) continue;
        yield {
          message: `${calledSubnet(subnet)} serves clients that come over DHCPv6, and a class guards it: up to 3.2 these were let in whatever their class, since 3.3 they are not`,
          at: keyAt(guard),
          related: [there('what such clients are recognised by', keyAt(first))],
          fix: manualFix('let the class hold these clients too, or give them a subnet without a guard'),
        };
      }
    }
  },
});
