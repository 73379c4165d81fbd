// A server's `control-sockets` that is a map keyed by service, as in the agent's file, becomes the list it is meant to be.

import type { Place, Server } from '../../installation/types.ts';
import { daemons, mistakenServices, services } from '../../kea/daemons.ts';
import { type Act, defineMigration, doChange, mustDecide } from '../migration.ts';
import { text } from '../places.ts';

export default defineMigration({
  id: 'control-sockets-agent-shaped',
  title: 'write the control sockets of a server as a list',
  why: 'a map keyed by service is known to the agent only; a server refuses it',
  source: 'src/bin/dhcp4/dhcp4_parser.yy:2651',
  when: 'controlSocketsList',
  *changes({ installation }) {
    for (const server of installation.servers) {
      const place = server.plural ?? server.singular;
      if (server.form === 'agent-shaped' && place !== undefined) yield* reshape(server, place);
    }
  },
});

/** Only brackets and the key change: the entry itself, its layout and its comments stay. */
function* reshape(server: Server, map: Place): Iterable<Act> {
  const { document, node } = map;
  const entry = document.firstChild(node);
  const at = document.location(node);
  if (
    entry === undefined ||
    document.size(node) !== 1 ||
    document.spansFiles(node) ||
    // What others include is not theirs to change by bytes.
    at.source !== document.source ||
    !isFor(server, map, entry)
  ) {
    yield undecided(server, map);
    return;
  }
  const key = document.keyLocation(entry);
  const value = document.location(entry);
  const bytes = at.source.text;
  if (
    /[^\s:]/.test(bytes.slice(key.end, value.start)) ||
    bytes[at.start] !== '{' ||
    bytes[at.end - 1] !== '}'
  ) {
    yield undecided(server, map);
    return;
  }
  const pointer = document.pointer(node);
  const touches = [{ file: document.source.path, before: pointer, after: pointer, value: 'free' }] as const;
  const reason = 'write "control-sockets" as a list';
  const splice = (start: number, end: number, content: string): Act =>
    doChange({ kind: 'splice', file: at.source.path, start, end, content }, reason, touches);
  yield splice(at.start, at.start + 1, '[');
  yield splice(key.start, value.start, '');
  yield splice(at.end - 1, at.end, ']');
}

function isFor({ kind }: Server, { document }: Place, entry: number): boolean {
  const key = document.key(entry) ?? '';
  return (services[key] ?? mistakenServices[key.toLowerCase()]) === kind;
}

function undecided({ kind }: Server, map: Place): Act {
  return mustDecide(
    'control-sockets-agent-shaped',
    `which of these sockets does the ${daemons[kind].title} open`,
    'a map keyed by service is known to the agent only; a server takes a list of its own sockets',
    [`write "control-sockets": [ { "socket-type": "unix", "socket-name": … } ]`],
    text(map),
  );
}
