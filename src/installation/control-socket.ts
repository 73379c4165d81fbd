// The views of control sockets and of their `authentication`, the same in servers and in the agent.

import type { Document, NodeId } from '../document/types.ts';
import { services } from '../kea/daemons.ts';
import type { Authentication, Client, ControlSocket, Place, SocketForm } from './types.ts';
import { integerAt, mapsIn, memberAt, placeAt, stringAt, tlsAt } from './values.ts';

/** What a server's section says about its control sockets. */
export interface ControlSockets {
  readonly form: SocketForm;
  readonly singular: Place | undefined;
  readonly plural: Place | undefined;
  readonly sockets: readonly ControlSocket[];
}

/**
 * The control sockets of a server's section. A list under the singular key and a single socket under the plural key
 * are read as what they mean, so that other checks still see the sockets; Kea refuses both.
 */
export function controlSocketsOf(document: Document, section: NodeId): ControlSockets {
  const singular = placeAt(document, section, 'control-socket');
  const plural = placeAt(document, section, 'control-sockets');
  return {
    form: formOf(document, singular, plural),
    singular,
    plural,
    sockets: [...entriesOf(document, singular), ...entriesOf(document, plural)].map((node) =>
      socketAt(document, node),
    ),
  };
}

function formOf(document: Document, singular: Place | undefined, plural: Place | undefined): SocketForm {
  if (isAgentShaped(document, plural) || isAgentShaped(document, singular)) return 'agent-shaped';
  if (singular !== undefined) return plural === undefined ? 'singular' : 'both';
  return plural === undefined ? 'none' : 'plural';
}

/** A map without any key of a socket whose members are all maps: `{ "dhcp4": { "socket-type": … } }`. */
function isAgentShaped(document: Document, place: Place | undefined): boolean {
  if (place === undefined || document.kind(place.node) !== 'map' || isSocket(document, place.node))
    return false;
  let members = 0;
  for (const node of document.children(place.node)) {
    members += 1;
    if (document.kind(node) !== 'map') return false;
    const key = document.key(node) ?? '';
    if (!Object.hasOwn(services, key) && !isSocket(document, node)) return false;
  }
  return members > 0;
}

const socketKeys = ['socket-type', 'socket-name', 'socket-address', 'socket-port'];

function isSocket(document: Document, map: NodeId): boolean {
  return socketKeys.some((key) => memberAt(document, map, key) !== undefined);
}

function entriesOf(document: Document, place: Place | undefined): readonly NodeId[] {
  if (place === undefined || isAgentShaped(document, place)) return [];
  return document.kind(place.node) === 'map' ? [place.node] : mapsIn(document, place.node);
}

function socketAt(document: Document, node: NodeId): ControlSocket {
  return {
    document,
    node,
    type: stringAt(document, node, 'socket-type'),
    name: stringAt(document, node, 'socket-name'),
    address: stringAt(document, node, 'socket-address'),
    port: integerAt(document, node, 'socket-port'),
    tls: tlsAt(document, node),
    authentication: authenticationAt(document, node),
    httpHeaders: placeAt(document, node, 'http-headers'),
  };
}

/** The `authentication` map in `parent`; undefined when there is none or it is no map. */
export function authenticationAt(document: Document, parent: NodeId): Authentication | undefined {
  const node = memberAt(document, parent, 'authentication');
  if (node === undefined || document.kind(node) !== 'map') return undefined;
  return {
    document,
    node,
    type: stringAt(document, node, 'type'),
    realm: stringAt(document, node, 'realm'),
    directory: stringAt(document, node, 'directory'),
    clients: mapsIn(document, memberAt(document, node, 'clients')).map((client) =>
      clientAt(document, client),
    ),
  };
}

function clientAt(document: Document, node: NodeId): Client {
  return {
    document,
    node,
    user: stringAt(document, node, 'user'),
    password: stringAt(document, node, 'password'),
    userFile: stringAt(document, node, 'user-file'),
    passwordFile: stringAt(document, node, 'password-file'),
  };
}
