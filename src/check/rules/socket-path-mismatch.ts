// Rule: the agent forwards to another path than the server opens. Mere spelling (`//`, `/./`): see path-textual-compare.

import type { Fix } from '../../core/change.ts';
import { quote } from '../../core/quote.ts';
import { describePathDifference, type PathDifferenceKind } from '../../installation/path-difference.ts';
import { resolveSocketPath, type SocketRules, splitSocketName } from '../../installation/socket-path.ts';
import type { Valued } from '../../installation/types.ts';
import { knownSocketDirectories } from '../../kea/directories.ts';
import { text } from '../example.ts';
import { setFix } from '../fixes.ts';
import { there, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';
import { socketRules, supportedDirectory } from '../socket-rules.ts';
import { type NamedForward, type NamedSocket, namedForwards, namedUnixSockets } from '../sockets.ts';

export default defineRule({
  id: 'socket-path-mismatch',
  title: 'the agent forwards to another path than the server opens',
  why: `The agent and the server each name the Unix socket that they meet at, in two files that
nothing compares. When the names differ, both start, \`-t\` passes for both, and every command ends
in "unable to forward command to the dhcp4 service: No such file or directory. The server is likely
to be offline".

\`/var/run\` is a link to \`/run\` on most systems, so that the two meet there by luck; but from
2.6.3 on Kea compares directories byte by byte, and each build accepts one of the two. A bare name
(\`kea4-ctrl-socket\`) resolves into the directory that is compiled in.`,
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
    const rules = socketRules(installation, context);
    for (const forward of namedForwards(installation)) {
      const server = installation.servers.find(({ kind }) => kind === forward.kind);
      const sockets = server === undefined ? [] : namedUnixSockets(server);
      const [socket] = sockets;
      if (socket === undefined || sockets.some(({ name }) => meets(forward.name, name, rules))) continue;
      yield judge(forward, socket, rules);
    }
  },
});

const elsewhere: readonly PathDifferenceKind[] = ['same', 'double-slash', 'dot-segments'];

/** True when the two are one path, at most in two spellings. */
function meets(a: Valued<string>, b: Valued<string>, rules: SocketRules): boolean {
  return elsewhere.includes(describePathDifference(a.value, b.value, supportedDirectory(rules)).kind);
}

function judge(forward: NamedForward, socket: NamedSocket, rules: SocketRules): Finding {
  const supported = supportedDirectory(rules);
  const { kind, text: how } = describePathDifference(forward.name.value, socket.name.value, supported);
  const resolved =
    kind === 'relative' && supported !== undefined ? `, and a bare name lies in ${supported}` : '';
  const [theirs, ours] = [quote(forward.name.value), quote(socket.name.value)];
  return {
    message: `the agent forwards ${forward.kind} to ${theirs}, but the server opens ${ours}: ${how}${resolved}`,
    at: valueAt(forward.name),
    related: [there('the server opens this socket', valueAt(socket.name))],
    severity: mayMeet(kind, [forward.name.value, socket.name.value], supported) ? 'warning' : 'error',
    fix: fixFor(forward, socket, rules),
  };
}

/** By a link from /var/run to /run, or when the directory that is compiled in turns out to be the one that is named. */
function mayMeet(kind: PathDifferenceKind, names: readonly string[], supported: string | undefined): boolean {
  if (kind === 'run-var-run') return true;
  if (kind !== 'relative' || supported !== undefined) return false;
  return names.some((name) => knownSocketDirectories.includes(splitSocketName(name).directory));
}

/** The server's name counts, unless Kea refuses it and takes the agent's. */
function fixFor(forward: NamedForward, socket: NamedSocket, rules: SocketRules): Fix {
  const isRefused = ({ value }: Valued<string>): boolean =>
    resolveSocketPath(value, rules).problem !== undefined;
  if (isRefused(socket.name) && !isRefused(forward.name)) {
    const name = forward.name.value;
    return setFix('unsafe', `write ${quote(name)} in the server`, socket.name, name);
  }
  const name = socket.name.value;
  return setFix('unsafe', `write ${quote(name)} in the agent`, forward.name, name);
}
