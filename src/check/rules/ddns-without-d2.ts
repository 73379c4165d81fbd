// Rule: a DHCP server sends DNS updates to this machine, and no D2 is configured on it.

import { isLoopback } from '../../core/address.ts';
import { quote } from '../../core/quote.ts';
import { d2Of } from '../../installation/ddns.ts';
import { d2Defaults } from '../../kea/ddns.ts';
import { updatingServers } from '../ddns.ts';
import { text } from '../example.ts';

import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (enabled: boolean): string =>
  text`
      { "Dhcp4": { "dhcp-ddns": { "enable-updates": ENABLED } } }
    `.replace('ENABLED', String(enabled));
const dhcp6 = text`
      { "Dhcp6": { "valid-lifetime": 3600 } }
    `;

export default defineRule({
  id: 'ddns-without-d2',
  title: 'updates for the DNS are on, and there is no D2 configuration',
  why: `With \`enable-updates\` a DHCP server hands every name to \`kea-dhcp-ddns\` (D2) at \`server-ip\`, which is
127.0.0.1 unless written. Beside the other files of the host there is none for D2. When D2 does not run,
requests pile up to \`max-queue-size\` or vanish, and names never reach the DNS; the DHCP server goes on
without a word. Said only where the files of a whole host were found, not for a single file.`,
  source: 'Kea 3.0 manual, "The DHCP-DDNS Server"; src/lib/dhcp_ddns/ncr_udp.cc',
  severity: 'warning',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4(true), 'kea-dhcp6.conf': dhcp6 },
  good: { 'kea-dhcp4.conf': dhcp4(false), 'kea-dhcp6.conf': dhcp6 },
  *check(installation) {
    if (d2Of(installation.servers) !== undefined) return;
    if (installation.files.length < 2 && installation.keactrl === undefined) return;
    for (const { server, client } of updatingServers(installation)) {
      const address = client.serverIp?.value ?? d2Defaults.address;
      if (!isLoopback(address)) continue;
      yield {
        message: `${server.kind} sends DNS updates to ${quote(address)}, and no D2 configuration is there beside it`,
        at: keyAt(client.enableUpdates ?? client),
      };
    }
  },
});
