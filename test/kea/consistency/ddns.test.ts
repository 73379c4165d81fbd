// What real D2 does with zones that no name is in, and with keys that are not there.

import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../check/harness.ts';
import {
  closeLater,
  freePort,
  installedKeas,
  openHost,
  type RunningDaemon,
  sandbox,
  startDaemon,
  until,
} from '../harness/index.ts';
import { offersOf, serverSide } from './relay.ts';
import { found, started } from './started.ts';

const keas = installedKeas();

const d2 = (port: number, zones: readonly object[], more: object = {}): string =>
  JSON.stringify({
    DhcpDdns: {
      'ip-address': '127.0.0.1',
      port,
      loggers: [{ name: 'kea-dhcp-ddns', severity: 'INFO', output_options: [{ output: 'stdout' }] }],
      'tsig-keys': [],
      'forward-ddns': { 'ddns-domains': zones },
      'reverse-ddns': {},
      ...more,
    },
  });
const zone = (name: string, port = 9, more: object = {}): object => ({
  name,
  'dns-servers': [{ 'ip-address': '127.0.0.1', port }],
  ...more,
});

/** A request to add a name, as the DHCP servers send it: two bytes of length and JSON. */
async function ask(port: number, fqdn: string, way: 'forward' | 'reverse' = 'forward'): Promise<void> {
  const json = JSON.stringify({
    'change-type': 0,
    'forward-change': way === 'forward',
    'reverse-change': way === 'reverse',
    fqdn,
    'ip-address': '192.0.2.10',
    dhcid: '0102030405060708',
    'lease-expires-on': '20380119031407',
    'lease-length': 3600,
    'use-conflict-resolution': true,
  });
  const packet = Buffer.concat([Buffer.from([json.length >> 8, json.length & 255]), Buffer.from(json)]);
  const socket = createSocket('udp4');
  await new Promise<void>((resolve, reject) => {
    socket.send(packet, port, '127.0.0.1', (error) => (error === null ? resolve() : reject(error)));
  });
  socket.close();
}

/** A DNS server that only notes that somebody asked. */
async function listener(): Promise<{ readonly port: number; wasAsked(): boolean }> {
  const socket = createSocket('udp4');
  let asked = false;
  socket.on('message', () => {
    asked = true;
  });
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', () => resolve());
  });
  closeLater(async () => void socket.close());
  return { port: socket.address().port, wasAsked: () => asked };
}

/** Whether an update is dropped for want of a zone; else it is begun. */
async function isDropped(
  server: RunningDaemon,
  port: number,
  fqdn: string,
  way: 'forward' | 'reverse',
): Promise<boolean> {
  const seen = await until(
    async () => {
      await ask(port, fqdn, way);
      if (/NO_(?:FWD|REV)_MATCH/.test(server.log())) return 'dropped';
      return /DHCP_DDNS_(?:ADD|UPDATE)/.test(server.log()) ? 'begun' : undefined;
    },
    { timeoutMs: 10_000, everyMs: 100 },
  );
  expect(seen).toBeDefined();
  return seen === 'dropped';
}

const updating = (members: object): string =>
  JSON.stringify({ Dhcp4: { 'dhcp-ddns': { 'enable-updates': true }, ...members } });

/** The ids of what is found in D2's file and that of a DHCP server beside it. */
function foundBeside(text: string, dhcp4: string): readonly string[] {
  const { diagnostics } = checkFiles(
    { 'kea-dhcp-ddns.conf': text, 'kea-dhcp4.conf': dhcp4 },
    { target: '3.0' },
  );
  return diagnostics.map(({ rule }) => rule);
}

