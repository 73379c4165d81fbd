// Rule: a managed server of kea-netconf whose type and name do not go together.

import { quote } from '../../core/quote.ts';
import { text } from '../example.ts';
import { manualFix, removeFix } from '../fixes.ts';
import { keyAt, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'netconf-socket-name-mix',
  title: "type and name of kea-netconf's socket do not go together",
  why: `From 3.1.9 on a Unix socket must have a \`socket-name\`, and \`http\` and \`stdout\` must
have none: "socket-name is extraneous". Before, nobody looked.`,
  source: 'src/bin/netconf/netconf_config.cc; ChangeLog 2463',
  severity: 'error',
  when: 'netconfSocketTypeMandatory',
  scope: 'installation',
  bad: {
    'kea-netconf.conf': text`
      {
        "Netconf": {
          "managed-servers": {
            "dhcp4": { "control-socket": { "socket-type": "http", "socket-name": "kea4-ctrl-socket", "socket-url": "http://127.0.0.1:8004/" } }
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
            "dhcp4": { "control-socket": { "socket-type": "http", "socket-url": "http://127.0.0.1:8004/" } }
          }
        }
      }
    `,
  },
  *check({ netconf }) {
    for (const { name, socketType, socketName } of netconf?.servers ?? []) {
      if (socketType === undefined) continue;
      const named = (socketName?.value ?? '') !== '';
      if (socketType.value === 'unix' && !named) {
        yield {
          message: `netconf's entry for ${quote(name)} is a Unix socket without "socket-name"`,
          at: valueAt(socketType),
          fix: manualFix('name the socket of the server'),
        };
      }
      if (socketType.value !== 'unix' && named && socketName !== undefined) {
        yield {
          message: `netconf's entry for ${quote(name)} has a "socket-name", which belongs to Unix sockets`,
          at: keyAt(socketName),
          related: [there('the type of the socket', valueAt(socketType))],
          fix: removeFix('unsafe', 'take "socket-name" out', [socketName]),
        };
      }
    }
  },
});
