// Rule: one or two of the three TLS files, in a listener, in the agent, or for an HA peer.

import { peerTls } from '../../installation/endpoints.ts';
import type { Installation, Place, Tls, Valued } from '../../installation/types.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { peerName, relationshipsOf } from '../ha.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { listenersOf, tlsFiles } from '../sockets.ts';

export default defineRule({
  id: 'partial-tls',
  title: 'only some of the three TLS files are given',
  why: `TLS needs \`trust-anchor\`, \`cert-file\` and \`key-file\` together; an empty name counts as
missing. Kea refuses anything between none and all: "trust-anchor parameter is missing or empty: all
or none of TLS parameters must be set". There is no TLS without a trust anchor, not even where
clients need no certificate (\`"cert-required": false\`). For High Availability a peer's own value counts, else that of
the relationship; there \`-t\` passes and the start fails.`,
  source:
    'src/lib/config/http_command_config.cc; Kea 3.0.4 src/bin/agent/ca_cfg_mgr.cc; src/hooks/dhcp/high_availability/ha_config.cc: HAConfig::validate',
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
    const told = new Set<Valued<string>>();
    for (const { owner, tls } of tlsOf(installation)) {
      const { given, missing } = tlsFiles(tls);
      const first = given[0]?.file;
      // The files of a relationship hold for each of its peers; one finding is enough.
      if (first === undefined || missing.length === 0 || told.has(first)) continue;
      told.add(first);
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
  for (const { server, relationship } of relationshipsOf(installation)) {
    for (const peer of relationship.peers) {
      const { document, node } = peer;
      const owner = `the HA peer ${peerName(peer)} of ${server.kind}`;
      yield { owner, tls: peerTls(relationship, peer), document, node };
    }
  }
}
