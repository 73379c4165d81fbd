// Rule: a subnet lies in another one.

import { overlaps } from '../../core/overlaps.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledSubnet, isGuarded, prefixAt, writtenPrefix } from '../dhcp.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'subnets-overlap',
  title: 'a subnet lies in another one',
  why: `Kea takes overlapping subnets without a word. It tries subnets in the order of their ids and takes the first that
holds the relay's address or the one of the interface, so clients of the narrower subnet may be served from the wider
one, with its router and its options; an address may be leased from the pools of both.

Where a client class guards one of the two, the overlap may be meant, and this is said as a remark only.`,
  source: 'src/lib/dhcpsrv/cfg_subnets4.cc, selectSubnet; ChangeLog 1778 for the order',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            { "id": 1, "subnet": "10.0.0.0/8", "pools": [ { "pool": "10.0.0.10 - 10.0.0.99" } ] },
            { "id": 2, "subnet": "10.20.0.0/16", "pools": [ { "pool": "10.20.0.10 - 10.20.0.99" } ] }
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
            { "id": 1, "subnet": "10.0.0.0/16", "pools": [ { "pool": "10.0.0.10 - 10.0.0.99" } ] },
            { "id": 2, "subnet": "10.20.0.0/16", "pools": [ { "pool": "10.20.0.10 - 10.20.0.99" } ] }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      for (const [outer, inner] of overlaps(dhcp.subnets(), ({ prefix }) => prefix)) {
        // The same prefix twice has a rule of its own.
        if (outer.prefix?.length === inner.prefix?.length) continue;
        yield {
          message: `${calledSubnet(inner)} lies in ${writtenPrefix(outer)}; a client in it may be served from either, the lower id being tried first`,
          at: prefixAt(inner),
          related: [there('the wider subnet', prefixAt(outer))],
          ...(isGuarded(inner) || isGuarded(outer) ? { severity: 'info' as const } : {}),
        };
      }
    }
  },
});
