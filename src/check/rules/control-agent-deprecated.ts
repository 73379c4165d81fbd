// Rule: a Control Agent for a Kea that warns about it at every start.

import { text } from '../example.ts';
import { migrationFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'control-agent-deprecated',
  title: 'there is a Control Agent, which is deprecated',
  why: `From 3.0.0 on the agent starts with "Kea Control Agent is deprecated. Its function has been
moved to Kea servers.", and 3.2 no longer has it. Kea 3.0 has both, so that the servers' own
listeners can be opened beside the agent and clients can move one by one.`,
  source: 'ChangeLog 2349',
  severity: 'info',
  when: 'agentDeprecated',
  scope: 'installation',
  exampleTarget: '3.0',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": {
          "http-host": "127.0.0.1", "http-port": 8000,
          "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } }
      } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  *check({ agent }) {
    if (agent === undefined) return;
    yield {
      message:
        'the Control Agent is deprecated since 3.0.0 and gone in 3.1.8; the servers take commands over HTTP themselves',
      at: keyAt(agent.section),
      fix: migrationFix('open listeners in the servers'),
    };
  },
});
