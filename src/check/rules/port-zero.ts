// Rule: port 0, which is a port of the system's choice at every start.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { portsOf } from '../ports.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'port-zero',
  title: 'the port of a listener is 0',
  why: `With port 0 the system picks a free port at every start. Kea takes it, and its log and
\`config-get\` go on saying 0, so that nobody knows where the server listens.`,
  source: 'seen with Kea 3.0.4 and 3.2.0',
  severity: 'warning',
  scope: 'installation',
  exampleTarget: '3.0',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 0 } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004 } ] } }
    `,
  },
  *check(installation) {
    for (const { owner, port } of portsOf(installation)) {
      if (port.value !== 0) continue;
      yield {
        message: `the port of ${owner} is 0: another port at every start, and no log says which`,
        at: valueAt(port),
        fix: manualFix('choose a port'),
      };
    }
  },
});
