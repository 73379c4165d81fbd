// Rule: the agent forwards to a server whose file opens no Unix socket.
// A server without any file is no finding: stock agent files name all three servers, whichever are installed.

import { text } from '../example.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';
import { namedUnixSockets } from '../sockets.ts';

export default defineRule({
  id: 'forward-to-closed-socket',
  title: 'the agent forwards to a server that opens no Unix control socket',
  why: `The Control Agent hands commands to a server through the Unix socket that the *server*
opens. When the server's file has none, every command for it ends in "unable to forward command to
the dhcp4 service: No such file or directory. The server is likely to be offline". Neither program
complains: \`-t\` looks at one file only, and the agent opens the socket for each command anew.`,
  source: 'Kea 3.0.4 src/bin/agent/ca_command_mgr.cc: CtrlAgentCommandMgr::forwardCommand',
  severity: 'warning',
  scope: 'installation',
  exampleTarget: '2.6',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } } } }
    `,
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600 } }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } } } }
    `,
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetime": 3600,
          "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" }
        }
      }
    `,
  },
  *check({ agent, servers }) {
    for (const forward of agent?.forwards ?? []) {
      const server = servers.find(({ kind }) => kind === forward.kind);
      // Another rule speaks about maps that no server takes.
      if (server === undefined || server.form === 'agent-shaped' || namedUnixSockets(server).length > 0)
        continue;
      const has = server.sockets.length > 0 ? 'has other control sockets only' : 'has no control socket';
      yield {
        message: `the agent forwards ${server.kind} to a Unix socket, but ${server.file.path} ${has}`,
        at: keyAt(forward),
        related: [there(`${server.kind} opens no Unix socket here`, keyAt(server.plural ?? server.section))],
      };
    }
  },
});
