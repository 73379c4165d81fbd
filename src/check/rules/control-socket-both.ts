// Rule: a server has control-socket and control-sockets side by side.

import { text } from '../example.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'control-socket-both',
  title: 'a server has "control-socket" and "control-sockets"',
  why: `The two keys are one setting in two spellings. A file with both is refused: "duplicate
control-socket entries in Dhcp4 map", also when the list is empty. Over the command channel both are
taken, and the singular one silently wins.`,
  source: 'src/bin/dhcp4/dhcp4_parser.yy: control_socket, control_sockets',
  severity: 'error',
  when: 'controlSocketsList',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" },
          "control-sockets": [ { "socket-type": "https", "socket-address": "192.0.2.1", "socket-port": 8004,
                                 "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem" } ]
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
  *check({ servers }) {
    for (const { kind, form, singular, plural } of servers) {
      if (form !== 'both' || singular === undefined || plural === undefined) continue;
      yield {
        message: `${kind} has "control-socket" and "control-sockets"; Kea takes one of them, expected the list alone`,
        at: keyAt(plural),
        related: [there('the singular form', keyAt(singular))],
      };
    }
  },
});
