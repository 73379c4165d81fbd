// A DHCP server whose updates go where D2 does not listen: who is told, and who is not.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../check/harness.ts';
import {
  command,
  freePort,
  installedKeas,
  type Kea,
  type RunningDaemon,
  sandbox,
  startDaemon,
} from '../harness/index.ts';

const names = ['kea-dhcp4', 'kea-dhcp-ddns'] as const;

const loggers = (name: string): readonly object[] => [
  { name, severity: 'DEBUG', debuglevel: 99, output_options: [{ output: 'stdout' }] },
];

/** D2 at one port, and a DHCP server that holds a lease with a name and sends its updates to another. */
async function pair(kea: Kea, listening: number, sending: number) {
  const place = sandbox(kea);
  const socket = join(place.sockets, 'dhcp4.sock');
  const texts = {
    'kea-dhcp4': JSON.stringify({
      Dhcp4: {
        'control-socket': { 'socket-type': 'unix', 'socket-name': socket },
        'hooks-libraries': [{ library: join(kea.hooks, 'libdhcp_lease_cmds.so') }],
        'lease-database': { type: 'memfile', persist: false },
        'dhcp-ddns': { 'enable-updates': true, 'server-ip': '127.0.0.1', 'server-port': sending },
        subnet4: [{ id: 1, subnet: '192.0.2.0/24' }],
        loggers: loggers('kea-dhcp4'),
      },
    }),
    'kea-dhcp-ddns': JSON.stringify({
      DhcpDdns: {
        'ip-address': '127.0.0.1',
        port: listening,
        'tsig-keys': [],
        'forward-ddns': {},
        'reverse-ddns': {},
        loggers: loggers('kea-dhcp-ddns'),
      },
    }),
  };
  const started = async (daemon: (typeof names)[number]): Promise<RunningDaemon> => {
    const config = join(place.etc, `${daemon}.conf`);
    writeFileSync(config, texts[daemon]);
    const logged = daemon === 'kea-dhcp4' ? /DHCP4_STARTED/ : /DHCP_DDNS_STARTED|server started/i;
    return await startDaemon({ kea, daemon, config, sandbox: place, logged });
  };
  const d2 = await started('kea-dhcp-ddns');
  const dhcp4 = await started('kea-dhcp4');
  return { d2, dhcp4, socket, texts };
}

describe.each(installedKeas().map((kea) => ({ name: kea.version, kea })))('Kea $name', ({ kea }) => {
  it.each([true, false])('d2-address-mismatch: updates reach D2: %s', async (agree) => {
    const listening = await freePort();
    const sending = agree ? listening : await freePort();
    const { d2, dhcp4, socket, texts } = await pair(kea, listening, sending);
    const lease = { 'ip-address': '192.0.2.10', 'hw-address': '02:00:00:00:00:01', 'subnet-id': 1 };
    const named = { ...lease, hostname: 'pc1.example.org.', 'fqdn-fwd': true, 'fqdn-rev': true };
    await command(socket, { command: 'lease4-add', arguments: named });
    const answer = await command(socket, {
      command: 'lease4-resend-ddns',
      arguments: { 'ip-address': '192.0.2.10' },
    });
    expect(answer.body).toMatchObject({ result: 0 });
    // The DHCP server counts it as sent, whoever listens.
    expect(await dhcp4.waitForLog(/DHCP_DDNS_NCR_SENT/, 5000)).toBe(true);
    expect(await d2.waitForLog(/NO_FWD_MATCH|DHCP_DDNS_QUEUE_MGR_QUEUE_RECEIVE/, 3000)).toBe(agree);
    expect(dhcp4.log()).not.toMatch(/(?:WARN|ERROR).*(?:DDNS|NCR)/);
    const files = { 'kea-dhcp4.conf': texts['kea-dhcp4'], 'kea-dhcp-ddns.conf': texts['kea-dhcp-ddns'] };
    const rules = checkFiles(files, { target: '3.0' }).diagnostics.map(({ rule }) => rule);
    expect(rules.includes('d2-address-mismatch')).toBe(!agree);
  });
});
