// Rule: an authentication map without clients, which looks like protection and lets everybody in.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { authenticationsOf } from '../sockets.ts';

export default defineRule({
  id: 'control-socket-empty-clients',
  title: '"authentication" lists no clients and lets everybody in',
  why: `With no \`clients\`, or an empty list, Kea asks nobody for credentials: every request is
served. It still satisfies the check of 3.1.0 for unsecured listeners, so that \`-t\` and the start
are silent and the port is open.`,
  source: 'src/lib/http/basic_auth_config.cc: checkAuth',
  severity: 'warning',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004,
              "authentication": { "type": "basic", "clients": [ ] } }
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
    for (const { owner, authentication } of authenticationsOf(installation)) {
      if (authentication.clients.length > 0) continue;
      yield {
        message: `"authentication" of ${owner} lists no clients, so that everybody is let in without credentials`,
        at: keyAt(authentication),
        fix: manualFix('add a client, with its credentials in files'),
      };
    }
  },
});
