// Rule: servers of one host have sockets in two directories, each of them that of some build: no build accepts both.

import { splitSocketName } from '../../installation/socket-path.ts';
import type { Valued } from '../../installation/types.ts';
import type { ServerKind } from '../../kea/daemons.ts';
import { knownSocketDirectories } from '../../kea/directories.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { socketRules } from '../socket-rules.ts';
import { namedUnixSockets } from '../sockets.ts';

export default defineRule({
  id: 'mixed-socket-directories',
  title: 'the servers of one host have their Unix sockets in two directories',
  why: `A Kea that restricts paths (2.4.2, 2.6.3, 2.7.9 and later) accepts the one directory that is
compiled in. \`/run/kea\` and \`/var/run/kea\` are two directories for it, whatever links there are,
so that one of two such servers does not start.`,
  source: 'src/lib/util/filesystem.cc: PathChecker::validatePath',
  severity: 'error',
  when: 'socketDirectoryRestricted',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" } ] } }
    `,
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/var/run/kea/kea6-ctrl-socket" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" } ] } }
    `,
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea/kea6-ctrl-socket" } ] } }
    `,
  },
  *check(installation, context) {
    // With a known build it is known which of the two is wrong, and said by path-control-socket.
    if (socketRules(installation, context).platform !== undefined) return;
    const placed = installation.servers.flatMap((server) =>
      namedUnixSockets(server).map(
        ({ name }): Placed => ({
          kind: server.kind,
          name,
          directory: splitSocketName(name.value).directory,
        }),
      ),
    );
    const known = placed.filter(({ directory }) => knownSocketDirectories.includes(directory));
    const [first] = known;
    for (const { kind, name, directory } of known) {
      if (first === undefined || directory === first.directory) continue;
      yield {
        message: `the socket of ${kind} lies in ${directory}, that of ${first.kind} in ${first.directory}; Kea accepts one directory only`,
        at: valueAt(name),
        related: [there(`the socket of ${first.kind}`, valueAt(first.name))],
        fix: manualFix('write bare names, which lie in the right directory with every build'),
      };
    }
  },
});

interface Placed {
  readonly kind: ServerKind;
  readonly name: Valued<string>;
  readonly directory: string;
}
