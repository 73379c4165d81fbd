// Rule: the agent's control-sockets have a service key that Kea does not know.

import { quote } from '../../core/quote.ts';
import type { Agent, Forward } from '../../installation/types.ts';
import { services } from '../../kea/daemons.ts';
import { text } from '../example.ts';
import { manualFix, renameFix } from '../fixes.ts';
import { keyAt, member, there } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

const known = Object.keys(services)
  .map((service) => `"${service}"`)
  .join(', ');

export default defineRule({
  id: 'unknown-service-key',
  title: 'the agent forwards to a service whose name Kea does not know',
  why: `The keys of the agent's \`control-sockets\` are \`dhcp4\`, \`dhcp6\` and \`d2\`, and nothing
else: not the name of a program (\`dhcp-ddns\`) nor that of a package. \`dhcp4-server\`,
\`dhcp6-server\` and \`d2-server\` were right in Kea 1.2 and were renamed in 1.3. The agent refuses
the file: "got unexpected keyword".`,
  source: 'Kea 3.0.4 src/bin/agent/agent_parser.yy: control_socket; ChangeLog 1262',
  severity: 'error',
  scope: 'installation',
  exampleTarget: '2.6',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp-ddns": { "socket-name": "kea-ddns-ctrl-socket" } } } }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "d2": { "socket-name": "kea-ddns-ctrl-socket" } } } }
    `,
  },
  *check({ agent }) {
    for (const forward of agent?.forwards ?? []) {
      if (forward.misspelt && agent !== undefined) yield judge(agent, forward);
    }
  },
});

function judge(agent: Agent, forward: Forward): Finding {
  const at = keyAt(forward);
  const unknown = `the agent knows no service ${quote(forward.service)}`;
  const { kind } = forward;
  if (kind === undefined) return { message: `${unknown}; expected one of ${known}`, at };
  const message = `${unknown}; expected "${kind}"`;
  const right = agent.controlSockets === undefined ? undefined : member(agent.controlSockets, kind);
  if (right !== undefined) {
    return {
      message,
      at,
      related: [there(`"${kind}" stands here as well`, keyAt(right))],
      fix: manualFix(`take one of the two entries for ${kind} out`),
    };
  }
  // The agent refuses the file as it stands, so nothing that works can change.
  return { message, at, fix: renameFix('safe', `write "${kind}"`, forward, kind) };
}
