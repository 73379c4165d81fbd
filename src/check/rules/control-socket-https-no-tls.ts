// Rule: an https listener without any of the three TLS files. Some but not all of them: see partial-tls.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { listenersOf, tlsFiles } from '../sockets.ts';

export default defineRule({
  id: 'control-socket-https-no-tls',
  title: 'an https listener has no TLS files',
  why: `An \`https\` socket needs \`trust-anchor\`, \`cert-file\` and \`key-file\`; without them Kea
refuses the file: "no TLS setup for a HTTPS control socket". That the files exist and can be read is
found at start only, \`-t\` does not open them.`,
  source: 'src/lib/config/http_command_config.cc',
  severity: 'error',
  when: 'controlSocketsList',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "https", "socket-address": "192.0.2.1", "socket-port": 8004 } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "https", "socket-address": "192.0.2.1", "socket-port": 8004,
              "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem" }
          ]
        }
      }
    `,
  },
  *check(installation) {
    for (const { server, socket } of listenersOf(installation)) {
      if (socket.type?.value.toLowerCase() !== 'https' || tlsFiles(socket.tls).given.length > 0) continue;
      yield {
        message: `the https listener of ${server.kind} has no TLS files; expected "trust-anchor", "cert-file" and "key-file"`,
        at: keyAt(socket.type),
        fix: manualFix('name the three files'),
      };
    }
  },
});