describe.each(keas.map((kea) => ({ name: kea.version, kea })))('Kea $name', ({ kea }) => {
  const running = async (text: string): Promise<RunningDaemon> => {
    const place = sandbox(kea);
    const config = join(place.etc, 'kea-dhcp-ddns.conf');
    writeFileSync(config, text);
    return await startDaemon({
      kea,
      daemon: 'kea-dhcp-ddns',
      config,
      sandbox: place,
      logged: /DHCP_DDNS_STARTED|server started/i,
    });
  };

  it.each([
    ['example.org', false],
    ['example.org.', true],
    ['EXAMPLE.org.', true],
    ['ample.org.', false],
    ['*', true],
  ])('d2-zone-without-dot: pc1.example.org. is in the zone %s: %s', async (name, isIn) => {
    const dns = await listener();
    const port = await freePort();
    const text = d2(port, [zone(name, dns.port), zone('lab.example.net.')]);
    const server = await running(text);
    const seen = await until(
      async () => {
        await ask(port, 'pc1.example.org.');
        if (/NO_FWD_MATCH/.test(server.log())) return 'dropped';
        return dns.wasAsked() ? 'sent' : undefined;
      },
      { timeoutMs: 5000, everyMs: 100 },
    );
    expect(seen).toBe(isIn ? 'sent' : 'dropped');
    const isTold = found(kea, 'kea-dhcp-ddns.conf', text).includes('d2-zone-without-dot');
    expect(isTold).toBe(!isIn && !name.endsWith('.'));
  });

  it.each([
    ['d2-key-undefined', [zone('example.org.', 9, { 'key-name': 'dhcp-key' })], /undefined key: dhcp-key/],
    ['d2-zone-twice', [zone('example.org.'), zone('example.org.')], /Duplicate domain specified/],
  ] as const)('%s: refused by -t', async (rule, zones, reason) => {
    const text = d2(await freePort(), zones);
    const { passes, starts, log } = await started(kea, 'kea-dhcp-ddns', text);
    expect({ passes, starts }).toEqual({ passes: false, starts: false });
    expect(log).toMatch(reason);
    expect(found(kea, 'kea-dhcp-ddns.conf', text)).toContain(rule);
  });

  it.each([
    ['example.org.', true],
    ['example.net.', false],
  ])('d2-no-forward-zone: names that end in %s have a zone: %s', async (suffix, isIn) => {
    const port = await freePort();
    const text = d2(port, [zone('example.org.')]);
    const server = await running(text);
    expect(await isDropped(server, port, `pc1.${suffix}`, 'forward')).toBe(!isIn);
    const dhcp4 = updating({ 'ddns-qualifying-suffix': suffix });
    expect(foundBeside(text, dhcp4).includes('d2-no-forward-zone')).toBe(!isIn);
  });

  it.each([
    ['2.0.192.in-addr.arpa.', true],
    ['100.51.198.in-addr.arpa.', false],
  ])('d2-no-reverse-zone: 192.0.2.10 is in the zone %s: %s', async (name, isIn) => {
    const port = await freePort();
    const reverse = { 'reverse-ddns': { 'ddns-domains': [zone(name)] } };
    const text = d2(port, [zone('example.org.')], reverse);
    const server = await running(text);
    expect(await isDropped(server, port, 'pc1.example.org.', 'reverse')).toBe(!isIn);
    const dhcp4 = updating({ subnet4: [{ id: 1, subnet: '192.0.2.0/24' }] });
    expect(foundBeside(text, dhcp4).includes('d2-no-reverse-zone')).toBe(!isIn);
  });

  it('d2-zone-twice: two spellings are taken', async () => {
    const text = d2(await freePort(), [zone('example.org.'), zone('Example.org.')]);
    expect(await started(kea, 'kea-dhcp-ddns', text)).toMatchObject({ passes: true });
    expect(found(kea, 'kea-dhcp-ddns.conf', text)).toContain('d2-zone-twice');
  });

  it('hostname-char-set-broken: at the top it is taken, and no name of a client is processed', async () => {
    const host = await openHost({ kea });
    const text = JSON.stringify({
      Dhcp4: {
        ...serverSide,
        'dhcp-ddns': { 'enable-updates': true },
        'ddns-qualifying-suffix': 'example.org',
        'hostname-char-set': '[^A-Za-z0-9.-',
        'hostname-char-replacement': 'x',
        subnet4: [{ id: 1, subnet: '127.0.0.0/8', pools: [{ pool: '127.0.0.50 - 127.0.0.99' }] }],
        loggers: [
          {
            name: 'kea-dhcp4.ddns',
            severity: 'DEBUG',
            debuglevel: 99,
            output_options: [{ output: 'stdout' }],
          },
        ],
      },
    });
    const config = '/etc/kea/kea-dhcp4.conf';
    host.write(config, text);
    const server = await startDaemon({ kea, daemon: 'kea-dhcp4', config, host });
    expect((await offersOf(host)).size).toBeGreaterThan(0);
    expect(server.log()).not.toMatch(/NAME_PROC_FAIL/);
    expect((await offersOf(host, 'pc_1')).size).toBeGreaterThan(0);
    expect(server.log()).toMatch(/DHCP4_CLIENT_NAME_PROC_FAIL.*is not a valid regular expression/);
    expect(found(kea, 'kea-dhcp4.conf', text)).toContain('hostname-char-set-broken');
  });
});
