// What real Kea does with two listeners that cannot both be had, and with a second entry for one port.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, freePort, installedKeas, sandbox, startDaemon } from '../harness/index.ts';
import { found, started } from './started.ts';

/** Servers listen themselves from 2.7.2 on. */
const keas = installedKeas().filter(({ version }) => version >= '3');

const http = (address: string, port: number, more: object = {}): object => ({
  'socket-type': 'http',
  'socket-address': address,
  'socket-port': port,
  ...more,
});
const withSockets = (...sockets: readonly object[]): string =>
  JSON.stringify({ Dhcp4: { 'control-sockets': sockets } });
const authentication = {
  authentication: { type: 'basic', clients: [{ user: 'api', password: 'v8Qk2mXw' }] },
};

describe.each(keas.map((kea) => ({ name: kea.version, kea })))('Kea $name', ({ kea }) => {
  it('listener-declared-twice: the second entry opens the port to everybody', async () => {
    const port = await freePort();
    const place = sandbox(kea);
    const config = join(place.etc, 'kea-dhcp4.conf');
    const control = [`http://127.0.0.1:${port}/`];
    const ask = async (): Promise<number> =>
      (await command(`http://127.0.0.1:${port}/`, { command: 'version-get' })).status ?? 0;

    writeFileSync(config, withSockets(http('127.0.0.1', port, authentication)));
    const guarded = await startDaemon({ kea, daemon: 'kea-dhcp4', config, sandbox: place, control });
    expect(await ask()).toBe(401);
    await guarded.stop();

    const text = withSockets(http('127.0.0.1', port, authentication), http('127.0.0.1', port));
    writeFileSync(config, text);
    await startDaemon({ kea, daemon: 'kea-dhcp4', config, sandbox: place, control });
    expect(await ask()).toBe(200);
    expect(found(kea, 'kea-dhcp4.conf', text)).toContain('listener-declared-twice');
  });

  it.each([
    ['0.0.0.0', '127.0.0.1'],
    ['::', '127.0.0.1'],
  ])('listener-clash: %s and %s on one port pass -t and do not start', async (wide, narrow) => {
    const port = await freePort();
    const text = withSockets(http(wide, port), http(narrow, port));
    const { passes, starts, log } = await started(kea, 'kea-dhcp4', text);
    expect({ passes, starts }).toEqual({ passes: true, starts: false });
    expect(log).toMatch(/Address already in use/);
    expect(found(kea, 'kea-dhcp4.conf', text)).toContain('listener-clash');
  });

  it('the same port on two addresses is fine', async () => {
    const port = await freePort();
    const text = withSockets(http('127.0.0.1', port), http('127.0.0.2', port));
    expect(await started(kea, 'kea-dhcp4', text)).toMatchObject({ passes: true, starts: true });
    expect(found(kea, 'kea-dhcp4.conf', text)).not.toContain('listener-clash');
  });
});
