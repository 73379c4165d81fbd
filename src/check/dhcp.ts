// How rules about subnets, pools and reservations name and show them.

import { formatIp, formatRange } from '../core/ip.ts';
import type { Location } from '../core/source.ts';
import type { Dhcp, Pool, Reservations, Subnet } from '../installation/dhcp/types.ts';
import type { Place } from '../installation/types.ts';
import { type ReservationSwitch, reservationSwitches } from '../kea/reservations.ts';
import { keyAt, member, valueAt } from './places.ts';

/** Where the value of a member stands; without the member, where the map begins. */
export function memberAt(map: Place, key: string): Location {
  const found = member(map, key);
  return found === undefined ? keyAt(map) : valueAt(found);
}

/** `subnet 192.0.2.0/24`, as written; `a subnet` when it has no prefix that can be read. */
export function calledSubnet(subnet: Subnet): string {
  return subnet.prefix === undefined ? 'a subnet' : `subnet ${writtenPrefix(subnet)}`;
}

/** The prefix of a subnet as written, without blanks. Empty when there is none. */
export function writtenPrefix({ document, node }: Subnet): string {
  return (document.string(document.get(node, 'subnet')) ?? '').replaceAll(/[ \t]/g, '');
}

/** Where the prefix of a subnet stands. */
export function prefixAt(subnet: Subnet): Location {
  return memberAt(subnet, 'subnet');
}

/** `the pool 192.0.2.10 - 192.0.2.20`, `the prefix pool 2001:db8::/48`. */
export function calledPool({ document, node, kind, range }: Pool): string {
  if (kind === 'address') return range === undefined ? 'the pool' : `the pool ${formatRange(range)}`;
  const length = document.number(document.get(node, 'prefix-len'));
  return range === undefined ? 'the prefix pool' : `the prefix pool ${formatIp(range.first)}/${length}`;
}

/** Where the addresses of a pool stand. */
export function poolAt(pool: Pool): Location {
  return memberAt(pool, pool.kind === 'address' ? 'pool' : 'prefix');
}

/** The subnet of a reservation; undefined for a global one. */
export function subnetOf(dhcp: Dhcp, reservations: Reservations, reservation: number): Subnet | undefined {
  return dhcp.subnets()[reservations.subnets[reservation] ?? -1];
}

/** True when the class guard of a map keeps some clients out of it. */
export function isGuarded({ document, node }: Place): boolean {
  const single = document.string(document.get(node, 'client-class'));
  const list = document.get(node, 'client-classes');
  return (
    (single !== undefined && single !== '') || (list !== undefined && document.firstChild(list) !== undefined)
  );
}

/** The value of a switch that a subnet takes from itself, its shared network or the server, in this order. */
export function inherited(dhcp: Dhcp, subnet: Subnet | undefined, key: ReservationSwitch): boolean {
  for (const level of [subnet, subnet?.network, dhcp]) {
    const written = level?.document.boolean(level.document.get(level.node, key));
    if (written !== undefined) return written;
  }
  return reservationSwitches[key];
}

/** True when subnets or reservations may come from elsewhere than the file: nothing is claimed then of what is missing. */
export function hasOtherSources({ document, node }: Dhcp): boolean {
  return ['hosts-database', 'hosts-databases', 'config-control'].some(
    (key) => document.get(node, key) !== undefined,
  );
}

/** `subnet 192.0.2.0/24` or `the global reservations`. */
export function calledScope(subnet: Subnet | undefined): string {
  return subnet === undefined ? 'the global reservations' : calledSubnet(subnet);
}
