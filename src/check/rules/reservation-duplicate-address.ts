// Rule: one address or prefix is reserved for two clients.

import { quote } from '../../core/quote.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import type { Groups } from '../../installation/dhcp/same.ts';
import type { Column, Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledScope, subnetOf } from '../dhcp.ts';
import { text } from '../example.ts';
import { there } from '../places.ts';
import { repeatedIn } from '../repeated-reservations.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'reservation-duplicate-address',
  title: 'an address or prefix is reserved twice',
  why: `Within one subnet, and among the global reservations, Kea refuses the file: "There's already a reservation for
this address". Of prefixes the address part counts alone. \`"ip-reservations-unique": false\` (since 1.9.1) allows it, for
machines with several network cards of which one is up at a time.

In different subnets Kea takes it: then two clients are promised one address, and the second gets another one. The rule
looks at the file only; reservations in databases are not seen.`,
  source: 'src/lib/dhcpsrv/cfg_hosts.cc, add4 and add6; ChangeLog 1814; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [
                { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.20" },
                { "hw-address": "08:00:2b:02:3f:4f", "ip-address": "192.0.2.20" }
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
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ],
              "reservations": [
                { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "192.0.2.20" },
                { "hw-address": "08:00:2b:02:3f:4f", "ip-address": "192.0.2.21" }
              ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const { addresses, prefixes } = dhcp.reservations();
      yield* twiceIn(dhcp, addresses, dhcp.sameAddresses());
      yield* twiceIn(dhcp, prefixes, dhcp.samePrefixes());
    }
  },
});

function* twiceIn(dhcp: Dhcp, column: Column, groups: Groups): Generator<Finding> {
  if (groups.size === 0) return;
  const { document } = dhcp;
  const reservations = dhcp.reservations();
  const isAllowed = document.boolean(document.get(dhcp.node, 'ip-reservations-unique')) === false;
  const clients = clientsOf(dhcp);
  for (const { earlier, later, isOneScope } of repeatedIn(column, groups, reservations)) {
    const [first, second] = [entryOf(column, earlier), entryOf(column, later)];
    const isOne = first.owner === second.owner;
    if (isAllowed && !isOne) continue;
    // The same client may be promised the same in several places.
    if (!isOneScope && clients.get(first.owner) === clients.get(second.owner)) continue;
    const what = quote(document.string(second.node) ?? '');
    const scope = calledScope(subnetOf(dhcp, reservations, first.owner));
    yield {
      message: isOne
        ? `${what} stands twice in one reservation`
        : isOneScope
          ? `${what} is reserved for another client already, in the same ${subnetOf(dhcp, reservations, first.owner) === undefined ? 'list' : 'subnet'}`
          : `${what} is reserved for another client already, in ${scope}; only one of them can have it`,
      at: document.location(second.node),
      related: [there('reserved here first', document.location(first.node))],
      ...(isOneScope ? {} : { severity: 'warning' as const }),
    };
  }
}

/** Reservation → a number for its client: the first entry of `identifiers` that says the same. */
function clientsOf(dhcp: Dhcp): ReadonlyMap<number, number> {
  const { identifiers } = dhcp.reservations();
  const clients = new Map<number, number>();
  for (const [first, others] of dhcp.sameIdentifiers()) {
    for (const entry of [first, ...others]) clients.set(entryOf(identifiers, entry).owner, first);
  }
  for (let entry = 0; entry < identifiers.count; entry++) {
    const { owner } = entryOf(identifiers, entry);
    if (!clients.has(owner)) clients.set(owner, entry);
  }
  return clients;
}
