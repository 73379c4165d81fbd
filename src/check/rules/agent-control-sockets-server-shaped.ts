// Rule: the agent's file has control sockets in one of the forms that only servers take.

import { text } from '../example.ts';
import { keyAt, member } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'agent-control-sockets-server-shaped',
  title: 'the agent has a list of control sockets, or the singular "control-socket", that only servers take',
  why: `The Control Agent opens no control socket; its \`control-sockets\` is a map that says where
the servers listen: \`{ "dhcp4": { "socket-name": … } }\`. A list is a syntax error, and
\`control-socket\` an unknown key, in every version of the agent.`,
  source: 'Kea 3.0.4 src/bin/agent/agent_parser.yy: control_sockets',
  severity: 'error',
  scope: 'installation',
  exampleTarget: '2.6',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } } }
    `,
  },
  *check({ agent }) {
    if (agent === undefined) return;
    const singular = member(agent.section, 'control-socket');
    if (singular !== undefined) {
      yield {
        message: 'the agent has no "control-socket"; expected "control-sockets" with one entry per service',
        at: keyAt(singular),
      };
    }
    const sockets = agent.controlSockets;
    if (sockets?.document.kind(sockets.node) === 'list') {
      yield {
        message:
          'the agent takes no list of control sockets, but a map with one entry per service: "dhcp4", "dhcp6", "d2"',
        at: keyAt(sockets),
      };
    }
  },
});
