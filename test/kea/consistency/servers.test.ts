// What real Kea does with servers that do not fit each other or the agent: claims about several files of one host.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../check/harness.ts';
import { command, freePort, installedKeas, replies, sandbox, startDaemon } from '../harness/index.ts';
import { found, started } from './started.ts';

const keas = installedKeas();

describe.each(keas.map((kea) => ({ name: kea.version, kea })))('Kea $name', ({ kea }) => {
  it('agent-forwards-nothing: the agent starts, and knows no server', async () => {
    const port = await freePort();
    const place = sandbox(kea);
    const config = join(place.etc, 'kea-ctrl-agent.conf');
    const text = JSON.stringify({ 'Control-agent': { 'http-host': '127.0.0.1', 'http-port': port } });
    writeFileSync(config, text);
    const url = `http://127.0.0.1:${port}/`;
    await startDaemon({ kea, daemon: 'kea-ctrl-agent', config, sandbox: place, control: [url] });
    const [reply] = replies(await command(url, { command: 'version-get', service: ['dhcp4'] }));
    expect(reply).toMatchObject({
      result: 1,
      text: expect.stringMatching(/forwarding socket is not configured for the server type dhcp4/),
    });
    expect(found(kea, 'kea-ctrl-agent.conf', text)).toContain('agent-forwards-nothing');
  });

  it('lease-file-shared: dhcp6 does not start with the lease file of dhcp4', async () => {
    const place = sandbox(kea);
    const leases = { 'lease-database': { type: 'memfile', name: join(place.data, 'leases.csv') } };
    // Without one of its own dhcp6 makes its identifier of an interface.
    const id = {
      'server-id': { type: 'EN', 'enterprise-id': 2495, identifier: '87ABEF7A5BB5', persist: false },
    };
    const dhcp4 = JSON.stringify({ Dhcp4: leases });
    const dhcp6 = JSON.stringify({ Dhcp6: { ...leases, ...id } });
    expect(await started(kea, 'kea-dhcp4', dhcp4, { place })).toMatchObject({ starts: true });
    const { passes, starts, log } = await started(kea, 'kea-dhcp6', dhcp6, { place });
    expect({ passes, starts }).toEqual({ passes: true, starts: false });
    expect(log).toMatch(/invalid header 'address,hwaddr,client_id/);
    const { diagnostics } = checkFiles(
      { 'kea-dhcp4.conf': dhcp4, 'kea-dhcp6.conf': dhcp6 },
      { target: '3.0' },
    );
    expect(diagnostics.map(({ rule }) => rule)).toContain('lease-file-shared');
  });

  it('socket-path-too-long: passes -t and does not start', async () => {
    const place = sandbox(kea);
    const path = join(place.sockets, 'k'.repeat(108 - place.sockets.length));
    const text = JSON.stringify({
      Dhcp4: { 'control-socket': { 'socket-type': 'unix', 'socket-name': path } },
    });
    const { passes, starts, log } = await started(kea, 'kea-dhcp4', text, { place });
    expect({ passes, starts }).toEqual({ passes: true, starts: false });
    expect(log).toMatch(/File name too long/);
    expect(found(kea, 'kea-dhcp4.conf', text)).toContain('socket-path-too-long');
  });

  it.runIf(!kea.version.startsWith('2.2.'))(
    'logger-severity-missing: passes -t and does not start',
    async () => {
      const text = JSON.stringify({
        Dhcp4: { loggers: [{ name: 'kea-dhcp4.leases', 'output-options': [{ output: 'stdout' }] }] },
      });
      const { passes, starts, log } = await started(kea, 'kea-dhcp4', text);
      expect({ passes, starts }).toEqual({ passes: true, starts: false });
      expect(log).toMatch(/illegal severity: 0/);
      expect(found(kea, 'kea-dhcp4.conf', text)).toContain('logger-severity-missing');
    },
  );

  it.runIf(kea.version >= '3')('port-zero: some port is taken, and nobody is told which', async () => {
    const place = sandbox(kea);
    const socket = join(place.sockets, 'kea4');
    const text = JSON.stringify({
      Dhcp4: {
        'control-sockets': [
          { 'socket-type': 'unix', 'socket-name': socket },
          { 'socket-type': 'http', 'socket-address': '127.0.0.1', 'socket-port': 0 },
        ],
      },
    });
    const config = join(place.etc, 'kea-dhcp4.conf');
    writeFileSync(config, text);
    const server = await startDaemon({ kea, daemon: 'kea-dhcp4', config, sandbox: place, control: [socket] });
    const { text: answer } = await command(socket, { command: 'config-get' });
    expect(answer).toMatch(/"socket-port": ?0\b/);
    expect(server.log()).not.toMatch(/127\.0\.0\.1 port [1-9]/);
    expect(found(kea, 'kea-dhcp4.conf', text)).toContain('port-zero');
  });
});
