// The contract of the command line: exit codes, streams, and what bad input comes to. One bad file never hides others.

import { describe, expect, test } from 'vitest';
import { IoError } from '../../src/core/io.ts';
import { files, run } from './harness.ts';

const good4 = `{ "Dhcp4": {
  "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ],
  "interfaces-config": { "interfaces": [ "eth0" ] }
} }
`;
/** Something to find, so that a test can see that this file was checked too. */
const bad6 = `{ "Dhcp6": {
  "control-sockets": [ { "socket-type": "http", "socket-address": "::1", "socket-port": 8006 } ]
} }
`;

function gone(): string {
  throw new IoError('ENOENT', 'here', 'no such file or directory');
}

/** `/etc/kea` as packages install it: only the servers' group may look into it. */
const shut = {
  '/etc/kea': { directory: true, mode: 0o750, uid: 0, gid: 0 },
  '/etc/kea/kea-dhcp4.conf': good4,
} as const;

describe('exit codes', () => {
  test('0: clean', async () => {
    const ran = await run(['check', 'kea'], files({ '/repo/kea/kea-dhcp4.conf': good4 }));
    expect(ran.err).toBe('');
    expect(ran.code).toBe(0);
  });

  test('0: nothing to change', async () => {
    const ran = await run(['kea', '--write'], files({ '/repo/kea/kea-dhcp4.conf': good4 }));
    expect(ran.code).toBe(0);
  });

  test('1: findings', async () => {
    const ran = await run(['check', 'kea'], files({ '/repo/kea/kea-dhcp6.conf': bad6 }));
    expect(ran.out).toContain('control-socket-http-unauthenticated');
    expect(ran.code).toBe(1);
  });

  test('1: a warning that the settings call an error hides nothing', async () => {
    const io = files({ '/repo/kea/kea-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": 0600, } }\n' });
    const loud = ['--rule', 'json-trailing-comma=error', '--rule', 'json-leading-zeros=error'];
    expect((await run(['check', 'kea', ...loud], io)).code).toBe(1);
  });

  test('1: changes are pending, although nothing is wrong', async () => {
    const singular =
      '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "s" }, "valid-lifetime": 1 } }\n';
    const ran = await run(['kea'], files({ '/repo/kea/kea-dhcp4.conf': singular }));
    expect(ran.out).toContain('control-sockets');
    expect(ran.code).toBe(1);
  });

  test.each([
    ['an unknown option', ['kea', '--nonsense']],
    ['a target that is none', ['kea', '--target', '9.9']],
    ['a format that is none', ['kea', '-f', 'yaml']],
    ['a listener with a host name', ['kea', '--listen', 'dhcp4=localhost:8004']],
    ['a listener without a port', ['kea', '--listen', 'dhcp4=127.0.0.1']],
    ['a listener for no server', ['kea', '--listen', 'agent=127.0.0.1:8004']],
    ['no path', []],
    ['an empty path', ['']],
    ['an empty path to write', ['', '--write']],
    ['an empty path for check', ['check', 'kea', '']],
    ['an empty path for undo', ['undo', '']],
    ['an empty path for init', ['init', '']],
    ['no path for check', ['check']],
    ['a rule level that is none', ['kea', '--rule', 'listener-clash=loud']],
    ['the agent kept where there is none', ['kea', '--agent', 'keep', '--target', '3.2']],
    ['a rule that does not exist', ['explain', 'no-such-rule']],
    ['a schema that does not exist', ['schema', 'no-such-schema']],
    ['a place on the server that is no absolute path', ['kea', '--deploy-dir', 'etc/kea']],
    ['a place on the server that is empty', ['kea', '--deploy-dir', '']],
    ['an empty directory of includes', ['check', 'kea', '--include-root', '']],
    ['listeners and no listeners', ['kea', '--unix-only', '--listen', 'dhcp4=127.0.0.1:8004']],
    ['an empty name of a configuration file', ['check', 'kea', '--config', '']],
    ['a configuration file that is not there', ['kea', '--config', 'nowhere.jsonc']],
  ])('2: %s', async (_name, argv) => {
    const ran = await run(argv, files({ '/repo/kea/kea-dhcp4.conf': good4 }));
    expect(ran.out).toBe('');
    expect(ran.err).not.toBe('');
    expect(ran.err).not.toContain('a bug of ours');
    expect(ran.code).toBe(2);
  });

  test.each([
    [['check', '/etc/kea']],
    [['check', '/etc/kea/kea-dhcp4.conf']],
    [['check', '/etc/kea/*.conf']],
    [['/etc/kea/kea-dhcp4.conf']],
    [['/etc/kea', '--write']],
    [['check', '.'], '/etc/kea'],
  ])('4: a directory that is closed: %s', async (argv, cwd = '/repo') => {
    const ran = await run(argv, files(shut, { cwd }));
    expect(ran.out).toMatch(/^ {2}! .*permission denied$/m);
    expect(ran.err).toBe('');
    expect(ran.code).toBe(4);
  });

  test.each([
    ['the working directory is gone', { cwd: gone }, ['check', 'kea']],
    ['standard input is a directory', { stdin: gone }, ['check', '-']],
  ])('4: %s', async (_name, broken, argv) => {
    const ran = await run(argv, { ...files({}), ...broken });
    expect(ran.err).toBe('kea-migrate: here: no such file or directory\n');
    expect(ran.code).toBe(4);
  });

  test('4: a file beside the others is closed: nothing is written without it', async () => {
    const io = files({
      '/repo/kea/kea-dhcp4.conf':
        '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "s" } } }',
      '/repo/kea/kea-ctrl-agent.conf': { text: '{ "Control-agent": {} }', mode: 0o600, uid: 0 },
    });
    const ran = await run(['kea', '--write'], io);
    expect(ran.out).toContain('what does kea/kea-ctrl-agent.conf say');
    expect(ran.out).toContain('nothing was written');
    expect(io.lstat('/repo/kea/.kea-migrate')).toBeUndefined();
    expect(ran.code).toBe(4);
  });

  test.each([
    [['init', '/etc/kea/x'], 2],
    [['undo', '/etc/kea'], 5],
    [['undo', '/etc/kea/kea-dhcp4.conf'], 5],
    [['/repo', '--verify-with', '/etc/kea/sbin'], 2],
    [['check', '/repo', '--baseline', '/etc/kea/known.json'], 2],
    [['check', '/repo', '--config', '/etc/kea/kea-migrate.jsonc'], 2],
  ])('%s: what is asked for is closed', async (argv, code) => {
    const ran = await run(argv, files({ ...shut, '/repo/kea-dhcp4.conf': good4 }));
    expect(ran.err).not.toContain('a bug of ours');
    expect(ran.code).toBe(code);
  });

  test('2: a configuration file with a mistake, with its place', async () => {
    const io = files({
      '/repo/kea/kea-dhcp4.conf': good4,
      '/repo/kea-migrate.jsonc': '{\n  // ours\n  "target": "4.0"\n}\n',
    });
    const ran = await run(['check', 'kea'], io);
    expect(ran.err).toContain('kea-migrate.jsonc:3:13');
    expect(ran.code).toBe(2);
  });

  test.each([
    ['an empty directory', { '/repo/kea': { directory: true } as const }],
    ['no such path', {}],
    ['files of other programs only', { '/repo/kea/package.json': '{ "name": "x" }' }],
  ])('3: %s', async (_name, entries) => {
    const ran = await run(['check', 'kea'], files(entries));
    expect(`${ran.out}${ran.err}`).toContain('kea');
    expect(ran.code).toBe(3);
  });
});

