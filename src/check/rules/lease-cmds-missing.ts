// Rule: a server that is managed by commands, without those for leases.

import { dhcpIn } from '../../installation/dhcp/view.ts';
import { commandLibraries, libraryName } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { keyAt, member } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'lease-cmds-missing',
  title: 'a server with other command libraries, but without libdhcp_lease_cmds',
  why: `libdhcp_lease_cmds brings the commands that look leases up, add and remove them. ISC Stork searches leases through
it, and its review asks for it on every server; here it is told of servers that load other command libraries, for those are
managed by commands. High availability needs it anyway, which another rule says.`,
  source: 'ISC Stork, configuration review, lease_cmds_presence',
  severity: 'info',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "hooks-libraries": [ { "library": "libdhcp_subnet_cmds.so" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [ { "library": "libdhcp_subnet_cmds.so" }, { "library": "libdhcp_lease_cmds.so" } ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const names = dhcp.hooks().map(({ library }) => libraryName(library?.value ?? ''));
      const list = member(dhcp, 'hooks-libraries');
      if (list === undefined || names.includes('libdhcp_lease_cmds.so') || names.includes('libdhcp_ha.so'))
        continue;
      const other = names.find((name) => commandLibraries.includes(name));
      if (other === undefined) continue;
      yield {
        message: `${other} is loaded and libdhcp_lease_cmds is not: no command looks leases up or removes them`,
        at: keyAt(list),
      };
    }
  },
});
