// kea-netconf: servers that it reached through the agent are reached by their own sockets; what 3.1.9 wants is written out.

import { endpointsOf, transportOf } from '../../installation/endpoints.ts';
import { parseHaUrl } from '../../installation/ha-url.ts';
import type { ManagedServer, Place, Server } from '../../installation/types.ts';
import { agentDefaultHost, defaultPort } from '../../kea/daemons.ts';
import { behaves } from '../../kea/versions.ts';
import { coversAddress } from '../address.ts';
import { type Act, defineMigration, doChange, mustDecide, note, type State } from '../migration.ts';
import { agentPlace } from '../partners.ts';
import { edit, text } from '../places.ts';

export default defineMigration({
  id: 'netconf-through-agent',
  title: 'let kea-netconf reach the servers themselves',
  why: 'the agent was removed in 3.1.8 and with it the managed server "ca"; "socket-type" is mandatory since 3.1.9',
  source: 'ChangeLog 2458, 2463; src/bin/netconf/netconf_config.cc:133, http_control_socket.cc:75',
  *changes(state) {
    const { netconf } = state.installation;
    for (const managed of netconf?.servers ?? []) yield* changesOf(state, managed);
  },
});

function* changesOf(state: State, managed: ManagedServer): Iterable<Act> {
  const { target } = state.context;
  if (managed.name === 'ca') {
    if (state.agent === 'replace' || !behaves('netconfAgentServer', target)) {
      yield doChange({ kind: 'remove', ...edit(managed) }, 'take out the agent as a managed server');
    }
    return;
  }
  if (managed.controlSocket === undefined) return;
  const server = state.installation.servers.find(({ kind }) => kind === managed.name);
  const type = managed.socketType?.value ?? typeMeant(managed);
  if (state.agent === 'replace' && type === 'http' && isAgentUrl(state, managed)) {
    yield* throughServer(state, managed, managed.controlSocket, server);
  } else if (behaves('netconfSocketTypeMandatory', target)) {
    yield* completeSocket(managed, managed.controlSocket, type);
  }
}

/** What an entry without `socket-type` is meant to be, by its other keys. Kea took it for `stdout`. */
function typeMeant({ socketName, socketUrl }: ManagedServer): 'unix' | 'http' | 'stdout' {
  if (socketName !== undefined) return 'unix';
  return socketUrl === undefined ? 'stdout' : 'http';
}

/** True when a URL is where the agent listens; without one it is http://127.0.0.1:8000/. */
function isAgentUrl({ installation }: State, { socketUrl }: ManagedServer): boolean {
  const { agent } = installation;
  if (agent === undefined) return false;
  const { address, port } = agentPlace(agent);
  const url =
    socketUrl === undefined ? { host: agentDefaultHost, port: defaultPort } : parseHaUrl(socketUrl.value);
  if (url === undefined || url.port !== port) return false;
  return coversAddress(address, url.host) || url.host === 'localhost';
}

/** kea-netconf sends neither credentials nor TLS, so the Unix socket is what always works. */
function* throughServer(
  { installation, context }: State,
  managed: ManagedServer,
  socket: Place,
  server: Server | undefined,
): Iterable<Act> {
  const unix = server?.sockets.find((one) => transportOf(one) === 'unix' && one.name !== undefined);
  const plain = endpointsOf(installation, context.target).find(
    ({ owner, transport, credentials }) =>
      owner === server?.kind && transport === 'http' && credentials === 'none',
  );
  if (unix?.name !== undefined) {
    yield* setMember(socket, 'socket-type', 'unix', managed.socketType);
    yield* setMember(socket, 'socket-name', unix.name.value, managed.socketName);
    if (managed.socketUrl !== undefined) {
      yield doChange({ kind: 'remove', ...edit(managed.socketUrl) }, 'take out the URL of the agent');
    }
  } else if (plain !== undefined) {
    const host = plain.address.includes(':') ? `[${plain.address}]` : plain.address;
    yield* setMember(socket, 'socket-url', `http://${host}:${plain.port ?? defaultPort}/`, managed.socketUrl);
  } else {
    yield mustDecide(
      'netconf-server-unreachable',
      `how does kea-netconf reach ${managed.name}`,
      'it went through the agent, and it can send neither credentials nor TLS to a listener',
      [
        `give ${managed.name} a "unix" control socket`,
        `take ${managed.name} out of "managed-servers"`,
        'plan the file of that server together with this one',
      ],
      text(managed),
    );
  }
}

function* setMember(map: Place, key: string, value: string, present: Place | undefined): Iterable<Act> {
  const reason = `reach the server itself: "${key}"`;
  if (present === undefined) {
    const at = edit(map);
    yield doChange({ kind: 'insert', ...at, key, value }, reason);
  } else if (present.document.string(present.node) !== value) {
    yield doChange({ kind: 'set', ...edit(present), value }, reason);
  }
}

/** From 3.1.9 on: the type is said, and there is no name where the type has none. */
function* completeSocket(managed: ManagedServer, socket: Place, type: string): Iterable<Act> {
  if (managed.socketType === undefined && socket.document.get(socket.node, 'socket-type') === undefined) {
    yield doChange(
      { kind: 'insert', ...edit(socket), key: 'socket-type', value: type },
      'say the type of the socket, which is mandatory since 3.1.9',
    );
    if (type !== 'stdout') {
      yield note(
        `kea-netconf took the socket of ${managed.name} for "stdout", the default until 3.1.8, and printed its commands; by its other keys it is ${type}`,
      );
    }
  }
  if (type !== 'unix' && managed.socketName !== undefined) {
    yield doChange(
      { kind: 'remove', ...edit(managed.socketName) },
      `take out "socket-name", which ${type} has not`,
    );
  }
}
