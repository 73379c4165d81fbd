// Rule: a server has an http and an https listener on one address and port.

import { clashesOf, clashFinding } from '../clashes.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'http-and-https-on-one-port',
  title: 'a server has http and https on one address and port',
  why: `A port speaks one of the two. \`-t\` passes, and the start fails: "Can not switch from HTTP
to HTTPS sockets using the same address and port." An \`http\` entry with the three TLS files counts
as https.`,
  source: 'src/lib/config/http_command_mgr.cc; ChangeLog 2324',
  severity: 'error',
  when: 'controlSocketsList',
  scope: 'installation',
  exampleTarget: '3.0',
  also: ['listener-open-to-network'],
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "http", "socket-address": "192.0.2.1", "socket-port": 8004 },
            { "socket-type": "https", "socket-address": "192.0.2.1", "socket-port": 8004,
              "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem" }
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
            { "socket-type": "http", "socket-address": "192.0.2.1", "socket-port": 8004 },
            { "socket-type": "https", "socket-address": "192.0.2.1", "socket-port": 8443,
              "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem" }
          ]
        }
      }
    `,
  },
  *check(installation, context) {
    for (const clash of clashesOf(installation, context)) {
      const { first, second, kind } = clash;
      if (kind !== 'same' || first.owner !== second.owner || first.tls === second.tls) continue;
      yield clashFinding(
        clash,
        'one of them speaks TLS and the other does not, which passes -t and fails at start',
      );
    }
  },
});
