// --write and undo through the command line: all files or none, also when the process dies in the middle.

import { describe, expect, test } from 'vitest';
import type { MemoryIo } from '../../src/core/memory-io.ts';
import { files, run } from './harness.ts';

const agent = `{ "Control-agent": { // the agent
  "http-host": "127.0.0.1", "http-port": 8000,
  "authentication": { "type": "basic", "clients": [ { "user": "admin", "password": "swordfish-17" } ] },
  "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" },
                       "dhcp6": { "socket-type": "unix", "socket-name": "/run/kea/kea6-ctrl-socket" } }
} }
`;
const server = (section: string, n: number): string =>
  `{ "${section}": {\n  "control-socket": { "socket-type": "unix", "socket-name": "/run/kea/kea${n}-ctrl-socket" }, # here\n  "valid-lifetime": 4000\n} }\n`;

const own = (text: string) => ({ text, uid: 1000, gid: 1000, mode: 0o640 });
const entries = {
  '/etc/kea': { directory: true, uid: 1000, gid: 1000 } as const,
  '/etc/kea/kea-ctrl-agent.conf': own(agent),
  '/etc/kea/kea-dhcp4.conf': own(server('Dhcp4', 4)),
  '/etc/kea/kea-dhcp6.conf': own(server('Dhcp6', 6)),
};

/** All files below /etc/kea with their bytes. */
function bytes(io: MemoryIo): Record<string, string> {
  const names = io.list('/etc/kea').filter((name) => !name.startsWith('.kea-migrate'));
  return Object.fromEntries(names.map((name) => [name, io.read(`/etc/kea/${name}`)]));
}

describe('--write', () => {
  test('writes, has nothing more to change, and is taken back byte for byte', async () => {
    const io = files(entries);
    const before = bytes(io);
    const written = await run(['/etc/kea', '--write'], io);
    expect(written.code).toBe(0);
    expect(bytes(io)['kea-dhcp4.conf']).toContain('"control-sockets"');
    expect(bytes(io)['kea-ctrl-agent.conf']).toBe(agent);

    const again = await run(['/etc/kea'], io);
    expect(again.out).toContain('nothing to change');
    expect(again.code).toBe(0);

    expect((await run(['undo', '/etc/kea'], io)).code).toBe(0);
    expect(bytes(io)).toEqual(before);
    const twice = await run(['undo', '/etc/kea'], io);
    expect(twice.code).toBe(5);
  });

  test.each(['text', 'json', 'markdown', 'sarif', 'rdjson', 'junit', 'github'])(
    'no secret is in %s, before, while and after writing',
    async (format) => {
      const io = files(entries);
      for (const argv of [
        ['check', '/etc/kea'],
        ['/etc/kea'],
        ['/etc/kea', '--write'],
        ['/etc/kea'],
        ['undo', '/etc/kea'],
      ]) {
        const { out, err } = await run(argv[0] === 'undo' ? argv : [...argv, '-f', format], io);
        expect(`${out}${err}`).not.toContain('swordfish');
      }
    },
  );

  test('refuses when somebody edited since, also undo', async () => {
    const io = files(entries);
    await run(['/etc/kea', '--write'], io);
    io.put('/etc/kea/kea-dhcp4.conf', own('{ "Dhcp4": { "valid-lifetime": 1 } }\n'));
    const undone = await run(['undo', '/etc/kea'], io);
    expect(undone.code).toBe(5);
    expect(undone.err).toContain('kea-dhcp4.conf');
  });

  test('a read-only directory is a refusal, and nothing is half done', async () => {
    const io = files({ ...entries, '/etc/kea': { directory: true } as const });
    const before = bytes(io);
    const { code, out } = await run(['/etc/kea', '--write'], io);
    expect(code).toBe(5);
    expect(out).toContain('nothing was written');
    expect(bytes(io)).toEqual(before);
  });

  test('the next run finishes or takes back what a killed one left', async () => {
    const whole = files(entries);
    const old = JSON.stringify(bytes(whole));
    await run(['/etc/kea', '--write'], whole);
    const steps = whole.operations.filter(({ change }) => change !== undefined).length;
    expect(steps).toBeGreaterThan(10);
    for (let last = 1; last <= steps; last += 1) {
      const io = files(entries, { fault: ({ change }) => (change === last ? { crash: true } : undefined) });
      await run(['/etc/kea', '--write'], io);
      const next = io.another();
      const { code, err, out } = await run(['/etc/kea', '-f', 'json'], next);
      expect(`${out}${err}`).not.toContain('a bug of ours');
      expect([0, 1]).toContain(code);
      const now = bytes(next);
      const isOld = JSON.stringify(now) === old;
      // Passwords are made anew by every run, so the new state is told by what it holds.
      const isNew = ['kea-dhcp4.conf', 'kea-dhcp6.conf'].every((name) => now[name]?.includes('"user-file"'));
      expect(
        isOld || (isNew && Object.keys(now).some((name) => name.endsWith('password'))),
        `crash at ${last}`,
      ).toBe(true);
    }
  });
});

