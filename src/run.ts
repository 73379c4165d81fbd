// The commands: check here, plan and undo in files that only they load. Each is the stages in their order, then the report
// and the exit code.

import type { Diagnostic } from './core/diagnostic.ts';
import { UsageError } from './core/errors.ts';
import { ExitCode } from './core/exit.ts';
import type { Io } from './core/io.ts';
import type { Outcome } from './report/types.ts';
import { exitCodeOf } from './run/judge.ts';
import type { Narrowed } from './run/narrow.ts';
import {
  afterWriting,
  begin,
  expectOutputs,
  outputs,
  type Request,
  type Screen,
  tell,
} from './run/request.ts';
import { check, type Loaded, type LoadOptions, load, loadAndCheck, reportOf } from './stages.ts';

export type { Output, Request, Screen } from './run/request.ts';

/** `kea-migrate PATH...`, with or without `--write`. */
export async function runPlan(request: Request, io: Io, screen: Screen): Promise<ExitCode> {
  const command = await import('./run/plan-command.ts');
  return command.runPlan(request, io, screen);
}

/** `kea-migrate undo PATH`. */
export async function runUndo(path: string, io: Io, screen: Screen): Promise<ExitCode> {
  const command = await import('./run/undo-command.ts');
  return command.runUndo(path, io, screen);
}

/** `kea-migrate check PATH...`. */
export async function runCheck(request: Request, io: Io, screen: Screen): Promise<ExitCode> {
  const { fix, settings } = request;
  if (!fix && (settings.only !== undefined || settings.unsafe === true)) {
    throw new UsageError('--only and --unsafe say what is changed: with check they need --fix');
  }
  const { options, remarks, stuck } = await begin(request, io, screen);
  const expected = (loaded: Loaded): void => expectOutputs(request, outputs(loaded, request, io));
  const outcome = request.fix
    ? (stuck ?? (await import('./run/fix.ts')).fix(request.paths, options, io, expected))
    : undefined;
  return afterWriting(outcome, () => checkFiles(request, options, { remarks, outcome }, io, screen));
}

/** Looks at the files, after fixes were written if so, and tells. */
async function checkFiles(
  request: Request,
  options: LoadOptions,
  before: { readonly remarks: readonly string[]; readonly outcome: Outcome | undefined },
  io: Io,
  screen: Screen,
): Promise<ExitCode> {
  const { words, paths, graphs } = request;
  const { outcome } = before;
  const { loaded, checked } =
    graphs.length === 0 ? loadAndCheck(paths, io, options) : together(paths, io, options);
  const files = outputs(loaded, request, io);
  expectOutputs(request, files);
  const { diagnostics, remarks, ...left } = await narrowed(checked.diagnostics, loaded, request, io);
  const said = [...before.remarks, ...remarks];
  const told = { ...checked, diagnostics };
  const about = { plan: undefined, outcome, remarks: said, words, ...left };
  const report = reportOf('check', loaded, told, about);
  const channels = async () => (await import('./run/draw.ts')).channelsOf(loaded);
  await tell(report, request, channels, files, screen);
  if (outcome?.action === 'refused') return ExitCode.refused;
  return exitCodeOf(report, loaded.settings.failOn ?? 'error', loaded.found);
}

/** {@link loadAndCheck} that keeps what was read: a picture needs it. */
function together(paths: readonly string[], io: Io, options: LoadOptions) {
  const loaded = load(paths, io, options);
  return { loaded, checked: check(loaded) };
}

/** The findings without those that are known, or that a change does not touch. */
async function narrowed(
  diagnostics: readonly Diagnostic[],
  loaded: Loaded,
  { narrowing }: Request,
  io: Io,
): Promise<Narrowed> {
  const baseline = narrowing.baseline ?? loaded.settings.baseline;
  const { writeBaseline, diffBase } = narrowing;
  if (baseline === undefined && writeBaseline === undefined && diffBase === undefined) {
    return { diagnostics, remarks: [] };
  }
  const { narrow } = await import('./run/narrow.ts');
  return narrow(diagnostics, { ...narrowing, baseline }, loaded, io);
}
