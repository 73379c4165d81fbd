// Rule: two subnets of one server are one prefix.

import { formatPrefix } from '../../core/ip.ts';
import type { Subnet } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { prefixAt, writtenPrefix } from '../dhcp.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'subnet-prefix-twice',
  title: 'two subnets are the same prefix',
  why: `Kea refuses a second subnet with the same prefix, in another shared network too: "subnet with the prefix of
'192.0.2.0/24' already exists".

It compares the address as written. \`192.0.2.0/24\` and \`192.0.2.1/24\` are one subnet, and Kea takes both: then the
one with the lower id serves every client, and the other none that is not chosen by a relay address or a class.`,
  source: 'src/lib/dhcpsrv/cfg_subnets4.cc, add; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] },
            { "id": 2, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.110 - 192.0.2.199" } ] }
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
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" }, { "pool": "192.0.2.110 - 192.0.2.199" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const first = new Map<string, Subnet>();
      for (const subnet of dhcp.subnets()) {
        if (subnet.prefix === undefined) continue;
        const prefix = formatPrefix(subnet.prefix);
        const other = first.get(prefix);
        if (other === undefined) {
          first.set(prefix, subnet);
          continue;
        }
        const isSeen = other.prefix?.address === subnet.prefix.address;
        yield {
          message: isSeen
            ? `there is a subnet ${prefix} already; a server takes a prefix once`
            : `${writtenPrefix(subnet)} is the same subnet as ${writtenPrefix(other)}; Kea compares the text only, takes both, and serves clients from the one with the lower id`,
          at: prefixAt(subnet),
          related: [there('the same subnet', prefixAt(other))],
          ...(isSeen ? {} : { severity: 'warning' as const }),
        };
      }
    }
  },
});