describe('what is left after --write', () => {
  const inTmp = (text: string): string => text.replaceAll('/run/kea/', '/tmp/');

  test('the next check of the same files finds what was told, and nothing of the idle agent', async () => {
    const io = files({
      '/etc/kea': { directory: true, uid: 1000, gid: 1000 },
      '/etc/kea/kea-ctrl-agent.conf': own(
        inTmp(agent).replace('"http-host"', '"loggers": [ { "name": "kea-ctrl-agent" } ],\n  "http-host"'),
      ),
      '/etc/kea/kea-dhcp4.conf': own(inTmp(server('Dhcp4', 4))),
      '/etc/kea/kea-dhcp6.conf': own(inTmp(server('Dhcp6', 6))),
    });
    const written = await run(['/etc/kea', '--write'], io);
    expect(written.code).toBe(0);
    expect(written.out.replaceAll(/\s+/g, ' ')).toContain(
      'now: no findings, once /etc/kea/kea-ctrl-agent.conf is taken away, in',
    );
    const next = await run(['check', '/etc/kea', '-f', 'concise'], io);
    expect(next.out).toMatch(/^\S+ info: every server behind this agent has a listener of its own.*\n$/);
  });

  test.each([[], ['--unix-only']])(
    'once the file of the agent is gone, nothing is found: %s',
    async (...more) => {
      const io = files(entries);
      const written = await run(['/etc/kea', '--write', ...more], io);
      expect(written.code).toBe(0);
      expect(written.out.replaceAll(/\s+/g, ' ')).toMatch(
        /now: no findings, once \S+agent\.conf is taken away/,
      );
      expect((await run(['check', '/etc/kea', '-f', 'concise'], io)).out).not.toBe('');
      io.remove('/etc/kea/kea-ctrl-agent.conf');
      expect(await run(['check', '/etc/kea', '-f', 'concise'], io)).toMatchObject({ code: 0, out: '' });
    },
  );

  test('an agent that nothing stands in for is still told of', async () => {
    const io = files({
      '/etc/kea': { directory: true, uid: 1000, gid: 1000 },
      '/etc/kea/kea-ctrl-agent.conf': own(agent),
      '/etc/kea/kea-dhcp4.conf': own('{ "Dhcp4": { "subnet4": [ { "subnet": "192.0.2.0/24" } ] } }\n'),
    });
    const written = await run(['/etc/kea', '--write'], io);
    expect(written.out).toContain('now: 1 error, 1 warning');
    expect(written.code).toBe(1);
    const next = await run(['check', '/etc/kea', '-f', 'concise'], io);
    expect(next.out).toContain('[control-agent-removed]');
    expect(next.out).toContain('[forward-to-closed-socket]');
  });

  test('a secret of a file that is itself new has the owner of the file it was cut from', async () => {
    const io = files({
      '/etc/kea': { directory: true, uid: 1000, gid: 1000 },
      '/etc/kea/kea.conf': own(
        '{ "Dhcp4": { "valid-lifetime": 4000 },\n  "DhcpDdns": { "tsig-keys": [ { "name": "k", "algorithm": "HMAC-SHA256", "secret": "LSWXnfkKZjdPJI5QxlpnfQ==" } ] } }\n',
      ),
    });
    const written = await run(['/etc/kea', '--write'], io);
    expect(written.err).toBe('');
    expect(bytes(io)['kea-tsig-k']).toBe('LSWXnfkKZjdPJI5QxlpnfQ==\n');
    expect(io.stat('/etc/kea/kea-tsig-k')).toMatchObject({ mode: 0o640, uid: 1000, gid: 1000 });
    expect(bytes(io)['kea-dhcp-ddns.conf']).toContain('"secret-file": "/etc/kea/kea-tsig-k"');
  });

  test('with two files for the server behind the agent nothing is written before somebody says which', async () => {
    const io = files({
      '/etc/kea': { directory: true, uid: 1000, gid: 1000 },
      '/etc/kea/kea-ctrl-agent.conf': own(agent),
      '/etc/kea/kea-dhcp4.conf': own(server('Dhcp4', 4)),
      '/etc/kea/kea-dhcp4-lab.conf': own(server('Dhcp4', 4)),
      '/etc/kea/kea-dhcp6.conf': own(server('Dhcp6', 6)),
    });
    const before = bytes(io);
    const asked = await run(['/etc/kea', '--write'], io);
    expect(bytes(io)).toEqual(before);
    expect(asked.out).toContain(
      "which file is the DHCPv4 server's behind this agent: /etc/kea/kea-dhcp4.conf or /etc/kea/kea-dhcp4-lab.conf",
    );
    expect(asked.out).toContain(' in 4 files for Kea 3.2');
    expect(asked.out).not.toContain('no kea-dhcp4.conf is among the files');

    const named = ['kea-ctrl-agent', 'kea-dhcp4', 'kea-dhcp6'].map((name) => `/etc/kea/${name}.conf`);
    const done = await run([...named, '--write'], io);
    expect(done.code).toBe(0);
    expect(bytes(io)['kea-dhcp4.conf']).toContain('"socket-port": 8004');
    const [, back = ''] = /kea-migrate undo (\S+)\n/.exec(done.out) ?? [];
    expect((await run(['undo', back], io)).code).toBe(0);
    expect(bytes(io)).toEqual(before);
  });
});

test('what a file beside Kea’s says of the agent is still counted after --write', async () => {
  const io = files({
    ...entries,
    '/etc/kea/docker-compose.yml': own(
      'services:\n  kea:\n    image: kea\n    ports:\n      - "8000:8000"\n    command: kea-ctrl-agent -c /etc/kea/kea-ctrl-agent.conf\n',
    ),
  });
  const written = await run(['/etc/kea', '--write'], io);
  const before = await run(['check', '/etc/kea', '-f', 'concise'], io);
  expect(before.out.match(/ warning: /g)).toHaveLength(2);
  expect(written.out).toContain('now: 2 warnings, once');
});
