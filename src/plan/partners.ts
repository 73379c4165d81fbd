// HA partners that reach a server through the agent's port, and the installations they are.

import { compareText } from '../core/diagnostic.ts';
import type { Version } from '../core/version.ts';
import { hasDedicatedListener, ownPeer } from '../installation/endpoints.ts';
import { type HaUrl, parseHaUrl } from '../installation/ha-url.ts';
import type { Agent, HaPeer, HaRelationship, Installation, Server } from '../installation/types.ts';
import { agentDefaultHost, defaultPort } from '../kea/daemons.ts';
import { coversAddress } from './address.ts';

/** Where the agent listens. */
export function agentPlace(agent: Agent): { readonly address: string; readonly port: number } {
  return {
    address: agent.httpHost?.value ?? agentDefaultHost,
    port: agent.httpPort?.value ?? defaultPort,
  };
}

/**
 * The relationships of a server whose partners talk to it through the agent: the own URL is the agent's address and
 * port, and the HA hook opens no listener there.
 */
export function relationshipsThroughAgent(
  server: Server,
  agent: Agent,
  target: Version,
): readonly HaRelationship[] {
  const { address, port } = agentPlace(agent);
  return server.relationships.filter((relationship) => {
    const url = urlOf(ownPeer(relationship));
    return (
      url !== undefined &&
      url.port === port &&
      coversAddress(address, url.host) &&
      !hasDedicatedListener(server, relationship, target)
    );
  });
}

/** A peer's URL taken apart; undefined when there is none that Kea takes. */
export function urlOf(peer: HaPeer | undefined): HaUrl | undefined {
  return peer?.url === undefined ? undefined : parseHaUrl(peer.url.value);
}

/** The other servers of a relationship. */
export function otherPeers(relationship: HaRelationship): readonly HaPeer[] {
  const own = ownPeer(relationship);
  return relationship.peers.filter((peer) => peer.node !== own?.node);
}

/** What two partners' relationships have in common: every peer's name and URL, in a fixed order. */
export function relationshipKey(server: Server, { peers }: HaRelationship): string {
  const parts = peers.map(({ name, url }) => `${name?.value ?? ''} ${url?.value ?? ''}`).sort();
  return JSON.stringify([server.kind, ...parts]);
}

/** The keys of all relationships of an installation, sorted. The first one says who gets the same new password. */
export function relationshipKeys({ servers }: Installation): readonly string[] {
  return servers
    .flatMap((server) => server.relationships.map((one) => relationshipKey(server, one)))
    .sort(compareText);
}

/** The server of another installation that a peer stands for. */
export function partnerServer(
  server: Server,
  relationship: HaRelationship,
  peer: HaPeer,
  installation: Installation,
): Server | undefined {
  const name = peer.name?.value;
  const wanted = relationshipKey(server, relationship);
  return installation.servers.find(
    (other) =>
      other.kind === server.kind &&
      other.relationships.some(
        (theirs) => theirs.thisServerName?.value === name && relationshipKey(other, theirs) === wanted,
      ),
  );
}
