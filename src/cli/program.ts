// All commands with their options, arguments and examples: what `--help`, shell completion and the manual page are made of.

import { Argument, Command, CommanderError, Option } from 'commander';
import { exitMeaning } from '../core/exit.ts';
import { type TargetName, targetNames } from '../kea/versions.ts';
import { readFrom } from '../options.ts';
import { type ExplainFlags, explainFormats } from '../run/print.ts';
import { toolName, toolVersion } from '../tool.ts';
import { addCheckOptions, addNarrowingOptions } from './check-options.ts';
import { type Example, exampleLines, examples } from './examples.ts';
import type { Flags } from './flags.ts';
import { addExtentOptions, addPlanOptions } from './plan-options.ts';
import { type Shell, shells } from './shells.ts';

/** What each command does. */
export interface Actions {
  plan(paths: readonly string[], flags: Flags): Promise<void>;
  check(paths: readonly string[], flags: Flags): Promise<void>;
  undo(path: string): Promise<void>;
  init(path: string): Promise<void>;
  explain(name: string | undefined, flags: ExplainFlags): Promise<void>;
  schema(kind: string | undefined, target: TargetName | undefined): Promise<void>;
  completion(shell: Shell, program: Program): Promise<void>;
}

/** The commands as commander has them. */
export type Program = Command;

/** Builds the command line; parsing it runs one of the actions. */
export function newProgram(actions: Actions): Program {
  const program = new Command(toolName)
    .description(
      'Checks the configuration of ISC Kea DHCP servers and migrates it off the Kea Control Agent.',
    )
    .version(`${toolName} ${toolVersion} (${knownVersions()})`)
    .showHelpAfterError('(kea-migrate --help lists the options)')
    .enablePositionalOptions()
    .action((paths: readonly string[], flags: Flags) => actions.plan(paths, flags));
  addPlanOptions(addCheckOptions(program));
  const check = program
    .command('check')
    .description('lint only, for CI and pre-commit')
    .action((paths: readonly string[], _flags: unknown, command: Command) =>
      actions.check(paths, command.optsWithGlobals<Flags>()),
    );
  addExtentOptions(addNarrowingOptions(addCheckOptions(check)));
  program
    .command('undo')
    .description('put back what the last --write replaced')
    .argument('<path>', 'the directory or file that was given to --write')
    .action((path: string) => actions.undo(path));
  program
    .command('init')
    .description('write a kea-migrate.jsonc from what is found, with comments; never over one that is there')
    .argument('[path]', 'the directory to look through and to write into', '.')
    .action((path: string) => actions.init(path));
  program
    .command('explain')
    .description(
      'what a rule, a change of Kea or a keyword means; without a name: the list of rules, or what changes between two versions',
    )
    .argument('[topic]', 'id of a rule or a change, a keyword, or the way to one: dhcp4.subnet4.id')
    .addOption(new Option('--from <version>', 'list what changes from this Kea on').argParser(readFrom))
    .addOption(new Option('--target <version>', 'list what changes up to this Kea').choices(targetNames))
    .addOption(
      new Option('-f, --format <kind>', 'text, markdown or json').choices(explainFormats).default('text'),
    )
    .action((name: string | undefined, flags: ExplainFlags) => actions.explain(name, flags));
  program
    .command('schema')
    .description('print the JSON Schema of a file kind; without a kind: the list')
    .argument('[kind]', 'kea-dhcp4, report, kea-migrate, …')
    .addOption(new Option('--target <version>', 'only what this Kea takes').choices(targetNames))
    .action((kind: string | undefined, { target }: { readonly target?: TargetName }) =>
      actions.schema(kind, target),
    );
  program
    .command('completion')
    .description('print a script that completes commands, options and rules in a shell')
    .addArgument(new Argument('<shell>', 'whose script').choices(shells))
    .action((shell: Shell) => actions.completion(shell, program));
  for (const command of [program, ...program.commands]) command.addHelpText('after', () => helpEnd(command));
  return program;
}

/** `knows Kea 1.6 to 3.3; checks for 2.6, 3.0, 3.2, 3.3`. */
function knownVersions(): string {
  return `knows Kea 1.6 to ${targetNames.at(-1)}; targets ${targetNames.join(', ')}`;
}

/** What `--help` says behind the options: examples, and the exit codes of commands that judge. */
function helpEnd(command: Command): string {
  const own: readonly Example[] = examples[command.parent === null ? '' : command.name()] ?? [];
  const codes = Object.entries(exitMeaning).map(([code, meaning]) => `  ${code}  ${meaning}`);
  return [
    ...(own.length === 0 ? [] : ['', 'Examples:', ...exampleLines(own)]),
    ...(command.parent === null || command.name() === 'check' ? ['', 'Exit codes:', ...codes] : []),
    '',
  ].join('\n');
}

/** How commander ended the run, when it did: help and version are no failure. */
export function commanderEnd(error: unknown): 'fine' | 'failed' | undefined {
  if (!(error instanceof CommanderError)) return undefined;
  return error.exitCode === 0 ? 'fine' : 'failed';
}
