// Rule: a server opens a Unix socket, and the agent beside it has no forward for that server.

import { hasHttpListener } from '../../installation/after-agent.ts';
import { behaves } from '../../kea/versions.ts';
import { text } from '../example.ts';
import { keyAt, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { namedUnixSockets } from '../sockets.ts';

export default defineRule({
  id: 'socket-unknown-to-agent',
  title: 'a server opens a Unix control socket that the agent does not forward to',
  why: `Commands sent to the Control Agent with this server as \`service\` are answered "forwarding
socket is not configured for the server type …". That may be meant: whoever may open the Unix socket
itself still reaches the server. It decides what a migration does: a server that could not be
reached over HTTP gets no HTTP listener.`,
  source: 'Kea 3.0.4 src/bin/agent/ca_command_mgr.cc: CtrlAgentCommandMgr::forwardCommand',
  severity: 'info',
  scope: 'installation',
  exampleTarget: '2.6',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } } } }
    `,
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "control-socket": { "socket-type": "unix", "socket-name": "kea6-ctrl-socket" } } }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp6": { "socket-name": "kea6-ctrl-socket" } } } }
    `,
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "control-socket": { "socket-type": "unix", "socket-name": "kea6-ctrl-socket" } } }
    `,
  },
  *check({ agent, servers }, { target }) {
    if (agent === undefined) return;
    for (const server of servers) {
      // Without agents a listener of its own is what counts.
      if (!behaves('agentRuns', target) && hasHttpListener(server)) continue;
      const socket = namedUnixSockets(server)[0];
      if (socket === undefined || agent.forwards.some(({ kind }) => kind === server.kind)) continue;
      yield {
        message: `the agent in ${agent.file.path} forwards no commands to ${server.kind}, which opens this socket`,
        at: valueAt(socket.name),
        related: [there(`the agent knows no "${server.kind}"`, keyAt(agent.controlSockets ?? agent.section))],
      };
    }
  },
});
