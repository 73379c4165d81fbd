// Rule: reservations are in a database, and no command reaches them.

import { dhcpIn } from '../../installation/dhcp/view.ts';
import { libraryName } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { keyAt, member } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'host-cmds-missing',
  title: 'reservations in a database without libdhcp_host_cmds',
  why: `Reservations that are in a database are not in the file, so nobody who reads it sees them. libdhcp_host_cmds brings
the commands that list, add and remove them; without it they can be managed with the database's own tools only, and ISC Stork
shows none of them. The library is open source since 2.7.7; its review says the same.`,
  source: 'ISC Stork, configuration review, host_cmds_presence',
  severity: 'info',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hosts-databases": [ { "type": "mysql", "name": "kea", "user": "kea" } ],
          "hooks-libraries": [ { "library": "libdhcp_mysql.so" } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hosts-databases": [ { "type": "mysql", "name": "kea", "user": "kea" } ],
          "hooks-libraries": [
            { "library": "libdhcp_mysql.so" },
            { "library": "libdhcp_host_cmds.so" },
            { "library": "libdhcp_lease_cmds.so" }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const place = member(dhcp, 'hosts-database') ?? member(dhcp, 'hosts-databases');
      if (place === undefined || place.document.firstChild(place.node) === undefined) continue;
      const names = dhcp.hooks().map(({ library }) => libraryName(library?.value ?? ''));
      if (names.includes('libdhcp_host_cmds.so')) continue;
      yield {
        message:
          'reservations are in a database, and without libdhcp_host_cmds no command lists or changes them',
        at: keyAt(place),
      };
    }
  },
});
