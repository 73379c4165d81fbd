import { spawn } from 'node:child_process';
import { closeLater } from './cleanup.ts';
import { command } from './command.ts';
import { keaLaunch } from './config-test.ts';
import { asUser, type Host, TIED } from './host.ts';
import type { Daemon, Kea } from './installed.ts';
import { until } from './process.ts';
import { type Sandbox, sandbox } from './sandbox.ts';

/** What to start, and how to know that it is there. */
export interface StartOptions {
  readonly kea: Kea;
  readonly daemon: Daemon;
  /** Its configuration file; with a host, a path of the host. */
  readonly config: string;
  /** Control channels (Unix paths, `http:` or `https:` addresses) that must be open before the server counts as started. */
  readonly control?: readonly string[];
  /** And what its log must say; with no channels given, that the server has started. */
  readonly logged?: RegExp;
  /** Start it inside this host; else on the machine's own loopback, with directories of its own. */
  readonly host?: Host;
  /** The directories to use without a host; several servers of one installation share one. */
  readonly sandbox?: Sandbox;
  /** Number of the user and group to run it as, on the machine itself; default: whoever runs the tests. */
  readonly user?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly withinMs?: number;
}

/** A real server that is running. */
export interface RunningDaemon {
  readonly kea: Kea;
  readonly daemon: Daemon;
  readonly pid: number;
  /** Everything it has written so far. */
  log(): string;
  /** Null while it runs. */
  exitCode(): number | NodeJS.Signals | null;
  /** Wait until its log matches; false when it does not in time. */
  waitForLog(pattern: RegExp, timeoutMs?: number): Promise<boolean>;
  /** Wait until it has ended by itself; null when it has not in time. */
  waitForExit(timeoutMs?: number): Promise<number | NodeJS.Signals | null>;
  /** Reload its configuration, as `kill -HUP` does. */
  reload(): void;
  /** End it, gently first. Done by itself at the end of the test or file. */
  stop(): Promise<void>;
}

/** A server that did not come up; the message ends with what it wrote. */
export class NotStarted extends Error {
  readonly exitCode: number | NodeJS.Signals | null;
  readonly log: string;

  constructor(what: string, exitCode: number | NodeJS.Signals | null, log: string) {
    super(`${what}\n${log}`);
    this.name = 'NotStarted';
    this.exitCode = exitCode;
    this.log = log;
  }
}

/** Does anything listen at a control channel? A refusal for want of credentials or certificates counts as well. */
async function isOpen(target: string, host: Host | undefined): Promise<boolean> {
  try {
    await command(target, { command: 'list-commands' }, { timeoutMs: 2000, ...(host ? { host } : {}) });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return target.startsWith('https:') && (/CERT|SIGNATURE|SSL|TLS/.test(code) || code === 'ECONNRESET');
  }
}

/** Really start a server, in the foreground. Resolves when it is ready, rejects with {@link NotStarted} when it ends before that. */
export async function startDaemon(options: StartOptions): Promise<RunningDaemon> {
  const { kea, daemon, host, config } = options;
  const withinMs = options.withinMs ?? 10_000;
  const place = host ? {} : (options.sandbox ?? sandbox(kea)).env;
  const env = {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    KEA_LFC_EXECUTABLE: `${kea.dir}/bin/kea-lfc`,
    ...place,
    ...options.env,
  };
  const cwd = options.cwd;
  const plain = keaLaunch(kea, daemon, [...(options.args ?? []), '-c', config], {
    env,
    ...(cwd === undefined ? {} : { cwd }),
  });
  const launch = host
    ? host.enter(plain)
    : {
        ...plain,
        command: TIED[0],
        args: [...TIED.slice(1), ...asUser(options.user), plain.command, ...plain.args],
      };

  await host?.settled();
  const child = spawn(launch.command, launch.args, {
    cwd: launch.cwd,
    env: launch.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  let ended: number | NodeJS.Signals | null = null;
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', (code, signal) => {
      ended = code ?? signal;
      resolve();
    });
  });
  const log = (): string => Buffer.concat(chunks).toString('latin1');
  const stop = closeLater(async () => {
    if (ended !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await gone;
    clearTimeout(timer);
  });

  const logged = options.logged ?? (options.control ? undefined : /_STARTED /);
  const ready = async (): Promise<boolean> => {
    if (logged && !logged.test(log())) return false;
    const channels = options.control ?? [];
    return (await Promise.all(channels.map((target) => isOpen(target, host)))).every(Boolean);
  };
  const what = `${daemon} ${kea.version}`;
  const up = await until(async () => (ended !== null ? 'ended' : (await ready()) ? 'ready' : undefined), {
    timeoutMs: withinMs,
  });
  if (up !== 'ready') {
    await stop();
    throw new NotStarted(
      up === 'ended' ? `${what} ended at start` : `${what} was not ready in ${withinMs} ms`,
      ended,
      log(),
    );
  }
  return {
    kea,
    daemon,
    pid: child.pid ?? 0,
    log,
    exitCode: () => ended,
    waitForLog: async (pattern, timeoutMs = 10_000) =>
      (await until(async () => (pattern.test(log()) ? true : undefined), { timeoutMs })) ?? false,
    waitForExit: async (timeoutMs = 10_000) =>
      (await until(async () => ended ?? undefined, { timeoutMs })) ?? null,
    reload: () => void child.kill('SIGHUP'),
    stop,
  };
}
