// Rule: clients that can do without IPv4 are told so, and may be offered no address since 2.7.1.

import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { optionsGiven } from '../option-uses.ts';
import { member } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'option-v6-only-preferred',
  title: 'clients that ask for "v6-only-preferred" may be offered 0.0.0.0 since 2.7.1',
  why: `A client that asks for option 108 can do without IPv4. Up to 2.7.0 it was offered an address with the
option beside it. From 2.7.1 on it may be offered 0.0.0.0 and takes no lease, as RFC 8925 allows. What counts
leases or logs sees fewer of them; clients are served either way. \`-t\` says nothing.`,
  source: 'ChangeLog 1808, 2263; src/bin/dhcp4/dhcp4_srv.cc',
  severity: 'info',
  changed: version('2.7.1'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "option-data": [ { "name": "v6-only-preferred", "data": "1800" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "option-data": [ { "name": "time-offset", "data": "1800" } ] } }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 4) continue;
      const [option] = optionsGiven(dhcp, { name: 'v6-only-preferred', code: 108 });
      if (option === undefined) continue;
      yield {
        message:
          'since 2.7.1 clients that ask for this option may be offered 0.0.0.0, and take no lease of IPv4',
        at: memberAt(option, member(option, 'name') === undefined ? 'code' : 'name'),
        fix: manualFix('see that nothing counts on leases of these clients'),
      };
    }
  },
});
