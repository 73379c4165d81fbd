// Rule: a Control Agent that names no server to forward commands to.
// An empty map is no finding here: the agent refuses it, and the rule for empty maps says so.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, member, there } from '../places.ts';
import { defineRule } from '../rule.ts';
import { namedUnixSockets } from '../sockets.ts';

export default defineRule({
  id: 'agent-forwards-nothing',
  title: 'the Control Agent forwards commands to no server',
  why: `An agent without \`control-sockets\` starts, listens, and answers for itself only: each command for a server ends in
"forwarding socket is not configured for the server type dhcp4", and ISC Stork, which finds servers through this map, sees none.
Either the map was forgotten, or nobody needs the agent and its listener stands open for nothing.`,
  source:
    'src/bin/agent/ca_command_mgr.cc; ISC Stork, configuration review, ca_control_sockets; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'warning',
  when: 'agentRuns',
  scope: 'installation',
  exampleTarget: '2.6',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "http-host": "127.0.0.1", "http-port": 8000 } }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      {
        "Control-agent": {
          "http-host": "127.0.0.1", "http-port": 8000,
          "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } }
        }
      }
    `,
  },
  *check({ agent, servers }) {
    if (agent === undefined || agent.controlSockets !== undefined) return;
    // A library of the agent may answer commands itself; the singular form is another rule's.
    if (agent.hooks.length > 0 || member(agent.section, 'control-socket') !== undefined) return;
    const waiting = servers.flatMap((server) =>
      namedUnixSockets(server).map((socket) =>
        there(`${server.kind} waits for commands here`, keyAt(socket)),
      ),
    );
    yield {
      message: 'the agent has no "control-sockets", so it forwards commands to no server',
      at: keyAt(agent.section),
      related: waiting,
      fix: manualFix('name the Unix sockets of the servers under "control-sockets", or do without the agent'),
    };
  },
});
