// Every port that a file gives to a listener of the control channel: of the agent and of the servers.

import type { Installation, Valued } from '../installation/types.ts';
import { listenersOf } from './sockets.ts';

/** A port as written and whose it is. */
export interface OwnedPort {
  /** In words: `the agent`, `the listener of dhcp4`. */
  readonly owner: string;
  readonly port: Valued<number>;
}

/** The ports that are written; defaults are not. */
export function* portsOf(installation: Installation): Generator<OwnedPort> {
  const port = installation.agent?.httpPort;
  if (port !== undefined) yield { owner: 'the agent', port };
  for (const { server, socket } of listenersOf(installation)) {
    if (socket.port !== undefined) yield { owner: `the listener of ${server.kind}`, port: socket.port };
  }
}
