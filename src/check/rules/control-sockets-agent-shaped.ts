// Rule: a server's control sockets are written as a map keyed by service, which only the agent takes.

import { text } from '../example.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'control-sockets-agent-shaped',
  title: 'a server has the map of control sockets that only the agent takes',
  why: `In the Control Agent's file \`control-sockets\` is a map that says where the servers listen:
one entry per service. In a server's file the key of the same name is a *list* of the sockets that
this server opens (from 2.7.2 on; before, the single \`control-socket\`). The map is refused:
"syntax error, unexpected {, expecting [".`,
  source: 'src/bin/dhcp4/dhcp4_parser.yy: control_sockets',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  *check({ servers }) {
    for (const { kind, form, plural, singular } of servers) {
      const place = plural ?? singular;
      if (form !== 'agent-shaped' || place === undefined) continue;
      yield {
        message: `${kind} has a map of services here, as only the Control Agent takes it; a server has a list of its own sockets`,
        at: keyAt(place),
      };
    }
  },
});
