// Rule: a server has more than one Unix control socket.

import { transportOf } from '../../installation/endpoints.ts';
import { text } from '../example.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'control-sockets-two-unix',
  title: 'a server has two Unix control sockets',
  why: `A server takes any number of http and https listeners (from 2.7.6 on), but one Unix socket.
The second is refused: "control socket of type 'unix' already configured".`,
  source: 'src/lib/dhcpsrv/parsers/dhcp_parsers.cc: ControlSocketsParser; ChangeLog 2316',
  severity: 'error',
  when: 'controlSocketsList',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" },
            { "socket-type": "unix", "socket-name": "kea4-monitoring" }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  *check({ servers }) {
    for (const server of servers) {
      // Both spellings at once are a mistake of their own.
      if (server.form === 'both') continue;
      const [first, ...more] = server.sockets.filter((socket) => transportOf(socket) === 'unix');
      if (first === undefined) continue;
      for (const socket of more) {
        yield {
          message: `${server.kind} has a second Unix control socket, and takes one only`,
          at: keyAt(socket),
          related: [there('the first one', keyAt(first))],
        };
      }
    }
  },
});
