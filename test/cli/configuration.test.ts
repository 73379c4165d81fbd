// kea-migrate.jsonc: what it takes, how mistakes in it are shown, what `init` writes, and that its schema says the same.

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { ruleIds } from '../../src/check/explain.ts';
import { ConfigurationError, readConfiguration, settingNames } from '../../src/configuration.ts';
import { targetNames } from '../../src/kea/versions.ts';
import { files, run } from './harness.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/kea-migrate.schema.json', import.meta.url), 'utf8'),
);
const { allowComments: _, allowTrailingCommas: __, ...published } = schema;
const isPublished = new Ajv({ allErrors: true }).compile(published);

/** The messages about a text; empty: it was read. */
function mistakesIn(text: string): readonly string[] {
  try {
    readConfiguration({ path: 'k', text });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.split('\n');
  }
}

describe('the schema', () => {
  test('has the settings, the targets and the rules that are read', () => {
    expect(Object.keys(schema.properties).sort()).toEqual([...settingNames].sort());
    expect(schema.properties.target.examples).toEqual(targetNames);
    expect(schema.definitions.ruleId.enum).toEqual(ruleIds);
  });

  test.each([
    '{}',
    '{ "$schema": "x", "target": "3.0.2", "agent": "keep", "credentials": "none", "unixOnly": true }',
    '{ "platform": "isc", "deployDirectory": "/x", "includeRoot": "..", "failOn": "info", "baseline": "b.json" }',
    '{ "listen": { "dhcp4": "127.0.0.1:8104", "dhcp6": "[::1]:8106", "d2": "10.0.0.1:1" } }',
    '{ "groups": [ { "name": "n", "files": ["a*"], "containers": true }, { "files": [] } ], "ignore": ["x/**"] }',
    '{ "rules": { "listener-clash": "off" }, "overrides": [ { "files": ["a"], "rules": { "port-zero": "info" } } ] }',
  ])('takes what is read: %s', (text) => {
    expect(mistakesIn(text)).toEqual([]);
    expect(isPublished(JSON.parse(text)), JSON.stringify(isPublished.errors)).toBe(true);
  });

  test.each([
    '[]',
    '{ "targets": "3.2" }',
    '{ "target": 3.2 }',
    '{ "target": "4.0" }',
    '{ "agent": "drop" }',
    '{ "credentials": true }',
    '{ "unixOnly": "yes" }',
    '{ "platform": "suse" }',
    '{ "deployDirectory": 1 }',
    '{ "deployDirectory": "etc/kea" }',
    '{ "deployDirectory": "" }',
    '{ "includeRoot": [] }',
    '{ "includeRoot": "" }',
    '{ "ignore": [""] }',
    '{ "groups": [ { "files": [""] } ] }',
    '{ "overrides": [ { "files": [""], "rules": {} } ] }',
    '{ "failOn": "never" }',
    '{ "baseline": null }',
    '{ "listen": { "agent": "127.0.0.1:1" } }',
    '{ "listen": { "dhcp4": "localhost:8004" } }',
    '{ "listen": [] }',
    '{ "groups": [ { "name": "n" } ] }',
    '{ "groups": [ { "files": ["a"], "nam": "n" } ] }',
    '{ "groups": [ { "files": "a" } ] }',
    '{ "groups": [ { "files": ["a"], "containers": "yes" } ] }',
    '{ "rules": { "no-such-rule": "off" } }',
    '{ "rules": { "port-zero": "loud" } }',
    '{ "overrides": [ { "files": ["a"] } ] }',
    '{ "overrides": [ { "files": ["a"], "rules": { "port-zero": 1 } } ] }',
    '{ "ignore": "a" }',
    '{ "ignore": [1] }',
  ])('refuses what is refused: %s', (text) => {
    expect(mistakesIn(text)).toHaveLength(1);
    expect(isPublished(JSON.parse(text))).toBe(false);
  });

  test('is printed', async () => {
    const { nodeIo } = await import('../../src/node-io.ts');
    const { out } = await run(['schema', 'kea-migrate'], nodeIo);
    expect(JSON.parse(out)).toEqual(schema);
  });
});

