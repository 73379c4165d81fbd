// An installation on a host of its own: its files are migrated as a user would migrate them, and its servers are started.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { nodeIo } from '../../../src/node-io.ts';
import type { Settings } from '../../../src/options.ts';
import type { InstallationPlan } from '../../../src/plan/types.ts';
import { apply, plan } from '../../../src/planning.ts';
import { check, load } from '../../../src/stages.ts';
import {
  type CommandOptions,
  command,
  type Daemon,
  type Host,
  type Kea,
  type RunningDaemon,
  replies,
  startDaemon,
  temporaryDirectory,
} from '../harness/index.ts';

/** Files by name below `/etc/kea`. */
export type Files = Readonly<Record<string, string>>;

/** What a migration of files in a directory of its own came to. */
export interface Migrated {
  /** All files as they are now, created ones included. */
  readonly files: Files;
  readonly plans: readonly InstallationPlan[];
  /** The errors that were found in the files as they were, and in what became of them. */
  readonly errors: readonly Diagnostic[];
  /** Why nothing was written; undefined when it was. */
  readonly refused: string | undefined;
}

/** Where `/etc/kea` is a directory of this machine. */
export const ETC = '/etc/kea';
/** The password that the tool would make up. */
export const PASSWORD = 'made-up-for-this-test';

function filesBelow(directory: string): Files {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && !entry.parentPath.includes('.kea-migrate'));
  return Object.fromEntries(
    files
      .filter(({ name }) => !name.startsWith('.kea-migrate'))
      .map(({ name, parentPath }) => {
        const path = join(parentPath, name);
        return [path.slice(directory.length + 1), readFileSync(path, 'latin1')];
      }),
  );
}

/** Writes the files into a new directory, migrates it with `--write` and reads it again. */
export function migrate(files: Files, settings: Settings = {}): Migrated {
  const directory = temporaryDirectory('kea-move-');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text, 'latin1');
  }
  const options = { target: '3.0', deployDirectory: ETC, platform: 'debian', ...settings } as const;
  const loaded = load([directory], nodeIo, options);
  const checked = check(loaded);
  const planned = plan(loaded, nodeIo, { random: () => PASSWORD }, checked);
  const { action, detail } = apply(planned, [directory], nodeIo);
  const failed = action === 'written' || action === 'nothing to do' ? undefined : `${action}: ${detail}`;
  const why = planned.installations.flatMap(({ decisions, proof }) => [
    ...decisions.filter(({ blocking }) => blocking).map(({ question }) => question),
    ...proof.filter(({ holds }) => !holds).map(({ claim, detail: more }) => `${claim}: ${more}`),
  ]);
  return {
    files: filesBelow(directory),
    plans: planned.installations,
    errors: [...checked.diagnostics, ...planned.installations.flatMap(({ remaining }) => remaining)].filter(
      ({ severity }) => severity === 'error',
    ),
    refused: failed === undefined ? undefined : [failed, ...why].join('; '),
  };
}

/** Puts files where a real server would find them. */
export function deploy(host: Host, files: Files): void {
  for (const [name, text] of Object.entries(files))
    host.write(join(ETC, name), Buffer.from(text, 'latin1'), 0o640);
}

/** How a daemon is started: its file, and which channels must be open. */
export interface Start {
  readonly daemon: Daemon;
  readonly control: readonly string[];
}

/** Starts daemons one after the other, as a service manager would: servers first. */
export async function startAll(
  kea: Kea,
  host: Host,
  starts: readonly Start[],
  env: Readonly<Record<string, string>> = {},
): Promise<readonly RunningDaemon[]> {
  const running: RunningDaemon[] = [];
  for (const { daemon, control } of starts) {
    const config = join(ETC, `${daemon}.conf`);
    running.push(await startDaemon({ kea, daemon, host, config, control, env, withinMs: 20_000 }));
  }
  return running;
}

/** Stops daemons, last started first. */
export async function stopAll(running: readonly RunningDaemon[]): Promise<void> {
  for (const daemon of [...running].reverse()) await daemon.stop();
}

/** The commands whose answers must survive the move. */
export const COMMANDS = [
  'version-get',
  'config-get',
  'list-commands',
  'status-get',
  'statistic-get-all',
] as const;

/** Answers by command. */
export type Answers = Readonly<Record<string, unknown>>;

/**
 * Asks one server everything.
 *
 * @param service through the agent: which server; undefined on a server's own listener
 */
export async function askAll(
  url: string,
  service: string | undefined,
  options: CommandOptions,
): Promise<Answers> {
  const found: [string, unknown][] = [];
  for (const name of COMMANDS) {
    const request = { command: name, ...(service === undefined ? {} : { service: [service] }) };
    const [reply] = replies(await command(url, request, options));
    found.push([name, reply]);
  }
  return Object.fromEntries(found);
}

/** A daemon's loggers that write to standard output. */
export const loggers = (name: string): object[] => [
  { name, severity: 'INFO', 'output-options': [{ output: 'stdout' }] },
];

/** A Unix control socket. */
export const unix = (name: string): object => ({ 'socket-type': 'unix', 'socket-name': name });

/** A configuration file with a comment in it. */
export const json = (value: unknown): string => `// hand-written\n${JSON.stringify(value, undefined, 2)}\n`;
