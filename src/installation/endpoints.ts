// Who listens where: the agent, the servers' control sockets, the HA hook's own listeners, defaults filled in.

import type { Location } from '../core/source.ts';
import type { Version } from '../core/version.ts';
import { agentDefaultHost, defaultPort, serverFacts } from '../kea/daemons.ts';
import { behaves } from '../kea/versions.ts';
import { parseHaUrl } from './ha-url.ts';
import type {
  Agent,
  Authentication,
  ControlSocket,
  CredentialState,
  Endpoint,
  HaPeer,
  HaRelationship,
  Installation,
  Place,
  Server,
  Tls,
  Valued,
} from './types.ts';

/**
 * Every listener of an installation as a Kea of version `target` would open it, in the order agent, servers (each
 * with its entries in file order), HA listeners. The agent is listed whenever its file is there, also for versions
 * that no longer have one: the file is what runs today.
 */
export function endpointsOf(installation: Installation, target: Version): Endpoint[] {
  const { agent, servers, containers = false } = installation;
  const endpoints = [
    ...(agent === undefined ? [] : [agentEndpoint(agent)]),
    ...servers.flatMap((server) => server.sockets.flatMap((socket) => socketEndpoint(server, socket))),
    ...servers.flatMap((server) => haEndpoints(server, target)),
  ];
  return containers ? endpoints.map((endpoint) => inContainer(endpoint, installation)) : endpoints;
}

/** One container for each file. */
function inContainer(endpoint: Endpoint, { agent, servers }: Installation): Endpoint {
  const kind = endpoint.owner.replace('ha-', '');
  const daemon = kind === 'agent' ? agent : servers.find((server) => server.kind === kind);
  return daemon === undefined ? endpoint : { ...endpoint, network: daemon.file.path };
}

function agentEndpoint(agent: Agent): Endpoint {
  const tls = isTls(agent.tls);
  return {
    owner: 'agent',
    transport: tls ? 'https' : 'http',
    address: agent.httpHost?.value ?? agentDefaultHost,
    port: agent.httpPort?.value ?? defaultPort,
    tls,
    clientCertificates: tls && (agent.tls.certRequired?.value ?? true),
    credentials: credentialState(agent.authentication),
    at: placeLocation(agent.httpPort ?? agent.httpHost ?? agent.section),
  };
}

/** None for an entry that tells neither its type nor a name or address, or that has a type Kea does not know. */
function socketEndpoint(server: Server, socket: ControlSocket): Endpoint[] {
  const transport = transportOf(socket);
  if (transport === undefined) return [];
  const at = placeLocation(socket);
  if (transport === 'unix') {
    if (socket.name === undefined) return [];
    return [
      {
        owner: server.kind,
        transport,
        address: socket.name.value,
        tls: false,
        clientCertificates: false,
        credentials: 'none',
        at,
      },
    ];
  }
  // A type of "http" with the three files is TLS all the same (facts of http_command_config.cc).
  const tls = transport === 'https' || isTls(socket.tls);
  return [
    {
      owner: server.kind,
      transport: tls ? 'https' : 'http',
      address: socket.address?.value ?? serverFacts(server.kind).defaultAddress,
      port: socket.port?.value ?? defaultPort,
      tls,
      clientCertificates: tls && (socket.tls.certRequired?.value ?? true),
      credentials: credentialState(socket.authentication),
      at,
    },
  ];
}

/** What an entry is meant to be: its type in any letter case, else what its other keys say. */
export function transportOf(socket: ControlSocket): 'unix' | 'http' | 'https' | undefined {
  if (socket.type !== undefined) {
    const type = socket.type.value.toLowerCase();
    return type === 'unix' || type === 'http' || type === 'https' ? type : undefined;
  }
  if (socket.name !== undefined) return 'unix';
  return socket.address !== undefined || socket.port !== undefined ? 'http' : undefined;
}

/** True when all three files are named: an empty string counts as missing. */
export function isTls(tls: Tls): boolean {
  return [tls.trustAnchor, tls.certFile, tls.keyFile].every((file) => (file?.value ?? '') !== '');
}