describe('bad input has its place, exit code 4, and hides nothing else', () => {
  const deep = `{ "Dhcp4": { "user-context": ${'{ "a": '.repeat(5000)}1${' }'.repeat(5000)} } }\n`;
  test.each([
    [
      'a truncated file',
      { '/repo/kea/kea-dhcp4.conf': '{ "Dhcp4": {\n  "valid-lifetime": 3600,\n  "subnet4": [ {' },
      'kea-dhcp4.conf:3:17',
    ],
    [
      'a syntax error',
      { '/repo/kea/kea-dhcp4.conf': '{ "Dhcp4": {\n  "valid-lifetime" 3600 } }' },
      'kea-dhcp4.conf:2:20',
    ],
    ['a binary file', { '/repo/kea/kea-dhcp4.conf': '\x7fELF\x00\x00\x01' }, 'kea-dhcp4.conf'],
    ['an unreadable file', { '/repo/kea/kea-dhcp4.conf': { text: good4, mode: 0 } }, 'kea-dhcp4.conf'],
    [
      'a directory that may not be entered',
      { '/repo/kea/sub': { directory: true, mode: 0 } as const },
      'sub',
    ],
    [
      'an include cycle',
      {
        '/repo/kea/kea-dhcp4.conf': '{ "Dhcp4": { <?include "loop.json"?> } }',
        '/repo/kea/loop.json': '<?include "loop.json"?>',
      },
      'loop.json:1:1',
    ],
    [
      'an include that is not there',
      { '/repo/kea/kea-dhcp4.conf': '{ "Dhcp4": {\n  "subnet4": <?include "nowhere.json"?> } }' },
      'kea-dhcp4.conf:2:24',
    ],
    ['a FIFO', { '/repo/kea/kea-dhcp4.conf': { other: true } as const }, 'kea-dhcp4.conf'],
    ['an empty file', { '/repo/kea/kea-dhcp4.conf': '' }, 'kea-dhcp4.conf:1:1'],
  ])('%s', async (_name, entries, place) => {
    const own = { '/repo/kea': { directory: true, uid: 1000 } as const };
    // Owned by the user: who may not keep a file's owner may not write it.
    const io = files({
      ...own,
      ...entries,
      '/repo/kea/kea-dhcp6.conf': { text: bad6, uid: 1000, gid: 1000 },
    });
    for (const argv of [
      ['check', 'kea', '-f', 'concise'],
      ['kea', '-f', 'json'],
      ['kea', '--write', '-f', 'text'],
    ]) {
      const ran = await run(argv, io);
      const said = `${ran.out}${ran.err}`;
      expect(said).toContain(argv.includes('json') ? place.split(':')[0] : place);
      expect(said).toContain('control-socket-http-unauthenticated');
      expect(said).not.toContain('a bug of ours');
      expect(ran.code).toBe(4);
    }
  });

  test('a 5,000-deep file is read like any other', async () => {
    const ran = await run(
      ['kea', '-f', 'json'],
      files({ '/repo/kea/kea-dhcp4.conf': deep, '/repo/kea/kea-dhcp6.conf': bad6 }),
    );
    expect(ran.err).not.toContain('a bug of ours');
    expect(ran.out).toContain('control-socket-http-unauthenticated');
  });
});

