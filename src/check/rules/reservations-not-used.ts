// Rule: reservations that no subnet uses, since they are switched off.

import type { Dhcp, Subnet } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { calledSubnet, hasOtherSources, inherited } from '../dhcp.ts';
import { text } from '../example.ts';
import { insertFix } from '../fixes.ts';
import { keyAt, member } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'reservations-not-used',
  title: 'reservations are switched off where they stand',
  why: `Global reservations are used only where \`reservations-global\` is true, and it is false unless somebody writes it.
Reservations of a subnet are used unless \`reservations-in-subnet\` is false. Otherwise they are read and never looked at:
every client gets a dynamic address, and neither \`-t\` nor the log says why.

\`early-global-reservations-lookup\` makes global reservations count before a subnet is chosen; nothing is said then.`,
  source:
    'src/lib/dhcpsrv/network.h, getReservationsGlobal; Kea manual, "Fine-Tuning DHCPv4 Host Reservation"',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "hostname": "printer" } ],
          "subnet4": [
            { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "reservations-global": true,
          "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "hostname": "printer" } ],
          "subnet4": [
            { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      // Settings and subnets from a database may switch them on.
      if (dhcp.document.get(dhcp.node, 'config-control') !== undefined || hasOldMode(dhcp)) continue;
      yield* unusedGlobal(dhcp);
      yield* unusedInSubnets(dhcp);
    }
  },
});

function* unusedGlobal(dhcp: Dhcp): Generator<Finding> {
  const list = member(dhcp, 'reservations');
  const subnets = dhcp.subnets();
  if (list === undefined || list.document.firstChild(list.node) === undefined || subnets.length === 0) return;
  const early = member(dhcp, 'early-global-reservations-lookup');
  if (early !== undefined && early.document.boolean(early.node) === true) return;
  if (subnets.some((subnet) => inherited(dhcp, subnet, 'reservations-global'))) return;
  const written = member(dhcp, 'reservations-global');
  yield {
    message: `global reservations are used only where "reservations-global" is true, and no subnet has that`,
    at: keyAt(list),
    ...(written === undefined && !hasOtherSources(dhcp)
      ? {
          fix: insertFix('unsafe', 'add "reservations-global": true', dhcp, 'reservations-global', true),
        }
      : {}),
  };
}

function* unusedInSubnets(dhcp: Dhcp): Generator<Finding> {
  for (const subnet of dhcp.subnets()) {
    const list = member(subnet, 'reservations');
    if (list === undefined || list.document.firstChild(list.node) === undefined) continue;
    if (inherited(dhcp, subnet, 'reservations-in-subnet')) continue;
    yield {
      message: `the reservations of ${calledSubnet(subnet)} are not used: "reservations-in-subnet" is false`,
      at: keyAt(list),
    };
  }
}

/** \`reservation-mode\` of old versions says the same in other words; another rule tells what became of it. */
function hasOldMode(dhcp: Dhcp): boolean {
  const levels: readonly (Dhcp | Subnet | { readonly document: Dhcp['document']; readonly node: number })[] =
    [dhcp, ...dhcp.networks(), ...dhcp.subnets()];
  return levels.some(({ document, node }) => document.get(node, 'reservation-mode') !== undefined);
}
