// Rule: subnets found by a relay's interface id beside others found by the server's own interface.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place, Valued } from '../../installation/types.ts';
import { stringAt } from '../../installation/values.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'relay-interface-id-layer2',
  title:
    'subnets have an interface id and others an interface, and since 3.2 the id counts for layer 2 relays too',
  why: `A switch that relays at layer 2 names no address of its own, only an interface id. Up to 3.1 Kea looked at
\`interface-id\` only when some relay named a global address; all others got the subnet of the server's \`interface\`. From 3.2.0
on the id is looked at for them as well, so such clients may move from a subnet with \`interface\` to one with
\`interface-id\`. \`-t\` says nothing. Where no switch adds ids nothing changes.`,
  source: 'ChangeLog 2488; src/lib/dhcpsrv/cfg_subnets6.cc, selectSubnet',
  severity: 'info',
  changed: version('3.2.0'),
  scope: 'document',
  bad: {
    'kea-dhcp6.conf': text`
      {
        "Dhcp6": {
          "subnet6": [
            {
              "id": 1,
              "subnet": "2001:db8:1::/64",
              "interface": "eth0",
              "pools": [ { "pool": "2001:db8:1::10 - 2001:db8:1::99" } ]
            },
            {
              "id": 2,
              "subnet": "2001:db8:2::/64",
              "interface-id": "port7",
              "pools": [ { "pool": "2001:db8:2::10 - 2001:db8:2::99" } ]
            }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp6.conf': text`
      {
        "Dhcp6": {
          "subnet6": [
            {
              "id": 2,
              "subnet": "2001:db8:2::/64",
              "interface-id": "port7",
              "pools": [ { "pool": "2001:db8:2::10 - 2001:db8:2::99" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 6) continue;
      let byId: Valued<string> | undefined;
      let byInterface: Valued<string> | undefined;
      for (const subnet of dhcp.subnets()) {
        const levels = subnet.network === undefined ? [subnet] : [subnet, subnet.network];
        const id = written(levels, 'interface-id');
        if (id !== undefined) byId ??= id;
        else byInterface ??= written(levels, 'interface');
      }
      if (byId === undefined || byInterface === undefined) continue;
      yield {
        message: `the interface id ${quote(byId.value)} of a switch counts since 3.2 even when no relay names an address; before, such clients got the subnet of the interface ${quote(byInterface.value)}`,
        at: keyAt(byId),
        related: [there('the subnet by interface', keyAt(byInterface))],
        fix: manualFix('check which ids the switches add, and which subnet their clients shall get'),
      };
    }
  },
});

/** A text that a subnet has, or takes from its network, and that is not empty. */
function written(levels: readonly Place[], key: string): Valued<string> | undefined {
  const [found] = levels.flatMap(({ document, node }) => stringAt(document, node, key) ?? []);
  return found?.value === '' ? undefined : found;
}
