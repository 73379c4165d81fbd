// Rule: one or two of the three TLS files, in a listener or in the agent.

import type { Installation, Place, Tls } from '../../installation/types.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { listenersOf, tlsFiles } from '../sockets.ts';

export default defineRule({
  id: 'partial-tls',
  title: 'only some of the three TLS files are given',
  why: `TLS needs \`trust-anchor\`, \`cert-file\` and \`key-file\` together; an empty name counts as
missing. Kea refuses anything between none and all: "trust-anchor parameter is missing or empty: all
or none of TLS parameters must be set". There is no TLS without a trust anchor, not even where
clients need no certificate (\`"cert-required": false\`).`,
  source: 'src/lib/config/http_command_config.cc; Kea 3.0.4 src/bin/agent/ca_cfg_mgr.cc',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "https", "socket-address": "192.0.2.1", "socket-port": 8004,
              "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem" }
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
            { "socket-type": "https", "socket-address": "192.0.2.1", "socket-port": 8004,
              "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem" }
          ]
        }
      }
    `,
  },
  *check(installation) {
    for (const { owner, tls } of tlsOf(installation)) {
      const { given, missing } = tlsFiles(tls);
      const first = given[0]?.file;
      if (first === undefined || missing.length === 0) continue;
      const names = missing.map(({ key }) => `"${key}"`).join(' and ');
      yield {
        message: `${names} ${missing.length === 1 ? 'is' : 'are'} missing beside the other TLS files of ${owner}; Kea takes all three or none`,
        at: keyAt(first),
        fix: manualFix(`name ${names} too`),
      };
    }
  },
});

interface OwnedTls extends Place {
  readonly owner: string;
  readonly tls: Tls;
}

function* tlsOf(installation: Installation): Generator<OwnedTls> {
  const { agent } = installation;
  if (agent !== undefined) yield { owner: 'the agent', tls: agent.tls, ...agent.section };
  for (const { server, socket } of listenersOf(installation)) {
    yield { owner: `this listener of ${server.kind}`, ...socket };
  }
}
