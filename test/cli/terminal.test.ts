// What reaches the terminal: help that teaches, and nothing raw from files, names or the command line.

import { describe, expect, test } from 'vitest';
import { targetNames } from '../../src/kea/versions.ts';
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
