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

describe('the last line', () => {
  test('tells what was recorded, and that known findings were left out', async () => {
    const io = at(old);
    const written = await run(['check', 'kea', '--write-baseline', 'known.json'], io);
    expect(written.out).toMatch(/\n3 findings recorded in known\.json in 1 file for Kea 3\.2\n$/);
    const markdown = await run(['check', 'kea', '--baseline', 'known.json', '-f', 'markdown'], io);
    expect(markdown.out).toContain('no new findings in 1 file');
    const text = await run(['check', 'kea', '--baseline', 'known.json'], io);
    expect(text.out).toMatch(/\nno new findings in 1 file for Kea 3\.2\n$/);
  });

  test('is "no findings" where there are none', async () => {
    const ran = await run(
      ['check', 'kea', '--write-baseline', 'known.json'],
      at('{ "Dhcp4": { "interfaces-config": { "interfaces": [ "eth0" ] } } }\n'),
    );
    expect(ran.out).toMatch(/^no findings in 1 file/m);
  });
});

describe('a file that is there', () => {
  test('is replaced when it is a baseline, or empty', async () => {
    const io = at(old);
    io.create('/repo/known.json', '\n', 0o600);
    for (const round of [1, 2]) {
      const ran = await run(['check', 'kea', '--write-baseline', 'known.json'], io);
      expect([round, ran.code, ran.err]).toEqual([round, 0, '']);
    }
    expect(io.stat('/repo/known.json')?.mode).toBe(0o600);
    expect(io.list('/repo').filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.each(['kea/kea-dhcp4.conf', 'package.json', 'link.json', 'notes.txt'])(
    '%s is no baseline, and stays as it is',
    async (name) => {
      const io = files({
        '/repo': { directory: true, uid: 1000 },
        '/repo/kea': { directory: true, uid: 1000 },
        '/repo/kea/kea-dhcp4.conf': { text: old, uid: 1000 },
        '/repo/package.json': { text: '{ "version": 1 }', uid: 1000 },
        '/repo/link.json': { link: 'kea/kea-dhcp4.conf' },
        '/repo/notes.txt': { text: 'notes', uid: 1000 },
      });
      const before = io.read(`/repo/${name}`);
      const ran = await run(['check', 'kea', '--write-baseline', name], io);
      expect(ran.err).toContain(`--write-baseline: ${name} is there and no baseline`);
      expect(ran.code).toBe(2);
      expect(io.read(`/repo/${name}`)).toBe(before);
    },
  );
});

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

  test('a file that was taken away takes its findings with it', async () => {
    const { after } = await known(old);
    after.remove('/repo/kea/kea-dhcp4.conf');
    after.create('/repo/kea/kea-dhcp6.conf', '{ "Dhcp6": { } }\n', 0o644);
    const ran = await run(['check', 'kea', '--baseline', 'known.json'], after);
    expect(ran.out).toMatch(/no longer found, .*kea\/kea-dhcp4.conf/);
  });

  test('nothing is called gone while something hides a part', async () => {
    const fixed = old.replace('03600', '3600');
    for (const text of [
      fixed.replace('"renew-timer":', '"renew-timer"'),
      `{% if x %}\n${fixed}{% endif %}\n`,
    ]) {
      const { ran } = await known(text);
      expect(ran.code).toBeGreaterThan(2);
      expect(ran.out).not.toContain('no longer found');
    }
  });

  test('a rule that is off finds nothing, which says nothing', async () => {
    const { ran } = await known(old.replace('03600', '3600'), '--rule', 'json-leading-zeros=off');
    expect(ran.out).not.toContain('no longer found');
  });

  test('what only --host sees, or was named apart, is not called gone without that', async () => {
    const secret = '{ "Dhcp4": { "lease-database": { "type": "mysql", "password": "geheim" } } }\n';
    const io = files({
      '/repo': { directory: true, uid: 1000 },
      '/repo/kea/kea-dhcp4.conf': { text: secret, mode: 0o644 },
      '/repo/kea/kea-dhcp6.conf.bak': '{ "Dhcp6": { "renew-timer": 0900 } }\n',
    });
    const where = ['--deploy-dir', '/repo/kea'];
    const more = ['kea/kea-dhcp6.conf.bak', '--host', '--write-baseline', 'known.json'];
    await run(['check', 'kea', ...where, ...more], io);
    for (const rule of ['configuration-file-mode', 'json-leading-zeros']) {
      expect(io.read('/repo/known.json')).toContain(rule);
    }
    const ran = await run(['check', 'kea', ...where, '--baseline', 'known.json'], io);
    expect(ran.out).not.toContain('no longer found');
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

describe('findings in files beside', () => {
  const server = '{ "Dhcp4": { <?include "../parts/a.inc"?> } }\n';
  const agent = '{ "Control-agent": { "http-host": "127.0.0.1", "http-port": 8000 } }\n';
  const unit = '[Service]\nExecStart=/usr/sbin/kea-ctrl-agent -c /etc/kea/kea-ctrl-agent.conf\n';
  const tree = (timer: string, service: string) =>
    files({
      '/repo': { directory: true, uid: 1000 },
      '/repo/kea/kea-dhcp4.conf': server,
      '/repo/kea/kea-ctrl-agent.conf': agent,
      '/repo/kea/units/kea-ctrl-agent.service': service,
      '/repo/parts/a.inc': `"renew-timer": ${timer}\n`,
    });
  const check = async (timer: string, service: string): Promise<string> => {
    const before = tree('0900', unit);
    await run(['check', 'kea', '--write-baseline', 'known.json'], before);
    const after = tree(timer, service);
    after.create('/repo/known.json', before.read('/repo/known.json'), 0o644);
    return (await run(['check', 'kea', '--baseline', 'known.json'], after)).out;
  };

  test('are gone when an included file is put right', async () => {
    expect(await check('0900', unit)).not.toContain('no longer found');
    expect(await check('900', unit)).toMatch(
      /no longer found, .*: parts\/a.inc: .*\[json-leading-zeros\]\. /,
    );
  });

  test('are gone when a unit or a script is put right', async () => {
    expect(await check('0900', '[Service]\nExecStart=/usr/sbin/kea-dhcp4\n')).toMatch(
      /no longer found, .*: kea\/units\/kea-ctrl-agent.service: /,
    );
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
