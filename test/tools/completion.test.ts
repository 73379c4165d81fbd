// Completion in the real shells: keys are typed into a terminal, and the command line that comes of it is looked at.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { files, run } from '../cli/harness.ts';

/** What is typed; a tab stands where the user presses it. Then the words that the program is given. */
const typed: readonly (readonly [keys: string, words: string])[] = [
  ['che\tetc', 'check etc'],
  ['undo et\t', 'undo etc'],
  ['check --quie\t', 'check --quiet'],
  ['--target 2\t', '--target 2.6'],
  ['--target=2\t', '--target=2.6'],
  ['check --fail-on w\t', 'check --fail-on warning'],
  ['check --deploy-dir et\t', 'check --deploy-dir etc'],
  ['check --rule listener-cla\tof\t', 'check --rule listener-clash=off'],
  ['check -f sar\t', 'check -f sarif'],
  ['check -f sarif=resu\t', 'check -f sarif=result.sarif'],
  ['--listen dhcp6\t', '--listen dhcp6='],
  ['explain socket-path-mismat\t', 'explain socket-path-mismatch'],
  ['explain -f j\t', 'explain -f json'],
  ['schema repo\t', 'schema report'],
  ['completion zs\t', 'completion zsh'],
  // An option of another command is not offered.
  ['check --unix-o\t', 'check --unix-o'],
];

let home = '';
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'kea-migrate-shell-'));
  mkdirSync(join(home, 'etc'));
  writeFileSync(join(home, 'result.sarif'), '');
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { out } = await run(['completion', shell], files({}));
    writeFileSync(join(home, `kea-migrate.${shell}`), out);
  }
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Types keys into a shell on a terminal of its own, and waits for its end. */
function type(command: string, keys: string): Promise<string> {
  const environment = { ...process.env, HOME: home, TERM: 'dumb', INPUTRC: '/dev/null', PS1: '$ ' };
  const shell = spawn('script', ['-qec', command, '/dev/null'], { cwd: home, env: environment });
  let screen = '';
  shell.stdout.on('data', (data: Buffer) => {
    screen += data.toString();
  });
  shell.stdin.write(keys);
  return new Promise((resolve, reject) => {
    shell.on('error', reject);
    shell.on('close', () => resolve(screen));
  });
}

/** The stub that stands for the program writes its words to a file, one command to a line. */
const stub = `kea-migrate() { printf '%s\\n' "$*" >> words; }`;

describe.each([
  ['bash', 'bash --norc -i', `${stub}; source ./kea-migrate.bash`],
  [
    'zsh',
    'zsh -f -i',
    `unsetopt beep; zstyle ':completion:*' menu no; autoload -U compinit; compinit -u -D; ${stub}; source ./kea-migrate.zsh`,
  ],
])('%s', (_name, command, setup) => {
  test('completes what is typed', async () => {
    rmSync(join(home, 'words'), { force: true });
    const lines = typed.map(([keys]) => `kea-migrate ${keys}\n`);
    const screen = await type(command, `${setup}\n${lines.join('')}exit\n`);
    const words = readFileSync(join(home, 'words'), 'utf8').trimEnd().split('\n');
    expect(
      words.map((line) => line.trimEnd().replace(/\/$/, '')),
      screen,
    ).toEqual(typed.map(([, expected]) => expected));
  });
});

describe('fish', () => {
  const offered = (line: string): readonly string[] =>
    execFileSync('fish', ['--no-config', '-c', 'source ./kea-migrate.fish; complete -C $argv[1]', line], {
      cwd: home,
      env: { ...process.env, HOME: home },
      encoding: 'utf8',
    })
      .split('\n')
      .map((candidate) => candidate.replace(/\/?(?:\t.*)?$/, ''))
      .filter((candidate) => candidate !== '');

  test.each(typed.filter(([keys]) => keys.endsWith('\t')))('%j', (keys, words) => {
    // Tabs on the way were pressed already: what they came to is in the expected words.
    const done = words.slice(0, words.lastIndexOf(' ') + 1);
    const last =
      keys
        .split(/[ \t]/)
        .filter((part) => part !== '')
        .at(-1) ?? '';
    const lead = words.includes('=off') ? 'listener-clash=' : '';
    const wanted = words.slice(done.length);
    const candidates = offered(`kea-migrate ${done}${lead}${last}`);
    if (wanted === last) expect(candidates).toEqual([]);
    else expect(candidates).toContain(wanted);
  });

  test('offers commands, options and files with what they are', () => {
    expect(offered('kea-migrate ')).toEqual(expect.arrayContaining(['check', 'undo', 'explain', 'etc']));
    expect(offered('kea-migrate check --')).toEqual(
      expect.arrayContaining(['--target', '--format', '--quiet']),
    );
    expect(offered('kea-migrate explain socket-path-mismat')).toEqual(['socket-path-mismatch']);
  });
});
