// Runs the command line in this process, on files in memory.

import { main } from '../../src/cli.ts';
import type { Io } from '../../src/core/io.ts';
import type { MemoryEntry } from '../../src/core/memory-disk.ts';
import { type MemoryOptions, memoryIo } from '../../src/core/memory-io.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line. */
export async function run(
  argv: readonly string[],
  io: Io,
  environment: Readonly<Record<string, string>> = {},
  isTerminal = false,
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await main(argv, io, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    environment,
    isTerminal,
    columns: isTerminal ? 100 : 0,
  });
  return { code, out, err };
}

/** Files in memory, as the user `kea` sees them: rights hold. */
export function files(entries: Readonly<Record<string, MemoryEntry>>, options: MemoryOptions = {}) {
  return memoryIo(entries, { cwd: '/repo', uid: 1000, ...options });
}
