// Rule: a reservation for the DUID of three zero bytes, which Kea 3.3.1 keeps for itself.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { identifierBuffer, readIdentifier } from '../../installation/dhcp/identifiers.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import { identifierTypes } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { sentinelDuidLength } from '../../kea/reservations.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'duid-sentinel',
  title: 'a reservation is for the DUID 00:00:00, whose clients are refused since 3.3.1',
  why: `From 3.3.1 on three zero bytes are Kea's own mark for "no DUID": what a client with such a DUID sends is dropped. A
reservation for it is still taken, by \`-t\` and by the server, and never used. Such a DUID is mostly a placeholder that nobody
filled in.`,
  source: 'Kea 3.3.1-dev, note 4533 of its unreleased changes; src/lib/dhcp/duid.h',
  severity: 'warning',
  since: version('3.3.1'),
  exampleTarget: '3.3',
  scope: 'document',
  bad: {
    'kea-dhcp6.conf': text`
      {
        "Dhcp6": {
          "subnet6": [
            {
              "id": 1,
              "subnet": "2001:db8:1::/64",
              "pools": [ { "pool": "2001:db8:1::10 - 2001:db8:1::99" } ],
              "reservations": [ { "duid": "00:00:00", "hostname": "a" } ]
            }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp6.conf': text`
      {
        "Dhcp6": {
          "subnet6": [
            {
              "id": 1,
              "subnet": "2001:db8:1::/64",
              "pools": [ { "pool": "2001:db8:1::10 - 2001:db8:1::99" } ],
              "reservations": [ { "duid": "00:00:01", "hostname": "a" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    const duid = identifierTypes.indexOf('duid');
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 6) continue;
      const { document } = dhcp;
      const { identifiers, identifierKinds, firstOfType } = dhcp.reservations();
      if (firstOfType[duid] === -1) continue;
      const buffer = identifierBuffer();
      for (let entry = 0; entry < identifiers.count; entry++) {
        const { node } = entryOf(identifiers, entry);
        // No way of writing three bytes is longer.
        if (identifierKinds[entry] !== duid || document.length(node) > 16) continue;
        const written = document.string(node) ?? '';
        const length = readIdentifier(written, buffer);
        if (length !== sentinelDuidLength || buffer.subarray(0, length).some((byte) => byte !== 0)) continue;
        yield {
          message: `clients with the DUID ${quote(written)} are refused since 3.3.1, so the reservation is never used`,
          at: document.location(node),
          fix: manualFix('write the DUID of the client, or take the reservation out'),
        };
      }
    }
  },
});