/** How an `authentication` map protects a listener. */
export function credentialState(authentication: Authentication | undefined): CredentialState {
  if (authentication === undefined) return 'none';
  const { clients } = authentication;
  if (clients.length === 0) return 'empty';
  const clear = clients.filter(({ user, password }) => user !== undefined || password !== undefined);
  const files = clients.filter(
    ({ userFile, passwordFile }) => userFile !== undefined || passwordFile !== undefined,
  );
  if (files.length === 0) return 'clear';
  return clear.length === 0 ? 'files' : 'mixed';
}

/** Each relationship opens a listener of its own. */
function haEndpoints(server: Server, target: Version): Endpoint[] {
  return server.relationships.flatMap((relationship) => haEndpoint(server, relationship, target) ?? []);
}

function haEndpoint(server: Server, relationship: HaRelationship, target: Version): Endpoint | undefined {
  const peer = ownPeer(relationship);
  if (peer?.url === undefined || !hasDedicatedListener(server, relationship, target)) return undefined;
  const url = parseHaUrl(peer.url.value);
  if (url === undefined) return undefined;
  const files = peerTls(relationship, peer);
  const tls = url.scheme === 'https' || isTls(files);
  return {
    owner: server.kind === 'dhcp6' ? 'ha-dhcp6' : 'ha-dhcp4',
    transport: tls ? 'https' : 'http',
    address: url.host,
    port: url.port,
    tls,
    clientCertificates: tls && (files.certRequired?.value ?? true),
    credentials: behaves('haListenerAuthenticates', target) ? peerCredentials(peer) : 'none',
    at: placeLocation(peer.url),
  };
}

/** The peer that is this server itself; undefined when the names do not match. Kea takes blanks off the server's name alone. */
export function ownPeer(relationship: HaRelationship): HaPeer | undefined {
  const name = relationship.thisServerName?.value.trim();
  return name === undefined ? undefined : relationship.peers.find((peer) => peer.name?.value === name);
}

/**
 * Whether the HA hook of this server opens a listener of its own: on by default from Kea 2.3.7 on, off with the
 * server's own multi-threading, which is on by default from 2.3.5 on (ha_config.cc, ha_config_parser.cc).
 */
export function hasDedicatedListener(server: Server, relationship: HaRelationship, target: Version): boolean {
  const byDefault = behaves('haDedicatedListener', target);
  if (!(server.multiThreading?.value ?? byDefault)) return false;
  return (
    booleanOf(relationship.enableMultiThreading, byDefault) &&
    booleanOf(relationship.dedicatedListener, byDefault)
  );
}

/** A string where a boolean is due counts as what it says: the start fails on it, and a fix will make it one. */
function booleanOf(place: Place | undefined, byDefault: boolean): boolean {
  if (place === undefined) return byDefault;
  const value = place.document.boolean(place.node);
  if (value !== undefined) return value;
  const text = place.document.string(place.node);
  return text === 'true' ? true : text === 'false' ? false : byDefault;
}

/** TLS files as they hold for one peer: its own value counts, also an empty one, else the relationship's. */
export function peerTls(relationship: HaRelationship, peer: HaPeer): Tls {
  return {
    trustAnchor: peer.tls.trustAnchor ?? relationship.tls.trustAnchor,
    certFile: peer.tls.certFile ?? relationship.tls.certFile,
    keyFile: peer.tls.keyFile ?? relationship.tls.keyFile,
    certRequired: peer.tls.certRequired ?? relationship.tls.certRequired,
  };
}

/** How a request to this peer is authenticated. */
export function peerCredentials(peer: HaPeer): CredentialState {
  const given = (value: Valued<string> | undefined): boolean => (value?.value ?? '') !== '';
  const clear = given(peer.basicAuthUser) || given(peer.basicAuthPassword);
  const files = given(peer.basicAuthUserFile) || given(peer.basicAuthPasswordFile);
  if (clear) return files ? 'mixed' : 'clear';
  return files ? 'files' : 'none';
}

function placeLocation({ document, node }: Place): Location {
  return document.location(node);
}
