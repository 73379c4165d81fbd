// Rule: a Control Agent for a Kea that has none.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'control-agent-removed',
  title: 'there is a Control Agent, and the target has none',
  why: `From 3.1.8 on (stable: 3.2) there is no \`kea-ctrl-agent\`. Its HTTP endpoint becomes a
listener in each server, on a port of its own; the clients' URLs change, and one request no longer
reaches several servers. \`kea-migrate PATH\` shows what becomes of it.`,
  source: 'ChangeLog 2458',
  severity: 'error',
  unless: 'agentRuns',
  scope: 'installation',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "http-host": "127.0.0.1", "http-port": 8000 } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" },
            { "socket-type": "https", "socket-address": "127.0.0.1", "socket-port": 8000,
              "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "/etc/kea/key.pem" }
          ]
        }
      }
    `,
  },
  *check({ agent }, { targetName }) {
    if (agent === undefined) return;
    yield {
      message: `Kea ${targetName} has no Control Agent; the servers take commands over HTTP themselves`,
      at: keyAt(agent.section),
      fix: manualFix('let the migration move its listener into the servers'),
    };
  },
});
