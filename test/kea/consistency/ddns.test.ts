// What real D2 does with zones that no name is in, and with keys that are not there.

import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  closeLater,
  freePort,
  installedKeas,
  type RunningDaemon,
  sandbox,
  startDaemon,
  until,
} from '../harness/index.ts';
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
async function ask(port: number, fqdn: string): Promise<void> {
  const json = JSON.stringify({
    'change-type': 0,
    'forward-change': true,
    'reverse-change': false,
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

  it('d2-zone-twice: two spellings are taken', async () => {
    const text = d2(await freePort(), [zone('example.org.'), zone('Example.org.')]);
    expect(await started(kea, 'kea-dhcp-ddns', text)).toMatchObject({ passes: true });
    expect(found(kea, 'kea-dhcp-ddns.conf', text)).toContain('d2-zone-twice');
  });
});
