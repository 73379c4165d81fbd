// Rule: an allocator that exists, but not for this.

import { quote } from '../../core/quote.ts';
import type { NodeId } from '../../document/types.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place } from '../../installation/types.ts';
import { stringAt } from '../../installation/values.ts';
import { allocators } from '../../kea/subnets.ts';
import { text } from '../example.ts';
import { setFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'allocator-unsupported',
  title: 'the allocator cannot be used for IPv6 addresses',
  why: `\`flq\` keeps all free leases in memory, so Kea has it for IPv4 addresses and for delegated prefixes, but refuses it for
IPv6 addresses, of which there are too many. The prefixes have a setting of their own, \`pd-allocator\`.`,
  source:
    'ChangeLog 2121; src/lib/dhcpsrv/parsers/base_network_parser.cc, parseAllocatorParams; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "allocator": "flq", "subnet6": [ { "id": 1, "subnet": "2001:db8:1::/64" } ] } }
    `,
  },
  good: {
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "pd-allocator": "flq", "subnet6": [ { "id": 1, "subnet": "2001:db8:1::/64" } ] } }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 6) continue;
      const said = new Set<NodeId>();
      for (const levels of usersOf(dhcp)) {
        // As long as no subnet or network takes it over, Kea does not look.
        const allocator = levels.flatMap(
          ({ document, node }) => stringAt(document, node, 'allocator') ?? [],
        )[0];
        if (allocator?.value !== allocators.notForAddresses6 || said.has(allocator.node)) continue;
        said.add(allocator.node);
        yield {
          message: `Kea has no allocator ${quote(allocator.value)} for IPv6 addresses, only for prefixes ("pd-allocator")`,
          at: valueAt(allocator),
          fix: setFix(
            'unsafe',
            `write "${allocators.standing}", the default`,
            allocator,
            allocators.standing,
          ),
        };
      }
    }
  },
});

/** Networks and subnets, each with the levels that say which allocator it uses, nearest first. */
function* usersOf(dhcp: Dhcp): Generator<readonly Place[]> {
  for (const network of dhcp.networks()) yield [network, dhcp];
  for (const subnet of dhcp.subnets()) {
    yield subnet.network === undefined ? [subnet, dhcp] : [subnet, subnet.network, dhcp];
  }
}
