import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  command,
  configTest,
  configTests,
  DAEMONS,
  DEBIAN_HOOKS,
  freePort,
  hostsUnavailable,
  installedKeas,
  keaOf,
  makeCertificates,
  NotStarted,
  neutralHost,
  openHost,
  parseMessage,
  replies,
  sandbox,
  startDaemon,
  temporaryDirectory,
  twoHosts,
} from './harness/index.ts';

const keas = installedKeas();
const quiet = { severity: 'INFO', output_options: [{ output: 'stdout' }] };
const loggers = (name: string): object[] => [{ name, ...quiet }];
const dhcp4 = (more: object): string => JSON.stringify({ Dhcp4: { loggers: loggers('kea-dhcp4'), ...more } });
const agent = (more: object): string =>
  JSON.stringify({ 'Control-agent': { loggers: loggers('kea-ctrl-agent'), ...more } });

beforeAll(async () => {
  expect(keas.length, 'at least two versions of Kea: npm run kea:install').toBeGreaterThanOrEqual(2);
  expect(await hostsUnavailable(), 'hosts of our own').toBeUndefined();
});

describe('messages', () => {
  it.each([
    [
      'a.conf:2.3: Invalid character: @',
      { file: 'a.conf', line: 2, column: 3, message: 'Invalid character: @' },
    ],
    ['b:1.36-40: text', { file: 'b', line: 1, column: 36, endColumn: 40, message: 'text' }],
    ['b:1.36-2.4: text', { file: 'b', line: 1, column: 36, message: 'text' }],
    ['b:2.2-6 (near 2): Bad: x', { file: 'b', line: 2, column: 2, endColumn: 6, message: 'Bad: x' }],
    [
      '/d/a:2:1: duplicate x (previous at /d/a:1:30)',
      { file: '/d/a', line: 2, column: 1, previous: '/d/a:1:30', message: 'duplicate x' },
    ],
    ['bad port: 70000 (a:4:12)', { file: 'a', line: 4, column: 12, message: 'bad port: 70000' }],
    ["missing parameter 'id' (<default>:0:0)", { message: "missing parameter 'id'" }],
    ['Directive not closed.', { message: 'Directive not closed.' }],
  ])('%s', (text, expected) => {
    expect(parseMessage(text)).toEqual(expected);
  });
});

