// The entry of `control-sockets` that stands in for the agent: what the agent says of its own listener, in the words
// of a server.

import type { JsonValue } from '../core/change.ts';
import { latin1 } from '../core/source.ts';
import { isTls } from '../installation/endpoints.ts';
import type { Agent, Place, Valued } from '../installation/types.ts';
import { agentDefaultRealm, daemons, serverFacts } from '../kea/daemons.ts';
import { behaves } from '../kea/versions.ts';
import { type Act, mustDecide, note, type OpenedListener, type State } from './migration.ts';
import { text } from './places.ts';

type Entry = Record<string, JsonValue>;

/** The entry for one server; authentication as the agent has it, whatever the target thinks of it. */
export function listenerEntry(
  { context }: State,
  agent: Agent,
  { kind, address, port }: OpenedListener,
): { readonly [key: string]: JsonValue } {
  const tls = isTls(agent.tls);
  const entry: Entry = {
    'socket-type': tls ? 'https' : 'http',
    // Always written out: the default differs between servers (dhcp6 has ::1).
    'socket-address': latin1(address),
    'socket-port': port,
  };
  if (tls) {
    addString(entry, 'trust-anchor', agent.tls.trustAnchor);
    addString(entry, 'cert-file', agent.tls.certFile);
    addString(entry, 'key-file', agent.tls.keyFile);
    if (agent.tls.certRequired !== undefined) entry['cert-required'] = agent.tls.certRequired.value;
  }
  const authentication = authenticationOf(agent);
  if (authentication !== undefined && context.credentials === 'auto') entry.authentication = authentication;
  if (
    agent.httpHeaders !== undefined &&
    serverFacts(kind).httpHeaders &&
    behaves('httpHeaders', context.target)
  ) {
    entry['http-headers'] = copyOf(agent.httpHeaders);
  }
  const { document, node } = agent.section;
  for (const key of ['user-context', 'comment']) {
    const member = document.get(node, key);
    if (member !== undefined) entry[key] = document.value(member);
  }
  return entry;
}

function addString(entry: Entry, key: string, file: Valued<string> | undefined): void {
  if (file !== undefined) entry[key] = file.value;
}

function copyOf({ document, node }: Place): JsonValue {
  return document.value(node);
}

/** The agent's `authentication` with its realm written out: a server has another default, and clients may match on it. */
function authenticationOf({ authentication }: Agent): JsonValue | undefined {
  if (authentication === undefined) return undefined;
  const { document, node, realm, type } = authentication;
  const entry: Entry = {};
  if (type === undefined) entry.type = 'basic';
  for (const member of document.children(node)) {
    const key = document.key(member);
    if (key === undefined) continue;
    entry[key] = document.value(member);
    if (key === 'type' && realm === undefined) entry.realm = agentDefaultRealm;
  }
  if (realm === undefined && entry.realm === undefined) entry.realm = agentDefaultRealm;
  return entry;
}

/** What must be decided or said before the agent's listener can be copied at all. */
export function* entryRemarks(
  { context }: State,
  agent: Agent,
  listeners: readonly OpenedListener[],
): Iterable<Act> {
  const files = [agent.tls.trustAnchor, agent.tls.certFile, agent.tls.keyFile];
  const given = files.filter((file) => (file?.value ?? '') !== '');
  const [first] = given;
  if (first !== undefined && given.length < files.length) {
    yield mustDecide(
      'agent-tls-incomplete',
      'is the control channel to use TLS',
      'the agent names only some of "trust-anchor", "cert-file" and "key-file": it serves plain http with that, and a server refuses it',
      [
        'write all three of them in the agent’s file',
        'take them out of the agent’s file to go on with plain http',
      ],
      text(first),
    );
  }
  const without = listeners.filter(
    ({ kind }) => !serverFacts(kind).httpHeaders || !behaves('httpHeaders', context.target),
  );
  if (agent.httpHeaders !== undefined && without.length > 0) {
    yield note(
      `"http-headers" of the agent is not taken over into ${without.map(({ kind }) => daemons[kind].usualFile).join(' and ')}: this server has no such key; put a proxy in front where its clients need the headers`,
    );
  }
}
