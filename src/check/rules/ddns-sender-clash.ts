// Rule: the address that updates are sent from does not go with the one they are sent to.

import { parseIp } from '../../core/ip.ts';
import { isIP } from '../../core/ip-family.ts';
import { quote } from '../../core/quote.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { integerAt, stringAt } from '../../installation/values.ts';
import { d2Defaults } from '../../kea/ddns.ts';
import { text } from '../example.ts';
import { member, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (sender: string): string =>
  text`
      {
        "Dhcp4": {
          "dhcp-ddns": { "enable-updates": true, "server-ip": "127.0.0.1", "sender-ip": "SENDER" }
        }
      }
    `.replace('SENDER', sender);

export default defineRule({
  id: 'ddns-sender-clash',
  title: 'updates for the DNS cannot be sent from this address',
  why: `\`sender-ip\` and \`server-ip\` of \`dhcp-ddns\` must be of one family: "address family mismatch". They must not be the same
address with the same port, since then the server would send to itself. Without \`server-ip\` D2 is at 127.0.0.1, so a
\`sender-ip\` of IPv6 alone is refused. Both hold when \`enable-updates\` is false, too.`,
  source:
    'src/lib/dhcpsrv/d2_client_cfg.cc: D2ClientConfig::validateContents; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: { 'kea-dhcp4.conf': dhcp4('::1') },
  good: { 'kea-dhcp4.conf': dhcp4('127.0.0.1') },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const client = member(dhcp, 'dhcp-ddns');
      if (client === undefined) continue;
      const { document, node } = client;
      const sender = stringAt(document, node, 'sender-ip');
      if (sender === undefined || isIP(sender.value) === 0) continue;
      const server = stringAt(document, node, 'server-ip');
      const address = server?.value ?? d2Defaults.address;
      if (isIP(address) === 0) continue;
      const related = server === undefined ? [] : [there('D2 is here', valueAt(server))];
      const at = valueAt(sender);
      if (isIP(address) !== isIP(sender.value)) {
        yield {
          message: `updates cannot be sent from ${quote(sender.value)} to ${quote(address)}: expected two addresses of one family`,
          at,
          related,
        };
        continue;
      }
      const from = integerAt(document, node, 'sender-port')?.value ?? 0;
      const to = integerAt(document, node, 'server-port')?.value ?? d2Defaults.port;
      if (from !== to || parseIp(address) !== parseIp(sender.value)) continue;
      yield {
        message: `updates would be sent from ${quote(sender.value)} port ${from} to the same address and port, expected another "sender-port", or none`,
        at,
        related,
      };
    }
  },
});
