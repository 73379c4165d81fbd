// DNS updates as rules walk over them: who sends, where to, from which subnets, and which zone takes a name.

import { type DdnsClient, ddnsClientOf, type Zone } from '../installation/ddns.ts';
import type { Installation, Place, Server } from '../installation/types.ts';
import { wildcardZone } from '../kea/ddns.ts';
import { items, member } from './places.ts';

/** A DHCP server that sends DNS updates. */
export interface Updating {
  readonly server: Server;
  readonly client: DdnsClient;
}

/** The DHCP servers of an installation that send updates to a D2. */
export function updatingServers({ servers }: Installation): readonly Updating[] {
  return servers.flatMap((server) => {
    const client = ddnsClientOf(server);
    return client?.enableUpdates?.value === true && sendsAny(server) ? [{ server, client }] : [];
  });
}

/** Where a DHCP server is told to send DNS updates at all; undefined when it is not. */
export function updatesIn(section: Place): Place | undefined {
  const client = member(section, 'dhcp-ddns');
  const enabled = client === undefined ? undefined : member(client, 'enable-updates');
  return enabled?.document.boolean(enabled.node) === true ? enabled : undefined;
}

/** False when `ddns-send-updates` is off for the whole server and switched on nowhere. */
function sendsAny(server: Server): boolean {
  if (flag(server.section) !== false) return true;
  return [...scopesOf(server)].some(({ place }) => flag(place) === true);
}

/** A shared network or subnet, inside what it is in. */
export interface Scope {
  readonly place: Place;
  readonly kind: 'network' | 'subnet';
  /** `ddns-send-updates` as it holds here. */
  readonly sends: boolean;
}

/** All shared networks and subnets of a DHCP server. */
export function* scopesOf({ kind, section }: Server): Generator<Scope> {
  const key = kind === 'dhcp6' ? 'subnet6' : 'subnet4';
  const all = flag(section) ?? true;
  for (const place of items(member(section, key))) yield { place, kind: 'subnet', sends: flag(place) ?? all };
  for (const network of items(member(section, 'shared-networks'))) {
    const inNetwork = flag(network) ?? all;
    yield { place: network, kind: 'network', sends: inNetwork };
    for (const place of items(member(network, key)))
      yield { place, kind: 'subnet', sends: flag(place) ?? inNetwork };
  }
}

function flag(holder: Place): boolean | undefined {
  const place = member(holder, 'ddns-send-updates');
  return place === undefined ? undefined : place.document.boolean(place.node);
}

/** A name as names are compared: lower case, without the dot at the end. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** The names of zones, as names are compared; undefined when a wildcard zone takes everything else. */
export function zoneNames(zones: readonly Zone[]): ReadonlySet<string> | undefined {
  const names = zones.flatMap(({ name }) => (name === undefined ? [] : name.value));
  return names.includes(wildcardZone) ? undefined : new Set(names.map(normalName));
}

/** True when a zone is the name itself or one above it. */
export function isCovered(name: string, zones: ReadonlySet<string>): boolean {
  const labels = normalName(name).split('.');
  return labels.some((_, index) => zones.has(labels.slice(index).join('.')));
}
