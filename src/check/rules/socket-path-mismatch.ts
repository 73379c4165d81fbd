// Rule: the agent forwards to another path than the server opens. Mere spelling (`//`, `/./`): see path-textual-compare.

import { quote } from '../../core/quote.ts';
import { describePathDifference, type PathDifferenceKind } from '../../installation/path-difference.ts';
import { text } from '../example.ts';
import { setFix } from '../fixes.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { socketRules, supportedDirectory } from '../socket-rules.ts';
import { namedForwards, namedUnixSockets } from '../sockets.ts';

const elsewhere: readonly PathDifferenceKind[] = ['same', 'double-slash', 'dot-segments'];

export default defineRule({
  id: 'socket-path-mismatch',
  title: 'the agent forwards to another path than the server opens',
  why: `The agent and the server each name the Unix socket that they meet at, in two files that nothing compares. When the names differ, both
start, \`-t\` passes for both, and every command ends in "unable to forward command to the dhcp4 service: No such file or directory. The
server is likely to be offline".

\`/var/run\` is a link to \`/run\` on most systems, so that the two meet there by luck; but from 2.6.3 on Kea compares directories byte by
byte, and each build accepts one of the two. A bare name (\`kea4-ctrl-socket\`) resolves into the directory that is compiled in.`,
  source: 'Kea 3.0.4 src/bin/agent/ca_command_mgr.cc; src/lib/util/filesystem.cc',
  severity: 'error',
  scope: 'installation',
  exampleTarget: '2.6',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-name": "/run/kea/kea-ctrl4-socket" } } } }
    `,
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" } } }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-name": "/run/kea/kea4-ctrl-socket" } } } }
    `,
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" } } }
    `,
  },
  *check(installation, context) {
    const supported = supportedDirectory(socketRules(installation, context));
    for (const forward of namedForwards(installation)) {
      const server = installation.servers.find(({ kind }) => kind === forward.kind);
      const sockets = server === undefined ? [] : namedUnixSockets(server);
      const differences = sockets.map(({ name }) =>
        describePathDifference(forward.name.value, name.value, supported),
      );
      const [socket] = sockets;
      const [difference] = differences;
      if (socket === undefined || difference === undefined) continue;
      if (differences.some(({ kind }) => elsewhere.includes(kind))) continue;
      // These two may meet after all: by a link, or in the directory that is compiled in.
      const mayMeet =
        difference.kind === 'run-var-run' || (difference.kind === 'relative' && supported === undefined);
      const [theirs, ours] = [quote(forward.name.value), quote(socket.name.value)];
      yield {
        message: `the agent forwards ${forward.kind} to ${theirs}, but the server opens ${ours}: ${difference.text}`,
        at: valueAt(forward.name),
        related: [there('the server opens this socket', valueAt(socket.name))],
        severity: mayMeet ? 'warning' : 'error',
        fix: setFix('unsafe', `write ${ours} in the agent`, forward.name, socket.name.value),
      };
    }
  },
});
