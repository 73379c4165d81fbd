// The hooks of .pre-commit-hooks.yaml, installed by the real pre-commit and run by real commits.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const minutes = 60_000;
const base = realpathSync(mkdtempSync(join(tmpdir(), 'kea-migrate-hooks-')));
const hooks = join(base, 'kea-migrate');
let repository = '';

const environment = {
  ...process.env,
  PRE_COMMIT_HOME: join(base, 'cache'),
  PRE_COMMIT_COLOR: 'never',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

function run(directory: string, program: string, ...words: readonly string[]): string {
  return execFileSync(program, words, { cwd: directory, env: environment, encoding: 'utf8', stdio: 'pipe' });
}

/** Stages everything and commits it: what was said, and whether the commit was made. */
function commit(): { readonly made: boolean; readonly said: string } {
  run(repository, 'git', 'add', '-A');
  const { status, stdout, stderr } = spawnSync('git', ['commit', '-m', 'x'], {
    cwd: repository,
    env: environment,
    encoding: 'utf8',
  });
  return { made: status === 0, said: `${stdout}${stderr}` };
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(repository, name)), { recursive: true });
  writeFileSync(join(repository, name), text);
}

/** A repository with these hooks, and nothing in it yet. */
function startWith(...ids: readonly string[]): void {
  repository = realpathSync(mkdtempSync(join(base, 'repository-')));
  run(repository, 'git', 'init', '-q', '-b', 'main');
  const list = ids.map((id) => `      - id: ${id}\n`).join('');
  write('.pre-commit-config.yaml', `repos:\n  - repo: file://${hooks}\n    rev: v0\n    hooks:\n${list}`);
  write('kea-migrate.jsonc', '{ "target": "2.6" }\n');
  run(repository, 'pre-commit', 'install', '--install-hooks');
}

const agent = (socket: string): string =>
  `{ "Control-agent": {\n  "http-host": "127.0.0.1",\n  "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "${socket}" } }\n} }\n`;
const server = (socket: string): string =>
  `{ "Dhcp4": {\n  "control-socket": { "socket-type": "unix", "socket-name": "${socket}" }\n} }\n`;

/** The hooks' repository: the files that this work tree has, as they are. */
beforeAll(() => {
  const names = run(root, 'git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  for (const name of names) if (name !== '') cpSync(join(root, name), join(hooks, name), { recursive: true });
  run(hooks, 'git', 'init', '-q', '-b', 'main');
  run(hooks, 'git', 'add', '-A');
  run(hooks, 'git', 'commit', '-qm', 'x');
  run(hooks, 'git', 'tag', 'v0');
}, minutes);
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('kea-migrate: changed files', () => {
  beforeEach(() => startWith('kea-migrate'), 5 * minutes);

  test('lets a good commit pass, and one without files of Kea', () => {
    expect(commit()).toMatchObject({ made: true });
    write('etc/kea-dhcp4.conf', server('/run/kea/a'));
    const { made, said } = commit();
    expect(said).toMatch(/Kea configuration \(changed files\)\.+Passed/);
    expect(made).toBe(true);
  });

  test('stops a bad one with the finding', () => {
    write('etc/kea-dhcp4.conf', server('/run/kea/a').replace('"unix",', '"unix"'));
    const { made, said } = commit();
    expect(said).toContain('etc/kea-dhcp4.conf:2:');
    expect(said).toContain('syntax-error');
    expect(made).toBe(false);
  });

  test('speaks of the changed files only', () => {
    write('etc/kea-ctrl-agent.conf', agent('/run/kea/a'));
    expect(commit().made).toBe(true);
    write('etc/kea-dhcp4.conf', server('/run/kea/b'));
    expect(commit().made).toBe(true);
  });
});

test(
  'kea-migrate-all: compares the files of a host, changed or not',
  () => {
    startWith('kea-migrate-all');
    write('etc/kea-ctrl-agent.conf', agent('/run/kea/a'));
    write('etc/kea-dhcp4.conf', server('/run/kea/a'));
    expect(commit()).toMatchObject({ made: true });
    write('etc/kea-dhcp4.conf', server('/run/kea/b'));
    const { made, said } = commit();
    expect(said).toContain('socket-path-mismatch');
    expect(said).toContain('etc/kea-ctrl-agent.conf:3:');
    expect(made).toBe(false);
  },
  5 * minutes,
);

test(
  'kea-migrate-fix: writes the fix, and the next commit passes',
  () => {
    startWith('kea-migrate-fix');
    write('etc/kea-ctrl-agent.conf', agent('/run/kea/a').replace('Control-agent', 'CtrlAgent'));
    const first = commit();
    expect(first.said).toContain('files were modified by this hook');
    expect(first.made).toBe(false);
    expect(readFileSync(join(repository, 'etc/kea-ctrl-agent.conf'), 'utf8')).toBe(agent('/run/kea/a'));
    expect(commit()).toMatchObject({ made: true });
    // The backup is no matter of the repository's.
    expect(run(repository, 'git', 'ls-files').trim().split('\n')).toEqual([
      '.pre-commit-config.yaml',
      'etc/kea-ctrl-agent.conf',
      'kea-migrate.jsonc',
    ]);
  },
  5 * minutes,
);
