// `--from`: told from the files and said, or given; and what changed without a word follows it. And a legacy file from
// the command line: written, checked again, taken back.

import { expect, test } from 'vitest';
import { files, run } from './harness.ts';

const silent =
  '{ "Dhcp4": { "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "option-data": [ { "code": 108, "data": "1800" } ] } ], "valid-lifetime": 1 } }\n';
const newer = silent.replace('"valid-lifetime"', '"ddns-ttl": 600, "valid-lifetime"');
const rule = 'option-v6-only-preferred';

test('what changed before the files were written is not told', async () => {
  const old = await run(['check', 'kea'], files({ '/repo/kea/kea-dhcp4.conf': silent }));
  expect(old.out).toContain(rule);
  const told = await run(['check', 'kea'], files({ '/repo/kea/kea-dhcp4.conf': newer }));
  expect(told.out).not.toContain(rule);
  expect(told.out).toContain(
    'note: written for Kea 3.0 or later, because "ddns-ttl" has been known since 2.7.6 (kea/kea-dhcp4.conf:1:120)',
  );
  const given = await run(['check', 'kea', '--from', '3.0'], files({ '/repo/kea/kea-dhcp4.conf': silent }));
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
    but: null,
  });
  expect(ran.out).toContain(rule);
});

test('keywords that no Kea took together are both said', async () => {
  const torn = newer.replace('"ddns-ttl"', '"reservation-mode": "all", "ddns-ttl"');
  const io = (): ReturnType<typeof files> => files({ '/repo/kea/kea-dhcp4.conf': torn });
  const told = await run(['check', 'kea'], io());
  expect(told.out).toContain(
    'note: written for Kea 3.0 or later, because "ddns-ttl" has been known since 2.7.6 (kea/kea-dhcp4.conf:1:147); but "reservation-mode" was removed in 2.6.0 (kea/kea-dhcp4.conf:1:120), so no stable Kea took both',
  );
  const json = await run(['check', 'kea', '-f', 'json'], io());
  expect(JSON.parse(json.out).installations[0].writtenFor).toMatchObject({
    from: '2.7.6',
    before: null,
    but: { says: '"reservation-mode" was removed in 2.6.0', place: 'kea/kea-dhcp4.conf:1:120' },
  });
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
