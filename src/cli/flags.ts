// What commander found on the command line becomes a request.

import { UsageError } from '../core/errors.ts';
import type { Settings } from '../options.ts';
import { progressLine } from '../run/progress.ts';
import type { Output, Request } from '../run.ts';
import { showsProgress, styleOf, type Terminal } from './terminal.ts';

/** The options as commander gives them. */
export interface Flags {
  readonly write?: boolean;
  readonly fix?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly diffBase?: string;
  readonly verifyWith?: string;
  readonly stdinFilename?: string;
  readonly target?: Settings['target'];
  readonly from?: Settings['from'];
  readonly only?: Settings['only'];
  readonly unsafe?: boolean;
  readonly agent?: Settings['agent'];
  readonly listen?: Settings['listen'];
  readonly credentials?: Settings['credentials'];
  readonly unixOnly?: boolean;
  readonly deployDir?: string;
  readonly platform?: Settings['platform'];
  readonly includeRoot?: string;
  readonly host?: boolean;
  readonly format?: readonly Output[];
  readonly graph?: readonly string[];
  readonly failOn?: Settings['failOn'];
  readonly rule?: Settings['rules'];
  readonly config?: string;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

function definedSettings(flags: Flags): Settings {
  const settings = {
    target: flags.target,
    from: flags.from,
    only: flags.only,
    unsafe: flags.unsafe,
    agent: flags.agent,
    listen: flags.listen,
    credentials: flags.credentials,
    unixOnly: flags.unixOnly,
    deployDirectory: flags.deployDir,
    platform: flags.platform,
    includeRoot: flags.includeRoot,
    failOn: flags.failOn,
    rules: flags.rule,
  };
  // Absent options must stay absent, so that the configuration file decides.
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** Options that only this run was for; those with a value have it behind them or behind `=`. */
const onlyNow = ['--write', '--fix'];
const onlyNowWithValue = ['-f', '--format', '--graph', '--baseline', '--write-baseline', '--diff-base'];

/** The command line without what only this run was for: `--write`, formats, pictures, the name of a command. */
function wordsToRepeat(argv: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let isValue = false;
  for (const [index, word] of argv.entries()) {
    if (isValue) isValue = false;
    else if (onlyNowWithValue.includes(word)) isValue = true;
    else if (onlyNow.includes(word) || (index === 0 && word === 'check')) continue;
    else if (!onlyNowWithValue.some((option) => word.startsWith(`${option}=`) || /^-f./.test(word)))
      kept.push(word);
  }
  return kept;
}

/** A request for run.ts. */
export function toRequest(
  paths: readonly string[],
  flags: Flags,
  argv: readonly string[],
  terminal: Terminal,
): Request {
  if (flags.unixOnly === true && flags.listen !== undefined) {
    throw new UsageError(
      '--unix-only opens no HTTP listeners, and --listen chooses them; leave one of them out',
    );
  }
  if (flags.config === '') throw new UsageError('--config: expected a file');
  return {
    paths,
    settings: definedSettings(flags),
    ...(flags.stdinFilename === undefined ? {} : { stdinFilename: flags.stdinFilename }),
    ...(flags.config === undefined ? {} : { configuration: flags.config }),
    host: flags.host ?? false,
    write: flags.write ?? false,
    fix: flags.fix ?? false,
    narrowing: {
      baseline: flags.baseline,
      writeBaseline: flags.writeBaseline,
      diffBase: flags.diffBase,
    },
    ...(flags.verifyWith === undefined ? {} : { verifyWith: flags.verifyWith }),
    outputs: flags.format ?? [{ kind: 'text' }],
    graphs: flags.graph ?? [],
    quiet: flags.quiet ?? false,
    style: styleOf(flags.color, terminal),
    ...(showsProgress(flags.quiet ?? false, terminal)
      ? { progress: progressLine(terminal.err, () => performance.now()) }
      : {}),
    words: wordsToRepeat(argv),
  };
}
