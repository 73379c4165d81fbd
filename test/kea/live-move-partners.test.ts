// The move of a pair: partners that saw each other before see each other again, wherever their heartbeats went.

import { describe, expect, it } from 'vitest';
import {
  command,
  DEBIAN_HOOKS,
  type Host,
  keaOf,
  type RunningDaemon,
  twoHosts,
  until,
} from './harness/index.ts';
import {
  deploy,
  type Files,
  json,
  loggers,
  migrate,
  type Start,
  startAll,
  stopAll,
  unix,
} from './move/scene.ts';

const MINUTE = 60_000;
const after = keaOf('3.0');
const SOCKET = '/run/kea/dhcp4-ctrl';

describe('the live move of a High Availability pair', () => {
  it.each([
    ['a dedicated listener', true, false],
    ['the agents between them', false, false],
    // What 3.2 needs, `basic-auth-user-file`, no Kea before 3.1.2 reads: partners that sent credentials already are shown.
    ['the agents between them, and credentials', false, true],
  ] as const)(
    'with %s: the partners see each other again',
    async (_, dedicated, credentials) => {
      const hosts = await twoHosts({ kea: after });
      const installations = [1, 2].map((n) => pairMember(n, dedicated, credentials));
      const starts: Start[] = [
        { daemon: 'kea-dhcp4', control: [SOCKET] },
        { daemon: 'kea-ctrl-agent', control: [] },
      ];
      const running: RunningDaemon[] = [];
      for (const [index, host] of hosts.entries()) {
        deploy(host, installations[index] ?? {});
        const control = [`http://192.0.2.${index + 1}:8000/`];
        running.push(
          ...(await startAll(after, host, [...starts.slice(0, 1), { daemon: 'kea-ctrl-agent', control }])),
        );
      }
      expect(await partnership(hosts)).toEqual(['hot-standby', 'hot-standby']);
      await stopAll(running);

      const both = installations.flatMap((files, index) =>
        Object.entries(files).map(([name, text]) => [`server${index + 1}/${name}`, text]),
      );
      const migrated = migrate(Object.fromEntries(both), { agent: 'replace' });
      expect(migrated.refused).toBeUndefined();
      for (const [index, host] of hosts.entries()) {
        const prefix = `server${index + 1}/`;
        const own = Object.entries(migrated.files).filter(
          ([name]) => name.startsWith(prefix) && !name.endsWith('kea-ctrl-agent.conf'),
        );
        deploy(host, Object.fromEntries(own.map(([name, text]) => [name.slice(prefix.length), text])));
        await startAll(after, host, starts.slice(0, 1));
      }
      expect(await partnership(hosts)).toEqual(['hot-standby', 'hot-standby']);
    },
    2 * MINUTE,
  );
});

/** One server of a hot-standby pair, with its agent. */
function pairMember(n: number, dedicated: boolean, credentials: boolean): Files {
  const sent = credentials ? { 'basic-auth-user': 'partner', 'basic-auth-password': 'a-long-one' } : {};
  const wanted = {
    authentication: { type: 'basic', realm: 'kea', clients: [{ user: 'partner', password: 'a-long-one' }] },
  };
  const peers = [1, 2].map((peer) => ({
    name: `server${peer}`,
    url: `http://192.0.2.${peer}:${dedicated ? 8001 : 8000}/`,
    role: peer === 1 ? 'primary' : 'standby',
    ...sent,
  }));
  const relationship = {
    'this-server-name': `server${n}`,
    mode: 'hot-standby',
    'heartbeat-delay': 300,
    // 3.0 listens by itself unless it is told not to.
    'multi-threading': { 'enable-multi-threading': dedicated, 'http-dedicated-listener': dedicated },
    peers,
  };
  const server = {
    'multi-threading': { 'enable-multi-threading': dedicated },
    'interfaces-config': { interfaces: ['eth0'] },
    'control-socket': unix(SOCKET),
    'lease-database': { type: 'memfile', persist: false },
    'hooks-libraries': [
      { library: `${DEBIAN_HOOKS}/libdhcp_lease_cmds.so` },
      { library: `${DEBIAN_HOOKS}/libdhcp_ha.so`, parameters: { 'high-availability': [relationship] } },
    ],
    subnet4: [{ id: 1, subnet: '192.0.2.0/24' }],
    loggers: loggers('kea-dhcp4'),
  };
  const agent = {
    'http-host': `192.0.2.${n}`,
    'http-port': 8000,
    'control-sockets': { dhcp4: unix(SOCKET) },
    loggers: loggers('kea-ctrl-agent'),
    ...(credentials ? wanted : {}),
  };
  return {
    'kea-dhcp4.conf': json({ Dhcp4: server }),
    'kea-ctrl-agent.conf': json({ 'Control-agent': agent }),
  };
}

/** Both partners' states, once both serve; or what they were in the end. */
async function partnership(hosts: readonly Host[]): Promise<readonly (string | undefined)[]> {
  let states: readonly (string | undefined)[] = [];
  await until(
    async () => {
      const socket = SOCKET;
      const answers = await Promise.all(
        hosts.map((host) => command(socket, { command: 'ha-heartbeat' }, { host })),
      );
      states = answers.map(({ text }) => /"state": *"([^"]+)"/.exec(text)?.[1]);
      return states.every((state) => state === 'hot-standby') || undefined;
    },
    { timeoutMs: 25_000, everyMs: 300 },
  );
  return states;
}
