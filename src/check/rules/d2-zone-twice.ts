// Rule: a zone stands twice among the forward or the reverse zones of D2.

import { quote } from '../../core/quote.ts';
import { d2Of, type Zone } from '../../installation/ddns.ts';
import type { Valued } from '../../installation/types.ts';
import { normalName } from '../ddns.ts';
import { text } from '../example.ts';
import { there, valueAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

const d2 = (second: string): string =>
  text`
      {
        "DhcpDdns": {
          "tsig-keys": [ ],
          "forward-ddns": { "ddns-domains": [
            { "name": "example.org.", "dns-servers": [ { "ip-address": "192.0.2.53" } ] },
            { "name": "SECOND", "dns-servers": [ { "ip-address": "192.0.2.54" } ] } ] },
          "reverse-ddns": { }
        }
      }
    `.replace('SECOND', second);

export default defineRule({
  id: 'd2-zone-twice',
  title: 'a zone of D2 is there twice',
  why: `Two zones of one name are refused: "Duplicate domain specified". Names that differ only in upper and
lower case are taken, and which of the two gets the updates is chance. A zone inside another one is fine:
the longest name wins.`,
  source:
    'src/lib/d2srv/d2_config.cc: DdnsDomainListParser::parse, matchDomain; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp-ddns.conf': d2('example.org.') },
  good: { 'kea-dhcp-ddns.conf': d2('lab.example.org.') },
  *check({ servers }) {
    const found = d2Of(servers);
    if (found === undefined) return;
    yield* twice(found.forward, 'forward');
    yield* twice(found.reverse, 'reverse');
  },
});

function* twice(zones: readonly Zone[], direction: string): Generator<Finding> {
  const seen = new Map<string, Valued<string>>();
  for (const { name } of zones) {
    if (name === undefined) continue;
    // With and without a dot are two names to D2, of which one has a finding of its own.
    const key = name.value.endsWith('.') ? `${normalName(name.value)}.` : normalName(name.value);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, name);
    else {
      yield {
        message: `the ${direction} zone ${quote(name.value)} is there twice; only one can take the updates`,
        at: valueAt(name),
        related: [there('the other one', valueAt(first))],
      };
    }
  }
}
