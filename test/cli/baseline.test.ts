// --write-baseline and --baseline: an old repository starts green, and only gets better.

import { describe, expect, test } from 'vitest';
import { files, run } from './harness.ts';

const old = `{ "Dhcp4": {
  "valid-lifetime": 03600,
  "renew-timer": 0900,
  "option-data": [ { "name": "domain-name", "data": "example.org" }, ]
} }
`;

const at = (text: string) =>
  files({
    '/repo': { directory: true, uid: 1000 },
    '/repo/kea': { directory: true, uid: 1000 },
    '/repo/kea/kea-dhcp4.conf': { text, uid: 1000, gid: 1000 },
  });

/** The baseline of the old text, and what a check of another text says with it. */
async function known(text: string, ...more: readonly string[]) {
  const before = at(old);
  const written = await run(['check', 'kea', '--write-baseline', 'known.json', '-f', 'concise'], before);
  expect(written).toMatchObject({ code: 0, out: '' });
  const after = at(text);
  after.create('/repo/known.json', before.read('/repo/known.json'), 0o644);
  return {
    ran: await run(['check', 'kea', '--baseline', 'known.json', '--fail-on', 'warning', ...more], after),
    after,
  };
}

describe('what is known', () => {
  test('is left out, and how much it is, is said', async () => {
    const { ran } = await known(old);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('3 findings left out: known from known.json');
  });

  test('stays known when lines move and neighbours change', async () => {
    const { ran } = await known(
      old.replace('{ "Dhcp4": {', '# ours\n\n{ "Dhcp4": {\n  "authoritative": true,\n'),
    );
    expect(ran.code).toBe(0);
  });

  test('a new finding is told, although it looks like a known one', async () => {
    const { ran } = await known(old.replace('0900,', '0900,\n  "rebind-timer": 01800,'), '-f', 'concise');
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^kea\/kea-dhcp4.conf:4:[^\n]*\n$/);
  });

  test('in another file, it is new', async () => {
    const { after } = await known(old);
    after.create('/repo/kea/kea-dhcp6.conf', '{ "Dhcp6": { "valid-lifetime": 03600 } }\n', 0o644);
    const ran = await run(['check', 'kea', '--baseline', 'known.json', '-f', 'concise'], after);
    expect(ran.out).toMatch(/^kea\/kea-dhcp6.conf:1:[^\n]*\n$/);
  });

  test('what is gone is told, until the baseline is written again', async () => {
    const { ran, after } = await known(old.replace('03600', '3600'));
    expect(ran.out).toMatch(
      /no longer found, and still in known.json: kea\/kea-dhcp4.conf: .* \[json-leading-zeros\]/,
    );
    expect(ran.code).toBe(0);
    await run(['check', 'kea', '--write-baseline', 'known.json'], after);
    const again = await run(['check', 'kea', '--baseline', 'known.json'], after);
    expect(again.out).not.toContain('no longer found');
  });

  test('what was not looked at is not called gone', async () => {
    const { after } = await known(old.replace('03600', '3600'));
    after.create('/repo/kea/kea-dhcp6.conf', '{ "Dhcp6": { } }\n', 0o644);
    for (const argv of [['kea/kea-dhcp6.conf'], ['kea/kea-dhcp4.conf'], ['kea', '--target', '2.6']]) {
      const ran = await run(['check', ...argv, '--baseline', 'known.json'], after);
      expect(ran.out).not.toContain('no longer found');
    }
  });
});

test('a file that cannot be read whole is never left out', async () => {
  const io = at('{ "Dhcp4": { "valid-lifetime" 3600 } }\n');
  const written = await run(['check', 'kea', '--write-baseline', 'known.json', '-f', 'concise'], io);
  expect(written.out).toContain('syntax-error');
  expect(written.code).toBe(4);
});

test('no secret gets into it', async () => {
  const io = at(
    '{ "Dhcp4": { "lease-database": { "type": "mysql", "password": "geheim", "connect-timeout": 05, }, } }\n',
  );
  await run(['check', 'kea', '--write-baseline', 'known.json'], io);
  expect(io.read('/repo/known.json')).toContain('json-leading-zeros');
  expect(io.read('/repo/known.json')).not.toContain('geheim');
});

test('the settings can name it, from where they are', async () => {
  const { after } = await known(old);
  after.create('/repo/kea-migrate.jsonc', '{ "baseline": "known.json" }', 0o644);
  expect((await run(['check', 'kea', '-f', 'concise'], after)).out).toBe('');
});

test.each([
  ['is not there', undefined],
  ['is no JSON', '{'],
  ['is something else', '{ "version": 1, "findings": [ { "rule": 1 } ] }'],
])('2: a baseline that %s', async (_name, text) => {
  const io = at(old);
  if (text !== undefined) io.create('/repo/known.json', text, 0o644);
  const ran = await run(['check', 'kea', '--baseline', 'known.json'], io);
  expect(ran.err).toContain('--baseline: known.json');
  expect(ran.code).toBe(2);
});

test('what to run next has none of it', async () => {
  const { ran } = await known(old.replace('0900,', '0900,\n  "rebind-timer": 01800,'));
  expect(ran.out).toContain('\n      kea-migrate kea --fail-on warning\n');
});
