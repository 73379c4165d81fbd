// Rule: the DHCPv6 option that lets clients talk to the server directly, which nobody is answered for any more.

import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { optionsGiven } from '../option-uses.ts';
import { member } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'option-unicast-deprecated',
  title: 'clients are told to talk to the server directly, and since 3.1.9 are not answered there',
  why: `The DHCPv6 option \`unicast\` (12) gives clients an address for direct messages. RFC 9915 removed it:
from 3.1.9 on (stable: 3.2.0) the server drops what comes there from clients, and logs a warning each time
it sends the option. \`-t\` says nothing.`,
  source: 'ChangeLog 2468; src/bin/dhcp6/dhcp6_srv.cc',
  severity: 'warning',
  since: version('3.1.9'),
  scope: 'document',
  bad: {
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "option-data": [ { "name": "unicast", "data": "2001:db8::1" } ] } }
    `,
  },
  good: {
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "option-data": [ { "name": "dns-servers", "data": "2001:db8::1" } ] } }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 6) continue;
      for (const option of optionsGiven(dhcp, { name: 'unicast', code: 12 })) {
        yield {
          message:
            'option 12, "unicast", tells clients to talk to the server directly, and the server drops that since 3.1.9; it logs a warning each time it sends the option',
          at: memberAt(option, member(option, 'name') === undefined ? 'code' : 'name'),
          fix: removeFix('unsafe', 'take the option out', [option]),
        };
      }
    }
  },
});
