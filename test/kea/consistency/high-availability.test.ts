// What real Kea does with High Availability that cannot work: the claims of ha-… rules that a start can show.

import { describe, expect, it } from 'vitest';
import { haFile } from '../../../src/check/ha-example.ts';
import {
  command,
  installedKeas,
  openHost,
  type RunningDaemon,
  startDaemon,
  twoHosts,
  until,
} from '../harness/index.ts';
import { found, started } from './started.ts';

/** Kea 2.2 has no listener of its own for High Availability, and waits for an agent. */
const keas = installedKeas().filter(({ version }) => !version.startsWith('2.2.'));

const one = '{ "name": "one", "url": "http://127.0.0.1:8005/", "role": "primary" }';
const two = (role: string, name = 'two'): string =>
  `{ "name": "${name}", "url": "http://127.0.0.2:8005/", "role": "${role}" }`;
const relationship = (mode: string, self: string, others: readonly string[]): string =>
  `{ "this-server-name": "${self}", "mode": "${mode}", "peers": [ ${others.join(', ')} ] }`;
const hub = (...relationships: readonly string[]): string =>
  `{ "Dhcp4": { "hooks-libraries": [ { "library": "libdhcp_lease_cmds.so" },
     { "library": "libdhcp_ha.so", "parameters": { "high-availability": [ ${relationships.join(', ')} ] } } ] } }`;

/** Rule, configuration, what the log says. */
const refused: readonly (readonly [string, string, RegExp])[] = [
  [
    'ha-this-server-unknown',
    haFile({ more: '', self: '"three"', peers: [one, two('standby')] }),
    /no peer configuration specified for the 'three'/,
  ],
  [
    'ha-roles',
    haFile({ more: '', peers: [one, two('secondary')] }),
    /secondary servers not allowed in the hot standby configuration/,
  ],
  ['ha-roles', haFile({ more: '', peers: [one, two('backup')] }), /standby server required/],
  ['ha-roles', haFile({ more: '', peers: [one, two('standby', 'one')] }), /already specified/],
  [
    'ha-hot-standby-limits',
    haFile({ more: '"delayed-updates-limit": 100,', peers: [one, two('standby')] }),
    /'delayed-updates-limit' must be set to 0/,
  ],
  [
    'ha-hot-standby-limits',
    haFile({ more: '"wait-backup-ack": true,', peers: [one, two('standby')] }),
    /'wait-backup-ack' must be set to false/,
  ],
  [
    'ha-several-relationships',
    hub(
      relationship('load-balancing', 'one', [one, two('secondary')]),
      relationship('hot-standby', 'three', [one.replace('one', 'three'), two('standby', 'four')]),
    ),
    /multiple HA relationships are only supported for 'hot-standby' mode/,
  ],
  [
    'ha-several-relationships',
    hub(
      relationship('hot-standby', 'one', [one, two('standby')]),
      relationship('hot-standby', 'one', [one, two('standby', 'four')]),
    ),
    /server names must be unique for different relationships/,
  ],
  [
    'partial-tls',
    haFile({ more: '"cert-file": "/etc/kea/cert.pem",', peers: [one, two('standby')] }),
    /all or none of TLS parameters must be set/,
  ],
];

describe.each(keas.map((kea) => ({ name: kea.version, kea })))('Kea $name', ({ kea }) => {
  it('starts with a sound relationship', async () => {
    const text = haFile({ more: '', peers: [one, two('standby')] });
    expect(await started(kea, 'kea-dhcp4', text)).toMatchObject({ passes: true, starts: true });
  });

  it.each(refused)('%s: passes -t and does not start', async (rule, text, reason) => {
    const { passes, starts, log } = await started(kea, 'kea-dhcp4', text);
    expect({ passes, starts }).toEqual({ passes: true, starts: false });
    expect(log).toMatch(reason);
    expect(found(kea, 'kea-dhcp4.conf', text)).toContain(rule);
  });

  it('ha-url-without-port: starts, and listens neither on 80 nor on 8000', async () => {
    const host = await openHost({ kea });
    const text = haFile({ more: '', peers: [one.replace(':8005', ''), two('standby')] });
    host.write('/etc/kea/kea-dhcp4.conf', text);
    await startDaemon({
      kea,
      daemon: 'kea-dhcp4',
      config: '/etc/kea/kea-dhcp4.conf',
      host,
      logged: /HA_SERVICE_STARTED/,
    });
    for (const port of [80, 8000]) {
      const asked = command(`http://127.0.0.1:${port}/`, { command: 'ha-heartbeat' }, { host });
      await expect(asked).rejects.toThrow(/ECONNREFUSED/);
    }
    expect(found(kea, 'kea-dhcp4.conf', text)).toContain('ha-url-without-port');
  });

  it('ha-needs-lease-cmds: partners never get past synchronising', async () => {
    const text = (self: string): string =>
      haFile({
        self: `"${self}"`,
        more: '"heartbeat-delay": 300,',
        peers: [one.replace('127.0.0.1', '192.0.2.1'), two('standby').replace('127.0.0.2', '192.0.2.2')],
        libraries: '',
        server: '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ],',
      });
    const hosts = await twoHosts({ kea });
    const servers: RunningDaemon[] = [];
    for (const [index, host] of hosts.entries()) {
      host.write('/etc/kea/kea-dhcp4.conf', text(index === 0 ? 'one' : 'two'));
      const config = '/etc/kea/kea-dhcp4.conf';
      servers.push(
        await startDaemon({ kea, daemon: 'kea-dhcp4', config, host, logged: /HA_SERVICE_STARTED/ }),
      );
    }
    const refusal = /lease4-get-page.*not supported|not supported.*lease4-get-page/;
    const said = await until(
      async () => (servers.some((server) => refusal.test(server.log())) ? true : undefined),
      { timeoutMs: 20_000, everyMs: 200 },
    );
    expect(said).toBe(true);
    expect(found(kea, 'kea-dhcp4.conf', text('one'))).toContain('ha-needs-lease-cmds');
  });
});
