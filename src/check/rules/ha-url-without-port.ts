// Rule: the url of an HA peer names no port, and Kea has no default for it.

import { quote } from '../../core/quote.ts';
import { parseHaUrl } from '../../installation/ha-url.ts';
import { manualFix } from '../fixes.ts';
import { peerName, relationshipsOf } from '../ha.ts';
import { haFile } from '../ha-example.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const peers = (url: string): readonly string[] => [
  `{ "name": "one", "url": "${url}", "role": "primary" }`,
  '{ "name": "two", "url": "https://192.0.2.2:8005/", "role": "standby" }',
];

export default defineRule({
  id: 'ha-url-without-port',
  title: 'the URL of a High Availability peer names no port',
  why: `Kea takes a URL without a port as one with port 0: neither 80 nor 443. The server's own listener then
gets whatever port the system has free, another one after each start, and requests to such a partner
go nowhere. Kea accepts it without a word.`,
  source: 'src/lib/http/url.cc; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': haFile({ peers: peers('https://192.0.2.1/') }) },
  good: { 'kea-dhcp4.conf': haFile({ peers: peers('https://192.0.2.1:8005/') }) },
  *check(installation) {
    for (const { server, relationship } of relationshipsOf(installation)) {
      for (const peer of relationship.peers) {
        const { url } = peer;
        if (url === undefined || parseHaUrl(url.value)?.port !== 0) continue;
        yield {
          message: `the url ${quote(url.value)} of the HA peer ${peerName(peer)} of ${server.kind} names no port, which Kea takes as port 0`,
          at: valueAt(url),
          fix: manualFix('write the port, the same on both partners'),
        };
      }
    }
  },
});
