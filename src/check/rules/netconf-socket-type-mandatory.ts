// Rule: a managed server of kea-netconf without socket-type.

import { quote } from '../../core/quote.ts';
import { text } from '../example.ts';
import { insertFix, manualFix } from '../fixes.ts';
import { keyAt, member } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'netconf-socket-type-mandatory',
  title: 'a managed server of kea-netconf has no "socket-type"',
  why: `Up to 3.1.8 a \`control-socket\` without \`socket-type\` meant \`stdout\`: kea-netconf
printed what it would have sent. From 3.1.9 on the type is mandatory: "socket-type is mandatory and
is not set".`,
  source: 'src/bin/netconf/netconf_config.cc; ChangeLog 2463',
  severity: 'error',
  when: 'netconfSocketTypeMandatory',
  scope: 'installation',
  bad: {
    'kea-netconf.conf': text`
      { "Netconf": { "managed-servers": { "dhcp4": { "control-socket": { "socket-name": "kea4-ctrl-socket" } } } } }
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
    for (const { name, controlSocket } of netconf?.servers ?? []) {
      if (controlSocket === undefined || controlSocket.document.kind(controlSocket.node) !== 'map') continue;
      if (member(controlSocket, 'socket-type') !== undefined) continue;
      const named = member(controlSocket, 'socket-name') !== undefined;
      yield {
        message: `netconf's entry for ${quote(name)} has no "socket-type", which is mandatory since 3.1.9`,
        at: keyAt(controlSocket),
        // The old default was stdout; a name says that a Unix socket was meant.
        fix: named
          ? insertFix('unsafe', 'add "socket-type": "unix"', controlSocket, 'socket-type', 'unix')
          : manualFix('say "socket-type": "unix", "http" or "stdout"'),
      };
    }
  },
});
