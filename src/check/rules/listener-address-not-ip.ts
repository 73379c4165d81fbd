// Rule: the address of a server's listener is no IP address literal. The agent's: see ca-http-host-not-ip.

import { isIP } from '../../core/ip-family.ts';
import { quote } from '../../core/quote.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { listenersOf } from '../sockets.ts';

export default defineRule({
  id: 'listener-address-not-ip',
  title: 'the address of a listener is no IP address',
  why: `\`socket-address\` takes an IPv4 or IPv6 address and nothing else: no host name, not
\`localhost\`, no brackets, no port behind it, no \`*\`, no blanks, no shortened \`127.1\`. Kea
refuses the file: "failed to convert 'localhost' to address".`,
  source: 'src/lib/config/http_command_config.cc',
  severity: 'error',
  when: 'controlSocketsList',
  scope: 'installation',
  exampleTarget: '3.0',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "http", "socket-address": "localhost", "socket-port": 8004 } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004 } ] } }
    `,
  },
  *check(installation) {
    for (const { server, socket } of listenersOf(installation)) {
      const { address } = socket;
      if (address === undefined || isIP(address.value) !== 0) continue;
      yield {
        message: `the listener of ${server.kind} has the address ${quote(address.value)}, which is no IP address`,
        at: valueAt(address),
        fix: manualFix('write the IP address'),
      };
    }
  },
});
