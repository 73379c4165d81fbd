import { describe, expect, it } from 'vitest';
import { command, DEBIAN_HOOKS, installedKeas, startDaemon, twoHosts, until } from './harness/index.ts';

const keas = installedKeas();
const dhcp4 = (more: object): string =>
  JSON.stringify({
    Dhcp4: {
      loggers: [{ name: 'kea-dhcp4', severity: 'INFO', output_options: [{ output: 'stdout' }] }],
      ...more,
    },
  });

describe('high availability', () => {
  const peers = [1, 2].map((n) => ({
    name: `server${n}`,
    url: `http://192.0.2.${n}:8001/`,
    role: n === 1 ? 'primary' : 'standby',
  }));
  const relationship = (self: string): object => ({
    'this-server-name': self,
    mode: 'hot-standby',
    'heartbeat-delay': 300,
    'multi-threading': { 'enable-multi-threading': true, 'http-dedicated-listener': true },
    peers,
  });
  const config = (self: string): string =>
    dhcp4({
      'multi-threading': { 'enable-multi-threading': true },
      'interfaces-config': { interfaces: ['eth0'] },
      'control-socket': { 'socket-type': 'unix', 'socket-name': '/run/kea/kea4-ctrl-socket' },
      'hooks-libraries': [
        { library: `${DEBIAN_HOOKS}/libdhcp_lease_cmds.so` },
        {
          library: `${DEBIAN_HOOKS}/libdhcp_ha.so`,
          parameters: { 'high-availability': [relationship(self)] },
        },
      ],
      subnet4: [{ id: 1, subnet: '192.0.2.0/24' }],
    });

  it.each(keas.map((kea) => ({ name: kea.version, kea })))('of two hosts with Kea $name', async ({ kea }) => {
    const hosts = await twoHosts({ kea });
    for (const [index, host] of hosts.entries()) {
      host.write('/etc/kea/kea-dhcp4.conf', config(`server${index + 1}`));
      const control = ['/run/kea/kea4-ctrl-socket'];
      await startDaemon({ kea, daemon: 'kea-dhcp4', config: '/etc/kea/kea-dhcp4.conf', host, control });
    }
    const states = await until(
      async () => {
        const answers = await Promise.all(
          hosts.map((host) => command('/run/kea/kea4-ctrl-socket', { command: 'ha-heartbeat' }, { host })),
        );
        const texts = answers.map(({ text }) => /"state": *"([^"]+)"/.exec(text)?.[1]);
        return texts.every((state) => state === 'hot-standby') ? texts : undefined;
      },
      { timeoutMs: 20_000, everyMs: 200 },
    );
    expect(states).toEqual(['hot-standby', 'hot-standby']);
  });
});
