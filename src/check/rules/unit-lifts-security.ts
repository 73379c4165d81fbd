// Rule: a server is started with -X, which lifts Kea's own protection.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'unit-lifts-security',
  title: 'a unit or script starts a server with -X, which lifts Kea’s path and access rules',
  why: `With \`-X\` a server takes sockets, hook libraries, lease and log files from anywhere, HTTP listeners without TLS and
credentials, and clear-text passwords. It only warns. What a configuration needs \`-X\` for is found here as errors; once
those are gone, so can be the option. Default passwords are refused even so.`,
  source: 'ChangeLog 2357; src/lib/util/filesystem.cc',
  severity: 'warning',
  when: 'securityOverride',
  scope: 'neighbour',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600 } }
    `,
    'kea-dhcp4-server.service': text`
      [Service]
      ExecStart=/usr/sbin/kea-dhcp4 -X -c /etc/kea/kea-dhcp4.conf
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600 } }
    `,
    'kea-dhcp4-server.service': text`
      [Service]
      ExecStart=/usr/sbin/kea-dhcp4 -c /etc/kea/kea-dhcp4.conf
    `,
  },
  *check({ facts: { title }, lifted }) {
    for (const at of lifted) {
      yield {
        message: `this ${title} starts a server with -X: paths and access of its configuration are no longer checked by Kea`,
        at,
      };
    }
  },
});
