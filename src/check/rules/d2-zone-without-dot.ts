// Rule: the name of a zone of D2 has no dot at its end, so that no name is ever in it.

import { quote } from '../../core/quote.ts';
import { d2Of } from '../../installation/ddns.ts';
import { wildcardZone } from '../../kea/ddns.ts';
import { text } from '../example.ts';
import { setFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const d2 = (zone: string): string =>
  text`
      {
        "DhcpDdns": {
          "tsig-keys": [ ],
          "forward-ddns": { "ddns-domains": [
            { "name": "ZONE", "dns-servers": [ { "ip-address": "192.0.2.53" } ] } ] },
          "reverse-ddns": { }
        }
      }
    `.replace('ZONE', zone);

export default defineRule({
  id: 'd2-zone-without-dot',
  title: 'the name of a zone of D2 does not end in a dot',
  why: `D2 compares the ends of names as text, and the names it is asked to update end in a dot:
\`pc1.example.org.\` is not in the zone \`example.org\`. The zone matches nothing, updates for it are
dropped with DHCP_DDNS_NO_FWD_MATCH_ERROR in the log, and \`-t\` is content.`,
  source: 'src/lib/d2srv/d2_config.cc: DdnsDomainListMgr::matchDomain; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp-ddns.conf': d2('example.org') },
  good: { 'kea-dhcp-ddns.conf': d2('example.org.') },
  *check({ servers }) {
    const found = d2Of(servers);
    for (const { name } of [...(found?.forward ?? []), ...(found?.reverse ?? [])]) {
      if (name === undefined || name.value === '' || name.value.endsWith('.')) continue;
      if (name.value === wildcardZone) continue;
      const right = `${name.value}.`;
      yield {
        message: `the zone ${quote(name.value)} has no dot at its end, so that no name is in it; expected ${quote(right)}`,
        at: valueAt(name),
        fix: setFix('unsafe', `write ${quote(right)}`, name, right),
      };
    }
  },
});