describe('streams', () => {
  test('results go to standard output, remarks do not mix into JSON', async () => {
    const io = files({
      '/repo/kea-migrate.jsonc': '{ "target": "3.0" }',
      '/repo/kea/kea-dhcp4.conf': good4,
      '/repo/kea/kea-dhcp6.conf': bad6,
    });
    const ran = await run(['kea', '-f', 'json'], io);
    expect(JSON.parse(ran.out)).toMatchObject({ version: 1, target: '3.0' });
  });

  test('--quiet leaves remarks out', async () => {
    const io = files({ '/repo/kea-migrate.jsonc': '{ "target": "3.0" }', '/repo/kea/kea-dhcp4.conf': good4 });
    expect((await run(['check', 'kea'], io)).out).toContain('kea-migrate.jsonc');
    expect((await run(['check', 'kea', '--quiet'], io)).out).not.toContain('kea-migrate.jsonc');
  });

  test('one file from standard input', async () => {
    const io = files({}, { stdin: bad6 });
    const ran = await run(['check', '-', '--stdin-filename', 'etc/kea-dhcp6.conf', '-f', 'concise'], io);
    expect(ran.out).toContain('etc/kea-dhcp6.conf:2:');
    expect(ran.code).toBe(1);
  });

  test('several formats in one run, each to its own file', async () => {
    const io = files({ '/repo/kea/kea-dhcp6.conf': bad6, '/repo/out': { directory: true, uid: 1000 } });
    const ran = await run(['check', 'kea', '-f', 'json=out/report.json', '-f', 'concise'], io);
    expect(JSON.parse(io.read('/repo/out/report.json'))).toMatchObject({ version: 1 });
    expect(ran.out).toContain('kea-dhcp6.conf:2:');
  });

  test.each([
    ['on a terminal', {}, true, [], true],
    ['not in a pipe', {}, false, [], false],
    ['NO_COLOR', { NO_COLOR: '1' }, true, [], false],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, [], true],
    ['--no-color over FORCE_COLOR', { FORCE_COLOR: '1' }, true, ['--no-color'], false],
    ['--color over NO_COLOR', { NO_COLOR: '1' }, false, ['--color'], true],
    ['a dumb terminal', { TERM: 'dumb' }, true, [], false],
  ])('colour: %s', async (_name, environment, isTerminal, options, colored) => {
    const io = files({ '/repo/kea/kea-dhcp6.conf': bad6 });
    const ran = await run(['check', 'kea', ...options], io, environment, isTerminal);
    expect(ran.out.includes('\u001b[')).toBe(colored);
  });
});

