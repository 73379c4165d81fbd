// Rule: subnets for whose addresses D2 has no reverse zone, though it has some.

import { quote } from '../../core/quote.ts';
import { d2Of } from '../../installation/ddns.ts';
import type { Valued } from '../../installation/types.ts';
import { stringAt } from '../../installation/values.ts';
import { isCovered, scopesOf, type Updating, updatingServers, zoneNames } from '../ddns.ts';
import { text } from '../example.ts';
import { keyAt, there, valueAt } from '../places.ts';
import { reverseName } from '../reverse-name.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (subnet: string): string =>
  text`
      { "Dhcp4": { "dhcp-ddns": { "enable-updates": true }, "subnet4": [ { "id": 1, "subnet": "SUBNET" } ] } }
    `.replace('SUBNET', subnet);
const d2 = text`
      {
        "DhcpDdns": {
          "tsig-keys": [ ],
          "forward-ddns": { },
          "reverse-ddns": { "ddns-domains": [
            { "name": "2.0.192.in-addr.arpa.", "dns-servers": [ { "ip-address": "192.0.2.53" } ] } ] }
        }
      }
    `;

export default defineRule({
  id: 'd2-no-reverse-zone',
  title: 'subnets for whose addresses D2 has no reverse zone',
  why: `For each lease D2 looks for the reverse zone with the longest name that the address's name ends in
(\`10.2.0.192.in-addr.arpa.\` for 192.0.2.10). Without one the update is dropped with
DHCP_DDNS_NO_REV_MATCH_ERROR, and addresses of that subnet have no names. It happens when a subnet is
added and D2's file is forgotten. With no reverse zone at all D2 does no reverse updates, and nothing is
said here.`,
  source: 'src/lib/d2srv/d2_cfg_mgr.cc: matchReverse; src/bin/d2/d2_update_mgr.cc',
  severity: 'warning',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4('198.51.100.0/24'), 'kea-dhcp-ddns.conf': d2 },
  good: { 'kea-dhcp4.conf': dhcp4('192.0.2.0/24'), 'kea-dhcp-ddns.conf': d2 },
  *check(installation) {
    const found = d2Of(installation.servers);
    const zones = zoneNames(found?.reverse ?? []);
    if (found === undefined || zones === undefined || zones.size === 0) return;
    for (const updating of updatingServers(installation)) {
      const left = [...subnetsWithout(updating, [...zones])];
      const [first] = left;
      if (first === undefined) continue;
      const more = left.length > 1 ? ` and ${left.length - 1} more` : '';
      const { document, node } = found.server.section;
      yield {
        message: `no reverse zone of D2 is for addresses of the subnet ${quote(first.value)}${more} of ${updating.server.kind}, so that their updates are dropped`,
        at: valueAt(first),
        related: [
          ...left.slice(1, 3).map((one) => there('this one too', valueAt(one))),
          there(
            'the reverse zones of D2',
            keyAt({ document, node: document.get(node, 'reverse-ddns') ?? node }),
          ),
        ],
      };
    }
  },
});

/** Subnets that lie in no zone, and in which no zone lies. */
function* subnetsWithout({ server }: Updating, zones: readonly string[]): Generator<Valued<string>> {
  const names = new Set(zones);
  // Every name above a zone, so that a subnet larger than its zones is found among them.
  const above = new Set(
    zones.flatMap((zone) => zone.split('.').map((_, at, all) => all.slice(at).join('.'))),
  );
  for (const { place, kind, sends } of scopesOf(server)) {
    if (kind !== 'subnet' || !sends) continue;
    const subnet = stringAt(place.document, place.node, 'subnet');
    const name = subnet === undefined ? undefined : reverseName(subnet.value);
    if (subnet === undefined || name === undefined || isCovered(name, names) || above.has(name)) continue;
    yield subnet;
  }
}
