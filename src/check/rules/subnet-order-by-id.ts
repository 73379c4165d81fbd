// Rule: of two subnets, one in the other, the one written first no longer is the one tried first.

import { overlaps } from '../../core/overlaps.ts';
import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledSubnet, memberAt, prefixAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'subnet-order-by-id',
  title: 'overlapping subnets stand in another order than their ids, by which they are tried since 1.7.10',
  why: `Up to 1.7.9 Kea tried subnets in the order of the file. From 1.7.10 on (stable: 1.8) it tries them in the order of
their ids. Where one subnet lies in another, as with a narrow one for some clients that stands above a wide one for the rest,
the other one may be taken now. \`-t\` says nothing. Ids cannot just be exchanged: leases refer to them.`,
  source: 'ChangeLog 1778; config-get of Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'info',
  changed: version('1.7.10'),
  scope: 'document',
  also: ['subnets-overlap'],
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            { "id": 2, "subnet": "10.20.0.0/16", "pools": [ { "pool": "10.20.0.10 - 10.20.0.99" } ] },
            { "id": 1, "subnet": "10.0.0.0/8", "pools": [ { "pool": "10.0.0.10 - 10.0.0.99" } ] }
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
            { "id": 1, "subnet": "10.20.0.0/16", "pools": [ { "pool": "10.20.0.10 - 10.20.0.99" } ] },
            { "id": 2, "subnet": "10.0.0.0/8", "pools": [ { "pool": "10.0.0.10 - 10.0.0.99" } ] }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      for (const [one, other] of overlaps(dhcp.subnets(), ({ prefix }) => prefix)) {
        const [first, second] = one.index < other.index ? [one, other] : [other, one];
        // The same prefix twice is refused, and subnets without a number were numbered in the order of the file.
        if (first.prefix?.length === second.prefix?.length || !first.id || !second.id) continue;
        if (first.id <= second.id) continue;
        yield {
          message: `${calledSubnet(second)} and ${calledSubnet(first)} overlap: before 1.7.10 the one written first was tried first, since then this one is, whose id ${second.id} is lower than ${first.id}`,
          at: memberAt(second, 'id'),
          related: [there('written first', prefixAt(first))],
          fix: manualFix('check which of the two clients shall get; leases refer to the ids'),
        };
      }
    }
  },
});
