// Numbers that a subnet takes from its shared network, and both from the server.

import type { Dhcp, Subnet } from '../installation/dhcp/types.ts';
import type { Place, Valued } from '../installation/types.ts';
import { integerAt } from '../installation/values.ts';

/** A map with the maps that it inherits from, nearest first. */
export type Levels = readonly Place[];

/** The server, its shared networks, its subnets, each with what it inherits from. */
export function* levelsOf(dhcp: Dhcp): Generator<Levels> {
  yield [dhcp];
  for (const network of dhcp.networks()) yield [network, dhcp];
  for (const subnet of dhcp.subnets()) yield above(dhcp, subnet);
}

/** What clients get leases from: all subnets, or the server when its subnets are not in the file; with what each inherits. */
export function* leafLevels(dhcp: Dhcp): Generator<Levels> {
  const subnets = dhcp.subnets();
  if (subnets.length === 0) yield [dhcp];
  for (const subnet of subnets) yield above(dhcp, subnet);
}

function above(dhcp: Dhcp, subnet: Subnet): Levels {
  return subnet.network === undefined ? [subnet, dhcp] : [subnet, subnet.network, dhcp];
}

/** The number that holds at a level. */
export function numberAt(levels: Levels, key: string): Valued<number> | undefined {
  for (const { document, node } of levels) {
    const found = integerAt(document, node, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first of these keys that the level itself writes. */
export function ownNumber([own]: Levels, keys: readonly string[]): Valued<number> | undefined {
  if (own === undefined) return undefined;
  for (const key of keys) {
    const found = integerAt(own.document, own.node, key);
    if (found !== undefined) return found;
  }
  return undefined;
}
