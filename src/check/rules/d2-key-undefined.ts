// Rule: a zone of D2, or a DNS server in it, names a key that is not defined.

import { quote } from '../../core/quote.ts';
import { d2Of } from '../../installation/ddns.ts';
import { text } from '../example.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const d2 = (key: string): string =>
  text`
      {
        "DhcpDdns": {
          "tsig-keys": [
            { "name": "dhcp-key", "algorithm": "HMAC-SHA256", "secret-file": "/etc/kea/dhcp-key.secret" } ],
          "forward-ddns": { "ddns-domains": [
            { "name": "example.org.", "key-name": "KEY", "dns-servers": [ { "ip-address": "192.0.2.53" } ] } ] },
          "reverse-ddns": { }
        }
      }
    `.replace('KEY', key);

export default defineRule({
  id: 'd2-key-undefined',
  title: 'a zone of D2 names a key that is not defined',
  why: `\`key-name\` of a zone or of a DNS server must be the \`name\` of one of the \`tsig-keys\`, letter by letter.
Kea refuses the file otherwise: "DdnsDomain : specifies an undefined key: dhcp-key.".`,
  source: 'src/lib/d2srv/d2_config.cc: DnsServerInfoParser::parse; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp-ddns.conf': d2('dhcp-key.') },
  good: { 'kea-dhcp-ddns.conf': d2('dhcp-key') },
  *check({ servers }) {
    const found = d2Of(servers);
    if (found === undefined) return;
    const names = new Set(found.keys.flatMap(({ name }) => name?.value ?? []));
    const defined = definedKeys([...names]);
    for (const zone of [...found.forward, ...found.reverse]) {
      for (const { keyName } of [zone, ...zone.servers]) {
        if (keyName === undefined || keyName.value === '') continue;
        if (names.has(keyName.value)) continue;
        yield {
          message: `the key ${quote(keyName.value)} is not defined; "tsig-keys" has ${defined}`,
          at: valueAt(keyName),
          related: zone.name === undefined ? [] : [there('for this zone', valueAt(zone.name))],
        };
      }
    }
  },
});

/** Keys that a message names; of more it says only how many there are. */
const mostNamed = 5;

function definedKeys(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return (
    names
      .slice(0, mostNamed)
      .map((name) => quote(name))
      .join(', ') + more
  );
}
