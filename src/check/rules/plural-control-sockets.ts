// Rule: a list of control sockets for a Kea that does not know it yet.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'plural-control-sockets',
  title: 'a server has "control-sockets", which came in 2.7.2',
  why: `Up to 2.7.1 a server has one Unix socket, under \`control-socket\`. The list, and with it
HTTP without the Control Agent, came in 2.7.2 (stable: 3.0). Older ones refuse it: "got unexpected
keyword "control-sockets" in Dhcp4 map". There is no way back for a file that was rewritten.`,
  source: 'src/bin/dhcp4/dhcp4_parser.yy; ChangeLog 2271',
  severity: 'error',
  unless: 'controlSocketsList',
  scope: 'installation',
  exampleTarget: '2.6',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } }
    `,
  },
  *check({ servers }, { targetName }) {
    for (const { kind, plural, form } of servers) {
      // The map of services is a mistake of its own.
      if (plural === undefined || form === 'agent-shaped') continue;
      yield {
        message: `${kind} has "control-sockets", which came in 2.7.2; Kea ${targetName} takes the single "control-socket"`,
        at: keyAt(plural),
        fix: manualFix('write the Unix socket under "control-socket"'),
      };
    }
  },
});
