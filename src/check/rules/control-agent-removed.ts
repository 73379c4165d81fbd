// Rule: a Control Agent for a Kea that has none.

import type { Fix } from '../../core/change.ts';
import { isStoodInFor } from '../../installation/after-agent.ts';
import type { Agent, Server } from '../../installation/types.ts';
import { text } from '../example.ts';
import { manualFix, migrationFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'control-agent-removed',
  title: 'there is a Control Agent, and the target has none',
  why: `From 3.1.8 on (stable: 3.2) there is no \`kea-ctrl-agent\`. Its HTTP endpoint becomes a
listener in each server, on a port of its own; the clients' URLs change, and one request no longer
reaches several servers. \`kea-migrate PATH\` shows what becomes of it.

Once every server behind the agent has a listener of its own, this is an info: the file that is left can be removed.`,
  source: 'ChangeLog 2458',
  severity: 'error',
  unless: 'agentRuns',
  scope: 'installation',
  seesIdleAgent: true,
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
  *check(installation, { targetName }) {
    const { agent } = installation;
    if (agent === undefined) return;
    const at = keyAt(agent.section);
    if (isStoodInFor(installation)) {
      yield {
        severity: 'info',
        message: `every server behind this agent has a listener of its own; Kea ${targetName} has no Control Agent, so its file and service can go`,
        at,
      };
      return;
    }
    yield {
      message: `Kea ${targetName} has no Control Agent; the servers take commands over HTTP themselves`,
      at,
      fix: fixFor(agent, installation.servers),
    };
  },
});

/** Without a server's file the migration has nowhere to put a listener, and a server nobody reached gets none unasked. */
function fixFor({ forwards }: Agent, servers: readonly Server[]): Fix {
  const behind = servers.filter(({ kind }) => forwards.some((forward) => forward.kind === kind));
  if (behind.length === 0 && forwards.length > 0)
    return manualFix('run this over the files of the agent and of its servers together');
  if (behind.length > 0 && behind.every(({ sockets, form }) => sockets.length === 0 && form === 'none')) {
    const [{ kind } = { kind: 'dhcp4' }] = behind;
    return manualFix(
      `give the servers listeners with --listen ${kind}=ADDR:PORT, or take this file away together with the agent`,
    );
  }
  return migrationFix('move its listener into the servers');
}
