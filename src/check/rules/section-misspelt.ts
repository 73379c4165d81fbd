// Rule: a top-level key that is meant to be a daemon's section, in a spelling that Kea does not know.

import { quote } from '../../core/quote.ts';
import { daemons } from '../../kea/daemons.ts';
import { text } from '../example.ts';
import { manualFix, renameFix } from '../fixes.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'section-misspelt',
  title: 'the section of a daemon is misspelt',
  why: `Each daemon reads one top-level map, and the name must be exactly \`Dhcp4\`, \`Dhcp6\`,
\`DhcpDdns\`, \`Control-agent\` or \`Netconf\`: letter case and hyphen count. Anything else is
refused ("unexpected constant string, expecting Dhcp4"), and until 1.7.9 it was skipped in silence,
the daemon starting with no configuration at all.`,
  source: 'src/bin/dhcp4/dhcp4_parser.yy: global_object; src/bin/agent/agent_parser.yy: agent_object',
  severity: 'error',
  scope: 'document',
  exampleTarget: '2.6',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "CtrlAgent": {
          "http-port": 8000,
          "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } }
      } }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": {
          "http-port": 8000,
          "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } }
      } }
    `,
  },
  *check({ sections, document }) {
    for (const section of sections) {
      if (!section.misspelt) continue;
      const right = daemons[section.kind].section;
      const message = `Kea knows no section ${quote(section.name)}; expected "${right}"`;
      const taken = sections.find(({ name }) => name === right);
      if (taken !== undefined) {
        yield {
          message,
          at: keyAt(section),
          related: [there(`"${right}" stands here as well`, keyAt(taken))],
          fix: manualFix('take one of the two sections out'),
        };
      } else {
        // Kea refuses the file as it stands, so nothing that works can change.
        const fix = renameFix('safe', `write "${right}"`, { document, node: section.node }, right);
        yield { message, at: keyAt(section), fix };
      }
    }
  },
});