describe('patterns of groups that match no file', () => {
  const groups =
    '{\n  "groups": [{ "files": ["kea/north-*", "kea/soth-*", "!x"] }, { "files": ["gone.conf"] }]\n}\n';
  const entries = {
    '/repo/kea/north-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": 1 } }\n',
    '/repo/kea/south-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": 1 } }\n',
    '/repo/kea-migrate.jsonc': groups,
  };
  const told = [
    'kea-migrate.jsonc:2:41: warning: groups: "kea/soth-*" matches no file; was it renamed or removed?',
    '    2 |   "groups": [{ "files": ["kea/north-*", "kea/soth-*", "!x"] }, { "files": ["gone.conf"] }]',
    `      | ${' '.repeat(40)}^^^^^^^^^^^^`,
    '',
    'kea-migrate.jsonc:2:76: warning: groups: "gone.conf" matches no file; was it renamed or removed?',
    '    2 |   "groups": [{ "files": ["kea/north-*", "kea/soth-*", "!x"] }, { "files": ["gone.conf"] }]',
    `      | ${' '.repeat(75)}^^^^^^^^^^^`,
    '',
  ].join('\n');

  test.each([
    [['check', 'kea']],
    [['check', 'kea', '-f', 'github']],
    // Limited to one PATH: the patterns of the other files still match.
    [['check', 'kea/south-dhcp4.conf', '-f', 'json']],
    [['kea']],
  ])('are told on standard error: %s', async (words) => {
    const { err, code } = await run(words, files(entries));
    expect(err).toBe(told);
    expect(code).toBeLessThan(2);
  });

  test.each([[['check', 'kea', '--quiet']], [['check', '-', '--stdin-filename', 'kea/soth-dhcp4.conf']]])(
    'and not with %s',
    async (words) => {
      const { err } = await run(words, files(entries, { stdin: '{ "Dhcp4": {} }' }));
      expect(err).toBe('');
    },
  );

  test('nor where a directory could not be looked into', async () => {
    const closed = files({
      '/repo/kea/north-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": 1 } }\n',
      '/repo/shut': { directory: true, mode: 0 },
      '/repo/kea-migrate.jsonc': '{ "groups": [{ "files": ["**/south-*"] }] }',
    });
    expect((await run(['check', 'kea'], closed)).err).toBe('');
  });
});

test('holds for a directory whose name looks like a pattern', async () => {
  const io = files({
    '/repo/[north]/kea-dhcp4.conf':
      '{ "Dhcp4": { "valid-lifetime": 1, "subnet4": [ { "subnet": "10.0.0.0/8" } ] } }\n',
    '/repo/[north]/kea-migrate.jsonc': '{ "rules": { "subnet-id-required": "off" } }\n',
  });
  const { out, code } = await run(['check', '[north]', '-f', 'concise'], io);
  expect({ out, code }).toEqual({ out: '', code: 0 });
});

describe('mistakes', () => {
  test('all of them, with place and suggestion', () => {
    const text = `{
  "taget": "3.2",
  "rules": { "listener-clsh": "off", "port-zero": "loud" },
  "groups": [ { "file": ["a"] } ],
  "deploy_directory": "/etc/kea",
}`;
    expect(mistakesIn(text)).toEqual([
      'k:2:3: unknown setting taget; did you mean target?',
      'k:3:14: rules: no rule is called listener-clsh; did you mean listener-clash?',
      'k:3:51: rules: loud is none of off, error, warning, info',
      'k:4:15: groups: a group needs "files", a list of glob patterns',
      'k:4:17: groups: unknown key file in a group; did you mean files?',
      'k:5:3: unknown setting deploy_directory; did you mean deployDirectory?',
    ]);
  });

  test('keys that stand twice, at every depth', () => {
    const text = `{
  "target": "3.0",
  "rules": { "port-zero": "off", "port-zero": "error" },
  "groups": [{ "files": ["a"], "files": ["b"] }, { "files": ["c"] }],
  "t\\u0061rget": "3.2"
}`;
    expect(mistakesIn(text)).toEqual([
      'k:3:34: port-zero stands here a second time; the first is in line 3',
      'k:4:32: files stands here a second time; the first is in line 4',
      'k:5:3: target stands here a second time; the first is in line 2',
    ]);
  });

  test.each([
    ['{ "target" "3.2" }', 'k:1:12: expected a colon behind the name of the setting'],
    ['{ "target": "3.2', 'k:1:13: this string is never closed'],
    ['', 'k:1:1: expected a value'],
    [`{ "groups": ${'['.repeat(100_000)} }`, 'k:1:1012: brackets are nested too deep'],
    ['{ target: "3.2" }', 'k:1:3: expected a value'],
    ['# no such comment\n{}', 'k:1:1: expected a value'],
  ])('%j', (text, message) => {
    expect(mistakesIn(text)[0]).toContain(message);
  });

  test('are shown like findings, and nothing is checked', async () => {
    const io = files({
      '/repo/kea/kea-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": 1, } }\n',
      '/repo/kea-migrate.jsonc': '{\n  // ours\n  "taget": "3.2"\n}\n',
    });
    const { out, err, code } = await run(['check', 'kea'], io);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toBe(
      [
        'kea-migrate.jsonc:3:3: error: unknown setting taget; did you mean target?',
        '    3 |   "taget": "3.2"',
        '      |   ^^^^^^^',
        '',
      ].join('\n'),
    );
  });

  test('a rule that does not exist, on the command line', async () => {
    const io = files({ '/repo/kea/kea-dhcp4.conf': '{ "Dhcp4": { } }\n' });
    const { err, code } = await run(['check', 'kea', '--rule', 'port-zro=off'], io);
    expect(err).toContain('no rule is called port-zro; did you mean port-zero?');
    expect(code).toBe(2);
  });
});

