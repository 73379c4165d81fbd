// Rule: a list under the singular key, or a single socket under the plural key.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'control-socket-wrong-shape',
  title: '"control-socket" is a list, or "control-sockets" a single socket',
  why: `\`control-socket\` is one map and \`control-sockets\` a list of maps; the one in the form of
the other is refused: "syntax error, unexpected [, expecting {".`,
  source: 'src/bin/dhcp4/dhcp4_parser.yy: control_socket, control_sockets',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  *check({ servers }) {
    for (const { kind, form, singular, plural } of servers) {
      if (form === 'agent-shaped') continue;
      if (singular?.document.kind(singular.node) === 'list') {
        yield {
          message: `"control-socket" of ${kind} is a list; expected one map, or the key "control-sockets"`,
          at: keyAt(singular),
          fix: manualFix('take the brackets away, or write "control-sockets"'),
        };
      }
      if (plural?.document.kind(plural.node) === 'map') {
        yield {
          message: `"control-sockets" of ${kind} is a map; expected a list of maps`,
          at: keyAt(plural),
          fix: manualFix('put brackets around the map'),
        };
      }
    }
  },
});
