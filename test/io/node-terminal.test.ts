// What becomes of a run whose output goes nowhere: real processes, as only they have a real standard output.

import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let directory = '';

beforeAll(() => {
  directory = fs.mkdtempSync(join(tmpdir(), 'kea-migrate-terminal-'));
  const terminal = fileURLToPath(new URL('../../src/node-terminal.ts', import.meta.url));
  // Two texts with a pause between them: the second one finds its reader gone. Then the run ends with its code.
  const contents = `
    import { nodeTerminal } from ${JSON.stringify(terminal)};
    nodeTerminal.out('first\\n'.repeat(100000));
    await new Promise((resolve) => setTimeout(resolve, 200));
    nodeTerminal.out('second\\n'.repeat(100000));
    await new Promise((resolve) => setTimeout(resolve, 200));
    process.exitCode = Number(process.argv[2]);`;
  buildSync({
    stdin: { contents, resolveDir: directory },
    outfile: join(directory, 'child.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
});

afterAll(() => fs.rmSync(directory, { recursive: true, force: true }));

/** Runs the child, to end with this code, in a shell with this behind it: its exit code, and what standard error has. */
function ended(code: number, behind: string, ...more: readonly string[]): readonly (number | string)[] {
  const [child, answer] = [join(directory, 'child.mjs'), join(directory, 'code')];
  const script = `{ "$0" "$@" ${behind.replace('|', `; echo $? >'${answer}'; } |`)}`;
  const words = [process.execPath, child, String(code), ...more];
  const { stderr } = spawnSync('/bin/sh', ['-c', script, ...words], { encoding: 'utf8' });
  return [Number(fs.readFileSync(answer, 'utf8')), stderr];
}

describe('standard output', () => {
  test.each([0, 1])('whose reader has seen enough changes nothing of exit code %i', (code) => {
    expect(ended(code, '| head -n 1 >/dev/null')).toEqual([code, '']);
  });

  test.skipIf(!fs.existsSync('/dev/full'))('that is full is said once, and is no success', () => {
    const said = 'kea-migrate: the output is not complete: no space left on device';
    expect(ended(0, '>/dev/full | cat')).toEqual([4, `${said}\n`]);
    expect(ended(1, '>/dev/full | cat')).toEqual([1, `${said}\n`]);
    const written = '; files may be written all the same, and kea-migrate undo PATH takes that back';
    expect(ended(0, '>/dev/full | cat', 'etc/kea', '--write')).toEqual([4, `${said}${written}\n`]);
    expect(ended(0, '>/dev/full 2>&1 | cat')).toEqual([4, '']);
  });
});