describe('overrides', () => {
  const comma = '{ "Dhcp4": { "valid-lifetime": 600, } }\n';
  const entries = (settings: object) => ({
    '/repo/lab/kea-dhcp4.conf': comma,
    '/repo/live/kea-dhcp4.conf': comma,
    '/repo/kea-migrate.jsonc': JSON.stringify(settings),
  });
  const found = async (settings: object, ...more: readonly string[]): Promise<readonly string[]> => {
    const { out } = await run(['check', '.', '-f', 'concise', ...more], files(entries(settings)));
    return out
      .split('\n')
      .flatMap((line) => /^(\w+)\/.*?: (error|warning|info):/.exec(line)?.slice(1).join(' ') ?? []);
  };

  test('hold for the files they name; the last one counts', async () => {
    const lab = (level: string) => ({ files: ['lab/**'], rules: { 'json-trailing-comma': level } });
    expect(await found({})).toEqual(['lab warning', 'live warning']);
    expect(await found({ overrides: [lab('off')] })).toEqual(['live warning']);
    expect(await found({ overrides: [lab('off'), lab('info')] })).toEqual(['lab info', 'live warning']);
    expect(await found({ rules: { 'json-trailing-comma': 'off' }, overrides: [lab('error')] })).toEqual([
      'lab error',
    ]);
  });

  test('for a rule of the check stage as well, also when it is off elsewhere', async () => {
    const settings = (level: string) => ({
      rules: { 'ignore-unused': level },
      overrides: [{ files: ['lab/**'], rules: { 'ignore-unused': level === 'off' ? 'error' : 'off' } }],
    });
    const text = '{ "Dhcp4": {\n// kea-migrate-ignore json-trailing-comma why\n"valid-lifetime": 600 } }\n';
    const check = async (level: string) => {
      const io = files({
        ...entries(settings(level)),
        '/repo/lab/kea-dhcp4.conf': text,
        '/repo/live/kea-dhcp4.conf': text,
      });
      return (await run(['check', '.', '-f', 'concise'], io)).out;
    };
    expect(await check('off')).toMatch(/^lab\/kea-dhcp4.conf:2:1: error: [^\n]*\n$/);
    expect(await check('error')).toMatch(/^live\/kea-dhcp4.conf:2:1: error: [^\n]*\n$/);
  });

  test('the command line is over them', async () => {
    const settings = { overrides: [{ files: ['lab/**'], rules: { 'json-trailing-comma': 'off' } }] };
    expect(await found(settings, '--rule', 'json-trailing-comma=info')).toEqual(['lab info', 'live info']);
  });
});

