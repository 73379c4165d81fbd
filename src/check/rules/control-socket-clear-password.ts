// Rule: a password in clear text in the authentication of a server's listener.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { clientsOf } from '../sockets.ts';

export default defineRule({
  id: 'control-socket-clear-password',
  title: 'a client of an HTTP listener has its password in clear text',
  why: `From 3.1.0 on a server refuses \`password\`: "use of clear text 'password' is NOT SECURE".
Expected is \`password-file\`, a file with the password as its one line. Everybody who may read the
configuration, its backups or \`config-get\` knows a password in clear text.`,
  source: 'src/lib/http/basic_auth_config.cc; ChangeLog 2377',
  severity: 'error',
  when: 'securityEnforced',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004,
              "authentication": { "type": "basic", "directory": "/etc/kea",
                                  "clients": [ { "user-file": "api-user", "password": "v8Qk2mXw" } ] } }
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
            { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004,
              "authentication": { "type": "basic", "directory": "/etc/kea",
                                  "clients": [ { "user-file": "api-user", "password-file": "api-password" } ] } }
          ]
        }
      }
    `,
  },
  *check(installation) {
    for (const { server, client } of clientsOf(installation)) {
      if (client.password === undefined) continue;
      yield {
        message: `a client of ${server.kind} has "password" in clear text, which Kea has refused since 3.1.0; expected "password-file"`,
        at: keyAt(client.password),
        fix: manualFix('move the password into a file and say "password-file"'),
      };
    }
  },
});
