// Rule: a reservation by an identifier that the server does not look up.

import type { NodeId } from '../../document/types.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import { type Dhcp, identifierTypes } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { defaultIdentifiers } from '../../kea/reservations.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'reservation-identifier-not-looked-up',
  title: 'a reservation by an identifier that the server does not look up',
  why: `A server looks clients up by the identifiers of \`host-reservation-identifiers\` and by no others. Without that list
they are hw-address, duid, circuit-id and client-id for DHCPv4, hw-address and duid for DHCPv6; flex-id is never among them
unless it is written. A reservation by another identifier is read, counted and never found. Kea says nothing.`,
  source:
    'src/lib/dhcpsrv/cfg_host_operations.cc, createConfig4 and createConfig6; Kea 3.0 manual, "Fine-Tuning DHCPv4 Host Reservation"',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "host-reservation-identifiers": [ "hw-address" ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [ { "client-id": "01:11:22:33:44:55:66", "ip-address": "192.0.2.20" } ]
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
          "host-reservation-identifiers": [ "hw-address", "client-id" ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [ { "client-id": "01:11:22:33:44:55:66", "ip-address": "192.0.2.20" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const { document } = dhcp;
      const { identifiers, firstOfType } = dhcp.reservations();
      if (identifiers.count === 0) continue;
      const list = document.get(dhcp.node, 'host-reservation-identifiers');
      const lookedUp = lookedUpBy(dhcp, list);
      // Said once for each type: there may be thousands.
      for (const [kind, entry] of firstOfType.entries()) {
        const type = identifierTypes[kind] ?? '';
        if (entry === -1 || lookedUp.has(type)) continue;
        yield {
          message: `reservations by ${type} are never found: ${lookup(dhcp, type, list)}`,
          at: document.keyLocation(entryOf(identifiers, entry).node),
          related: list === undefined ? [] : [there('what the server looks up', document.keyLocation(list))],
        };
      }
    }
  },
});

function lookup({ family }: Dhcp, type: string, list: NodeId | undefined): string {
  if (list !== undefined) return `"host-reservation-identifiers" does not name ${type}`;
  const usual = defaultIdentifiers[family].join(', ');
  return `without "host-reservation-identifiers" the server looks clients up by ${usual} only`;
}

function lookedUpBy({ document, family }: Dhcp, list: NodeId | undefined): ReadonlySet<string> {
  if (list === undefined || document.kind(list) !== 'list') return new Set(defaultIdentifiers[family]);
  const names = [...document.children(list)].map((item) => document.string(item) ?? '');
  return names.includes('auto') ? new Set(identifierTypes) : new Set(names);
}
