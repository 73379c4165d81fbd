// A process that kill.test.ts starts to be killed: writes or undoes in a directory, and sends itself a signal at the
// n-th call of the system that changes the disk. Compiled by the test, never run by it in its own process.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { nodeIo } from '../../src/node-io.ts';
import { recover } from '../../src/write/recover.ts';
import { undo } from '../../src/write/undo.ts';
import { writeAll } from '../../src/write/write.ts';
import { killRequest } from './kill-request.ts';

const [task = '', directory = '', at = '0', signal = 'SIGKILL'] = process.argv.slice(2);

let calls = 0;

/** Every call after which the disk is, or may later turn out, different. */
const CHANGING = [
  'openSync',
  'writeSync',
  'fchownSync',
  'fchmodSync',
  'fsyncSync',
  'renameSync',
  'linkSync',
  'unlinkSync',
  'mkdirSync',
  'chmodSync',
  'rmdirSync',
] as const;

function countingCalls(): void {
  for (const name of CHANGING) {
    const original: unknown = fs[name];
    if (typeof original !== 'function') throw new Error(name);
    Object.defineProperty(fs, name, {
      value: (...given: readonly unknown[]) => {
        calls += 1;
        if (calls === Number(at)) process.kill(process.pid, signal);
        return Reflect.apply(original, fs, given);
      },
    });
  }
  syncBuiltinESMExports();
}

const tasks: Readonly<Record<string, () => unknown>> = {
  write: () => writeAll(nodeIo, killRequest(directory)).written.length,
  undo: () => undo(nodeIo, directory).restored.length,
  recover: () => recover(nodeIo, [directory]).map(({ outcome }) => outcome),
  /** Until it is killed. */
  again: () => {
    fs.writeSync(1, 'started\n');
    for (;;) {
      writeAll(nodeIo, killRequest(directory));
      undo(nodeIo, directory);
    }
  },
};

countingCalls();
try {
  const result = tasks[task]?.();
  fs.writeSync(1, JSON.stringify({ result, calls }));
} catch (error) {
  fs.writeSync(1, JSON.stringify({ refused: error instanceof Error ? error.message : String(error), calls }));
}
