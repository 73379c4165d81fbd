// Rule: D2 has zones to update, and no DHCP server of the host sends updates.

import { d2Of } from '../../installation/ddns.ts';
import { updatingServers } from '../ddns.ts';
import { text } from '../example.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (enabled: boolean): string =>
  text`
      { "Dhcp4": { "dhcp-ddns": { "enable-updates": ENABLED } } }
    `.replace('ENABLED', String(enabled));
const d2 = text`
      {
        "DhcpDdns": {
          "ip-address": "127.0.0.1", "port": 53001, "tsig-keys": [ ],
          "forward-ddns": { "ddns-domains": [
            { "name": "example.org.", "dns-servers": [ { "ip-address": "192.0.2.53" } ] } ] },
          "reverse-ddns": { }
        }
      }
    `;

export default defineRule({
  id: 'd2-without-updates',
  title: 'no DHCP server sends D2 the updates that it has zones for',
  why: `\`enable-updates\` in \`dhcp-ddns\` is false unless written, and \`ddns-send-updates\` can switch updates off
again. D2 then runs, with keys and zones in order, and never hears of a name. Nobody complains, since to
Kea both files are good.`,
  source: 'src/lib/dhcpsrv/cfg_d2_client_mgr; Kea 3.0 manual, "DDNS for DHCPv4"',
  severity: 'warning',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4(false), 'kea-dhcp-ddns.conf': d2 },
  good: { 'kea-dhcp4.conf': dhcp4(true), 'kea-dhcp-ddns.conf': d2 },
  *check(installation) {
    const found = d2Of(installation.servers);
    const zone = found?.forward[0] ?? found?.reverse[0];
    const clients = installation.servers.filter(({ kind }) => kind !== 'd2');
    if (found === undefined || zone === undefined || clients.length === 0) return;
    if (updatingServers(installation).length > 0) return;
    const names = clients.map(({ kind }) => kind).join(' and ');
    yield {
      message: `no DHCP server sends D2 updates for its zones: "enable-updates" is not true in ${names}, or "ddns-send-updates" is false`,
      at: keyAt(found.server.section),
      related: clients.map(({ section }) => there('no updates from here', keyAt(section))),
    };
  },
});
