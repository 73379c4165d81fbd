// Typed views of what a DHCP server gives out: shared networks, subnets, pools, reservations, classes. Made on first use.

import type { IpPrefix, IpRange } from '../../core/ip.ts';
import type { HookLibrary, Place, Section } from '../types.ts';
import type { Groups } from './same.ts';

/** A member of `shared-networks`. */
export interface Network extends Place {
  readonly name: string | undefined;
}

/** A member of `subnet4` or `subnet6`, at the top or in a shared network. */
export interface Subnet extends Place {
  /** Its place in {@link Dhcp.subnets}. */
  readonly index: number;
  readonly network: Network | undefined;
  /** As written; undefined when absent or no integer. */
  readonly id: number | undefined;
  /** Undefined when absent, no prefix, or of the other family. */
  readonly prefix: IpPrefix | undefined;
}

/** A member of `pools` or `pd-pools`. */
export interface Pool extends Place {
  readonly subnet: Subnet;
  readonly kind: 'address' | 'prefix';
  /** Undefined when Kea could not read it, or it is of the other family. */
  readonly range: IpRange | undefined;
  /** Prefix pools: length of what clients get. */
  readonly delegatedLength: number | undefined;
}

/** Values that belong to reservations: the node of each, and the number of its reservation. Typed arrays; use up to `count`. */
export interface Column {
  readonly count: number;
  readonly nodes: Int32Array;
  readonly owners: Int32Array;
}

/** What identifies a client in a reservation, in the order of {@link identifierTypes}. */
export const identifierTypes = ['hw-address', 'duid', 'circuit-id', 'client-id', 'flex-id'] as const;

/** Every reservation of a server, by number, the global ones first. */
export interface Reservations {
  readonly count: number;
  /** The map of each. */
  readonly nodes: Int32Array;
  /** The index of the subnet of each, or -1: global. */
  readonly subnets: Int32Array;
  /** One entry per identifier; its type is in `identifierKinds`, as an index of {@link identifierTypes}. */
  readonly identifiers: Column;
  readonly identifierKinds: Uint8Array;
  /** By type: the first entry of `identifiers`, or -1 when there is none. */
  readonly firstOfType: readonly number[];
  /** By type: the length of the longest identifier as written, in bytes; 0 when there is none. */
  readonly longestOfType: readonly number[];
  /** Reservations that have not just one identifier: `nodes` are their maps, `owners` their numbers. */
  readonly unusual: Column;
  /** `ip-address`, or the items of `ip-addresses`. */
  readonly addresses: Column;
  /** The items of `prefixes`. */
  readonly prefixes: Column;
  /** The lists `excluded-prefixes`. */
  readonly excludedLists: Column;
  readonly hostnames: Column;
  /** The lists `client-classes`. */
  readonly classLists: Column;
  /** The lists `option-data`. */
  readonly optionLists: Column;
}

/** Where a reserved address lies. */
export const UNREADABLE = 0;
export const OUTSIDE = 1;
export const OUT_OF_POOLS = 2;
export const IN_POOL = 3;

/** Reserved addresses held against the subnet and its pools. */
export interface Occupancy {
  /** For each entry of `addresses`: one of the numbers above. Global reservations are never placed: {@link UNREADABLE}. */
  readonly places: Uint8Array;
  /** The entries of `addresses` that are {@link OUTSIDE}. */
  readonly outside: readonly number[];
  /** How many reserved addresses of a subnet lie in its pools and beside them, by its index; those without any are absent. */
  readonly bySubnet: ReadonlyMap<number, { readonly inPools: number; readonly outOfPools: number }>;
  /** Different reserved addresses (or delegated prefixes) in each pool. */
  readonly reservedIn: ReadonlyMap<Pool, number>;
}

/** A dhcp4 or dhcp6 section; `node` is its map. */
export interface Dhcp extends Place {
  readonly section: Section;
  readonly family: 4 | 6;
  hooks(): readonly HookLibrary[];
  networks(): readonly Network[];
  /** In the order Kea reads them: those of shared networks first. */
  subnets(): readonly Subnet[];
  /** Pools of all subnets, in order. */
  pools(): readonly Pool[];
  reservations(): Reservations;
  occupancy(): Occupancy;
  /** Groups of entries of the columns of {@link Reservations} that say the same. */
  sameAddresses(): Groups;
  samePrefixes(): Groups;
  sameIdentifiers(): Groups;
}
