// Running a program on files that exist for it alone: how node-io asks a Kea that is installed here.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Executed, Execution } from './core/io.ts';

/** Enough for anything that Kea says of a file; what is longer ends the program. */
const MOST_OUTPUT = 4 * 1024 * 1024;

/** Lays the files out in a directory of their own (mode 0700), runs the command there, and removes everything. */
export function executeOnFiles({ files, command, timeout }: Execution): Executed {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'kea-migrate-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      const path = join(directory, name);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const text = typeof content === 'string' ? content : content(directory);
      writeFileSync(path, text, { encoding: 'latin1', mode: 0o600 });
    }
    const { spawnSync } = process.getBuiltinModule('node:child_process');
    const { status, stdout, stderr, error } = spawnSync('/bin/sh', ['-c', command(directory)], {
      cwd: directory,
      encoding: 'latin1',
      timeout,
      killSignal: 'SIGKILL',
      maxBuffer: MOST_OUTPUT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (error !== undefined && stdout === null) throw error;
    const output = `${stdout}${stderr}`.replaceAll(directory, '.');
    return { exitCode: status ?? undefined, output };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
