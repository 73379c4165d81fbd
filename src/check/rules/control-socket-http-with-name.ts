// Rule: an http or https control socket with socket-name.

import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { keyAt, member, there } from '../places.ts';
import { defineRule } from '../rule.ts';
import { listenersOf } from '../sockets.ts';

export default defineRule({
  id: 'control-socket-http-with-name',
  title: 'an HTTP listener has a "socket-name"',
  why: `\`socket-name\` is the path of a Unix socket; an \`http\` or \`https\` listener has
\`socket-address\` and \`socket-port\`. Kea refuses the mixture: "parameter 'socket-name' is not
supported by HTTP control sockets". Often it was meant to be two entries.`,
  source: 'src/lib/config/http_command_config.cc',
  severity: 'error',
  when: 'controlSocketsList',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "https", "socket-name": "kea4-ctrl-socket", "socket-address": "192.0.2.1", "socket-port": 8004,
              "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem" }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" },
            { "socket-type": "https", "socket-address": "192.0.2.1", "socket-port": 8004,
              "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem" }
          ]
        }
      }
    `,
  },
  *check(installation) {
    for (const { server, socket } of listenersOf(installation)) {
      const name = member(socket, 'socket-name');
      if (name === undefined || socket.type === undefined) continue;
      yield {
        message: `the ${socket.type.value} listener of ${server.kind} has a "socket-name", which belongs to Unix sockets`,
        at: keyAt(name),
        related: [there('the type of the socket', keyAt(socket.type))],
        fix: removeFix('unsafe', 'take "socket-name" out', [name]),
      };
    }
  },
});
