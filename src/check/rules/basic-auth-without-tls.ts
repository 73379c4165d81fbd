// Rule: passwords cross the network in clear text.

import { ownerName } from '../clashes.ts';
import { text } from '../example.ts';
import { asksForPassword, exposedListeners, reachOf } from '../exposure.ts';
import { manualFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (address: string): string =>
  text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "http", "socket-address": "ADDRESS", "socket-port": 8004,
              "authentication": { "type": "basic", "directory": "/etc/kea", "clients": [ { "password-file": "api-password" } ] } }
          ]
        }
      }
    `.replace('ADDRESS', address);

export default defineRule({
  id: 'basic-auth-without-tls',
  title: 'credentials cross the network without TLS',
  why: `Basic authentication sends user and password with every request, readable by whoever is on the way. On 127.0.0.1
that is nobody; beyond it TLS belongs around it. Kea takes it without a word, from 3.1.0 on too: credentials count as
protection there. A proxy that speaks TLS to the outside and reaches Kea on 127.0.0.1 does as well.`,
  source: 'Kea 3.0 manual, "Kea Security"; src/lib/config/http_command_config.cc',
  severity: 'warning',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4('192.0.2.1') },
  good: { 'kea-dhcp4.conf': dhcp4('127.0.0.1') },
  *check(installation, context) {
    for (const listener of exposedListeners(installation, context)) {
      if (listener.tls || !asksForPassword(listener)) continue;
      yield {
        message: `${ownerName(listener)} listens ${reachOf(listener)} without TLS: its clients' passwords cross the network in clear text`,
        at: listener.at,
        fix: manualFix('name the three TLS files, or listen on 127.0.0.1'),
      };
    }
  },
});
