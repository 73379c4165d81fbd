// The command line: options in, one of the commands of run.ts, text and exit code out. Commander is known only here.

import { Command, CommanderError, Option } from 'commander';
import { type Flags, type Terminal, toRequest } from './cli/flags.ts';
import { UsageError } from './core/errors.ts';
import { ExitCode, exitMeaning } from './core/exit.ts';
import type { Io } from './core/io.ts';
import { platforms } from './kea/directories.ts';
import { defaultTarget, targetNames } from './kea/versions.ts';
import {
  type Listen,
  type RuleLevel,
  readAgentMode,
  readCredentials,
  readListen,
  readPlatform,
  readRuleOption,
  readSeverity,
  readTarget,
  type Settings,
} from './options.ts';
import { formatNames } from './report/formats.ts';
import { runExplain, runSchema } from './run/print.ts';
import { type Output, runCheck, runPlan, runUndo } from './run.ts';
import { toolVersion } from './tool.ts';

const examples = `
Examples:
  kea-migrate /etc/kea                        what is wrong, what would change, as a diff
  kea-migrate /etc/kea --write                do it: all files or none, with a backup
  kea-migrate undo /etc/kea                   put everything back
  kea-migrate check etc/kea -f github         lint a configuration repository in CI
  kea-migrate /etc/kea --target 3.0           new listeners, the agent keeps running
  kea-migrate /etc/kea --listen dhcp6=[::1]:8106
  kea-migrate explain socket-path-mismatch

Exit codes:
${Object.entries(exitMeaning)
  .map(([code, meaning]) => `  ${code}  ${meaning}`)
  .join('\n')}
`;

export type { Terminal } from './cli/flags.ts';

/** The options that decide what is found. */
function addCheckOptions(command: Command): Command {
  return command
    .argument('[paths...]', 'directories, files or globs; - reads one file from standard input')
    .addOption(
      new Option(
        '--target <version>',
        `Kea version to be valid for: ${targetNames.join(', ')} (default: ${defaultTarget})`,
      ).argParser(readTarget),
    )
    .option('--stdin-filename <name>', 'the name of the file that comes from standard input')
    .option(
      '--deploy-dir <directory>',
      'where these files live on the server (default: PATH when absolute, else /etc/kea)',
    )
    .addOption(
      new Option(
        '--platform <name>',
        `whose build runs there: ${platforms.join(', ')} (default: seen from the paths)`,
      ).argParser(readPlatform),
    )
    .option(
      '--include-root <directory>',
      'where relative <?include?> names start (default: the file’s directory)',
    )
    .option(
      '--host',
      'also look at this machine: directories, modes, owners, certificate and credential files',
    )
    .addOption(
      new Option('-f, --format <kind[=file]>', `output: ${formatNames.join(', ')}; repeatable`).argParser(
        (text: string, before: readonly Output[] | undefined) => [...(before ?? []), readFormat(text)],
      ),
    )
    .addOption(
      new Option(
        '--fail-on <severity>',
        'exit with 1 from this severity on: error, warning, info (default: error)',
      ).argParser(readSeverity),
    )
    .addOption(
      new Option('--rule <id=severity>', 'run a rule as off, info, warning or error; repeatable').argParser(
        (text: string, before: Readonly<Record<string, RuleLevel>> | undefined) => {
          const [id, level] = readRuleOption(text);
          return { ...before, [id]: level };
        },
      ),
    )
    .option('--config <file>', 'configuration file (default: kea-migrate.jsonc, found upwards from PATH)')
    .option('--quiet', 'print no remarks about the run itself')
    .option('--color', 'colour the output')
    .option('--no-color', 'do not colour the output');
}

