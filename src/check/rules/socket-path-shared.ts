// Rule: two servers open one Unix socket, or the agent forwards two services to one.

import { quote } from '../../core/quote.ts';
import { describePathDifference } from '../../installation/path-difference.ts';
import type { Valued } from '../../installation/types.ts';
import { type ServerKind, serverKinds } from '../../kea/daemons.ts';
import { text } from '../example.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { socketRules, supportedDirectory } from '../socket-rules.ts';
import { namedForwards, namedUnixSockets } from '../sockets.ts';

export default defineRule({
  id: 'socket-path-shared',
  title: 'two servers have the same Unix socket',
  why: `The socket belongs to the server that starts first; the second exits: "cannot lock socket
lockfile, NAME.lock, : Resource temporarily unavailable". \`-t\` looks at one file and passes both.
Where two entries of the agent name one path, the commands for one server go to the other, which
does not notice: on a Unix socket \`service\` is not checked.`,
  source: 'src/lib/config/unix_command_mgr.cc',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea-ctrl-socket" } ] } }
    `,
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea-ctrl-socket" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea6-ctrl-socket" } ] } }
    `,
  },
  *check(installation, context) {
    const supported = supportedDirectory(socketRules(installation, context));
    const sockets = installation.servers.flatMap((server) =>
      namedUnixSockets(server).map(({ name }): Named => ({ kind: server.kind, name })),
    );
    const shared = [...pairs(sockets, supported)];
    for (const [first, second] of shared) {
      yield {
        message: `${second.kind} opens ${quote(second.name.value)}, which is the socket of ${first.kind} too; the server that starts second exits`,
        at: valueAt(second.name),
        related: [there(`${first.kind} opens the same socket`, valueAt(first.name))],
      };
    }
    for (const [first, second] of pairs(namedForwards(installation), supported)) {
      // The agent only follows what the servers do, and that was said.
      if (shared.some(([a, b]) => [a, b].every(({ kind }) => kind === first.kind || kind === second.kind)))
        continue;
      yield {
        message: `the agent forwards ${second.kind} and ${first.kind} to one socket, ${quote(second.name.value)}`,
        at: valueAt(second.name),
        related: [there(`${first.kind} goes to the same socket`, valueAt(first.name))],
      };
    }
  },
});

interface Named {
  readonly kind: ServerKind;
  readonly name: Valued<string>;
}

/** Names of different servers that are one path. */
function* pairs(names: readonly Named[], supported: string | undefined): Generator<readonly [Named, Named]> {
  const numbered = names.map((name, index) => ({ name, index }));
  const others = new Map(
    serverKinds.map((kind) => [kind, numbered.filter(({ name }) => name.kind !== kind)]),
  );
  for (const { name: first, index } of numbered) {
    for (const { name: second, index: at } of others.get(first.kind) ?? []) {
      if (at < index) continue;
      const { kind } = describePathDifference(first.name.value, second.name.value, supported);
      if (kind === 'same' || kind === 'double-slash' || kind === 'dot-segments') yield [first, second];
    }
  }
}
