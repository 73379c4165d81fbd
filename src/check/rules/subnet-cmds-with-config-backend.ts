// Rule: subnets are changed in memory while a database is where they come from.

import { dhcpIn } from '../../installation/dhcp/view.ts';
import { libraryName } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { keyAt, member, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'subnet-cmds-with-config-backend',
  title: 'libdhcp_subnet_cmds beside a configuration database',
  why: `The commands of libdhcp_subnet_cmds change the subnets in the memory of the server, not those in the database. With
\`config-control\` the database is where subnets come from, so what was changed is overwritten by the next update, or stays
in memory and nowhere else. libdhcp_cb_cmds changes the database. ISC Stork's review says the same.`,
  source: 'ISC Stork, configuration review, subnet_cmds_and_cb_mutual_exclusion',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "config-control": { "config-databases": [ { "type": "mysql", "name": "kea", "user": "kea" } ] },
          "hooks-libraries": [
            { "library": "libdhcp_mysql.so" },
            { "library": "libdhcp_subnet_cmds.so" },
            { "library": "libdhcp_lease_cmds.so" }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "config-control": { "config-databases": [ { "type": "mysql", "name": "kea", "user": "kea" } ] },
          "hooks-libraries": [
            { "library": "libdhcp_mysql.so" },
            { "library": "libdhcp_cb_cmds.so" },
            { "library": "libdhcp_lease_cmds.so" }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const control = member(dhcp, 'config-control');
      const databases = control === undefined ? undefined : member(control, 'config-databases');
      if (databases === undefined || databases.document.firstChild(databases.node) === undefined) continue;
      for (const { library } of dhcp.hooks()) {
        if (library === undefined || libraryName(library.value) !== 'libdhcp_subnet_cmds.so') continue;
        yield {
          message:
            'libdhcp_subnet_cmds changes subnets in memory only, while they come from a database; libdhcp_cb_cmds changes them there',
          at: valueAt(library),
          related: [there('where subnets come from', keyAt(databases))],
        };
      }
    }
  },
});
