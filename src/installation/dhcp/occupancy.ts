// Reserved addresses held against their subnet and its pools: one pass, a binary search for each.

import { holdsIp, type IpBytes, ipv4Bytes } from '../../core/ip.ts';
import type { Document } from '../../document/types.ts';
import { readAddress, readIpv4, readPrefix } from './read.ts';
import type { Groups } from './same.ts';
import {
  IN_POOL,
  type Occupancy,
  OUT_OF_POOLS,
  OUTSIDE,
  type Pool,
  type Reservations,
  type Subnet,
  UNREADABLE,
} from './types.ts';

/** Places every reserved address, and counts different ones per pool. */
export function occupancyOf(
  document: Document,
  subnets: readonly Subnet[],
  pools: readonly Pool[],
  reservations: Reservations,
  same: { readonly addresses: Groups; readonly prefixes: Groups },
): Occupancy {
  const { addresses, prefixes } = reservations;
  const places = new Uint8Array(addresses.count);
  const reservedIn = new Map<Pool, number>();
  const outside: number[] = [];
  const bySubnet = new Map<number, Counted>();
  if (reservations.count === 0) return { places, outside, bySubnet, reservedIn };
  const read = isIpv4(subnets) ? ipv4At(document) : (node: number) => readAddress(document, node);
  const sorted = poolsBySubnet(subnets.length, pools);
  const count = (pool: Pool, by: number): Map<Pool, number> =>
    reservedIn.set(pool, (reservedIn.get(pool) ?? 0) + by);
  const twice = new Set([...same.addresses.values()].flat());
  const prefixTwice = new Set([...same.prefixes.values()].flat());
  for (let entry = 0; entry < addresses.count; entry++) {
    const subnet = subnets[reservations.subnets[addresses.owners[entry] ?? 0] ?? -1];
    const address = read(addresses.nodes[entry] ?? 0);
    if (subnet?.prefix === undefined || address === undefined) {
      places[entry] = UNREADABLE;
      continue;
    }
    const pool = poolAt(sorted.address[subnet.index], address);
    const place = holdsIp(subnet.prefix, address) ? (pool === undefined ? OUT_OF_POOLS : IN_POOL) : OUTSIDE;
    places[entry] = place;
    if (place === OUTSIDE) outside.push(entry);
    else countIn(bySubnet, subnet.index, place);
    if (pool !== undefined && !twice.has(entry)) count(pool, 1);
  }
  for (let entry = 0; entry < prefixes.count; entry++) {
    const subnet = subnets[reservations.subnets[prefixes.owners[entry] ?? 0] ?? -1];
    const prefix = readPrefix(document, prefixes.nodes[entry] ?? 0);
    if (subnet === undefined || prefix === undefined) continue;
    const pool = poolAt(sorted.prefix[subnet.index], prefix.first);
    if (pool?.delegatedLength === prefix.length && !prefixTwice.has(entry)) count(pool, 1);
  }
  return { places, outside, bySubnet, reservedIn };
}

interface Counted {
  inPools: number;
  outOfPools: number;
}

function countIn(bySubnet: Map<number, Counted>, subnet: number, place: number): void {
  let counted = bySubnet.get(subnet);
  if (counted === undefined) {
    counted = { inPools: 0, outOfPools: 0 };
    bySubnet.set(subnet, counted);
  }
  if (place === IN_POOL) counted.inPools++;
  else counted.outOfPools++;
}

/** The family is that of the first subnet that can be read: a server has one. */
function isIpv4(subnets: readonly Subnet[]): boolean {
  return subnets.find(({ prefix }) => prefix !== undefined)?.prefix?.first.length === 4;
}

/** Reads IPv4 addresses without making strings of their text. */
function ipv4At(document: Document): (node: number) => IpBytes | undefined {
  return (node) => {
    const address = readIpv4(document, node);
    return address === -1 ? undefined : ipv4Bytes(address);
  };
}

interface Sorted {
  /** By the subnet's index, sorted by first address. */
  readonly address: readonly (readonly Pool[] | undefined)[];
  readonly prefix: readonly (readonly Pool[] | undefined)[];
}

function poolsBySubnet(count: number, pools: readonly Pool[]): Sorted {
  const sorted = {
    address: new Array<Pool[] | undefined>(count),
    prefix: new Array<Pool[] | undefined>(count),
  };
  for (const pool of pools) {
    if (pool.range === undefined) continue;
    const of = sorted[pool.kind];
    const some = of[pool.subnet.index];
    if (some === undefined) of[pool.subnet.index] = [pool];
    else some.push(pool);
  }
  for (const of of [sorted.address, sorted.prefix]) {
    for (const some of of) some?.sort((a, b) => ((a.range?.first ?? '') < (b.range?.first ?? '') ? -1 : 1));
  }
  return sorted;
}

/** The pool that holds an address; pools of one subnet do not overlap in a configuration that Kea takes. */
function poolAt(pools: readonly Pool[] | undefined, address: IpBytes): Pool | undefined {
  if (pools === undefined) return undefined;
  let low = 0;
  let high = pools.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pools[middle]?.range?.first ?? '') <= address) low = middle;
    else high = middle - 1;
  }
  const pool = pools[low];
  return pool?.range !== undefined && holdsIp(pool.range, address) ? pool : undefined;
}
