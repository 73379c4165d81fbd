// Rule: global reservations of addresses that lie in no subnet, which nobody gets since 2.3.5.

import { quote } from '../../core/quote.ts';
import { merged, reaches } from '../../core/ranges.ts';
import { version } from '../../core/version.ts';
import type { NodeId } from '../../document/types.ts';
import { readAddress } from '../../installation/dhcp/read.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import type { Dhcp, Subnet } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { booleanAt, stringAt } from '../../installation/values.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'global-reservation-outside-subnet',
  title: 'a global reservation is for an address of no subnet, which no client gets since 2.3.5',
  why: `Up to 2.3.4 a client got the address of its global reservation in whatever subnet it was. From 2.3.5 on (stable: 2.4)
the address must lie in the subnet where the client is, or in one of its shared network; otherwise the client gets an address
of a pool, and the rest of the reservation still counts. An address that lies in none of the subnets that use global
reservations is therefore given to nobody. Neither \`-t\` nor the log says so.

Nothing is said when subnets may come from a configuration database.`,
  source: 'ChangeLog 2099; what Kea 2.2.0, 2.6.3 and 3.0.4 offer to a client',
  severity: 'warning',
  since: version('2.3.5'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "reservations-global": true,
          "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "10.9.9.9" } ],
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "reservations-global": true,
          "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.200" } ],
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] } ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const { document, node } = dhcp;
      const own = document.get(node, 'reservations');
      if (own === undefined || document.firstChild(own) === undefined) continue;
      if (document.get(node, 'config-control') !== undefined) continue;
      const using = dhcp.subnets().filter((subnet) => usesGlobal(dhcp, subnet));
      // A subnet that cannot be read may hold any address.
      if (using.length === 0 || using.some(({ prefix }) => prefix === undefined)) continue;
      const outside = globalOutside(dhcp, using);
      const [first] = outside;
      if (first === undefined) continue;
      const others = outside.length === 1 ? '' : ` (and ${outside.length - 1} more like it)`;
      yield {
        message: `${quote(document.string(first) ?? '')} is reserved globally and lies in no subnet that uses global reservations${others}: up to 2.3.4 the client got it wherever it was, since then it gets an address of a pool`,
        at: document.location(first),
        related: outside.slice(1, 6).map((other) => there('another one', document.location(other))),
        fix: manualFix('reserve an address of the subnet where the client is'),
      };
    }
  },
});

/** Global reservations count in a subnet when the nearest level that speaks of them says so, in either way of saying it. */
function usesGlobal(dhcp: Dhcp, subnet: Subnet): boolean {
  for (const level of [subnet, subnet.network, dhcp]) {
    const flag = booleanAt(dhcp.document, level?.node, 'reservations-global');
    if (flag !== undefined) return flag.value;
    const mode = stringAt(dhcp.document, level?.node, 'reservation-mode');
    if (mode !== undefined) return mode.value === 'global';
  }
  return false;
}

function globalOutside(dhcp: Dhcp, using: readonly Subnet[]): readonly NodeId[] {
  const ranges = merged(using.flatMap(({ prefix }) => (prefix === undefined ? [] : [prefix])));
  const { addresses, subnets } = dhcp.reservations();
  const outside: NodeId[] = [];
  for (let entry = 0; entry < addresses.count; entry++) {
    const { node, owner } = entryOf(addresses, entry);
    // Global ones come first.
    if (subnets[owner] !== -1) break;
    const address = readAddress(dhcp.document, node);
    const isOfFamily = address?.length === (dhcp.family === 4 ? 4 : 16);
    if (address !== undefined && isOfFamily && !reaches(ranges, address)) outside.push(node);
  }
  return outside;
}
