// Rule: names get a suffix for which D2 has no forward zone.

import { quote } from '../../core/quote.ts';
import { d2Of } from '../../installation/ddns.ts';
import type { Place, Valued } from '../../installation/types.ts';
import { stringAt } from '../../installation/values.ts';
import { isCovered, scopesOf, type Updating, updatingServers, zoneNames } from '../ddns.ts';
import { text } from '../example.ts';
import { keyAt, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (suffix: string): string =>
  text`
      { "Dhcp4": { "dhcp-ddns": { "enable-updates": true }, "ddns-qualifying-suffix": "SUFFIX" } }
    `.replace('SUFFIX', suffix);
const d2 = text`
      {
        "DhcpDdns": {
          "tsig-keys": [ ],
          "forward-ddns": { "ddns-domains": [
            { "name": "example.org.", "dns-servers": [ { "ip-address": "192.0.2.53" } ] } ] },
          "reverse-ddns": { }
        }
      }
    `;

export default defineRule({
  id: 'd2-no-forward-zone',
  title: 'names get a suffix for which D2 has no zone',
  why: `\`ddns-qualifying-suffix\` completes the names of clients. D2 looks for the forward zone with the longest
name that the completed one ends in; when there is none, it drops the update with
DHCP_DDNS_NO_FWD_MATCH_ERROR. Two files are involved, so that neither \`-t\` sees it.`,
  source: 'src/lib/d2srv/d2_config.cc: DdnsDomainListMgr::matchDomain; src/bin/d2/d2_update_mgr.cc',
  severity: 'warning',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4('example.com'), 'kea-dhcp-ddns.conf': d2 },
  good: { 'kea-dhcp4.conf': dhcp4('lab.example.org'), 'kea-dhcp-ddns.conf': d2 },
  *check(installation) {
    const found = d2Of(installation.servers);
    const zones = zoneNames(found?.forward ?? []);
    // No forward zone at all: forward updates are not wanted.
    if (found === undefined || zones === undefined || zones.size === 0) return;
    const told = new Set<string>();
    for (const updating of updatingServers(installation)) {
      for (const suffix of suffixesOf(updating)) {
        if (suffix.value === '' || isCovered(suffix.value, zones)) continue;
        const key = `${updating.server.kind} ${suffix.value}`;
        if (told.has(key)) continue;
        told.add(key);
        yield {
          message: `no forward zone of D2 is for names that end in ${quote(suffix.value)}, so that their updates are dropped`,
          at: valueAt(suffix),
          related: [there('the zones of D2', keyAt(zonesPlace(found.server.section)))],
        };
      }
    }
  },
});

function suffixesOf({ server }: Updating): readonly Valued<string>[] {
  const holders: Place[] = [server.section];
  for (const { place, sends } of scopesOf(server)) if (sends) holders.push(place);
  return holders.flatMap(({ document, node }) => stringAt(document, node, 'ddns-qualifying-suffix') ?? []);
}

function zonesPlace({ document, node }: Place): Place {
  return { document, node: document.get(node, 'forward-ddns') ?? node };
}
