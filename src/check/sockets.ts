// The control channel as rules walk over it: sockets, listeners and credentials of one installation.

import { transportOf } from '../installation/endpoints.ts';
import type {
  Authentication,
  Client,
  ControlSocket,
  Forward,
  Installation,
  Server,
  Tls,
  Valued,
} from '../installation/types.ts';
import type { ServerKind } from '../kea/daemons.ts';

/** A control socket and the server that has it. */
export interface OwnedSocket {
  readonly server: Server;
  readonly socket: ControlSocket;
}

/** All control sockets of all servers. */
export function* socketsOf({ servers }: Installation): Generator<OwnedSocket> {
  for (const server of servers) for (const socket of server.sockets) yield { server, socket };
}

/** All entries that are meant to be Unix sockets. */
export function* unixSocketsOf(installation: Installation): Generator<OwnedSocket> {
  for (const owned of socketsOf(installation)) if (transportOf(owned.socket) === 'unix') yield owned;
}

/** All entries that are meant to be http or https listeners. */
export function* listenersOf(installation: Installation): Generator<OwnedSocket> {
  for (const owned of socketsOf(installation)) if (isListener(owned.socket)) yield owned;
}

/** True for what is meant to be an http or https listener. */
export function isListener(socket: ControlSocket): boolean {
  const transport = transportOf(socket);
  return transport === 'http' || transport === 'https';
}

/** A socket whose name is there. */
export type NamedSocket = ControlSocket & { readonly name: Valued<string> };

/** A server's Unix sockets that have a name. */
export function namedUnixSockets({ sockets }: Server): readonly NamedSocket[] {
  return sockets.flatMap((socket) => {
    const { name } = socket;
    return name !== undefined && transportOf(socket) === 'unix' ? [{ ...socket, name }] : [];
  });
}

/** A forward whose service somebody can tell and whose socket has a name. */
export type NamedForward = Forward & { readonly name: Valued<string>; readonly kind: ServerKind };

/** The agent's forwards that name a socket and a service that somebody can tell. */
export function namedForwards({ agent }: Installation): readonly NamedForward[] {
  return (agent?.forwards ?? []).flatMap((forward) => {
    const { name, kind } = forward;
    return name !== undefined && kind !== undefined ? [{ ...forward, name, kind }] : [];
  });
}

/** An `authentication` map that a listener uses. */
export interface OwnedAuthentication {
  /** As in messages. */
  readonly owner: ServerKind | 'the agent';
  readonly authentication: Authentication;
}

/** The `authentication` maps of the agent and of all http and https listeners. */
export function* authenticationsOf(installation: Installation): Generator<OwnedAuthentication> {
  const { agent } = installation;
  if (agent?.authentication !== undefined) yield { owner: 'the agent', authentication: agent.authentication };
  for (const { server, socket } of listenersOf(installation)) {
    const { authentication } = socket;
    if (authentication !== undefined) yield { owner: server.kind, authentication };
  }
}

/** One of the three file names of a TLS set-up, with its key. */
export interface TlsFile {
  readonly key: 'trust-anchor' | 'cert-file' | 'key-file';
  readonly file: Valued<string> | undefined;
}

/** The three file names of a TLS set-up, split by whether they are given; an empty name counts as missing. */
export function tlsFiles({ trustAnchor, certFile, keyFile }: Tls): {
  readonly given: readonly TlsFile[];
  readonly missing: readonly TlsFile[];
} {
  const files: readonly TlsFile[] = [
    { key: 'trust-anchor', file: trustAnchor },
    { key: 'cert-file', file: certFile },
    { key: 'key-file', file: keyFile },
  ];
  const isGiven = ({ file }: TlsFile): boolean => (file?.value ?? '') !== '';
  return { given: files.filter(isGiven), missing: files.filter((file) => !isGiven(file)) };
}

/** A client of a server's listener. The agent's are left out: they hold until the agent goes. */
export interface OwnedClient {
  readonly server: Server;
  readonly client: Client;
}

/** The clients of all http and https listeners of servers. */
export function* clientsOf(installation: Installation): Generator<OwnedClient> {
  for (const { server, socket } of listenersOf(installation)) {
    for (const client of socket.authentication?.clients ?? []) yield { server, client };
  }
}
