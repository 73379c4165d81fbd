// What reaches the terminal: help that teaches, and nothing raw from files, names or the command line.

import { describe, expect, test } from 'vitest';
import { showsProgress } from '../../src/cli/terminal.ts';
import { targetNames } from '../../src/kea/versions.ts';
import { progressLine } from '../../src/run/progress.ts';
import { loadAndCheck } from '../../src/stages.ts';
import { files, run } from './harness.ts';

const nothing = files({});
/** What a terminal would obey; a line feed is fine. */
const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;
const evil = '\u001b]0;owned\u0007\u001b[2Jkea\u009b31m\u202e';

describe('help', () => {
  test.each([[], ['check'], ['undo'], ['init'], ['explain'], ['schema']])(
    'of %j has examples that run',
    async (...words) => {
      const { out, err, code } = await run([...words, '--help'], nothing);
      expect(code).toBe(0);
      expect(err).toBe('');
      const shown = [...out.matchAll(/^ {2}(kea-migrate .*?)(?: {2,}\S.*)?$/gm)].map(
        ([, command]) => command ?? '',
      );
      expect(shown.length).toBeGreaterThan(0);
      for (const command of shown) {
        const argv = command
          .replace(/ [>|].*/, '')
          .split(' ')
          .slice(1);
        const entries = {
          '/repo': { directory: true, uid: 1000 } as const,
          '/repo/known.json': '{ "version": 1, "target": "3.2", "findings": [] }',
        };
        const execute = () => ({ exitCode: 0, output: '/repo' });
        const ran = await run(argv, files(entries, { stdin: '{}', execute }));
        // Files of Kea are not there; the command line itself is right.
        expect(ran.code, `${command}: ${ran.err}`).not.toBe(2);
      }
    },
  );

  test('the version names the Kea versions it knows', async () => {
    const { out } = await run(['--version'], nothing);
    expect(out).toMatch(/^kea-migrate \d+\.\d+\.\d+ \(knows Kea 1\.6 to /);
    for (const name of targetNames) expect(out).toContain(name);
  });
});

describe('a command that is mistyped', () => {
  test.each([
    [['chek', 'kea'], 'chek: no such file or directory; did you mean the command check?'],
    [['explan', 'x'], 'did you mean the command explain?'],
    [['lint', 'kea'], 'did you mean the command check?'],
    [['rollback', 'kea'], 'did you mean the command undo?'],
    [['plan', 'kea'], 'kea-migrate PATH shows it, kea-migrate PATH --write carries it out'],
  ])('%j is a mistake in the command line', async (argv, said) => {
    const { code, err, out } = await run(argv, files({ '/repo/kea/kea-dhcp4.conf': '{ "Dhcp4": { } }' }));
    expect(err).toContain(said);
    expect([code, out]).toEqual([2, '']);
  });

  test('a directory of that name is no mistake', async () => {
    const io = files({
      '/repo/chek/kea-dhcp4.conf': '{ "Dhcp4": { } }',
      '/repo/plan/kea-dhcp4.conf': '{ "Dhcp4": { } }',
    });
    expect((await run(['chek', 'plan'], io)).err).toBe('');
    expect((await run(['plan', 'chek'], io)).err).toBe('');
  });
});

describe('words of the command line and names of files are shown, not sent', () => {
  test.each([
    [[evil]],
    [['check', evil]],
    [['undo', evil]],
    [['undo', '/repo']],
    [['explain', evil]],
    [['schema', evil]],
    [[`--${evil}`]],
    [['x', '--target', evil]],
    [['x', '--rule', `${evil}=off`]],
    [['x', '--rule', evil]],
    [['x', '--listen', evil]],
    [['x', '-f', evil]],
    [['x', '-f', `text=/no/${evil}`]],
    [['x', '--config', evil]],
    [['check', '/repo', '-f', 'concise']],
    [['/repo', '--write']],
  ])('%j', async (argv) => {
    const io = files({
      [`/repo/${evil}/kea-dhcp4.conf`]: `{ "Dhcp4": { "x${evil}": "${evil}" } `,
      [`/repo/${evil}.conf`]: '<?include "nowhere"?>',
      '/repo/x/kea-dhcp6.conf': '{ "Dhcp6": {} }',
    });
    const { out, err } = await run(argv, io, {}, true);
    expect(`${out}${err}`).not.toBe('');
    expect(`${out}${err}`.replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(raw);
  });
});

describe('--graph', () => {
  const entries = {
    '/repo': { directory: true, uid: 1000 },
    '/repo/kea/kea-dhcp4.conf':
      '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } }',
  } as const;

  test.each([
    ['a.svg', '<svg '],
    ['a.mmd', 'flowchart TB'],
    ['a.md', '```mermaid'],
    ['a.txt', '+-> DHCPv4 server'],
  ])('writes %s', async (file, holds) => {
    for (const command of [['check'], []]) {
      const io = files(entries);
      const { err, code } = await run([...command, 'kea', '--graph', file], io);
      expect(err).toBe('');
      expect(code).toBeLessThan(2);
      expect(io.read(`/repo/${file}`)).toContain(holds);
    }
  });

  test('several in one run; what to run next does not repeat them', async () => {
    const io = files(entries);
    const { out } = await run(['kea', '--graph', 'a.svg', '--graph=b.txt', '-ftext'], io);
    expect(io.list('/repo')).toEqual(['a.svg', 'b.txt', 'kea']);
    expect(out).toContain('kea-migrate kea --write\n');
  });

  test('another ending is a mistake', async () => {
    const { err, code } = await run(['kea', '--graph', 'a.png'], files(entries));
    expect(err).toContain('a.png does not end in .svg, .md, .mmd, .txt');
    expect(code).toBe(2);
  });
});

describe('colour and links', () => {
  const io = () => files({ '/repo/kea/kea-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": "x" } }' });
  const link = /\u001b\]8;;https:[^\u001b]*\u001b\\/;
  const shown = async (
    environment: Readonly<Record<string, string>>,
    isTerminal: boolean,
    more: string[] = [],
  ) => {
    const { out } = await run(['check', 'kea', '--target', '3.0', ...more], io(), environment, isTerminal);
    expect(out).toContain('see ');
    return { color: /\u001b\[\d+m/.test(out), link: link.test(out) };
  };

  test.each([
    [{}, false, { color: false, link: false }],
    [{}, true, { color: true, link: false }],
    [{ TERM_PROGRAM: 'WezTerm' }, true, { color: true, link: true }],
    [{ TERM: 'xterm-kitty' }, true, { color: true, link: true }],
    [{ VTE_VERSION: '6800' }, true, { color: true, link: true }],
    [{ VTE_VERSION: '5000' }, true, { color: true, link: false }],
    [{ WT_SESSION: 'x' }, true, { color: true, link: true }],
    [{ WT_SESSION: 'x' }, false, { color: false, link: false }],
    [{ WT_SESSION: 'x', CI: '1' }, true, { color: true, link: false }],
    [{ WT_SESSION: 'x', NO_COLOR: '1' }, true, { color: false, link: false }],
    [{ WT_SESSION: 'x', TERM: 'dumb' }, true, { color: false, link: false }],
    [{ WT_SESSION: 'x', FORCE_HYPERLINK: '0' }, true, { color: true, link: false }],
    [{ FORCE_HYPERLINK: '1', FORCE_COLOR: '1' }, false, { color: true, link: true }],
  ])('%j, terminal: %s', async (environment, isTerminal, expected) => {
    expect(await shown(environment, isTerminal)).toEqual(expected);
  });

  test('--no-color takes links away as well', async () => {
    expect(await shown({ WT_SESSION: 'x' }, true, ['--no-color'])).toEqual({ color: false, link: false });
  });
});

describe('files for reports', () => {
  const entries = {
    '/repo': { directory: true, uid: 1000 },
    '/repo/kea': { directory: true, uid: 1000 },
    '/repo/kea/kea-dhcp4.conf': { text: '{ "Dhcp4": {} }', uid: 1000 },
    '/repo/kea/kea-dhcp4.conf.bak': { text: '{ "Dhcp4": {} }', uid: 1000 },
    '/repo/kea/kea-dhcp6.conf': { text: '{ "Dhcp6": { <?include "pools.inc"?> } }', uid: 1000 },
    '/repo/kea/pools.inc': { text: '"valid-lifetime": 4000', uid: 1000 },
    '/repo/kea/start.sh': { text: 'kea-ctrl-agent -c /etc/kea/kea-ctrl-agent.conf\n', uid: 1000 },
    '/repo/kea-migrate.jsonc': { text: '{}', uid: 1000 },
    '/repo/link.conf': { link: 'kea/kea-dhcp4.conf' },
    '/repo/device': { other: true, uid: 1000 },
    '/repo/old.json': { text: 'old', uid: 1000, mode: 0o600 },
  } as const;

  const contents = (io: ReturnType<typeof files>) =>
    Object.keys(entries)
      .filter((path) => io.stat(path)?.kind === 'file')
      .map((path) => [path, io.read(path)] as const);

  test('each has its own, and an old one is replaced', async () => {
    const io = files(entries);
    const argv = [
      'check',
      'kea',
      '-f',
      'json=old.json',
      '-f',
      'sarif=a.sarif',
      '-f',
      'concise',
      '--graph',
      'a.svg',
    ];
    const { code, err } = await run(argv, io);
    expect(err).toBe('');
    expect(code).toBeLessThan(2);
    expect(JSON.parse(io.read('/repo/old.json')).version).toBe(1);
    expect(io.stat('/repo/old.json')?.mode).toBe(0o600);
    expect(JSON.parse(io.read('/repo/a.sarif')).version).toBe('2.1.0');
  });

  test.each([
    [['-f', 'json=kea/kea-dhcp4.conf'], 'is a file that was looked at'],
    [['-f', 'json=./kea/../kea/kea-dhcp4.conf'], 'is a file that was looked at'],
    [['-f', 'json=link.conf'], 'is a file that was looked at'],
    [['-f', 'json=kea-migrate.jsonc'], 'is a file that was looked at'],
    [['-f', 'json=kea/kea-dhcp4.conf.bak'], 'is a file that was looked at'],
    [['-f', 'json=kea/pools.inc'], 'is a file that was looked at'],
    [['-f', 'json=kea/start.sh'], 'is a file that was looked at'],
    [['-f', 'json=known.json', '--write-baseline', 'known.json'], 'is a file that was looked at'],
    [['-f', 'json=a', '-f', 'sarif=a'], 'is named twice'],
    [['--graph', 'a.txt', '-f', 'sarif=a.txt'], 'is named twice'],
    [['-f', 'json=device'], 'no plain file'],
    [['-f', 'json=kea'], 'no plain file'],
    [['-f', 'json=no/where'], 'no such file or directory'],
  ])('%j', async (options, reason) => {
    const io = files(entries);
    const before = contents(io);
    const { code, err } = await run(['check', 'kea', ...options], io);
    expect(err).toContain(reason);
    expect(code).toBe(2);
    for (const [path, text] of before) expect([path, io.read(path)]).toEqual([path, text]);
    expect(io.stat('/repo/device')?.kind).toBe('other');
  });

  test('nothing is written when a report could not be', async () => {
    const io = files(entries);
    const text = '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "s" } } }';
    io.rename('/repo/kea/kea-dhcp4.conf', '/repo/kea/kea-dhcp4.conf.orig');
    io.create('/repo/kea/kea-dhcp4.conf', text, 0o644);
    for (const where of ['no/where.json', 'device', 'kea/kea-dhcp4.conf']) {
      const { code } = await run(['kea', '--write', '-f', `json=${where}`], io);
      expect(code).toBe(2);
      expect(io.read('/repo/kea/kea-dhcp4.conf')).toBe(text);
    }
  });

  test('a report that fails after the write does not hide it', async () => {
    const text = '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "s" } } }';
    const io = files({
      '/repo': { directory: true, uid: 0 },
      '/repo/kea': { directory: true, uid: 1000 },
      '/repo/kea/kea-dhcp4.conf': { text, uid: 1000, gid: 1000 },
    });
    const { code, err } = await run(['kea', '--write', '-f', 'json=out.json'], io);
    expect(io.read('/repo/kea/kea-dhcp4.conf')).toContain('control-sockets');
    expect(err).toContain(
      'out.json: permission denied; before that, these files were written: kea/kea-dhcp4.conf;',
    );
    expect(err).toContain('kea-migrate undo kea');
    expect(code).toBe(2);
  });
});

describe('progress', () => {
  test('is one line that goes away, and short runs say nothing', () => {
    let time = 0;
    let screen = '';
    const line = progressLine(
      (text) => {
        screen += text;
      },
      () => time,
    );
    line.files(1);
    line.done();
    expect(screen).toBe('');
    time = 800;
    line.files(70);
    time = 850;
    line.files(71);
    time = 1000;
    line.step('planning');
    line.done();
    line.done();
    expect(screen).toBe('\r\u001b[Kchecking: 70 files so far ...\r\u001b[Kplanning ...\r\u001b[K');
  });

  test.each([
    [true, false, {}, true],
    [true, true, {}, false],
    [false, false, {}, false],
    [true, false, { TERM: 'dumb' }, false],
  ])('terminal %s, quiet %s, %j', (isErrorTerminal, quiet, environment, expected) => {
    const terminal = {
      out: () => {},
      err: () => {},
      environment,
      isTerminal: false,
      isErrorTerminal,
      columns: 0,
    };
    expect(showsProgress(quiet, terminal)).toBe(expected);
  });

  test('every file read is counted', () => {
    const seen: number[] = [];
    const io = files({
      '/repo/a/kea-dhcp4.conf': '{ "Dhcp4": {} }',
      '/repo/b/kea-dhcp6.conf': '{ "Dhcp6": {} }',
    });
    loadAndCheck(['/repo'], io, { progress: (count) => seen.push(count) });
    expect(seen.at(-1)).toBe(2);
  });
});
