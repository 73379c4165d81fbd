// Rule: a partner of High Availability is none of the hosts that were found, so nothing was held against it.

import { quote } from '../../core/quote.ts';
import type { HaPeer, Installation } from '../../installation/types.ts';
import { otherPeers, peerName } from '../ha.ts';
import { haFile } from '../ha-example.ts';
import { doublesIn, type Side, sidesByUrl, sidesIn, urlKey } from '../partners.ts';
import { keyAt, valueAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

const peers = (address: string): readonly string[] => [
  '{ "name": "one", "url": "https://192.0.2.1:8005/", "role": "primary" }',
  `{ "name": "two", "url": "https://${address}:8005/", "role": "standby" }`,
];
const backup = '{ "name": "three", "url": "https://192.0.2.3:8005/", "role": "backup" }';

export default defineRule({
  id: 'ha-partner-not-here',
  title: 'a partner of High Availability is not among the hosts that were found',
  why: `Partners are held against each other when the files of both are found in one run: mode, peers, addresses, subnets. Here
several hosts with High Availability were found, and one of them has a partner that is none of these: its name, or every address
and port, is another one. Either its file is elsewhere, and then nothing at all was compared, or its file is here and says
something that fits nowhere. A host that was found alone is not told so.`,
  source: 'Kea 3.0 manual, "libdhcp_ha.so": the configurations of partners differ in this-server-name only',
  severity: 'info',
  scope: 'fleet',
  bad: {
    'one/kea-dhcp4.conf': haFile({ peers: [...peers('192.0.2.2'), backup] }),
    'two/kea-dhcp4.conf': haFile({ peers: [...peers('192.0.2.2'), backup], self: '"two"' }),
  },
  good: {
    'one/kea-dhcp4.conf': haFile({ peers: peers('192.0.2.2') }),
    'two/kea-dhcp4.conf': haFile({ peers: peers('192.0.2.2'), self: '"two"' }),
  },
  *check(fleet) {
    const sides = [...sidesIn(fleet)];
    const hosts = new Set(sides.map(({ installation }) => installation)).size;
    if (hosts < 2) return;
    const byUrl = sidesByUrl(fleet);
    // Of a host whose name another one has as well it is said already that it has no partner.
    const doubled = new Set(
      [...doublesIn(fleet)].flatMap(({ first, second }) => [first.relationship, second.relationship]),
    );
    for (const side of sides.filter(({ relationship }) => !doubled.has(relationship))) {
      for (const peer of otherPeers(side.relationship)) {
        if (peer.name !== undefined && !isFound(side, peer, byUrl)) yield absent(peer, hosts, side);
      }
    }
  },
});

/** Some other host says that it is this peer, and has at least one address and port of the relationship. */
function isFound(
  { installation, relationship, server }: Side,
  { name }: HaPeer,
  byUrl: ReturnType<typeof sidesByUrl>,
): boolean {
  const isOther = (one: { readonly installation: Installation }): boolean =>
    one.installation !== installation;
  return relationship.peers.some((peer) => {
    const named = byUrl.get(`${server.kind} ${urlKey(peer)}`)?.get(name?.value.trim() ?? '');
    return named?.some(isOther) ?? false;
  });
}

function absent(peer: HaPeer, hosts: number, { name }: Side): Finding {
  const where = peer.url === undefined ? '' : ` at ${quote(peer.url.value)}`;
  return {
    message: `the HA peer ${peerName(peer)}${where} of ${quote(name)} is none of the ${hosts} hosts with High Availability found here; nothing was compared with it`,
    at: peer.name === undefined ? keyAt(peer) : valueAt(peer.name),
  };
}
