// The DHCP views of a file: each part is made when a rule first asks for it, and kept as long as the file.

import type { Document, NodeId } from '../../document/types.ts';
import { hooksOf } from '../hooks.ts';
import type { ConfigFile, Section } from '../types.ts';
import { type Carried, carriedOccupancy, carriedReservations, carriedView } from './carried.ts';
import { occupancyOf } from './occupancy.ts';
import { reservationsOf } from './reservations.ts';
import { sameAddresses, sameIdentifiers, samePrefixes } from './same.ts';
import { networksOf, poolsOf, subnetsOf } from './subnets.ts';
import type { Dhcp } from './types.ts';

const known = new WeakMap<Document, Map<NodeId, Dhcp>>();

/** The dhcp4 and dhcp6 sections of a file, as views. */
export function dhcpIn({ sections }: ConfigFile): readonly Dhcp[] {
  const found: Dhcp[] = [];
  for (const section of sections) {
    if (section.kind === 'dhcp4') found.push(viewOf(section, 4));
    else if (section.kind === 'dhcp6') found.push(viewOf(section, 6));
  }
  return found;
}

function viewAt(document: Document, node: NodeId): Dhcp | undefined {
  return known.get(document)?.get(node);
}

function viewOf(section: Section, family: 4 | 6): Dhcp {
  const { document, node } = section;
  const old = viewAt(document, node);
  if (old !== undefined) return old;
  const networks = once(() => networksOf(section));
  const subnets = once(() => subnetsOf(section, networks(), family));
  const pools = once(() => poolsOf(subnets(), family));
  const view: Dhcp = {
    document,
    node,
    section,
    family,
    hooks: once(() => hooksOf(document, node)),
    networks,
    subnets,
    pools,
    ...clientsOf(section, family, subnets, pools),
  };
  const ofDocument = known.get(document) ?? new Map<NodeId, Dhcp>();
  known.set(document, ofDocument.set(node, view));
  return view;
}

type Clients = Pick<
  Dhcp,
  'reservations' | 'occupancy' | 'sameAddresses' | 'samePrefixes' | 'sameIdentifiers'
>;

/** What is known of reservations, from the view before where they are the same. */
function clientsOf(section: Section, family: 4 | 6, subnets: Dhcp['subnets'], pools: Dhcp['pools']): Clients {
  const { document } = section;
  const looked = once(() => ({ carried: carriedView(section, viewAt) }));
  const of = <T extends object>(carry: (carried: Carried) => T, read: () => T): (() => T) =>
    once(() => {
      const { carried } = looked();
      return carried === undefined ? read() : carry(carried);
    });
  const reservations = of(carriedReservations, () => reservationsOf(section, subnets()));
  const addresses = of(
    ({ view }) => view.sameAddresses(),
    () => sameAddresses(document, reservations(), family),
  );
  const prefixes = of(
    ({ view }) => view.samePrefixes(),
    () => samePrefixes(document, reservations()),
  );
  const identifiers = of(
    ({ view }) => view.sameIdentifiers(),
    () => sameIdentifiers(document, reservations()),
  );
  const occupancy = of(
    (carried) => carriedOccupancy(carried, pools()),
    () => {
      const same = { addresses: addresses(), prefixes: prefixes() };
      return occupancyOf(document, subnets(), pools(), reservations(), same);
    },
  );
  return {
    reservations,
    occupancy,
    sameAddresses: addresses,
    samePrefixes: prefixes,
    sameIdentifiers: identifiers,
  };
}

/** A value that is made when it is first asked for. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
