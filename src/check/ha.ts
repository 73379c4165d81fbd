// High Availability as rules walk over it: every relationship with the server that has it, and how it talks.

import { isLoopback } from '../core/address.ts';
import { quote } from '../core/quote.ts';
import { hasDedicatedListener, isTls, ownPeer, peerTls } from '../installation/endpoints.ts';
import { parseHaUrl } from '../installation/ha-url.ts';
import type { HaPeer, HaRelationship, Installation, Server } from '../installation/types.ts';
import { behaves } from '../kea/versions.ts';
import type { CheckContext } from './rule.ts';

/** A relationship and the server whose hook it belongs to. */
export interface OwnedRelationship {
  readonly server: Server;
  readonly relationship: HaRelationship;
}

/** All HA relationships of an installation. */
export function* relationshipsOf({ servers }: Installation): Generator<OwnedRelationship> {
  for (const server of servers) {
    for (const relationship of server.relationships) yield { server, relationship };
  }
}

/** The peers whose name is not the server's own. */
export function otherPeers(relationship: HaRelationship): readonly HaPeer[] {
  const own = ownPeer(relationship);
  return relationship.peers.filter((peer) => peer !== own);
}

/** A peer in messages: its name in quotes. */
export function peerName({ name }: HaPeer): string {
  return quote(name?.value ?? '');
}

/** Requests to this peer are encrypted: an https URL, or the three files, which make TLS of http too. */
export function usesTls(relationship: HaRelationship, peer: HaPeer): boolean {
  return isTls(peerTls(relationship, peer));
}

/** The IP address in a peer's URL; undefined when there is none. */
export function peerAddress({ url }: HaPeer): string | undefined {
  const parsed = url === undefined ? undefined : parseHaUrl(url.value);
  return parsed?.family === undefined ? undefined : parsed.host;
}

/**
 * The server's own entry among the peers, when a Kea of the target's version opens a listener of its own for it that
 * somebody other than this machine reaches, and does not ask for client certificates there.
 */
export function openListener(
  { server, relationship }: OwnedRelationship,
  { target }: CheckContext,
): HaPeer | undefined {
  const own = ownPeer(relationship);
  const address = own === undefined ? undefined : peerAddress(own);
  if (own === undefined || address === undefined || isLoopback(address)) return undefined;
  if (!hasDedicatedListener(server, relationship, target)) return undefined;
  const files = peerTls(relationship, own);
  return isTls(files) && (files.certRequired?.value ?? true) ? undefined : own;
}

/** Whether the HA listener takes HA commands only. A value of the wrong type counts as the default. */
export function restrictsCommands({ restrictCommands }: HaRelationship, { target }: CheckContext): boolean {
  const written =
    restrictCommands === undefined ? undefined : restrictCommands.document.boolean(restrictCommands.node);
  return written ?? behaves('haRestrictsCommands', target);
}
