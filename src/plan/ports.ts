// Which ports of a host are taken, and which one a new listener gets.

import type { Version } from '../core/version.ts';
import { endpointsOf, ownPeer } from '../installation/endpoints.ts';
import { parseHaUrl } from '../installation/ha-url.ts';
import type { Installation } from '../installation/types.ts';
import { type ServerKind, serverFacts, serverKinds } from '../kea/daemons.ts';
import { coversAddress } from './address.ts';

/** An address and port that something on the host uses, or will. */
export interface TakenPort {
  readonly address: string;
  readonly port: number;
  /** Who has it, for people: `the HA listener of dhcp4`. */
  readonly who: string;
}

/**
 * Everything on this host that has a port: the servers' listeners, the HA hook's, the own URLs of HA relationships
 * even when nothing opens them now, and the agent.
 */
export function takenPorts(installation: Installation, target: Version): readonly TakenPort[] {
  const taken = endpointsOf(installation, target).flatMap(({ owner, address, port }): TakenPort[] => {
    const who =
      owner === 'agent'
        ? 'the Control Agent'
        : owner.startsWith('ha-')
          ? `the HA listener of ${owner.slice(3)}`
          : `a listener of ${owner}`;
    return port === undefined ? [] : [{ address, port, who }];
  });
  for (const server of installation.servers) {
    for (const relationship of server.relationships) {
      const url = parseHaUrl(ownPeer(relationship)?.url?.value ?? '');
      if (url !== undefined) {
        taken.push({ address: url.host, port: url.port, who: `the HA partners of ${server.kind}` });
      }
    }
  }
  return taken;
}

/** Whoever could not share this address and port: the same address, or a wildcard on either side. */
export function clashingWith(
  address: string,
  port: number,
  taken: readonly TakenPort[],
): TakenPort | undefined {
  return taken.find(
    (other) =>
      other.port === port && (coversAddress(other.address, address) || coversAddress(address, other.address)),
  );
}

/**
 * The port for one server of several: the suggested one, moved on past every port that is taken on any address of the
 * host, and past those that are suggested for the other servers.
 */
export function freePort(kind: ServerKind, taken: readonly TakenPort[]): number {
  const others = serverKinds
    .filter((other) => other !== kind)
    .map((other) => serverFacts(other).suggestedPort);
  const used = new Set([...others, ...taken.map(({ port }) => port)]);
  let port = serverFacts(kind).suggestedPort;
  while (used.has(port)) port += 1;
  return port;
}
