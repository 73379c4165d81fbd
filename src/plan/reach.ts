// Who reaches whom over the control channel: callers, the agent's forwarding, HA partners, kea-netconf. For pictures.

import type { Version } from '../core/version.ts';
import { endpointsOf, hasDedicatedListener, ownPeer } from '../installation/endpoints.ts';
import { parseHaUrl } from '../installation/ha-url.ts';
import { describePathDifference, type PathDifferenceKind } from '../installation/path-difference.ts';
import type { Agent, Endpoint, Installation, Netconf, Server } from '../installation/types.ts';
import { type ServerKind, services } from '../kea/daemons.ts';
import { coversAddress } from './address.ts';
import type { Link } from './types.ts';

/**
 * The links of an installation as a Kea of version `target` would have them: callers from outside first, then the
 * agent's own.
 */
export function linksOf(installation: Installation, target: Version): readonly Link[] {
  const { agent, servers, netconf } = installation;
  const endpoints = endpointsOf(installation, target);
  const forwarded = agent === undefined ? [] : agentLinks(agent, servers);
  return [
    ...endpoints.flatMap((over): Link[] => (over.transport === 'unix' ? [] : [callerLink(over)])),
    ...servers.flatMap((server) => partnerLinks(server, endpoints, target)),
    ...(netconf === undefined ? [] : netconfLinks(netconf, servers, endpoints)),
    ...forwarded,
    ...endpoints.filter((over) => isLeftToThisHost(over, forwarded)).map((over) => link('host', over)),
  ];
}

/** Places are left out: a picture has none, and a plan that carries them twice would carry its files twice. */
function link(from: Link['from'], over: Endpoint, fault?: Link['fault']): Link {
  return { from, to: over.owner, over: { ...over, at: undefined }, fault };
}

/** The HA hook's own listener is there for partners; everything else for whoever sends commands. */
function callerLink(over: Endpoint): Link {
  return link(over.owner === 'ha-dhcp4' || over.owner === 'ha-dhcp6' ? 'partner' : 'clients', over);
}

/** A Unix socket that the agent does not use is for programs on the same host. */
function isLeftToThisHost(over: Endpoint, forwarded: readonly Link[]): boolean {
  return (
    over.transport === 'unix' &&
    !forwarded.some(
      ({ to, fault, over: used }) => to === over.owner && (!fault || meets(used.address, over.address)),
    )
  );
}

function agentLinks(agent: Agent, servers: readonly Server[]): readonly Link[] {
  return agent.forwards.flatMap((forward): Link[] => {
    const { kind, name } = forward;
    if (kind === undefined || name === undefined) return [];
    const server = servers.find((one) => one.kind === kind);
    return [link('agent', unixEndpoint(kind, name.value), faultOf(name.value, server))];
  });
}

function unixEndpoint(owner: ServerKind, address: string): Endpoint {
  return {
    owner,
    transport: 'unix',
    address,
    tls: false,
    clientCertificates: false,
    credentials: 'none',
    at: undefined,
  };
}

/** Why nobody answers at a path; undefined when the server opens it, or may. */
function faultOf(path: string, server: Server | undefined): Link['fault'] {
  if (server === undefined) return { kind: 'no server' };
  const names = server.sockets.flatMap(({ name }) => (name === undefined ? [] : [name.value]));
  const [first] = names;
  if (first === undefined) return { kind: 'closed' };
  return names.some((name) => meets(path, name)) ? undefined : { kind: 'elsewhere', opens: first };
}

/** A bare name may turn out to be the other path, when it lies in the compiled-in directory. */
const mayMeet: readonly PathDifferenceKind[] = ['same', 'double-slash', 'dot-segments', 'relative'];

function meets(path: string, other: string): boolean {
  return mayMeet.includes(describePathDifference(path, other, undefined).kind);
}

/** Partners without a listener of their own talk to whatever listens at this server's URL. */
function partnerLinks(server: Server, endpoints: readonly Endpoint[], target: Version): readonly Link[] {
  return server.relationships.flatMap((relationship): Link[] => {
    const url = ownPeer(relationship)?.url;
    if (url === undefined || hasDedicatedListener(server, relationship, target)) return [];
    const over = listenerAt(url.value, endpoints);
    return over === undefined ? [] : [link('partner', over)];
  });
}

function listenerAt(text: string, endpoints: readonly Endpoint[]): Endpoint | undefined {
  const url = parseHaUrl(text);
  if (url === undefined) return undefined;
  return endpoints.find(
    ({ transport, address, port }) =>
      transport !== 'unix' && port === url.port && coversAddress(address, url.host),
  );
}

function netconfLinks(
  netconf: Netconf,
  servers: readonly Server[],
  endpoints: readonly Endpoint[],
): readonly Link[] {
  return netconf.servers.flatMap((managed): Link[] => {
    const { socketType, socketName, socketUrl } = managed;
    const over = socketUrl === undefined ? undefined : listenerAt(socketUrl.value, endpoints);
    if (over !== undefined) return [link('netconf', over)];
    const kind = services[managed.name];
    if (kind === undefined || socketName === undefined || socketType?.value === 'http') return [];
    const server = servers.find((one) => one.kind === kind);
    return [link('netconf', unixEndpoint(kind, socketName.value), faultOf(socketName.value, server))];
  });
}
