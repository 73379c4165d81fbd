// Rule: a forward of the agent without socket-name.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, member, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { namedUnixSockets } from '../sockets.ts';

export default defineRule({
  id: 'ca-socket-name-missing',
  title: 'the agent forwards to a socket without a name',
  why: `An entry of the agent's \`control-sockets\` without \`socket-name\` leads nowhere. Kea 2.6.3
and 2.6.4 do not even refuse it: the agent aborts on an assertion, with \`-t\` too. From 2.6.5 and
3.0.3 on it is refused: "missing parameter 'socket-name' from 'dhcp4' service map".`,
  source: 'ChangeLog 2449',
  severity: 'error',
  scope: 'installation',
  exampleTarget: '3.0',
  also: ['control-agent-deprecated'],
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-type": "unix" } } } }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } } }
    `,
  },
  *check({ agent, servers }) {
    for (const forward of agent?.forwards ?? []) {
      if (member(forward, 'socket-name') !== undefined) continue;
      const server = servers.find(({ kind }) => kind === forward.kind);
      const socket = server === undefined ? undefined : namedUnixSockets(server)[0];
      yield {
        message: `the agent's entry for ${forward.kind ?? 'a service'} has no "socket-name"`,
        at: keyAt(forward),
        related:
          socket === undefined ? [] : [there('the socket that the server opens', valueAt(socket.name))],
        fix: manualFix('name the socket that the server opens'),
      };
    }
  },
});
