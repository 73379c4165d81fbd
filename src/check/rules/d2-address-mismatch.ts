// Rule: a DHCP server sends its DNS updates where D2 does not listen.

import { coversAddress, isLoopback } from '../../core/address.ts';
import { quote } from '../../core/quote.ts';
import { type D2, d2Of } from '../../installation/ddns.ts';
import type { Place } from '../../installation/types.ts';
import { d2Defaults } from '../../kea/ddns.ts';
import { updatingServers } from '../ddns.ts';
import { text } from '../example.ts';

import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (port: number): string =>
  text`
      { "Dhcp4": { "dhcp-ddns": { "enable-updates": true, "server-ip": "127.0.0.1", "server-port": PORT } } }
    `.replace('PORT', String(port));

export default defineRule({
  id: 'd2-address-mismatch',
  title: 'updates for the DNS are sent where D2 does not listen',
  why: `A DHCP server sends its update requests as UDP packets to \`server-ip\` and \`server-port\` of \`dhcp-ddns\`,
D2 takes them at its own \`ip-address\` and \`port\`; both are 127.0.0.1 and 53001 unless written. Nobody
checks that they agree: each file is good by itself, packets to a closed port vanish, and names never
reach the DNS.`,
  source: 'src/lib/dhcp_ddns/ncr_udp.cc; src/lib/d2srv/d2_simple_parser.cc; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': dhcp4(53002),
    'kea-dhcp-ddns.conf': text`
      { "DhcpDdns": { "ip-address": "127.0.0.1", "port": 53001, "tsig-keys": [ ], "forward-ddns": { }, "reverse-ddns": { } } }
    `,
  },
  good: {
    'kea-dhcp4.conf': dhcp4(53001),
    'kea-dhcp-ddns.conf': text`
      { "DhcpDdns": { "ip-address": "127.0.0.1", "port": 53001, "tsig-keys": [ ], "forward-ddns": { }, "reverse-ddns": { } } }
    `,
  },
  *check(installation) {
    const d2 = d2Of(installation.servers);
    if (d2 === undefined) return;
    const address = d2.address?.value ?? d2Defaults.address;
    const port = d2.port?.value ?? d2Defaults.port;
    for (const { server, client } of updatingServers(installation)) {
      const toAddress = client.serverIp?.value ?? d2Defaults.address;
      const toPort = client.serverPort?.value ?? d2Defaults.port;
      if (toPort === port && coversAddress(address, toAddress)) continue;
      // Only packets to this machine itself can be meant for no other D2 than this one.
      const isLocal = isLoopback(toAddress) || coversAddress(address, toAddress);
      const unless = isLocal ? '' : '; fine only if that is the D2 of another host';
      const place: Place = (toPort === port ? client.serverIp : client.serverPort) ?? client;
      yield {
        message: `${server.kind} sends DNS updates to ${quote(toAddress)} port ${toPort}, and D2 listens on ${quote(address)} port ${port}${unless}`,
        at: keyAt(place),
        related: [there('D2 listens here', keyAt(listeningAt(d2, toPort === port)))],
        severity: isLocal ? 'error' : 'warning',
      };
    }
  },
});

function listeningAt(d2: D2, isAddress: boolean): Place {
  return (isAddress ? d2.address : d2.port) ?? d2.server.section;
}
