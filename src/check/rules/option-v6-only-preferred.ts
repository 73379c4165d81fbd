// Rule: clients that can do without IPv4 are told so in a subnet or network, and are offered no address there since 2.7.1.

import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { optionsGiven } from '../option-uses.ts';
import { items, member } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'option-v6-only-preferred',
  title: 'clients that ask for the "v6-only-preferred" of a subnet are offered 0.0.0.0 since 2.7.1',
  why: `A client that asks for option 108 can do without IPv4. Up to 2.7.0 it was offered an address with the
option beside it. From 2.7.1 on, where a subnet or a shared network has the option, it is offered 0.0.0.0 and takes no
lease, as RFC 8925 has it. What counts leases or logs sees fewer of them; an option for all subnets, at the top, changes
nothing. \`-t\` says nothing.`,
  source:
    'ChangeLog 1808, 2263; Kea 3.0 manual, "Support for IPv6-Only Preferred Option"; what Kea 2.2.0, 2.6.3 and 3.0.4 offer to a client',
  severity: 'info',
  changed: version('2.7.1'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            { "id": 1, "subnet": "192.0.2.0/24", "option-data": [ { "name": "v6-only-preferred", "data": "1800" } ] }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "option-data": [ { "name": "v6-only-preferred", "data": "1800" } ] } }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 4) continue;
      const given = optionsGiven(dhcp, { name: 'v6-only-preferred', code: 108 });
      if (given.length === 0) continue;
      const levels = [...dhcp.networks(), ...dhcp.subnets()].map((level) => member(level, 'option-data'));
      const acting = new Set(levels.flatMap((list) => [...items(list)].map(({ node }) => node)));
      const option = given.find(({ node }) => acting.has(node));
      if (option === undefined) continue;
      yield {
        message:
          'since 2.7.1 clients that ask for this option are offered 0.0.0.0 here, and take no lease of IPv4',
        at: memberAt(option, member(option, 'name') === undefined ? 'code' : 'name'),
        fix: manualFix('see that nothing counts on leases of these clients'),
      };
    }
  },
});