/** The options that decide what is changed. */
function addPlanOptions(command: Command): Command {
  return addCheckOptions(command)
    .option('--write', 'do it: all files or none, with a backup that `undo` puts back')
    .option(
      '--verify-with <dir|command>',
      'ask the Kea in this directory (kea-dhcp4 -t …) about the result before anything is written; or a command with {daemon}, {file}, {dir}',
    )
    .addOption(
      new Option(
        '--agent <mode>',
        'keep: the agent runs on beside the listeners; replace: it is gone (default: by target)',
      ).argParser(readAgentMode),
    )
    .addOption(
      new Option(
        '--listen <server=address:port>',
        'choose a listener yourself, for dhcp4, dhcp6 or d2; repeatable',
      ).argParser((text: string, before: Settings['listen']): Settings['listen'] => {
        const [server, place]: readonly [string, Listen] = readListen(text);
        return { ...before, [server]: place };
      }),
    )
    .addOption(
      new Option(
        '--credentials <mode>',
        'auto: credentials the target accepts; none: leave authentication out (default: auto)',
      ).argParser(readCredentials),
    )
    .option('--unix-only', 'no HTTP listeners: Unix control sockets alone');
}

function readFormat(text: string): Output {
  const at = text.indexOf('=');
  const kind = at === -1 ? text : text.slice(0, at);
  if (!formatNames.includes(kind))
    throw new UsageError(`--format: ${kind} is none of ${formatNames.join(', ')}`);
  return at === -1 ? { kind } : { kind, file: text.slice(at + 1) };
}

/**
 * Runs one command line.
 *
 * @param argv the words after the program's name
 * @param io the world
 * @param terminal where text goes
 * @returns the exit code; nothing is thrown
 */
export async function main(argv: readonly string[], io: Io, terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = ExitCode.ok;
  const needPaths = (paths: readonly string[]): void => {
    if (paths.length === 0)
      throw new UsageError('no PATH given: name the directory of the configuration, such as /etc/kea');
  };
  const program = new Command('kea-migrate')
    .description(
      'Checks the configuration of ISC Kea DHCP servers and migrates it off the Kea Control Agent.',
    )
    .version(`kea-migrate ${toolVersion} (knows Kea 1.6 to ${targetNames.at(-1)})`)
    .addHelpText('after', examples)
    .showHelpAfterError('(kea-migrate --help lists the options)')
    .enablePositionalOptions();
  addPlanOptions(program).action(async (paths: readonly string[], flags: Flags) => {
    needPaths(paths);
    code = await runPlan(toRequest(paths, flags, argv, terminal), io, terminal);
  });
  addCheckOptions(program.command('check').description('lint only, for CI and pre-commit')).action(
    async (paths: readonly string[], _flags: unknown, command: Command) => {
      needPaths(paths);
      code = await runCheck(toRequest(paths, command.optsWithGlobals<Flags>(), argv, terminal), io, terminal);
    },
  );
  program
    .command('undo')
    .description('put back what the last --write replaced')
    .argument('<path>', 'the directory or file that was given to --write')
    .action((path: string) => {
      code = runUndo(path, io, terminal);
    });
  program
    .command('explain')
    .description('what a rule means, why, how to fix it; without a rule: the list')
    .argument('[rule]', 'id of a rule')
    .addOption(new Option('-f, --format <kind>', 'text or json').choices(['text', 'json']).default('text'))
    .action(async (rule: string | undefined, _flags: unknown, command: Command) => {
      const format = command.opts<{ format: string }>().format;
      code = await runExplain(rule, format === 'json' ? 'json' : 'text', terminal);
    });
  program
    .command('schema')
    .description('print the JSON Schema of a file kind; without a kind: the list')
    .argument('[kind]', 'report, …')
    .action((kind: string | undefined) => {
      code = runSchema(kind, io, terminal);
    });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, terminal);
  }
}

function failed(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  if (error instanceof UsageError) {
    terminal.err(`kea-migrate: ${error.message}\n`);
    return ExitCode.usage;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err(`kea-migrate: a bug of ours, please report it: ${text}\n`);
  return ExitCode.incomplete;
}
