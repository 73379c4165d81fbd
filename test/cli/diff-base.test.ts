// --diff-base with real git: findings on the lines that a change touches, and on no others.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeIo } from '../../src/node-io.ts';
import { parseDiff } from '../../src/run/changed-lines.ts';
import { run } from './harness.ts';

let repository = '';
const git = (...words: readonly string[]): string =>
  execFileSync('git', ['-C', repository, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], {
    encoding: 'utf8',
  });
const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(repository, name)), { recursive: true });
  writeFileSync(join(repository, name), text);
};
const commit = (): void => {
  git('add', '-A');
  git('commit', '-qm', 'x');
};

/** `file:line rule` of what a check says. */
async function found(revision: string, ...more: readonly string[]): Promise<readonly string[]> {
  const { out, err } = await run(
    ['check', repository, '--target', '2.6', '--diff-base', revision, '-f', 'json', ...more],
    nodeIo,
  );
  expect(err).toBe('');
  const { diagnostics } = JSON.parse(out) as {
    readonly diagnostics: readonly { readonly file: string; readonly line: number; readonly rule: string }[];
  };
  return diagnostics.map(({ file, line, rule }) => `${file.split('/').at(-1)}:${line} ${rule}`);
}

const lines = (...more: readonly string[]): string =>
  `{ "Dhcp4": {\n  "valid-lifetime": 600,\n  "option-data": [ { "name": "domain-name", "data": "a" }, ],\n${more.map((line) => `  ${line}\n`).join('')}  "renew-timer": 100\n} }\n`;

beforeEach(() => {
  repository = realpathSync(mkdtempSync(join(tmpdir(), 'kea-migrate-diff-')));
  git('init', '-q', '-b', 'main');
  write('kea-dhcp4.conf', lines());
  commit();
});
afterEach(() => rmSync(repository, { recursive: true, force: true }));

