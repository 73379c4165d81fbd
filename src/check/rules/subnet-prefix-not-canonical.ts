// Rule: the prefix of a subnet has bits behind its length.

import { formatPrefix } from '../../core/ip.ts';
import type { Subnet } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { prefixAt, writtenPrefix } from '../dhcp.ts';
import { text } from '../example.ts';
import { setFix } from '../fixes.ts';
import { member } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'subnet-prefix-not-canonical',
  title: 'the prefix of a subnet has bits behind its length',
  why: `\`192.0.2.1/24\` means 192.0.2.0/24. Kea takes it and keeps the text: statistics, logs and replies then show a
subnet that no other program finds by its prefix, and the check that a prefix stands only once compares the text, so that
the same subnet written properly is not noticed.`,
  source: 'src/lib/dhcpsrv/cfg_subnets4.cc, add; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            { "id": 1, "subnet": "192.0.2.1/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] }
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
      for (const subnet of dhcp.subnets()) {
        const { prefix } = subnet;
        const place = member(subnet, 'subnet');
        if (prefix === undefined || place === undefined || prefix.address === prefix.first) continue;
        const right = formatPrefix(prefix);
        const isAlone = !dhcp.subnets().some((other) => other !== subnet && isSame(other, subnet));
        yield {
          message: `${writtenPrefix(subnet)} has bits behind its length; the subnet is ${right}`,
          at: prefixAt(subnet),
          // Kea takes a prefix once: written properly, a second one would be refused.
          ...(isAlone ? { fix: setFix('safe', `write ${right}`, place, right) } : {}),
        };
      }
    }
  },
});

function isSame({ prefix: a }: Subnet, { prefix: b }: Subnet): boolean {
  return a !== undefined && b !== undefined && a.first === b.first && a.length === b.length;
}
