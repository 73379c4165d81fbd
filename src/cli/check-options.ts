// The options that decide what is found: those of `check`, which `kea-migrate PATH` has as well.

import { type Command, Option } from 'commander';
import { UsageError } from '../core/errors.ts';
import { platforms } from '../kea/directories.ts';
import { defaultTarget, targetNames } from '../kea/versions.ts';
import {
  type RuleLevel,
  readDeployDirectory,
  readFrom,
  readIncludeRoot,
  readPlatform,
  readRuleOption,
  readSeverity,
  readTarget,
} from '../options.ts';
import { formatNames } from '../report/formats.ts';
import { graphEndings, isGraphFile } from '../report/graph/kinds.ts';
import type { Output } from '../run.ts';

/** Adds them to a command. */
export function addCheckOptions(command: Command): Command {
  return command
    .argument('[paths...]', 'directories, files or globs; - reads one file from standard input')
    .addOption(
      new Option('--target <version>', `Kea version to be valid for (default: ${defaultTarget})`)
        .choices(targetNames)
        .argParser(readTarget),
    )
    .addOption(
      new Option(
        '--from <version>',
        'Kea version the files were written for (default: told from their keywords)',
      ).argParser(readFrom),
    )
    .option('--stdin-filename <name>', 'the name of the file that comes from standard input')
    .option(
      '--deploy-dir <directory>',
      'where these files live on the server (default: PATH when absolute, else /etc/kea)',
      readDeployDirectory,
    )
    .addOption(
      new Option('--platform <name>', 'whose build runs there (default: seen from the paths)')
        .choices(platforms)
        .argParser(readPlatform),
    )
    .option(
      '--include-root <directory>',
      'where relative <?include?> names start (default: the file’s directory)',
      readIncludeRoot,
    )
    .option(
      '--host',
      'also look at this machine: directories, modes, owners, interfaces, certificate and credential files',
    )
    .addOption(
      new Option('-f, --format <kind[=file]>', `output: ${formatNames.join(', ')}; repeatable`).argParser(
        (text: string, before: readonly Output[] | undefined) => [...(before ?? []), readFormat(text)],
      ),
    )
    .addOption(
      new Option(
        '--graph <file>',
        'draw who reaches whom over the control channel: .svg, .md or .mmd (Mermaid), .txt; repeatable',
      ).argParser((text: string, before: readonly string[] | undefined) => [
        ...(before ?? []),
        readGraphFile(text),
      ]),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on (default: error)')
        .choices(['error', 'warning', 'info'])
        .argParser(readSeverity),
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

/** The options of `check` alone. */
export function addNarrowingOptions(command: Command): Command {
  return command
    .option('--fix', 'write the safe fixes: all files or none, with a backup that `undo` puts back')
    .option('--baseline <file>', 'leave out the findings that this file knows')
    .option('--write-baseline <file>', 'write all findings into this file, to be left out from now on')
    .option('--diff-base <revision>', 'only findings on lines that changed since this revision of git');
}

function readFormat(text: string): Output {
  const at = text.indexOf('=');
  const kind = at === -1 ? text : text.slice(0, at);
  if (!formatNames.includes(kind))
    throw new UsageError(`--format: ${kind} is none of ${formatNames.join(', ')}`);
  return at === -1 ? { kind } : { kind, file: text.slice(at + 1) };
}

function readGraphFile(text: string): string {
  if (isGraphFile(text)) return text;
  throw new UsageError(`--graph: ${text} does not end in ${graphEndings.join(', ')}`);
}
