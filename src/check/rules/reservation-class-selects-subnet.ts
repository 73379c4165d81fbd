// Rule: a reservation puts its client into a class that keeps clients out of a pool or subnet, and also has a test.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { type ClientClass, classesOf } from '../../installation/dhcp/classes.ts';
import { entryOf } from '../../installation/dhcp/reservations.ts';
import type { Dhcp, Subnet } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place } from '../../installation/types.ts';
import { stringAt } from '../../installation/values.ts';
import { guardKeys } from '../../kea/classes.ts';
import { calledSubnet, subnetOf } from '../dhcp.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { items, member, there, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';
import { textOf } from '../uses.ts';

export default defineRule({
  id: 'reservation-class-selects-subnet',
  title: 'a class that a reservation gives guards a pool or a subnet, which counts since 1.7.6',
  why: `Up to 1.7.5 (and 1.6.2) the \`client-classes\` of a reservation only gave options: they were looked at when subnet and
pool were chosen already. Since then they open guarded pools, and guarded subnets of a shared network, to that client. Told
of classes that have a test too: one without a test can guard something only by way of reservations, so that is meant.
\`-t\` says nothing.`,
  source: 'ChangeLog 1732; src/bin/dhcp4/dhcp4_srv.cc, setReservedClientClasses',
  severity: 'info',
  changed: version('1.7.6'),
  scope: 'document',
  also: ['client-class-singular'],
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [ { "name": "phones", "test": "option[60].exists", "next-server": "192.0.2.1" } ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [
                { "pool": "192.0.2.10 - 192.0.2.99" },
                { "pool": "192.0.2.100 - 192.0.2.199", "client-class": "phones" }
              ],
              "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "client-classes": [ "phones" ] } ]
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
          "client-classes": [ { "name": "phones", "next-server": "192.0.2.1" } ],
          "subnet4": [
            {
              "id": 1,
              "subnet": "192.0.2.0/24",
              "pools": [
                { "pool": "192.0.2.10 - 192.0.2.99" },
                { "pool": "192.0.2.100 - 192.0.2.199", "client-class": "phones" }
              ],
              "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "client-classes": [ "phones" ] } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const tested = new Map<string, ClientClass>();
      for (const one of classesOf(dhcp)) {
        if (stringAt(one.document, one.node, 'test') !== undefined) tested.set(one.name.value, one);
      }
      if (tested.size > 0) yield* opened(dhcp, tested);
    }
  },
});

/** Maps that let in clients of a class only: pools, and subnets that share a network with others. */
function guardedBy(
  dhcp: Dhcp,
  tested: ReadonlyMap<string, ClientClass>,
): ReadonlyMap<string, readonly Guarded[]> {
  const found = new Map<string, Guarded[]>();
  const maps = [
    ...dhcp.subnets().flatMap((subnet) => (subnet.network === undefined ? [] : [{ map: subnet, subnet }])),
    ...dhcp.pools().map((pool) => ({ map: pool, subnet: pool.subnet })),
  ];
  for (const { map, subnet } of maps) {
    for (const guard of guardKeys.flatMap((key) => member(map, key) ?? [])) {
      for (const at of [guard, ...items(guard)]) {
        const name = textOf(at) ?? '';
        if (!tested.has(name)) continue;
        const known = found.get(name);
        if (known === undefined) found.set(name, [{ subnet, at }]);
        else known.push({ subnet, at });
      }
    }
  }
  return found;
}

interface Guarded {
  readonly subnet: Subnet;
  /** Where the class is named. */
  readonly at: Place;
}

function* opened(dhcp: Dhcp, tested: ReadonlyMap<string, ClientClass>): Generator<Finding> {
  const guarded = guardedBy(dhcp, tested);
  if (guarded.size === 0) return;
  const reservations = dhcp.reservations();
  const { classLists } = reservations;
  const said = new Set<Place>();
  for (let entry = 0; entry < classLists.count; entry++) {
    const { node, owner } = entryOf(classLists, entry);
    const home = subnetOf(dhcp, reservations, owner);
    for (const item of items({ document: dhcp.document, node })) {
      const name = textOf(item) ?? '';
      const definition = tested.get(name);
      const door = guarded.get(name)?.find(({ subnet }) => isNear(subnet, home));
      if (door === undefined || definition === undefined || said.has(door.at)) continue;
      said.add(door.at);
      yield {
        message: `this reservation puts its client into the class ${quote(name)}, which since 1.7.6 lets it into what the class guards in ${calledSubnet(door.subnet)}; before, only the test of the class did`,
        at: valueAt(item),
        related: [there('guarded', valueAt(door.at)), there('the class', valueAt(definition.name))],
        fix: manualFix('use a class of its own, without a test, for what the reservation shall give'),
      };
    }
  }
}

/** True when a client with a reservation at home may come to the subnet; a global reservation counts everywhere. */
function isNear(subnet: Subnet, home: Subnet | undefined): boolean {
  if (home === undefined || home === subnet) return true;
  return subnet.network !== undefined && subnet.network === home.network;
}
