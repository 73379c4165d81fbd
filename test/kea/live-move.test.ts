// The move as it happens: agent and servers with the old files, then servers alone with the new ones, asked the same.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type CommandOptions,
  command,
  type Daemon,
  type Host,
  type Kea,
  keaOf,
  makeCertificates,
  openHost,
} from './harness/index.ts';
import { comparable, leaves } from './move/answers.ts';
import {
  type Answers,
  askAll,
  deploy,
  type Files,
  json,
  loggers,
  migrate,
  PASSWORD,
  type Start,
  startAll,
  stopAll,
  unix,
} from './move/scene.ts';

const MINUTE = 60_000;
const after = keaOf('3.0');
/** A socket as a file names it, and where it is. */
interface SocketPlace {
  readonly name: string;
  readonly path: string;
}

const SERVERS = {
  dhcp4: { daemon: 'kea-dhcp4', section: 'Dhcp4', subnets: { subnet4: [{ id: 1, subnet: '192.0.2.0/24' }] } },
  dhcp6: {
    daemon: 'kea-dhcp6',
    section: 'Dhcp6',
    subnets: { subnet6: [{ id: 1, subnet: '2001:db8::/64' }] },
  },
  d2: { daemon: 'kea-dhcp-ddns', section: 'DhcpDdns', subnets: { 'tsig-keys': [] } },
} as const;
type Service = keyof typeof SERVERS;
const services: readonly Service[] = ['dhcp4', 'dhcp6', 'd2'];

const absolute = (service: Service): SocketPlace => ({
  name: `/run/kea/${service}-ctrl`,
  path: `/run/kea/${service}-ctrl`,
});
// Relative names begin in Debian's socket directory since 2.7.9; 2.6 takes them from its working directory.
const relative = (service: Service): SocketPlace => ({
  name: `${service}-ctrl`,
  path: `/run/kea/${service}-ctrl`,
});

function installation(
  used: readonly Service[],
  placeOf: (service: Service) => SocketPlace,
  agent: object,
): Files {
  const servers = used.map((service) => {
    const { daemon, section, subnets } = SERVERS[service];
    const lease = service === 'd2' ? {} : { 'lease-database': { type: 'memfile', persist: false } };
    const content = {
      'control-socket': unix(placeOf(service).name),
      ...lease,
      ...subnets,
      loggers: loggers(daemon),
    };
    return [`${daemon}.conf`, json({ [section]: content })];
  });
  const sockets = Object.fromEntries(used.map((service) => [service, unix(placeOf(service).name)]));
  const content = {
    'http-host': '127.0.0.1',
    'http-port': 8000,
    'control-sockets': sockets,
    loggers: loggers('kea-ctrl-agent'),
    ...agent,
  };
  return { ...Object.fromEntries(servers), 'kea-ctrl-agent.conf': json({ 'Control-agent': content }) };
}

/** Where a migrated server listens, as the plan says. */
function listenersOf({ plans }: ReturnType<typeof migrate>): ReadonlyMap<string, string> {
  const clients = plans.flatMap((plan) => plan.clients);
  return new Map(clients.map(({ server, to }) => [server, /https?:\/\/\S+/.exec(to)?.[0] ?? to]));
}

interface Shape {
  /** Absent: 3.0. For 3.2, which demands credentials, the tool makes some up; 3.0 takes such files as well. */
  readonly target?: '3.2';
  readonly used: readonly Service[];
  readonly placeOf: (service: Service) => SocketPlace;
  readonly agent: object;
  readonly scheme: 'http' | 'https';
  readonly files?: Files;
  /** How the agent was asked, and how the servers are asked. */
  readonly asked: { readonly agent: CommandOptions; readonly servers: CommandOptions };
}

/** Runs the whole move on one host. */
async function move(
  kea: Kea,
  host: Host,
  shape: Shape,
): Promise<Map<Service, { was: Answers; is: Answers }>> {
  const { used, placeOf, agent, scheme, asked, target = '3.0' } = shape;
  const files = { ...installation(used, placeOf, agent), ...shape.files };
  deploy(host, files);
  const starts: Start[] = used.map((service) => ({
    daemon: SERVERS[service].daemon,
    control: [placeOf(service).path],
  }));
  const agentUrl = `${scheme}://127.0.0.1:8000/`;
  const running = await startAll(kea, host, [
    ...starts,
    { daemon: 'kea-ctrl-agent' satisfies Daemon, control: [agentUrl] },
  ]);
  const before = new Map<Service, Answers>();
  for (const service of used) before.set(service, await askAll(agentUrl, service, { host, ...asked.agent }));
  await stopAll(running);

  const migrated = migrate(files, { target, agent: 'replace' });
  expect(migrated.refused).toBeUndefined();
  const { 'kea-ctrl-agent.conf': _, ...kept } = migrated.files;
  deploy(host, kept);
  const urls = listenersOf(migrated);
  const result = new Map<Service, { was: Answers; is: Answers }>();
  const alone = await startAll(
    after,
    host,
    used.map((service) => ({
      daemon: SERVERS[service].daemon,
      control: [urls.get(service) ?? 'the plan names no listener'],
    })),
  );
  for (const service of used) {
    const url = urls.get(service) ?? '';
    const options = { host, ...asked.servers };
    result.set(service, { was: before.get(service) ?? {}, is: await askAll(url, undefined, options) });
    if (asked.servers.credentials !== undefined) {
      const { credentials: _credentials, ...without } = options;
      const answer = await command(url, { command: 'version-get' }, without);
      expect(answer, `${service} without credentials`).toMatchObject({ status: 401 });
    }
    if (asked.servers.tls?.cert !== undefined) {
      const { ca = '' } = asked.servers.tls;
      await expect(command(url, { command: 'version-get' }, { ...options, tls: { ca } })).rejects.toThrow();
    }
  }
  await stopAll(alone);
  return result;
}

