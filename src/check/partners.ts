// HA partners among the hosts of one run: whose relationship is the other side of whose.

import { compareText } from '../core/diagnostic.ts';
import { parseHaUrl } from '../installation/ha-url.ts';
import type { HaPeer, HaRelationship, Installation, Server } from '../installation/types.ts';
import { relationshipsOf } from './ha.ts';

/** One side of a relationship. */
export interface Side {
  readonly installation: Installation;
  readonly server: Server;
  readonly relationship: HaRelationship;
  /** The server's own name. */
  readonly name: string;
}

/** Both sides of a relationship, in the order of their files. */
export interface Partners {
  readonly first: Side;
  readonly second: Side;
}

/**
 * Sides that belong together: one names the other among its peers, and at least one URL is on both sides. Names alone
 * are not enough: every site has a `server1`. Linear in the number of hosts; of hosts that claim one name and one URL
 * only the first is compared.
 */
export function* partnersIn(fleet: readonly Installation[]): Generator<Partners> {
  const byUrl = sidesByUrl(fleet);
  const told = new Set<string>();
  for (const [, byName] of byUrl) {
    for (const [side] of byName.values()) {
      if (side === undefined) continue;
      for (const { name } of side.relationship.peers) {
        const other = byName.get(name?.value.trim() ?? '')?.[0];
        if (other === undefined || other.installation === side.installation) continue;
        const pair = inOrder(side, other);
        const key = [pair.first, pair.second].map((one) => `${one.server.file.path}\n${one.name}`).join('\n');
        if (!told.has(key)) yield pair;
        told.add(key);
      }
    }
  }
}

/** Hosts that say they are the same server of the same relationship: all their URLs agree. */
export function* doublesIn(fleet: readonly Installation[]): Generator<Partners> {
  const seen = new Map<string, Side>();
  for (const side of sidesIn(fleet)) {
    const urls = side.relationship.peers.map(urlKey).sort();
    if (urls.length < 2 || urls.includes(undefined)) continue;
    const key = [side.server.kind, side.name, ...urls].join('\n');
    const first = seen.get(key);
    if (first === undefined) seen.set(key, side);
    else if (first.installation !== side.installation) yield { first, second: side };
  }
}

/** Every relationship of every host, with the name the server gives itself. */
export function* sidesIn(fleet: readonly Installation[]): Generator<Side> {
  for (const installation of fleet) {
    for (const { server, relationship } of relationshipsOf(installation)) {
      const name = relationship.thisServerName?.value.trim();
      if (name !== undefined) yield { installation, server, relationship, name };
    }
  }
}

type ByName = Map<string, Side[]>;

/** Sides by kind of server, URL of a peer, and own name; of many with one name the first and the last. */
export function sidesByUrl(fleet: readonly Installation[]): ReadonlyMap<string, ByName> {
  const found = new Map<string, ByName>();
  for (const side of sidesIn(fleet)) {
    for (const peer of side.relationship.peers) {
      const url = urlKey(peer);
      if (url === undefined) continue;
      const key = `${side.server.kind} ${url}`;
      const byName: ByName = found.get(key) ?? new Map();
      found.set(key, byName);
      byName.set(side.name, [...(byName.get(side.name) ?? []).slice(0, 1), side]);
    }
  }
  return found;
}

function inOrder(a: Side, b: Side): Partners {
  const isFirst = compareText(a.server.file.path, b.server.file.path) <= 0;
  return isFirst ? { first: a, second: b } : { first: b, second: a };
}

/** What of a URL counts when two are compared: address and port. Undefined for what Kea refuses. */
export function urlKey({ url }: HaPeer): string | undefined {
  const parsed = url === undefined ? undefined : parseHaUrl(url.value);
  return parsed === undefined ? undefined : `${parsed.host.toLowerCase()} ${parsed.port}`;
}
