// The subnets of a DHCP server's section in the order in which Kea reads them, and the numbers that Kea before 2.6 gave
// to those without one.

import type { Place, Section } from '../installation/types.ts';
import { largestSubnetId, subnetKeys } from '../kea/subnets.ts';
import { items, member } from './places.ts';

/** One map of `subnet4` or `subnet6`. */
export interface Subnet extends Place {
  /** The shared network it stands in. */
  readonly network: Place | undefined;
}

/**
 * The subnets of a section: those of all shared networks first, then the others, as Kea reads them whichever the file
 * names first. Kea 2.2.0 src/bin/dhcp4/json_config_parser.cc
 */
export function* subnetsOf(section: Section): Generator<Subnet> {
  const key = subnetKeys[section.kind];
  if (key === undefined) return;
  for (const network of items(member(section, 'shared-networks'))) {
    for (const subnet of items(member(network, key))) if (isMap(subnet)) yield { ...subnet, network };
  }
  for (const subnet of items(member(section, key)))
    if (isMap(subnet)) yield { ...subnet, network: undefined };
}

function isMap({ document, node }: Place): boolean {
  return document.kind(node) === 'map';
}

/** A subnet that has no number of its own, with the one that Kea gave it. */
export interface Numbered {
  readonly subnet: Subnet;
  /** The `id` that is there, which is 0; undefined: there is none. */
  readonly zero: Place | undefined;
  readonly id: number;
}

/** What Kea before 2.6 made of the subnets of a section. */
export interface Numbering {
  readonly numbered: readonly Numbered[];
  /** Two subnets get the same number, so that no Kea ever ran with this file. */
  readonly clash: { readonly id: number; readonly place: Place } | undefined;
}

/**
 * Numbers the subnets as Kea before 2.6 did: a counter from 1 for those without `id` or with `id` 0. Numbers that the
 * file gives neither move the counter nor are stepped over. Kea 2.2.0 src/lib/dhcpsrv/subnet.cc, generateNextID
 */
export function numbering(section: Section): Numbering {
  const known = numberings.get(section);
  if (known !== undefined) return known;
  const made = numberingOf(section);
  numberings.set(section, made);
  return made;
}

// Two rules and a migration ask for it.
const numberings = new WeakMap<Section, Numbering>();

function numberingOf(section: Section): Numbering {
  const numbered: Numbered[] = [];
  const taken = new Set<number>();
  let next = 1;
  let clash: Numbering['clash'];
  for (const subnet of subnetsOf(section)) {
    const { document } = subnet;
    const node = document.get(subnet.node, 'id');
    const own = node === undefined ? undefined : { document, node };
    const given = node === undefined ? 0 : document.number(node);
    const id = given === 0 ? next : given;
    if (given === 0) {
      numbered.push({ subnet, zero: own, id: next });
      next += 1;
    }
    if (id === undefined || id < 1 || id > largestSubnetId) continue;
    if (taken.has(id)) clash ??= { id, place: own ?? subnet };
    else taken.add(id);
  }
  return { numbered, clash };
}