describe('containers', () => {
  const listening = (section: string): string =>
    `{ "${section}": { "control-sockets": [ { "socket-type": "http", "socket-address": "0.0.0.0", "socket-port": 8000,
      "authentication": { "type": "basic", "directory": "/etc/kea", "clients": [ { "user-file": "u", "password-file": "p" } ] } } ] } }\n`;
  const entries = (containers: boolean) => ({
    '/repo/four/kea-dhcp4.conf': listening('Dhcp4'),
    '/repo/six/kea-dhcp6.conf': listening('Dhcp6'),
    '/repo/kea-migrate.jsonc': JSON.stringify({
      groups: [{ name: 'h', files: ['*/kea-*.conf'], containers }],
    }),
  });

  test('of one host do not share ports, for the rules and for the plan', async () => {
    const together = files(entries(false));
    expect((await run(['check', '.', '-f', 'concise'], together)).out).toContain('[listener-clash]');
    const apart = files(entries(true));
    expect((await run(['check', '.', '-f', 'concise'], apart)).out).not.toContain('[listener-clash]');
    const planned = (io: ReturnType<typeof files>) => run(['.', '-f', 'json'], io);
    const decisions = ({ out }: { readonly out: string }): number =>
      JSON.parse(out).plan.installations.flatMap(
        (one: { readonly decisions: readonly unknown[] }) => one.decisions,
      ).length;
    expect(decisions(await planned(together))).toBe(1);
    const plan = await planned(apart);
    expect(decisions(plan)).toBe(0);
    expect(plan.out).not.toContain('"holds": false');
  });
});

describe('init', () => {
  const four = (socket: string) =>
    `{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "${socket}" } } }\n`;
  const entries = {
    '/repo': { directory: true, uid: 1000 } as const,
    '/repo/kea/kea-dhcp4.conf': four('/usr/local/var/run/kea/kea4'),
  };

  test('writes what it found, and the tool reads it', async () => {
    const io = files(entries);
    const { out, code } = await run(['init'], io);
    expect(code).toBe(0);
    expect(out).toContain('1 file on 1 host');
    const text = io.read('/repo/kea-migrate.jsonc');
    expect(mistakesIn(text)).toEqual([]);
    const value: unknown = parse(text);
    expect(isPublished(value), JSON.stringify(isPublished.errors)).toBe(true);
    expect(value).toMatchObject({ target: '3.2', platform: 'upstream' });
    expect(text).toContain('// Told from "/usr/local/var/run/kea" in kea/kea-dhcp4.conf.');
    expect(text).toContain('//   kea: kea-dhcp4.conf');
    expect((await run(['check', 'kea'], io)).err).toBe('');
  });

  test('what it suggests can be taken out of the comments', async () => {
    const io = files(entries);
    await run(['init'], io);
    const text = io.read('/repo/kea-migrate.jsonc').replace(/^( +)\/\/ (?=")(.*),?$/gm, '$1$2');
    expect(text).toContain('\n  "groups"');
    expect(mistakesIn(text)).toEqual([]);
  });

  test('asks about files that nobody can tell apart', async () => {
    const io = files({
      ...entries,
      '/repo/kea/north.conf': four('a'),
      '/repo/kea/south.conf': four('b'),
      '/repo/kea/kea-ctrl-agent.conf':
        '{ "Control-agent": { "control-sockets": { "dhcp4": { "socket-name": "c" } } } }',
    });
    await run(['init'], io);
    const text = io.read('/repo/kea-migrate.jsonc');
    expect(mistakesIn(text)).toEqual([]);
    expect(text).toContain('//   kea/north.conf');
  });

  test('never replaces a file', async () => {
    const io = files({ ...entries, '/repo/kea-migrate.jsonc': '{ "target": "2.6" }' });
    const { err, code } = await run(['init', '.'], io);
    expect(code).toBe(5);
    expect(err).toContain('there already');
    expect(io.read('/repo/kea-migrate.jsonc')).toBe('{ "target": "2.6" }');
  });

  test('names from files cannot end a comment', async () => {
    const io = files({ ...entries, '/repo/a\n"x": 1/kea-dhcp4.conf': four('z') });
    await run(['init'], io);
    expect(mistakesIn(io.read('/repo/kea-migrate.jsonc'))).toEqual([]);
  });

  test('needs a directory', async () => {
    expect((await run(['init', 'nowhere'], files(entries))).code).toBe(2);
  });
});

test('the settings in README.md are read', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const shown = /```jsonc\n(\{\n[^`]*"target"[^`]*)```/.exec(readme)?.[1] ?? '';
  expect(shown).toContain('"overrides"');
  expect(mistakesIn(shown)).toEqual([]);
});
