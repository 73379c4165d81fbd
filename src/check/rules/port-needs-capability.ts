// Rule, with --host: a port below 1024 for a daemon whose unit does not allow it one.

import type { Host } from '../../core/host.ts';
import { endpointsOf } from '../../installation/endpoints.ts';
import { daemons } from '../../kea/daemons.ts';
import { behaves } from '../../kea/versions.ts';
import { formatListener, ownerName } from '../clashes.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';

const agent = (port: number): string =>
  text`
      {
        "Control-agent": { "http-host": "127.0.0.1", "http-port": PORT,
                           "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } }
      }
    `.replace('PORT', String(port));

export default defineRule({
  id: 'port-needs-capability',
  title: 'a port below 1024 for a daemon that may not have it',
  why: `Only with \`--host\`, which looks at this machine. Ports below 1024 are for root, or for who has the capability
CAP_NET_BIND_SERVICE. The DHCP servers have it, for they serve port 67 or 547; the units of the agent and of D2 run
as an ordinary user without it, and the start fails with "bind: Permission denied". \`-t\` opens no port. Drop-in
files beside the unit are not looked at.`,
  source: 'systemd units of the Debian packages 2.6.3-1 and 3.0.4; capabilities(7)',
  severity: 'error',
  scope: 'installation',
  exampleTarget: '2.6',
  bad: { 'kea-ctrl-agent.conf': agent(443) },
  good: { 'kea-ctrl-agent.conf': agent(8443) },
  exampleHost: {
    '/usr/lib/systemd/system/kea-ctrl-agent.service': { mode: 0o644, text: '[Service]\nUser=_kea\n' },
  },
  *check(installation, { host, target }) {
    if (host === undefined) return;
    const first = firstFree(host);
    for (const { at, port, ...endpoint } of endpointsOf(installation, target)) {
      const { owner } = endpoint;
      if (owner !== 'agent' && owner !== 'd2') continue;
      if (!behaves(owner === 'agent' ? 'agentRuns' : 'controlSocketsList', target)) continue;
      if (at === undefined || port === undefined || port === 0 || port >= first) continue;
      if (!lacksCapability(host, Object.values(daemons[owner].units))) continue;
      const listener = { ...endpoint, port, at };
      yield {
        message: `${ownerName(listener)} is to listen on ${formatListener(listener)}, and its unit on this machine runs it as an ordinary user without CAP_NET_BIND_SERVICE`,
        at,
        fix: manualFix(
          'choose a port from 1024 on, or give the unit AmbientCapabilities=CAP_NET_BIND_SERVICE',
        ),
      };
    }
  },
});

/** The first port that everybody may have. */
function firstFree(host: Host): number {
  const said = Number(host.read('/proc/sys/net/ipv4/ip_unprivileged_port_start') ?? '');
  return Number.isInteger(said) && said > 0 ? said : 1024;
}

const unitDirectories = ['/etc/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'];

/** The first unit that is there runs as a user other than root, and says nothing of the capability. */
function lacksCapability(host: Host, names: readonly string[]): boolean {
  for (const directory of unitDirectories) {
    for (const name of names) {
      const unit = host.read(`${directory}/${name}.service`);
      if (unit !== undefined) {
        return /^User=(?!root\s*$|0\s*$|\s*$)/m.test(unit) && !unit.includes('CAP_NET_BIND_SERVICE');
      }
    }
  }
  return false;
}
