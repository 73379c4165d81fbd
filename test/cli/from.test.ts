// `--from`: told from the files and said, or given; and what changed without a word follows it. And a legacy file from
// the command line: written, checked again, taken back.

import { expect, test } from 'vitest';
import { files, run } from './harness.ts';

const silent =
  '{ "Dhcp4": { "loggers": [ { "name": "kea-dhcp4", "severity": "INFO" } ], "valid-lifetime": 1 } }\n';
const newer = silent.replace('"valid-lifetime"', '"allocator": "random", "valid-lifetime"');
const rule = 'logger-root-without-output';

test('what changed before the files were written is not told', async () => {
  const old = await run(['check', 'kea'], files({ '/repo/kea/kea-dhcp4.conf': silent }));
  expect(old.out).toContain(rule);
  const told = await run(['check', 'kea'], files({ '/repo/kea/kea-dhcp4.conf': newer }));
  expect(told.out).not.toContain(rule);
  expect(told.out).toContain(
    'note: written for Kea 2.4 or later, because "allocator" is known since 2.3.4 (kea/kea-dhcp4.conf:1:74)',
  );
  const given = await run(['check', 'kea', '--from', '2.4'], files({ '/repo/kea/kea-dhcp4.conf': silent }));
  expect(given.out).not.toContain(rule);
  const older = await run(['check', 'kea', '--from', '2.2.0'], files({ '/repo/kea/kea-dhcp4.conf': newer }));
  expect(older.out).toContain(rule);
  expect(older.out).not.toContain('written for');
});

test('the configuration file can say it, and JSON has it', async () => {
  const io = files({
    '/repo/kea/kea-dhcp4.conf': newer,
    '/repo/kea-migrate.jsonc': '{ "from": "2.2" }\n',
  });
  const ran = await run(['check', 'kea', '-f', 'json'], io);
  const [installation] = JSON.parse(ran.out).installations;
  expect(installation.writtenFor).toEqual({
    from: '2.2.0',
    before: null,
    given: true,
    series: '2.2',
    because: [],
  });
  expect(ran.out).toContain(rule);
});

test.each(['new', '2', '2.2.x', ''])('--from %s is no version', async (text) => {
  const ran = await run(['check', 'kea', '--from', text], files({ '/repo/kea/kea-dhcp4.conf': silent }));
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('--from');
});

test('a legacy file is divided, read by nobody afterwards, and the files can be taken back', async () => {
  const text = '{ "Dhcp4": { "valid-lifetime": 1 }, // four\n  "DhcpDdns": { "port": 53001 } }\n';
  const io = files({
    '/repo/kea': { directory: true, uid: 1000, gid: 1000 },
    '/repo/kea/kea.conf': { text, uid: 1000, gid: 1000, mode: 0o600 },
  });
  const ran = await run(['kea', '--write'], io);
  expect(ran.out).toContain('kea/kea-dhcp4.conf (created)');
  expect(io.read('/repo/kea/kea-dhcp4.conf')).toBe('{ "Dhcp4": { "valid-lifetime": 1 } // four\n }\n');
  expect(io.read('/repo/kea/kea-dhcp-ddns.conf')).toBe('{\n  "DhcpDdns": { "port": 53001 } }\n');
  expect(io.stat('/repo/kea/kea-dhcp4.conf')?.mode).toBe(0o600);
  const again = await run(['kea'], io);
  expect(again.code).toBe(0);
  expect(again.out).toContain('kea/kea.conf: each of its daemons has a file of its own beside it');
  await run(['undo', 'kea'], io);
  expect(io.stat('/repo/kea/kea-dhcp4.conf')).toBeUndefined();
  expect(io.read('/repo/kea/kea.conf')).toBe(text);
});
