// Rule: http-host of the agent is no IP address literal.

import { isIP } from '../../core/ip-family.ts';
import { quote } from '../../core/quote.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ca-http-host-not-ip',
  title: 'the http-host of the agent is no IP address',
  why: `The agent passes \`-t\` with a host name and dies at start: "Failed to convert localhost to
IP address". The listener of a server refuses it with \`-t\`, so a name cannot be carried over
either; somebody must say which address is meant.`,
  source: 'Kea 3.0.4 src/bin/agent/ca_process.cc',
  severity: 'error',
  scope: 'installation',
  exampleTarget: '2.6',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": {
          "http-host": "localhost", "http-port": 8000,
          "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } }
      } }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": {
          "http-host": "127.0.0.1", "http-port": 8000,
          "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } }
      } }
    `,
  },
  *check({ agent }) {
    const host = agent?.httpHost;
    if (host === undefined || isIP(host.value) !== 0) return;
    yield {
      message: `the agent has the http-host ${quote(host.value)}, which is no IP address; it passes -t and dies at start`,
      at: valueAt(host),
      fix: manualFix('write the IP address'),
    };
  },
});
