// Rule: the port of a listener or of the agent is no port number.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { portsOf } from '../ports.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'port-out-of-range',
  title: 'the port of a listener is out of range',
  why: `Ports are 0 to 65535. Kea refuses anything else: "out of range value 65536 specified for
parameter 'socket-port'".`,
  source: 'src/lib/config/http_command_config.cc; Kea 3.0.4 src/bin/agent/simple_parser.cc',
  severity: 'error',
  scope: 'installation',
  exampleTarget: '3.0',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 80004 } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004 } ] } }
    `,
  },
  *check(installation) {
    for (const { owner, port } of portsOf(installation)) {
      if (port.value >= 0 && port.value <= 65535) continue;
      yield {
        message: `the port of ${owner} is ${port.document.lexeme(port.node)}, and ports are 0 to 65535`,
        at: valueAt(port),
        fix: manualFix('choose a port from 1 to 65535'),
      };
    }
  },
});
