// The DHCP views of a file: each part is made when a rule first asks for it, and kept as long as the file.

import { hooksOf } from '../hooks.ts';
import type { ConfigFile, Section } from '../types.ts';
import { occupancyOf } from './occupancy.ts';
import { reservationsOf } from './reservations.ts';
import { sameAddresses, sameIdentifiers, samePrefixes } from './same.ts';
import { networksOf, poolsOf, subnetsOf } from './subnets.ts';
import type { Dhcp } from './types.ts';

const known = new WeakMap<Section, Dhcp>();

/** The dhcp4 and dhcp6 sections of a file, as views. */
export function dhcpIn({ sections }: ConfigFile): readonly Dhcp[] {
  const found: Dhcp[] = [];
  for (const section of sections) {
    if (section.kind === 'dhcp4') found.push(viewOf(section, 4));
    else if (section.kind === 'dhcp6') found.push(viewOf(section, 6));
  }
  return found;
}

function viewOf(section: Section, family: 4 | 6): Dhcp {
  const old = known.get(section);
  if (old !== undefined) return old;
  const { document, node } = section;
  const networks = once(() => networksOf(section));
  const subnets = once(() => subnetsOf(section, networks(), family));
  const pools = once(() => poolsOf(subnets(), family));
  const reservations = once(() => reservationsOf(section, subnets()));
  const addresses = once(() => sameAddresses(document, reservations(), family));
  const prefixes = once(() => samePrefixes(document, reservations()));
  const view: Dhcp = {
    document,
    node,
    section,
    family,
    hooks: once(() => hooksOf(document, node)),
    networks,
    subnets,
    pools,
    reservations,
    occupancy: once(() =>
      occupancyOf(document, subnets(), pools(), reservations(), {
        addresses: addresses(),
        prefixes: prefixes(),
      }),
    ),
    sameAddresses: addresses,
    samePrefixes: prefixes,
    sameIdentifiers: once(() => sameIdentifiers(document, reservations())),
  };
  known.set(section, view);
  return view;
}

/** A value that is made when it is first asked for. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
