// Rule: two clients of one subnet are given one name.

import { quote } from '../../core/quote.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import { sameHostnames } from '../../installation/dhcp/same.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { repeatedIn } from '../repeated-reservations.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'reservation-duplicate-hostname',
  title: 'two clients of a subnet are given one name, and names go into DNS',
  why: `With DNS updates on, the name belongs to the client that comes first: its DHCID record stands beside the address,
and the update for the second client is refused ("check-with-dhcid", the default). The second client has its address, but
no name leads to it, and no reverse record either. Nothing is said at start. Without DNS updates nothing is wrong with it,
and nothing is said here.`,
  source: 'RFC 4703; Kea manual, "The DHCP-DDNS Server", ddns-conflict-resolution-mode',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "dhcp-ddns": { "enable-updates": true },
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [
                { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.20", "hostname": "printer" },
                { "hw-address": "08:00:2b:02:3f:4f", "ip-address": "192.0.2.21", "hostname": "printer" }
              ]
            }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "dhcp-ddns": { "enable-updates": true },
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [
                { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.20", "hostname": "printer" },
                { "hw-address": "08:00:2b:02:3f:4f", "ip-address": "192.0.2.21", "hostname": "printer-2" }
              ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const { document, node } = dhcp;
      const isOn = document.boolean(document.get(document.get(node, 'dhcp-ddns'), 'enable-updates')) === true;
      if (!isOn || document.get(node, 'ddns-conflict-resolution-mode') !== undefined) continue;
      const reservations = dhcp.reservations();
      const { hostnames } = reservations;
      if (hostnames.count < 2) continue;
      const groups = sameHostnames(document, reservations);
      for (const { earlier, later, isOneScope } of repeatedIn(hostnames, groups, reservations)) {
        if (!isOneScope) continue;
        const [first, second] = [entryOf(hostnames, earlier), entryOf(hostnames, later)];
        yield {
          message: `${quote(document.string(second.node) ?? '')} is the name of another client of the same subnet; only the first that comes gets into DNS`,
          at: document.location(second.node),
          related: [there('the other client', document.location(first.node))],
        };
      }
    }
  },
});
