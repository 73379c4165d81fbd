// Rule: credentials of HA peers that the listener of this version never checks.

import { peerCredentials } from '../../installation/endpoints.ts';
import { manualFix } from '../fixes.ts';
import { openListener, peerName, relationshipsOf } from '../ha.ts';
import { haFile } from '../ha-example.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const withUser = (url: string): readonly string[] => [
  `{ "name": "one", "url": "${url}192.0.2.1:8005/", "role": "primary",\n              "basic-auth-user": "ha", "basic-auth-password-file": "/etc/kea/ha-password" }`,
  `{ "name": "two", "url": "${url}192.0.2.2:8005/", "role": "standby",\n              "basic-auth-user": "ha", "basic-auth-password-file": "/etc/kea/ha-password" }`,
];

export default defineRule({
  id: 'ha-credentials-ignored',
  title: 'credentials for High Availability that nobody checks',
  why: `\`basic-auth-user\` of a peer is what is *sent* to it. Up to 3.3.0 the listener that the HA hook opens
checks no credentials at all: a heartbeat without any is answered with 200. The file looks protected
and the port is open. Client certificates (TLS with \`require-client-certs\`) are checked. Where partners
talk through an agent or an HTTP control socket instead, that one checks.`,
  source: 'Kea 3.3.1 release note 4599; seen with Kea 2.6.3, 3.0.4 and 3.2.0',
  severity: 'warning',
  unless: 'haListenerAuthenticates',
  scope: 'installation',
  also: ['ha-without-tls'],
  bad: { 'kea-dhcp4.conf': haFile({ more: '', peers: withUser('http://') }) },
  good: { 'kea-dhcp4.conf': haFile({ peers: withUser('https://') }) },
  *check(installation, context) {
    for (const owned of relationshipsOf(installation)) {
      const { server, relationship } = owned;
      if (openListener(owned, context) === undefined) continue;
      const peer = relationship.peers.find((one) => peerCredentials(one) !== 'none');
      if (peer === undefined) continue;
      const written =
        peer.basicAuthUser ?? peer.basicAuthUserFile ?? peer.basicAuthPassword ?? peer.basicAuthPasswordFile;
      yield {
        message: `${server.kind} has credentials for the HA peer ${peerName(peer)}, but the HA listener of this version checks none; whoever reaches it is let in`,
        at: keyAt(written ?? peer),
        fix: manualFix('use TLS with client certificates, on both hosts'),
      };
    }
  },
});
