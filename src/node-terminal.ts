// The terminal of this process: standard output, standard error, the environment.

import { writeSync } from 'node:fs';
import type { Terminal } from './cli.ts';
import { systemReason } from './core/errno.ts';
import { ExitCode } from './core/exit.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code = 'EIO' }: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) is no failure: the run goes on to its end and to its exit code.
    if (code !== 'EPIPE') tellOnce(code);
  });
}

let isTold = false;

/** The disk that the output goes to is full, or gone: said where that is possible, and by the exit code. */
function tellOnce(code: string): void {
  if (isTold) return;
  isTold = true;
  process.once('exit', (exitCode) => {
    if (exitCode === ExitCode.ok) process.exitCode = ExitCode.incomplete;
  });
  const written = process.argv.some((word) => word === '--write' || word === '--fix')
    ? '; files may be written all the same, and kea-migrate undo PATH takes that back'
    : '';
  try {
    writeSync(2, `kea-migrate: the output is not complete: ${systemReason(code)}${written}\n`);
  } catch {
    // Standard error is lost as well.
  }
}

/** What the command line prints to. */
export const nodeTerminal: Terminal = {
  out: (text) => {
    process.stdout.write(text);
  },
  err: (text) => {
    process.stderr.write(text);
  },
  environment: process.env,
  isTerminal: process.stdout.isTTY === true,
  isErrorTerminal: process.stderr.isTTY === true,
  columns: process.stdout.isTTY === true ? process.stdout.columns : 0,
};
