// Rule: kea-netconf manages the Control Agent, for a Kea that has none.

import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'netconf-ca-server',
  title: 'kea-netconf manages the Control Agent, which is gone',
  why: `The managed server \`ca\` was the Control Agent. From 3.1.8 on the key is unknown and
kea-netconf refuses the file.`,
  source: 'src/bin/netconf/netconf_parser.yy of 3.1.7 and 3.1.8',
  severity: 'error',
  unless: 'netconfAgentServer',
  scope: 'installation',
  bad: {
    'kea-netconf.conf': text`
      {
        "Netconf": {
          "managed-servers": {
            "dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } },
            "ca": { "control-socket": { "socket-type": "http", "socket-url": "http://127.0.0.1:8000/" } }
          }
        }
      }
    `,
  },
  good: {
    'kea-netconf.conf': text`
      {
        "Netconf": {
          "managed-servers": {
            "dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } }
          }
        }
      }
    `,
  },
  *check({ netconf }) {
    for (const server of netconf?.servers ?? []) {
      if (server.name !== 'ca') continue;
      yield {
        message: 'netconf manages "ca", the Control Agent, which is gone in 3.1.8',
        at: keyAt(server),
        fix: removeFix('unsafe', 'take "ca" out', [server]),
      };
    }
  },
});