describe.each(keas.map((kea) => ({ name: kea.version, kea })))('Kea $name', ({ kea }) => {
  it('has all daemons', () => {
    expect(DAEMONS.filter((daemon) => !kea.has(daemon))).toEqual([]);
  });

  it('accepts and refuses, with file, line and column', async () => {
    const cwd = temporaryDirectory();
    writeFileSync(join(cwd, 'good'), '{"Dhcp6": {"valid-lifetime": 1,}}');
    writeFileSync(join(cwd, 'bad'), '{"Dhcp4":\n {"subnet4": [{"id": 1, <?include "inner"?>}]}}');
    writeFileSync(join(cwd, 'inner'), '\n\t"foo": 1');
    const good = await configTest({ kea, daemon: 'kea-dhcp6', file: 'good', cwd });
    expect(good).toMatchObject({ ok: true, exitCode: 0, errors: [] });
    expect(good.warnings).toMatchObject([{ file: 'good', line: 1, column: 31 }]);
    const bad = await configTest({ kea, daemon: 'kea-dhcp4', file: 'bad', cwd });
    expect(bad).toMatchObject({ ok: false, exitCode: 1, warnings: [] });
    expect(bad.errors).toEqual([
      {
        file: 'inner',
        line: 2,
        column: 2,
        endColumn: 6,
        message: 'got unexpected keyword "foo" in subnet4 map.',
      },
    ]);
  });

  it('answers many questions in seconds', async () => {
    const cwd = temporaryDirectory();
    const names = Array.from({ length: 100 }, (_, index) => `${index}`);
    for (const name of names)
      writeFileSync(join(cwd, name), `{"Dhcp4": {"valid-lifetime": ${name}, "bad${name}": 1}}`);
    const start = Date.now();
    const answers = await configTests(
      names.map((file) => ({ kea, daemon: 'kea-dhcp4' as const, file, cwd })),
    );
    expect(Date.now() - start).toBeLessThan(30_000);
    expect(answers.map((answer) => answer.errors[0]?.message)).toEqual(
      names.map((name) => `got unexpected keyword "bad${name}" in Dhcp4 map.`),
    );
  });

  it('sees interfaces, hooks, sockets and logs of a host of its own', async () => {
    const host = await openHost({ kea, interfaces: ['eth0', 'ens3.7'] });
    host.write(
      '/etc/kea/kea-dhcp4.conf',
      dhcp4({
        'interfaces-config': { interfaces: ['ens3.7'] },
        'control-socket': { 'socket-type': 'unix', 'socket-name': '/run/kea/kea4-ctrl-socket' },
        'hooks-libraries': [{ library: `${DEBIAN_HOOKS}/libdhcp_lease_cmds.so` }],
      }),
    );
    const question = { kea, daemon: 'kea-dhcp4', host } as const;
    const found = await configTest({ ...question, file: 'kea-dhcp4.conf', cwd: '/etc/kea' });
    expect(found).toMatchObject({ ok: true });
    host.write('/etc/kea/bad', dhcp4({ 'interfaces-config': { interfaces: ['eth9'] } }));
    const lost = await configTest({ ...question, file: '/etc/kea/bad' });
    expect(lost.errors[0]).toMatchObject({ file: '/etc/kea/bad', line: 1 });
    expect(lost.errors[0]?.message).toContain('eth9');
  });

  it('finds nothing missing on a neutral host', async () => {
    const config = dhcp4({
      'interfaces-config': { interfaces: ['enp1s0', 'vlan7/198.51.100.1'] },
      'control-socket': { 'socket-type': 'unix', 'socket-name': '/opt/kea/run/socket' },
      'lease-database': { type: 'memfile', name: '/srv/leases/kea.csv' },
      'hooks-libraries': [
        { library: '/opt/kea/hooks/libdhcp_lease_cmds.so' },
        { library: '/opt/kea/hooks/libdhcp_rbac.so' },
      ],
    });
    const { host, env } = await neutralHost({ kea, files: { '/etc/kea/kea-dhcp4.conf': config } });
    const file = '/etc/kea/kea-dhcp4.conf';
    expect(await configTest({ kea, daemon: 'kea-dhcp4', host, file, env })).toMatchObject({
      ok: true,
      errors: [],
    });
    const server = {
      kea,
      daemon: 'kea-dhcp4',
      host,
      config: file,
      env,
      control: ['/opt/kea/run/socket'],
    } as const;
    const running = await startDaemon(server);
    expect(running.log()).toContain('libdhcp_rbac.so successfully loaded');
  });

  it('really starts on a host of its own, behind its agent', async () => {
    const host = await openHost({ kea });
    const socket = { 'socket-type': 'unix', 'socket-name': '/run/kea/kea4-ctrl-socket' };
    host.write('/etc/kea/kea-dhcp4.conf', dhcp4({ 'control-socket': socket }));
    host.write('/etc/kea/kea-ctrl-agent.conf', agent({ 'control-sockets': { dhcp4: socket } }));
    const url = 'http://127.0.0.1:8000/';
    const server = await startDaemon({
      kea,
      daemon: 'kea-dhcp4',
      config: '/etc/kea/kea-dhcp4.conf',
      host,
      control: ['/run/kea/kea4-ctrl-socket'],
    });
    await startDaemon({
      kea,
      daemon: 'kea-ctrl-agent',
      config: '/etc/kea/kea-ctrl-agent.conf',
      host,
      control: [url],
    });

    const direct = await command('/run/kea/kea4-ctrl-socket', { command: 'version-get' }, { host });
    expect(replies(direct)).toMatchObject([{ result: 0, text: kea.version }]);
    const through = await command(url, { command: 'version-get', service: ['dhcp4'] }, { host });
    expect(through.status).toBe(200);
    expect(replies(through)).toMatchObject([{ result: 0, text: kea.version }]);

    await server.stop();
    const after = await command(url, { command: 'version-get', service: ['dhcp4'] }, { host });
    expect(replies(after)[0]?.result).toBe(1);
    expect(server.exitCode()).toBe(0);
  });

  it('reports a server that does not come up, with its words', async () => {
    const place = sandbox(kea);
    const config = join(place.etc, 'a.conf');
    writeFileSync(config, '{"Dhcp4": {"nonsense": 1}}');
    const started = startDaemon({ kea, daemon: 'kea-dhcp4', config, sandbox: place, args: ['-p', '6767'] });
    await expect(started).rejects.toThrow(NotStarted);
    await expect(started).rejects.toThrow('got unexpected keyword "nonsense"');
  });

  it('speaks between two hosts, and no further', async () => {
    const [one, two] = await twoHosts({ kea });
    one.write('/etc/kea/a.conf', agent({ 'http-host': '192.0.2.1', 'http-port': 8000 }));
    await startDaemon({ kea, daemon: 'kea-ctrl-agent', config: '/etc/kea/a.conf', host: one });
    const version = { command: 'version-get' };
    const answer = await command('http://192.0.2.1:8000/', version, { host: two });
    expect(replies(answer)).toMatchObject([{ result: 0 }]);
    await expect(command('http://127.0.0.1:8000/', version, { host: two })).rejects.toThrow('ECONNREFUSED');
  });
});