describe('a change', () => {
  test('that touches nothing', async () => {
    expect(await found('HEAD')).toEqual([]);
    expect(await found('main')).toEqual([]);
  });

  test('not yet committed, committed, and both', async () => {
    write('kea-dhcp4.conf', lines('"interfaces-config": { "interfaces": [ "eth0", ] },'));
    expect(await found('HEAD')).toEqual(['kea-dhcp4.conf:4 json-trailing-comma']);
    commit();
    expect(await found('HEAD')).toEqual([]);
    expect(await found('HEAD~1')).toEqual(['kea-dhcp4.conf:4 json-trailing-comma']);
    write(
      'kea-dhcp4.conf',
      lines(
        '"interfaces-config": { "interfaces": [ "eth0", ] },',
        '"server-tag": "a", "loggers": [ { "name": "kea-dhcp4", }, ],',
      ).replace('"valid-lifetime": 600', '"valid-lifetime": 700'),
    );
    const both = await found('HEAD~1');
    expect(both).toContain('kea-dhcp4.conf:4 json-trailing-comma');
    expect(both.filter((one) => one.startsWith('kea-dhcp4.conf:5'))).not.toEqual([]);
    expect(both).not.toContain('kea-dhcp4.conf:3 json-trailing-comma');
  });

  test('of a new file, and in a directory whose name needs quotes', async () => {
    write('nörth "1"\t/kea-dhcp6.conf', '{ "Dhcp6": { "valid-lifetime": 600, } }\n');
    expect(await found('HEAD')).toEqual(['kea-dhcp6.conf:1 json-trailing-comma']);
    commit();
    write('nörth "1"\t/kea-dhcp6.conf', '{ "Dhcp6": { "valid-lifetime": 700, } }\n');
    expect(await found('HEAD')).toEqual(['kea-dhcp6.conf:1 json-trailing-comma']);
  });

  test('in what git compares with nothing: ignored files, submodules, other repositories', async () => {
    const inside = [
      'ignored.d/kea-dhcp4.conf',
      'kea-dhcp6-ignored.conf',
      'sub module/kea-dhcp4.conf',
      'other/kea-dhcp4.conf',
    ];
    write('.gitignore', 'ignored.d\n*-ignored.conf\n');
    for (const name of inside) write(name, lines());
    for (const name of ['sub module', 'other']) {
      git('init', '-q', name);
      git('-C', name, 'add', '-A');
      git('-C', name, 'commit', '-qm', 'x');
    }
    git('-c', 'advice.addEmbeddedRepo=false', 'add', '.gitignore', 'sub module');
    git('commit', '-qm', 'x');
    const { out } = await run(['check', repository, '--diff-base', 'HEAD', '-f', 'concise'], nodeIo);
    expect(inside.filter((name) => !out.includes(`/${name}:3:`))).toEqual([]);
    expect(out).not.toContain(`${repository}/kea-dhcp4.conf:`);
    // Named itself, it is compared as a repository of its own.
    expect((await run(['check', join(repository, 'other'), '--diff-base', 'HEAD'], nodeIo)).code).toBe(0);
  });

  test('of a name alone', async () => {
    mkdirSync(join(repository, 'etc'));
    renameSync(join(repository, 'kea-dhcp4.conf'), join(repository, 'etc/kea-dhcp4.conf'));
    git('add', '-A');
    expect(await found('HEAD')).toEqual([]);
  });

  test('on a branch that main has left behind', async () => {
    git('checkout', '-qb', 'ours');
    write('kea-dhcp4.conf', lines('"interfaces-config": { "interfaces": [ "eth0", ] },'));
    commit();
    git('checkout', '-q', 'main');
    write('kea-dhcp4.conf', lines().replace('"data": "a"', '"data": "b"'));
    commit();
    git('checkout', '-q', 'ours');
    expect(await found('main')).toEqual(['kea-dhcp4.conf:4 json-trailing-comma']);
  });

  test('at either of two places that disagree', async () => {
    const agent = (name: string): string =>
      `{ "Control-agent": {\n  "http-host": "127.0.0.1",\n  "control-sockets": { "dhcp4": {\n    "socket-type": "unix",\n    "socket-name": "${name}"\n} } } }\n`;
    const four = (name: string): string =>
      `{ "Dhcp4": { "control-socket": {\n  "socket-type": "unix",\n  "socket-name": "${name}"\n} } }\n`;
    write('kea-ctrl-agent.conf', agent('/run/kea/a'));
    write('kea-dhcp4.conf', four('/run/kea/a'));
    commit();
    write('kea-dhcp4.conf', four('/run/kea/b'));
    expect(await found('HEAD')).toContain('kea-ctrl-agent.conf:5 socket-path-mismatch');
    commit();
    write('kea-dhcp4.conf', `${four('/run/kea/b')}\n// the end\n`);
    expect(await found('HEAD')).not.toContain('kea-ctrl-agent.conf:5 socket-path-mismatch');
    write('kea-ctrl-agent.conf', agent('/run/kea/c'));
    expect(await found('HEAD')).toContain('kea-ctrl-agent.conf:5 socket-path-mismatch');
  });

  test('elsewhere does not hide a file that cannot be read whole', async () => {
    write('kea-dhcp4.conf', '{ "Dhcp4": { "valid-lifetime" 600 } }\n');
    commit();
    expect(await found('HEAD')).toEqual(['kea-dhcp4.conf:1 syntax-error']);
  });

  test('how much is left out is said', async () => {
    const { out } = await run(['check', repository, '--diff-base', 'HEAD'], nodeIo);
    expect(out).toMatch(/\d+ findings? left out: not on lines that changed since HEAD/);
  });
});

describe('2: git cannot tell', () => {
  test.each(['no-such-branch', '--output=/tmp/x', 'HEAD:kea-dhcp4.conf'])('%s', async (revision) => {
    const ran = await run(['check', repository, `--diff-base=${revision}`], nodeIo);
    expect(ran.err).toContain(`--diff-base: git has no revision "${revision}" in `);
    expect(ran.code).toBe(2);
  });

  test('outside a work tree', async () => {
    rmSync(join(repository, '.git'), { recursive: true });
    const ran = await run(['check', repository, '--diff-base', 'HEAD'], nodeIo);
    expect(ran.err).toContain('not a git repository');
    expect(ran.code).toBe(2);
  });
});

test('headers of a diff', () => {
  const text = [
    '+++ b/a b.conf\t',
    '@@ -1 +1,2 @@ x',
    '@@ -5,2 +6,0 @@',
    '+++ /dev/null',
    '@@ -1,3 +0,0 @@',
    '+++ "b/t\\tb\\303\\251\\".conf"',
    '@@ -0,0 +7 @@',
    '',
  ].join('\n');
  expect([...parseDiff(text)]).toEqual([
    [
      'a b.conf',
      [
        { first: 1, last: 2 },
        { first: 6, last: 7 },
      ],
    ],
    ['t\tb\u00c3\u00a9".conf', [{ first: 7, last: 7 }]],
  ]);
});
