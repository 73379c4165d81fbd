// Rule: an http listener without TLS and without authentication, which Kea refuses from 3.1.0 on.

import { isTls } from '../../installation/endpoints.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { listenersOf } from '../sockets.ts';

export default defineRule({
  id: 'control-socket-http-unauthenticated',
  title: 'an HTTP listener has neither TLS nor authentication',
  why: `Whoever reaches such a port controls the server: reads and changes its configuration, takes
leases away, stops it. From 3.1.0 on Kea refuses it ("Unsecured HTTP control channel"), on 127.0.0.1
too; \`-X\` makes a warning of it. The Unix socket needs neither.`,
  source: 'src/lib/config/http_command_config.cc: HttpCommandConfig; ChangeLog 2377',
  severity: 'error',
  when: 'securityEnforced',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004 } ] } }
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
    for (const { server, socket } of listenersOf(installation)) {
      const { type, tls, authentication } = socket;
      // An https entry without its files has a finding of its own.
      if (type?.value.toLowerCase() === 'https' || isTls(tls) || authentication !== undefined) continue;
      yield {
        message: `the http listener of ${server.kind} has neither TLS nor "authentication"; Kea has refused it since 3.1.0, on loopback too`,
        at: keyAt(type ?? socket),
        fix: manualFix('add "authentication" with credentials in files, or the three TLS files'),
      };
    }
  },
});