describe('settings', () => {
  test('the command line is over the configuration file, which is over the defaults', async () => {
    const io = files({
      '/repo/kea-migrate.jsonc':
        '{ "target": "3.0", "rules": { "control-socket-http-unauthenticated": "off" } }',
      '/repo/kea/kea-dhcp6.conf': bad6,
    });
    expect((await run(['check', 'kea', '--target', '3.2'], io)).code).toBe(0);
    const loud = ['check', 'kea', '--target', '3.2', '--rule', 'control-socket-http-unauthenticated=error'];
    expect((await run(loud, io)).code).toBe(1);
  });

  test('--fail-on', async () => {
    const io = files({ '/repo/kea/kea-dhcp6.conf': bad6 });
    const asWarning = ['check', 'kea', '--rule', 'control-socket-http-unauthenticated=warning'];
    expect((await run(asWarning, io)).code).toBe(0);
    expect((await run([...asWarning, '--fail-on', 'warning'], io)).code).toBe(1);
  });

  test('groups say which files are one host', async () => {
    const forward = (name: string): string =>
      `{ "Control-agent": { "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "${name}" } } } }\n`;
    const entries = {
      '/repo/kea/kea-ctrl-agent-x.conf': forward('a'),
      '/repo/kea/kea-ctrl-agent-y.conf': forward('b'),
      '/repo/kea/kea-dhcp4-p.conf': good4,
      '/repo/kea/kea-dhcp4-q.conf': good4,
    };
    const unclear = await run(['check', 'kea', '-f', 'concise'], files(entries));
    expect(unclear.out).toContain('unclear-group');
    // The sockets tell, when they are those that the agents name.
    const told4 = (name: string): string => good4.replace('kea4-ctrl-socket', name);
    const evident = {
      ...entries,
      '/repo/kea/kea-dhcp4-p.conf': told4('b'),
      '/repo/kea/kea-dhcp4-q.conf': told4('a'),
    };
    const found = await run(['check', 'kea', '-f', 'json', '--target', '3.0'], files(evident));
    expect(JSON.parse(found.out).installations).toMatchObject([
      { files: [{ path: 'kea/kea-ctrl-agent-x.conf' }, { path: 'kea/kea-dhcp4-q.conf' }] },
      { files: [{ path: 'kea/kea-ctrl-agent-y.conf' }, { path: 'kea/kea-dhcp4-p.conf' }] },
    ]);

    const groups = [
      { name: 'north', files: ['kea/kea-ctrl-agent-x.conf', 'kea/kea-dhcp4-p.conf'] },
      { files: ['kea/*-y.conf', 'kea/*-q.conf'] },
    ];
    const io = files({ ...entries, '/repo/kea-migrate.jsonc': JSON.stringify({ target: '3.0', groups }) });
    const said = await run(['check', 'kea', '-f', 'json'], io);
    expect(said.out).not.toContain('unclear-group');
    expect(JSON.parse(said.out).installations).toMatchObject([{ name: 'kea' }, { name: 'kea (north)' }]);
    const wrong = files({ ...entries, '/repo/kea-migrate.jsonc': '{ "groups": [ { "name": "north" } ] }' });
    expect((await run(['check', 'kea'], wrong)).err).toContain(
      'kea-migrate.jsonc:1:15: error: groups: a group needs',
    );
  });
});
