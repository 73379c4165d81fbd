// Rule: two listeners of one server on one address and port; the second silently replaces what the first protects.

import { clashesOf, clashFinding, isHa } from '../clashes.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'listener-declared-twice',
  title: 'a server has two listeners on one address and port',
  why: `Kea takes both entries without a word, opens one port, and the *second* entry's
authentication and headers replace the first's. With [authentication, none] the port ends up open to
everybody, though the file shows credentials.`,
  source: 'src/lib/config/http_command_mgr.cc; seen with Kea 3.0.4 and 3.2.0',
  severity: 'error',
  when: 'controlSocketsList',
  scope: 'installation',
  exampleTarget: '3.0',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004,
              "authentication": { "type": "basic", "directory": "/etc/kea", "clients": [ { "password-file": "api-password" } ] } },
            { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004 }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004 },
            { "socket-type": "http", "socket-address": "127.0.0.2", "socket-port": 8004 }
          ]
        }
      }
    `,
  },
  *check(installation, context) {
    for (const clash of clashesOf(installation, context)) {
      const { first, second, kind } = clash;
      // Of two HA listeners the second is refused.
      if (isHa(second) || kind !== 'same' || first.owner !== second.owner || first.tls !== second.tls)
        continue;
      const weaker = second.credentials === 'none' || second.credentials === 'empty';
      const opens =
        weaker && first.credentials !== second.credentials ? ', so that it is open without credentials' : '';
      yield clashFinding(clash, `the second entry replaces authentication and headers of the first${opens}`);
    }
  },
});