describe('what only some versions can', () => {
  it('3.0 listens on HTTP itself, with credentials', async () => {
    const kea = keaOf('3.0');
    const place = sandbox(kea);
    const port = await freePort();
    const config = join(place.etc, 'a.conf');
    const url = `http://127.0.0.1:${port}/`;
    writeFileSync(
      config,
      dhcp4({
        'control-sockets': [
          {
            'socket-type': 'http',
            'socket-address': '127.0.0.1',
            'socket-port': port,
            authentication: { type: 'basic', clients: [{ user: 'admin', password: 'a long one' }] },
          },
        ],
      }),
    );
    await startDaemon({
      kea,
      daemon: 'kea-dhcp4',
      config,
      sandbox: place,
      control: [url],
      args: ['-p', '6767'],
    });
    const without = await command(url, { command: 'version-get' });
    expect(without).toMatchObject({ status: 401, body: { result: 401 } });
    const credentials = { user: 'admin', password: 'a long one' };
    const answer = await command(url, { command: 'config-get' }, { credentials });
    expect(replies(answer)).toMatchObject([{ result: 0, arguments: { Dhcp4: {} } }]);
  });

  it('3.0 listens on HTTPS and asks for a certificate', async () => {
    const kea = keaOf('3.0');
    const host = await openHost({ kea });
    const pki = await makeCertificates();
    for (const name of ['ca.pem', 'server.pem', 'server.key'] as const)
      host.write(`/etc/kea/${name}`, readFileSync(join(pki.dir, name)));
    const tls = {
      'trust-anchor': '/etc/kea/ca.pem',
      'cert-file': '/etc/kea/server.pem',
      'key-file': '/etc/kea/server.key',
    };
    const https = { 'socket-type': 'https', 'socket-address': '::1', 'socket-port': 8006, ...tls };
    host.write(
      '/etc/kea/a.conf',
      JSON.stringify({ Dhcp6: { loggers: loggers('kea-dhcp6'), 'control-sockets': [https] } }),
    );
    const url = 'https://[::1]:8006/';
    await startDaemon({ kea, daemon: 'kea-dhcp6', config: '/etc/kea/a.conf', host, control: [url] });
    const client = { ca: pki.ca, cert: pki.client.cert, key: pki.client.key };
    const answer = await command(url, { command: 'version-get' }, { host, tls: client });
    expect(replies(answer)).toMatchObject([{ result: 0, text: kea.version }]);
    await expect(command(url, { command: 'version-get' }, { host, tls: { ca: pki.ca } })).rejects.toThrow();
  });
});
