// Rule: kea-shell is told a service that it no longer sends.

import { version } from '../../core/version.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'kea-shell-service-ignored',
  title: 'a script gives kea-shell a service, which no longer chooses the server',
  why: `Up to 3.0, \`kea-shell --service dhcp6\` asked the agent to pass the command on to that server. In 3.2 the option is
still taken, and never sent: the port alone decides who carries the command out. Against a dhcp4 listener,
\`kea-shell --service dhcp6 … shutdown\` stops dhcp4, without an error.

Give \`--host\` and \`--port\` of the server that is meant.`,
  source: 'src/bin/shell/kea-shell.in of 3.2.0',
  severity: 'warning',
  since: version('3.2'),
  scope: 'neighbour',
  bad: {
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "valid-lifetime": 3600 } }
    `,
    'stop.sh': text`
      kea-shell --host 192.0.2.1 --port 8006 --service dhcp6 shutdown < /dev/null
    `,
  },
  good: {
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "valid-lifetime": 3600 } }
    `,
    'stop.sh': text`
      kea-shell --host 192.0.2.1 --port 8006 shutdown < /dev/null
    `,
  },
  *check(neighbour, traces) {
    if (traces.near(neighbour.absolute).length === 0) return;
    for (const at of neighbour.shellServices) {
      yield {
        message:
          'kea-shell of 3.2 takes --service and does not send it; --host and --port alone choose the server',
        at,
      };
    }
  },
});
