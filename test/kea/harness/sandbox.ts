import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAtEnd, removeLater } from './cleanup.ts';
import type { Kea } from './installed.ts';

/** Directories of our own for one server, and the `KEA_*` variables that make a Kea use them. */
export interface Sandbox {
  readonly dir: string;
  /** For `socket-name`; mode 0750, which Kea 2.6 demands to the bit. */
  readonly sockets: string;
  readonly logs: string;
  readonly data: string;
  /** For configuration files and whatever else a test writes. */
  readonly etc: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A new temporary directory, removed at the end of the test or file. */
export function temporaryDirectory(prefix = 'real-kea-'): string {
  const directory = mkdtempSync(join(tmpdir(), prefix));
  removeLater(directory);
  return directory;
}

/** Make the directories that a Kea server wants, so that nothing of the machine's own is read or written. */
export function sandbox(kea: Kea, dir = temporaryDirectory()): Sandbox {
  const make = (name: string, mode: number): string => {
    const path = join(dir, name);
    mkdirSync(path, { recursive: true });
    chmodSync(path, mode);
    return path;
  };
  const sockets = make('run', 0o750);
  const logs = make('log', 0o750);
  const data = make('data', 0o750);
  const locks = make('lock', 0o750);
  const etc = make('etc', 0o755);
  return {
    dir,
    sockets,
    logs,
    data,
    etc,
    env: {
      KEA_CONTROL_SOCKET_DIR: sockets,
      KEA_LOG_FILE_DIR: logs,
      KEA_LEGAL_LOG_DIR: logs,
      KEA_DHCP_DATA_DIR: data,
      KEA_HOOKS_PATH: kea.hooks,
      KEA_HOOK_SCRIPTS_PATH: make('scripts', 0o755),
      KEA_LOCKFILE_DIR: locks,
      KEA_PIDFILE_DIR: locks,
    },
  };
}

const shared = new Map<string, Sandbox>();

/** One sandbox for all checks that leave nothing behind, such as `-t`. Removed at the end of the test file. */
export function sharedSandbox(kea: Kea): Sandbox {
  const known = shared.get(kea.dir);
  if (known) return known;
  const made = sandbox(kea, mkdtempSync(join(tmpdir(), 'real-kea-')));
  shared.set(kea.dir, made);
  closeAtEnd(() => {
    shared.delete(kea.dir);
    rmSync(made.dir, { recursive: true, force: true });
  });
  return made;
}
