// What real Kea does with High Availability that cannot work: the claims of ha-… rules that a start can show.

import { describe, expect, it } from 'vitest';
import { haFile } from '../../../src/check/ha-example.ts';
import {
  command,
  type Host,
  installedKeas,
  openHost,
  type RunningDaemon,
  startDaemon,
  twoHosts,
  until,
} from '../harness/index.ts';
import { offersOf, serverSide } from './relay.ts';
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
    'ha-several-relationships',
    hub(
      relationship('hot-standby', 'one', [one, two('standby')]),
      relationship('hot-standby', 'three', [one.replace('one', 'three'), two('standby', 'four')]),
    ),
    /Address already in use/,
  ],
  [
    'ha-this-server-unknown',
    haFile({ more: '', peers: [one.replace('"one"', '"one "'), two('standby')] }),
    /no peer configuration specified for the 'one'/,
  ],
  [
    'ha-this-server-unknown',
    haFile({ more: '', self: '" "', peers: [one, two('standby')] }),
    /must not be empty/,
  ],
  ['ha-roles', haFile({ more: '', peers: [one, two('standby', '')] }), /peer name must not be empty/],
  [
    'bad-format',
    haFile({ more: '', peers: [one, two('standby').replace(' }', ', "basic-auth-user": "a:b" }')] }),
    /user 'a:b' must not contain a ':'/,
  ],
  [
    'bad-format',
    haFile({ more: '', peers: [one, two('standby').replace(' }', ', "basic-auth-password-file": "" }')] }),
    /bad password file/,
  ],
  [
    'exclusive-keywords',
    haFile({
      more: '',
      peers: [
        one,
        two('standby').replace(' }', ', "basic-auth-password": "", "basic-auth-password-file": "x" }'),
      ],
    }),
    /only one of basic-auth-password and basic-auth-password-file/,
  ],
  [
    'listed-twice',
    haFile({
      more: '"state-machine": { "states": [ { "state": "ready" }, { "state": "ready" } ] },',
      peers: [one, two('standby')],
    }),
    /duplicated configuration for the 'ready' state/,
  ],
  ['empty-list-rejected', hub(), /a list of HA configurations must not be empty/],
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

  it('takes ports with a sign and zeros, and names with blanks', async () => {
    const peers = [one.replace('8005', '+08005'), two('standby').replace('"two"', '" one"')];
    const text = haFile({ self: '" one "', more: '', peers });
    expect(await started(kea, 'kea-dhcp4', text)).toMatchObject({ passes: true, starts: true });
    expect(found(kea, 'kea-dhcp4.conf', text)).toEqual(
      found(kea, 'kea-dhcp4.conf', haFile({ more: '', peers: [one, two('standby')] })),
    );
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

  it('ha-without-mt-needs-ca: the port of one relationship answers for another that opens none', async () => {
    const host = await openHost({ kea });
    const quiet = relationship('hot-standby', 'three', [one.replace('one', 'three'), two('standby', 'four')]);
    const off = '{ "multi-threading": { "http-dedicated-listener": false },';
    const text = hub(relationship('hot-standby', 'one', [one, two('standby')]), quiet.replace('{', off));
    host.write('/etc/kea/kea-dhcp4.conf', text);
    const config = '/etc/kea/kea-dhcp4.conf';
    await startDaemon({ kea, daemon: 'kea-dhcp4', config, host, logged: /HA_SERVICE_STARTED/ });
    const ask = async (name: string): Promise<string> => {
      const request = { command: 'ha-heartbeat', service: ['dhcp4'], arguments: { 'server-name': name } };
      return (await command('http://127.0.0.1:8005/', request, { host })).text;
    };
    expect(await ask('three')).toMatch(/"state": *"waiting"/);
    expect(await ask('nobody')).toMatch(/matches no configured/);
    expect(found(kea, 'kea-dhcp4.conf', text)).not.toContain('ha-without-mt-needs-ca');
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

  it('ha-boolean-as-string: passes -t and does not start', async () => {
    const text = haFile({ more: '"restrict-commands": "true",', peers: [one, two('standby')] });
    const { passes, starts, log } = await started(kea, 'kea-dhcp4', text);
    expect({ passes, starts }).toEqual({ passes: true, starts: false });
    expect(log).toMatch(/invalid type specified for parameter 'restrict-commands'/);
    expect(found(kea, 'kea-dhcp4.conf', text)).toContain('ha-boolean-as-string');
  });

  it.runIf(kea.version >= '3')('ha-control-socket-port-clash: passes -t and does not start', async () => {
    const server = `"control-sockets": [ { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8005 } ],`;
    const text = haFile({ more: '', peers: [one, two('standby')], server });
    const { passes, starts, log } = await started(kea, 'kea-dhcp4', text);
    expect({ passes, starts }).toEqual({ passes: true, starts: false });
    expect(log).toMatch(/CmdHttpListener::run failed|Address already in use/);
    expect(found(kea, 'kea-dhcp4.conf', text)).toContain('ha-control-socket-port-clash');
  });

  it('ha-credentials-ignored, ha-listener-open: who sends no credentials is answered on the HA port', async () => {
    const host = await openHost({ kea });
    const address = '192.0.2.1';
    await host.ip('addr', 'add', `${address}/24`, 'dev', 'eth0');
    const secret = ', "basic-auth-user": "ha", "basic-auth-password": "v8Qk2mXw" }';
    const peers = [one, two('standby')].map((peer, index) =>
      peer.replace(/127\.0\.0\.\d/, `192.0.2.${index + 1}`).replace(' }', secret),
    );
    const text = haFile({ more: '', peers });
    host.write('/etc/kea/kea-dhcp4.conf', text);
    const config = '/etc/kea/kea-dhcp4.conf';
    await startDaemon({ kea, daemon: 'kea-dhcp4', config, host, logged: /HA_SERVICE_STARTED/ });
    const ask = async (what: string): Promise<number> =>
      (await command(`http://${address}:8005/`, { command: what }, { host })).status ?? 0;
    expect(await ask('ha-heartbeat')).toBe(200);
    const ids = found(kea, 'kea-dhcp4.conf', text);
    expect(ids).toContain('ha-credentials-ignored');
    // From 3.0 on only commands that partners need are answered, unless "restrict-commands" says otherwise.
    const isOpen = (await ask('config-get')) === 200;
    expect(ids.includes('ha-listener-open')).toBe(isOpen);
    expect(isOpen).toBe(kea.version < '3');
  });

  /** Starts servers named one and two that reach each other, and waits until both say something. */
  const both = async (text: (self: string) => string, logged: RegExp): Promise<readonly Host[]> => {
    const hosts = await twoHosts({ kea });
    const config = '/etc/kea/kea-dhcp4.conf';
    const servers: RunningDaemon[] = [];
    for (const [index, host] of hosts.entries()) {
      host.write(config, text(index === 0 ? 'one' : 'two'));
      servers.push(
        await startDaemon({ kea, daemon: 'kea-dhcp4', config, host, logged: /HA_SERVICE_STARTED/ }),
      );
    }
    const isReady = async (): Promise<true | undefined> =>
      servers.every((server) => logged.test(server.log())) ? true : undefined;
    expect(await until(isReady, { timeoutMs: 20_000, everyMs: 200 })).toBe(true);
    return hosts;
  };
  const balanced =
    (pools: readonly object[]) =>
    (self: string): string =>
      haFile({
        self: `"${self}"`,
        mode: '"load-balancing"',
        more: '"heartbeat-delay": 300,',
        peers: [one, two('secondary')].map((peer) => peer.replaceAll('127.0.0', '192.0.2')),
        server: `${JSON.stringify({
          ...serverSide,
          subnet4: [{ id: 1, subnet: '127.0.0.0/8', pools }],
        }).slice(1, -1)},`,
      });
  const inBalance = /HA_STATE_TRANSITION.* to LOAD-BALANCING/;

  it('ha-load-balancing-classes: without classes both servers offer one address', async () => {
    const text = balanced([{ pool: '127.0.0.50 - 127.0.0.50' }]);
    const [first, second] = (await both(text, inBalance)).map((host) => offersOf(host));
    const [ours, theirs] = [await first, await second].map((offers) => [...new Set(offers?.values())]);
    expect(ours).toEqual(['127.0.0.50']);
    expect(theirs).toEqual(['127.0.0.50']);
    expect(found(kea, 'kea-dhcp4.conf', text('one'))).toContain('ha-load-balancing-classes');
  });

  it('ha-load-balancing-classes: a server whose class no pool is for has no addresses', async () => {
    const guard = kea.version >= '3' ? { 'client-classes': ['HA_one'] } : { 'client-class': 'HA_one' };
    const text = balanced([{ pool: '127.0.0.50 - 127.0.0.99', ...guard }]);
    const [first, second] = (await both(text, inBalance)).map((host) => offersOf(host));
    expect((await first)?.size).toBeGreaterThan(0);
    expect((await second)?.size).toBe(0);
    expect(found(kea, 'kea-dhcp4.conf', text('one'))).toContain('ha-load-balancing-classes');
  });

  it.each(['', '"ha-server-name": "two"'])(
    'ha-subnet-without-relationship: a subnet with the user context { %s }',
    async (context) => {
      const host = await openHost({ kea });
      const hasty = '"max-response-delay": 100, "heartbeat-delay": 100, "max-unacked-clients": 0,';
      const relationships = [
        relationship('hot-standby', 'one', [one, two('standby')]),
        relationship('hot-standby', 'three', [
          one.replace('one', 'three').replace('8005', '8006'),
          two('standby', 'four').replace('8005', '8006'),
        ]),
      ].map((text) => text.replace('{', `{ ${hasty}`));
      const members = {
        ...serverSide,
        subnet4: [
          {
            id: 1,
            subnet: '127.0.0.0/8',
            pools: [{ pool: '127.0.0.50 - 127.0.0.99' }],
            'user-context': JSON.parse(`{${context}}`),
          },
        ],
      };
      const text = hub(...relationships).replace(
        '{ "Dhcp4": {',
        `{ "Dhcp4": { ${JSON.stringify(members).slice(1, -1)},`,
      );
      host.write('/etc/kea/kea-dhcp4.conf', text);
      const config = '/etc/kea/kea-dhcp4.conf';
      const server = await startDaemon({
        kea,
        daemon: 'kea-dhcp4',
        config,
        host,
        logged: /HA_SERVICE_STARTED/,
      });
      const isAlone = async (): Promise<true | undefined> =>
        (server.log().match(/to PARTNER-DOWN/g) ?? []).length >= 2 ? true : undefined;
      expect(await until(isAlone, { timeoutMs: 20_000, everyMs: 200 })).toBe(true);
      const { size } = await offersOf(host);
      const isTold = found(kea, 'kea-dhcp4.conf', text).includes('ha-subnet-without-relationship');
      expect({ isServed: size > 0, isTold }).toEqual({ isServed: context !== '', isTold: context === '' });
      if (context === '') {
        expect(server.log()).toMatch(/HA_SUBNET4_SELECT_NO_RELATIONSHIP_SELECTOR_FOR_SUBNET/);
      }
    },
  );
});
