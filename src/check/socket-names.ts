// Every name of a Unix socket in an installation: of servers, of the agent's forwards, of what netconf manages.

import { quote } from '../core/quote.ts';
import type { Installation, Place, Valued } from '../installation/types.ts';
import type { ServerKind } from '../kea/daemons.ts';
import { namedUnixSockets } from './sockets.ts';

/** A `socket-name` and whose it is. */
export interface OwnedName {
  /** In words: `dhcp4`, `the agent's entry for dhcp4`. */
  readonly owner: string;
  readonly daemon: 'server' | 'agent' | 'netconf';
  /** The server whose socket is meant; undefined when nobody can tell. */
  readonly kind: ServerKind | undefined;
  readonly name: Valued<string>;
  /** The map that holds the name. */
  readonly entry: Place;
}

/** Servers first, then the agent, then netconf. */
export function* socketNamesOf(installation: Installation): Generator<OwnedName> {
  const { servers, agent, netconf } = installation;
  for (const server of servers) {
    for (const socket of namedUnixSockets(server)) {
      yield { owner: server.kind, daemon: 'server', kind: server.kind, name: socket.name, entry: socket };
    }
  }
  for (const forward of agent?.forwards ?? []) {
    const { kind, name, service } = forward;
    const owner = `the agent's entry for ${kind ?? quote(service)}`;
    if (name !== undefined) yield { owner, daemon: 'agent', kind, name, entry: forward };
  }
  for (const { name, socketType, socketName, controlSocket } of netconf?.servers ?? []) {
    if (socketName === undefined || controlSocket === undefined || socketType?.value !== 'unix') continue;
    const kind = servers.find((server) => server.kind === name)?.kind;
    yield {
      owner: `netconf's entry for ${quote(name)}`,
      daemon: 'netconf',
      kind,
      name: socketName,
      entry: controlSocket,
    };
  }
}
