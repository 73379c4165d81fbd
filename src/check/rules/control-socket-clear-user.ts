// Rule: a user name in clear text in the authentication of a server's listener. The password: see control-socket-clear-password.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { clientsOf } from '../sockets.ts';

export default defineRule({
  id: 'control-socket-clear-user',
  title: 'a client of an HTTP listener has its user name in clear text',
  why: `From 3.1.0 on a server refuses \`user\` ("use of clear text 'user' is NOT SECURE"), even
beside a \`password-file\`, which is how the sample of the Control Agent has it: copied unchanged,
as the manual says, it works in 3.0 and is refused by 3.2. Expected is \`user-file\`, or a
\`password-file\` alone that holds \`user:password\`.`,
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
                                  "clients": [ { "user": "kea-api", "password-file": "api-password" } ] } }
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
      if (client.user === undefined) continue;
      yield {
        message: `a client of ${server.kind} has "user" in clear text, which Kea has refused since 3.1.0; expected "user-file"`,
        at: keyAt(client.user),
        fix: manualFix('move the name into a file and say "user-file"'),
      };
    }
  },
});
