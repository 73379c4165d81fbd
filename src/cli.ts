// The command line: options in, one of the commands of run.ts, text and exit code out.

import { resolve } from 'node:path';
import { nearestOf } from './check/nearest.ts';
import { type Flags, toRequest } from './cli/flags.ts';
import { commanderEnd, newProgram } from './cli/program.ts';
import type { Terminal } from './cli/terminal.ts';
import { ConfigurationError } from './configuration.ts';
import { UsageError } from './core/errors.ts';
import { ExitCode } from './core/exit.ts';
import { type Io, IoError, statIfOpen } from './core/io.ts';
import { visibleLines } from './report/escape.ts';
import { runExplain, runSchema } from './run/print.ts';
import { runCheck, runPlan, runUndo } from './run.ts';

export type { Terminal } from './cli/terminal.ts';

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
  const requestOf = (paths: readonly string[], flags: Flags) => {
    if (paths.length === 0)
      throw new UsageError('no PATH given: name the directory of the configuration, such as /etc/kea');
    paths.forEach(assertNamed);
    return toRequest(paths, flags, argv, terminal);
  };
  const program = newProgram({
    plan: async (paths, flags) => {
      const names = program.commands.map((command) => command.name());
      const meant = mistypedCommand(paths, names, io);
      if (meant !== undefined) throw new UsageError(`${paths[0]}: no such file or directory; ${meant}`);
      code = await runPlan(requestOf(paths, flags), io, terminal);
    },
    check: async (paths, flags) => {
      code = await runCheck(requestOf(paths, flags), io, terminal);
    },
    undo: async (path) => {
      assertNamed(path);
      code = await runUndo(path, io, terminal);
    },
    init: async (path) => {
      const { runInit } = await import('./run/init.ts');
      assertNamed(path);
      code = runInit(path, io, terminal);
    },
    explain: async (name, flags) => {
      code = await runExplain(name, flags, terminal);
    },
    schema: async (kind, target) => {
      code = await runSchema(kind, target, io, terminal);
    },
    completion: async (shell, commands) => {
      const { completion } = await import('./cli/completion.ts');
      terminal.out(completion(shell, commands));
    },
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.out(text),
      // It repeats words of the command line.
      writeErr: (text) => terminal.err(visibleLines(text)),
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return await failed(error, terminal);
  }
}

/** `"$DIR"` with nothing in it must not mean the working directory. */
function assertNamed(path: string): void {
  if (path === '') throw new UsageError('an empty PATH was given; is a variable of the shell not set?');
}

/** What other programs call what this one does. */
const wordsOfOthers: ReadonlyMap<string, string> = new Map([
  ...['plan', 'diff', 'dry-run', 'migrate', 'upgrade', 'apply', 'write'].map((word) => [word, ''] as const),
  ...['lint', 'validate', 'verify', 'test'].map((word) => [word, 'check'] as const),
  ...['rollback', 'revert', 'restore'].map((word) => [word, 'undo'] as const),
  ...['rules', 'changes', 'keywords'].map((word) => [word, 'explain'] as const),
]);

/** What somebody meant, in words, whose first PATH is nothing on the disk. */
function mistypedCommand([first]: readonly string[], names: readonly string[], io: Io): string | undefined {
  if (first === undefined || statIfOpen(io, resolve(io.cwd(), first)) !== undefined) return undefined;
  const meant = wordsOfOthers.get(first) ?? nearestOf(first, names);
  if (meant === '')
    return 'the plan needs no command: kea-migrate PATH shows it, kea-migrate PATH --write carries it out';
  return meant === undefined ? undefined : `did you mean the command ${meant}?`;
}

async function failed(error: unknown, terminal: Terminal): Promise<ExitCode> {
  const end = commanderEnd(error);
  if (end !== undefined) return end === 'fine' ? ExitCode.ok : ExitCode.usage;
  if (error instanceof ConfigurationError) {
    const { mistakeText } = await import('./report/mistakes.ts');
    terminal.err(mistakeText(error.mistakes, { color: false, width: terminal.columns }));
    return ExitCode.usage;
  }
  if (error instanceof UsageError) {
    terminal.err(`kea-migrate: ${visibleLines(error.message)}\n`);
    return ExitCode.usage;
  }
  // The world's failure: the working directory is gone, standard input is a directory.
  if (error instanceof IoError) {
    terminal.err(`kea-migrate: ${visibleLines(error.message)}\n`);
    return ExitCode.incomplete;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err(`kea-migrate: a bug of ours, please report it: ${visibleLines(text)}\n`);
  return ExitCode.incomplete;
}
