// Rule: two peers of one High Availability relationship with the same address and port.

import { normalAddress } from '../../core/address.ts';
import { quote } from '../../core/quote.ts';
import { parseHaUrl } from '../../installation/ha-url.ts';
import type { HaPeer } from '../../installation/types.ts';
import { relationshipsOf } from '../ha.ts';
import { haFile } from '../ha-example.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-peers-same-url',
  title: 'two High Availability peers have one URL',
  why: `Each peer has a URL of its own, at which the others reach it. When a line was copied and the address not changed,
a server sends its heartbeats to itself, or to a partner that is another one than it thinks: the two never agree on who
serves whom. \`kea-dhcp4 -t\` compares names and roles, not URLs.`,
  source:
    'src/hooks/dhcp/high_availability/ha_config.cc, HAConfig::validate; -t of Kea 2.6.3 and 3.0.4 takes it',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': haFile({
      peers: [
        '{ "name": "one", "url": "https://192.0.2.1:8005/", "role": "primary" }',
        '{ "name": "two", "url": "https://192.0.2.1:8005/", "role": "standby" }',
      ],
    }),
  },
  good: { 'kea-dhcp4.conf': haFile() },
  *check(installation) {
    for (const { server, relationship } of relationshipsOf(installation)) {
      const seen = new Map<string, HaPeer>();
      for (const peer of relationship.peers) {
        const at = peer.url === undefined ? undefined : placeOf(peer.url.value);
        if (at === undefined || peer.url === undefined) continue;
        const first = seen.get(at);
        if (first?.url === undefined) seen.set(at, peer);
        else {
          yield {
            message: `the HA peers ${called(first)} and ${called(peer)} of ${server.kind} have the same address and port in their URLs; expected one place for each`,
            at: valueAt(peer.url),
            related: [there('the other peer', valueAt(first.url))],
          };
        }
      }
    }
  },
});

/** Address and port, whatever the spelling; undefined for a URL that other rules find fault with. */
function placeOf(url: string): string | undefined {
  const parsed = parseHaUrl(url);
  return parsed === undefined
    ? undefined
    : `${normalAddress(parsed.host.replace(/^\[|\]$/g, ''))} ${parsed.port}`;
}

function called({ name }: HaPeer): string {
  return name === undefined ? 'without a name' : quote(name.value);
}
