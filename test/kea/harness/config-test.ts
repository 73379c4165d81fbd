import { asUser, type Host } from './host.ts';
import type { Daemon, Kea } from './installed.ts';
import { type KeaMessage, refusals, syntaxWarnings } from './output.ts';
import { inParallel, type Launch, run } from './process.ts';
import { sharedSandbox } from './sandbox.ts';

/** One question to a real Kea: would you take this file? */
export interface ConfigTestOptions {
  readonly kea: Kea;
  readonly daemon: Daemon;
  /** The file, as it should appear in Kea's messages; with a host, a path of the host. */
  readonly file: string;
  /** Working directory, where relative includes begin; with a host, a directory of the host. */
  readonly cwd?: string;
  /** `-t` parses and checks; `-T` (2.3.6 and later, DHCP servers only) also loads hooks. */
  readonly flag?: '-t' | '-T';
  /** Further arguments, such as `-X`. */
  readonly extraArgs?: readonly string[];
  /** Further environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ask inside this host. Without one the machine's files and interfaces are seen, and `KEA_*` point to directories of our own. */
  readonly host?: Host;
  /** Ask as this user, without a host. */
  readonly user?: number;
  readonly timeoutMs?: number;
}

/** What Kea answered. */
export interface ConfigTestResult {
  readonly ok: boolean;
  /** Null when Kea died of a signal (as 2.6's agent does on a failed assertion) or ran out of time. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** One character per byte. */
  readonly output: string;
  /** Empty when accepted. Kea reports one error, its first. */
  readonly errors: readonly KeaMessage[];
  /** Syntax warnings, also of accepted files. */
  readonly warnings: readonly KeaMessage[];
}

/** The command that runs a program of a Kea with the loader and the libraries it came with. */
export function keaLaunch(
  kea: Kea,
  daemon: Daemon,
  args: readonly string[],
  options: Omit<Launch, 'command' | 'args'>,
): Launch {
  return {
    command: kea.loader,
    args: ['--library-path', kea.libraries.join(':'), kea.program(daemon), ...args],
    ...options,
  };
}

/** Ask a real Kea whether it takes a file (`-t`). Nothing is started and no socket is opened. */
export async function configTest(options: ConfigTestOptions): Promise<ConfigTestResult> {
  const { kea, daemon, file, host } = options;
  const base = host ? {} : sharedSandbox(kea).env;
  const env = { PATH: process.env.PATH, LC_ALL: 'C', ...base, ...options.env };
  const cwd = options.cwd;
  const args = [...(options.extraArgs ?? []), options.flag ?? '-t', file];
  const launch = keaLaunch(kea, daemon, args, { env, ...(cwd === undefined ? {} : { cwd }) });
  const owned = options.user === undefined ? launch : switched(launch, options.user);
  const ended = await run(host ? host.enter(launch) : owned, options.timeoutMs);
  const ok = ended.exitCode === 0;
  return {
    ok,
    exitCode: ended.exitCode,
    signal: ended.signal,
    output: ended.output,
    errors: ok ? [] : refusals(ended.output),
    warnings: syntaxWarnings(ended.output),
  };
}

function switched(launch: Launch, user: number): Launch {
  return { ...launch, command: 'setpriv', args: [...asUser(user), launch.command, ...launch.args] };
}

/** Many questions, two at a time; answers in the order of the questions. */
export function configTests(
  questions: readonly ConfigTestOptions[],
  concurrency = 2,
): Promise<ConfigTestResult[]> {
  return inParallel(questions, configTest, concurrency);
}
