// Rule: identifiers of clients that are longer than any client can send.

import { quote } from '../../core/quote.ts';
import { identifierBuffer, readIdentifier } from '../../installation/dhcp/identifiers.ts';
import { identifierTypes } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { longestIdentifiers } from '../../kea/reservations.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';

const long = 'a'.repeat(129);
const example = (identifier: string): string =>
  text`
      {
        "Dhcp4": {
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [ { "circuit-id": "IDENTIFIER", "hostname": "a" } ]
            }
          ]
        }
      }
    `.replace('IDENTIFIER', identifier);

export default defineRule({
  id: 'reservation-identifier-too-long',
  title: 'the identifier of a reservation is longer than Kea takes',
  why: `From 2.3.1 on Kea refuses reservations whose identifier is longer than 128 bytes (\`circuit-id\`, \`flex-id\`), 130
(\`duid\`) or 255 (\`client-id\`): "too long client identifier type flex-id length 140". Before, it took them, a \`duid\` aside.
A \`flex-id\` of that length usually means that its expression takes in too much of the packet.`,
  source: 'ChangeLog 2061, 2131; src/lib/dhcpsrv/host.cc; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: { 'kea-dhcp4.conf': example(`'${long}'`) },
  good: { 'kea-dhcp4.conf': example(`'${long.slice(1)}'`) },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const { document } = dhcp;
      const { identifiers, identifierKinds, longestOfType } = dhcp.reservations();
      const limits = identifierTypes.map((type) => longestIdentifiers[type] ?? Number.POSITIVE_INFINITY);
      // Every byte takes a character at least.
      if (limits.every((most, kind) => (longestOfType[kind] ?? 0) <= most)) continue;
      const buffer = identifierBuffer();
      for (let entry = 0; entry < identifiers.count; entry++) {
        const node = identifiers.nodes[entry] ?? 0;
        const kind = identifierKinds[entry] ?? 0;
        const most = limits[kind] ?? 0;
        if (document.length(node) <= most) continue;
        const written = document.string(node) ?? '';
        const length = readIdentifier(written, buffer);
        if (length <= most) continue;
        yield {
          message: `the ${identifierTypes[kind]} ${quote(written)} has ${length} bytes; since 2.3.1 Kea takes ${most} at the most`,
          at: document.location(node),
          fix: manualFix('reserve by something shorter'),
        };
      }
    }
  },
});
