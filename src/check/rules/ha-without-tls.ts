// Rule: HA partners on different machines that talk without TLS.

import { isLoopback } from '../../core/address.ts';
import type { HaRelationship } from '../../installation/types.ts';
import { manualFix } from '../fixes.ts';
import { otherPeers, peerAddress, peerName, relationshipsOf, usesTls } from '../ha.ts';
import { haFile } from '../ha-example.ts';
import { valueAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

const plain = [
  '{ "name": "one", "url": "http://192.0.2.1:8005/", "role": "primary" }',
  '{ "name": "two", "url": "http://192.0.2.2:8005/", "role": "standby" }',
];

export default defineRule({
  id: 'ha-without-tls',
  title: 'partners of High Availability talk without TLS',
  why: `Every lease crosses the network in clear text, and the listener of the HA hook asks nobody who he is:
up to 3.3.0 it does not even look at credentials. Whoever reaches the port can take leases away,
switch a server off (\`dhcp-disable\`) or tell it that its partner is gone. Client certificates are what
Kea has against that: \`trust-anchor\`, \`cert-file\` and \`key-file\` in the relationship, on both hosts,
from 2.1.7 on. On a wire between the two machines and nobody else, switch this rule off.`,
  source: 'Kea 3.0 manual, "Kea Security" and "libdhcp_ha.so"; src/hooks/dhcp/high_availability/ha_config.cc',
  severity: 'warning',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': haFile({ more: '', peers: plain }) },
  good: { 'kea-dhcp4.conf': haFile() },
  *check(installation) {
    for (const { server, relationship } of relationshipsOf(installation)) {
      yield* judge(server.kind, relationship);
    }
  },
});

/** One finding for a relationship, at the first partner that is reached in clear text. */
function* judge(kind: string, relationship: HaRelationship): Generator<Finding> {
  for (const peer of otherPeers(relationship)) {
    const { url } = peer;
    const address = peerAddress(peer);
    // An https URL without files has a finding of its own: the server does not start with it.
    if (url === undefined || address === undefined || url.value.startsWith('https:')) continue;
    if (isLoopback(address) || usesTls(relationship, peer)) continue;
    yield {
      message: `${kind} and its HA partner ${peerName(peer)} talk without TLS: leases cross the network in clear text, and anybody who reaches the port is believed`,
      at: valueAt(url),
      fix: manualFix('name "trust-anchor", "cert-file" and "key-file" in the relationship, on both hosts'),
    };
    return;
  }
}
