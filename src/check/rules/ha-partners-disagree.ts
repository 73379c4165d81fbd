// Rule: two HA partners that were both found say different things about their relationship.

import { quote } from '../../core/quote.ts';
import type { HaPeer, Valued } from '../../installation/types.ts';
import { peerName, usesTls } from '../ha.ts';
import { haFile, tlsMembers } from '../ha-example.ts';
import { type Partners, partnersIn, type Side, urlKey } from '../partners.ts';
import { keyAt, there, valueAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

const peers = (port: number): readonly string[] => [
  '{ "name": "one", "url": "https://192.0.2.1:8005/", "role": "primary" }',
  `{ "name": "two", "url": "https://192.0.2.2:${port}/", "role": "standby" }`,
];

export default defineRule({
  id: 'ha-partners-disagree',
  title: 'two partners of High Availability disagree about their relationship',
  why: `Both partners must have the same mode and the same peers: names, roles, addresses and ports, with TLS or
without. Each file is good by itself and each server starts. Then one calls a port where nobody listens, speaks
TLS to one that does not, or both hold themselves for the primary: the partner counts as down, and both serve. It is
seen only where the files of both hosts are found in one run. Hosts are taken for partners when one names the
other and at least one address and port is the same in both files.`,
  source: 'Kea 3.0 manual, "libdhcp_ha.so": the configurations of partners differ in this-server-name only',
  severity: 'error',
  scope: 'fleet',
  bad: {
    'one/kea-dhcp4.conf': haFile({ peers: peers(8005), more: tlsMembers }),
    'two/kea-dhcp4.conf': haFile({ peers: peers(8006), more: tlsMembers, self: '"two"' }),
  },
  good: {
    'one/kea-dhcp4.conf': haFile({ peers: peers(8005), more: tlsMembers }),
    'two/kea-dhcp4.conf': haFile({ peers: peers(8005), more: tlsMembers, self: '"two"' }),
  },
  *check(fleet) {
    for (const partners of partnersIn(fleet)) {
      yield* modes(partners);
      yield* peersOfBoth(partners);
      yield* encryption(partners);
    }
  },
});

function* modes({ first, second }: Partners): Generator<Finding> {
  const [one, two] = [first.relationship.mode, second.relationship.mode];
  if (one === undefined || two === undefined || one.value === two.value) return;
  yield differs(second, first, two, one, 'the mode is', 'the mode is');
}

function* peersOfBoth({ first, second }: Partners): Generator<Finding> {
  for (const peer of second.relationship.peers) {
    const other = named(first, peer);
    if (other === undefined) {
      yield missing(second, first, peer);
      continue;
    }
    yield* peerOfBoth(first, second, other, peer);
  }
  for (const peer of first.relationship.peers) {
    if (named(second, peer) === undefined) yield missing(first, second, peer);
  }
}

function* peerOfBoth(first: Side, second: Side, one: HaPeer, two: HaPeer): Generator<Finding> {
  const who = peerName(two);
  if (one.url !== undefined && two.url !== undefined && urlKey(one) !== urlKey(two)) {
    yield differs(second, first, two.url, one.url, `the url of ${who} is`, 'it is');
  }
  if (one.role !== undefined && two.role !== undefined && one.role.value !== two.role.value) {
    yield differs(second, first, two.role, one.role, `the role of ${who} is`, 'it is');
  }
}

/** One finding for all peers: usually the files are named for the whole relationship. */
function* encryption({ first, second }: Partners): Generator<Finding> {
  for (const two of second.relationship.peers) {
    const one = named(first, two);
    if (one?.url === undefined || two.url === undefined || urlKey(one) !== urlKey(two)) continue;
    const isEncrypted = usesTls(second.relationship, two);
    if (usesTls(first.relationship, one) === isEncrypted) continue;
    const [speaks, other] = isEncrypted ? ['speaks TLS', 'does not'] : ['does not speak TLS', 'does'];
    yield {
      message: `${place(second)} ${speaks} with the HA peer ${peerName(two)}, and ${place(first)} ${other}`,
      at: valueAt(two.url),
      related: [there('the other side', valueAt(one.url))],
    };
    return;
  }
}

function named({ relationship }: Side, { name }: HaPeer): HaPeer | undefined {
  return relationship.peers.find((peer) => peer.name?.value.trim() === name?.value.trim());
}

function missing(has: Side, hasNot: Side, peer: HaPeer): Finding {
  return {
    message: `the HA peer ${peerName(peer)} is not among the peers of its partner ${place(hasNot)}`,
    at: peer.name === undefined ? keyAt(peer) : valueAt(peer.name),
    related: [there(`the partner of ${quote(has.name)}`, keyAt(hasNot.relationship))],
  };
}

function differs(
  here: Side,
  other: Side,
  value: Valued<string>,
  otherValue: Valued<string>,
  what: string,
  otherwise: string,
): Finding {
  return {
    message: `${what} ${quote(value.value)} in ${place(here)}, and ${otherwise} ${quote(otherValue.value)} in ${place(other)}`,
    at: valueAt(value),
    related: [there('the other side', valueAt(otherValue))],
  };
}

function place({ server }: Side): string {
  return server.file.path;
}