/** 3.0 before and after: equal to the letter, but for where the control channel is. */
function expectSame(moved: ReadonlyMap<Service, { was: Answers; is: Answers }>): void {
  for (const [service, { was, is }] of moved) {
    for (const [name, answer] of Object.entries(was))
      expect(answer, `${service} ${name}`).toMatchObject({ result: 0 });
    expect(comparable(is), service).toEqual(comparable(was));
  }
}

const argumentsOf = (answers: Answers, name: string): unknown => {
  const answer = answers[name];
  return typeof answer === 'object' && answer !== null && 'arguments' in answer
    ? answer.arguments
    : undefined;
};

/** From an older version: 3.0 knows all commands and statistics of before, and keeps the subnets and lifetimes. */
function expectKept(moved: ReadonlyMap<Service, { was: Answers; is: Answers }>, kea: Kea): void {
  for (const [service, { was, is }] of moved) {
    expect(was['version-get'], service).toMatchObject({ text: kea.version });
    expect(is['version-get'], service).toMatchObject({ text: after.version });
    const commands = argumentsOf(was, 'list-commands');
    expect(argumentsOf(is, 'list-commands'), service).toEqual(expect.arrayContaining(commands as unknown[]));
    const [old, now] = [was, is].map((answers) => leaves(argumentsOf(answers, 'config-get')));
    const differs = [...(old ?? [])].filter(
      ([path, value]) =>
        /\/(subnet|id|valid-lifetime|port|ip-address)$/.test(path) && now?.get(path) !== value,
    );
    expect(differs, service).toEqual([]);
    const names = Object.keys(Object(argumentsOf(was, 'statistic-get-all')));
    expect(names.filter((name) => !(name in Object(argumentsOf(is, 'statistic-get-all'))))).toEqual([]);
  }
}

const made = { user: 'kea-api', password: PASSWORD };

describe('the live move', () => {
  it.each([
    ['2.6', 'open listeners', undefined],
    ['3.0', 'open listeners', undefined],
    ['3.0', 'credentials, as 3.2 demands', '3.2'],
  ] as const)(
    'an agent on plain HTTP, three servers, absolute sockets, from %s to %s',
    async (series, _, target) => {
      const kea = keaOf(series);
      const host = await openHost({ kea: after });
      const shape = { used: services, placeOf: absolute, agent: {}, scheme: 'http' } as const;
      const servers = target === undefined ? {} : { credentials: made };
      const moved = await move(kea, host, {
        ...shape,
        asked: { agent: {}, servers },
        ...(target === undefined ? {} : { target }),
      });
      if (series === '3.0') expectSame(moved);
      else expectKept(moved, kea);
    },
    2 * MINUTE,
  );

  it(
    'relative sockets',
    async () => {
      const host = await openHost({ kea: after });
      const asked = { agent: {}, servers: { credentials: made } };
      const shape = { used: ['dhcp4'], placeOf: relative, agent: {}, scheme: 'http', target: '3.2' } as const;
      expectSame(await move(after, host, { ...shape, asked }));
    },
    2 * MINUTE,
  );

  it(
    'an agent with credentials: the same credentials afterwards',
    async () => {
      const host = await openHost({ kea: after });
      const credentials = { user: 'admin', password: 'a-long-one' };
      const agent = {
        authentication: { type: 'basic', realm: 'kea', clients: [{ user: 'admin', password: 'a-long-one' }] },
      };
      const asked = { agent: { credentials }, servers: { credentials } };
      expectSame(
        await move(after, host, {
          used: ['dhcp4', 'dhcp6'],
          placeOf: absolute,
          agent,
          scheme: 'http',
          asked,
        }),
      );
    },
    2 * MINUTE,
  );

  it(
    'an agent with TLS and client certificates: without a certificate nobody gets in',
    async () => {
      const host = await openHost({ kea: after });
      const pki = await makeCertificates();
      const names = ['ca.pem', 'server.pem', 'server.key'];
      const files = Object.fromEntries(
        names.map((name) => [name, readFileSync(`${pki.dir}/${name}`, 'latin1')]),
      );
      const agent = {
        'trust-anchor': '/etc/kea/ca.pem',
        'cert-file': '/etc/kea/server.pem',
        'key-file': '/etc/kea/server.key',
        'cert-required': true,
      };
      const tls = { ca: pki.ca, cert: pki.client.cert, key: pki.client.key };
      const asked = { agent: { tls }, servers: { tls } };
      expectSame(
        await move(after, host, { used: ['dhcp4'], placeOf: absolute, agent, scheme: 'https', files, asked }),
      );
    },
    2 * MINUTE,
  );
});
