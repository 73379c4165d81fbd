// The typed views of the daemons: one section of one file each.

import { mistakenServices, type ServerKind, services } from '../kea/daemons.ts';
import { authenticationAt, controlSocketsOf } from './control-socket.ts';
import { hooksOf, relationshipsOf } from './hooks.ts';
import type { Agent, ConfigFile, Forward, ManagedServer, Netconf, Section, Server } from './types.ts';
import { booleanAt, integerAt, memberAt, placeAt, stringAt, tlsAt } from './values.ts';

/** A server's section as a view. `kind` is the section's own. */
export function serverOf(file: ConfigFile, section: Section, kind: ServerKind): Server {
  const { document, node } = section;
  const hooks = hooksOf(document, node);
  return {
    file,
    section,
    kind,
    hooks,
    ...controlSocketsOf(document, node),
    relationships: relationshipsOf(hooks),
    multiThreading: booleanAt(
      document,
      memberAt(document, node, 'multi-threading'),
      'enable-multi-threading',
    ),
  };
}

/** The Control Agent's section as a view. */
export function agentOf(file: ConfigFile, section: Section): Agent {
  const { document, node } = section;
  const controlSockets = placeAt(document, node, 'control-sockets');
  return {
    file,
    section,
    kind: 'agent',
    hooks: hooksOf(document, node),
    httpHost: stringAt(document, node, 'http-host'),
    httpPort: integerAt(document, node, 'http-port'),
    controlSockets,
    forwards: controlSockets === undefined ? [] : forwardsIn(section, controlSockets.node),
    tls: tlsAt(document, node),
    authentication: authenticationAt(document, node),
    httpHeaders: placeAt(document, node, 'http-headers'),
  };
}

/** Members of the agent's `control-sockets` that are maps; a list has none, for no entry names its service. */
function forwardsIn({ document }: Section, map: number): readonly Forward[] {
  if (document.kind(map) !== 'map') return [];
  const forwards: Forward[] = [];
  for (const node of document.children(map)) {
    const service = document.key(node);
    if (service === undefined || document.kind(node) !== 'map') continue;
    const exact = Object.hasOwn(services, service) ? services[service] : undefined;
    forwards.push({
      document,
      node,
      service,
      kind: exact ?? meantService(service),
      misspelt: exact === undefined,
      type: stringAt(document, node, 'socket-type'),
      name: stringAt(document, node, 'socket-name'),
    });
  }
  return forwards;
}

/** The server a wrong service key stands for. */
function meantService(service: string): ServerKind | undefined {
  const folded = service.toLowerCase().replaceAll('_', '-');
  for (const table of [services, mistakenServices]) {
    if (Object.hasOwn(table, folded)) return table[folded];
  }
  return undefined;
}

/** The NETCONF agent's section as a view. */
export function netconfOf(file: ConfigFile, section: Section): Netconf {
  const { document, node } = section;
  return {
    file,
    section,
    kind: 'netconf',
    hooks: hooksOf(document, node),
    servers: managedServersOf(section),
  };
}

function managedServersOf({ document, node }: Section): readonly ManagedServer[] {
  const map = memberAt(document, node, 'managed-servers');
  if (map === undefined || document.kind(map) !== 'map') return [];
  const servers: ManagedServer[] = [];
  for (const server of document.children(map)) {
    const name = document.key(server);
    if (name === undefined || document.kind(server) !== 'map') continue;
    const controlSocket = placeAt(document, server, 'control-socket');
    servers.push({
      document,
      node: server,
      name,
      controlSocket,
      socketType: stringAt(document, controlSocket?.node, 'socket-type'),
      socketName: stringAt(document, controlSocket?.node, 'socket-name'),
      socketUrl: stringAt(document, controlSocket?.node, 'socket-url'),
    });
  }
  return servers;
}

/** True for the daemons that have a control channel of their own. */
export function isServerKind(kind: string): kind is ServerKind {
  return Object.hasOwn(services, kind);
}
