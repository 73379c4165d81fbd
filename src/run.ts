// The commands: check here, plan and undo in files that only they load. Each is the stages in their order, then the report
// and the exit code.

import type { Diagnostic } from './core/diagnostic.ts';
import { UsageError } from './core/errors.ts';
import { ExitCode } from './core/exit.ts';
import type { Io } from './core/io.ts';
import { exitCodeOf } from './run/judge.ts';
import type { Narrowed } from './run/narrow.ts';
import { begin, type Request, type Screen, tell } from './run/request.ts';
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
  const { options, remarks, stuck } = begin(request, io);
  const { words, paths, graphs } = request;
  const outcome = request.fix ? (stuck ?? (await import('./run/fix.ts')).fix(paths, options, io)) : undefined;
  const { loaded, checked } =
    graphs.length === 0 ? loadAndCheck(paths, io, options) : together(paths, io, options);
  const { diagnostics, remarks: more, ...left } = await narrowed(checked.diagnostics, loaded, request, io);
  const said = [...remarks, ...more];
  const told = { ...checked, diagnostics };
  const about = { plan: undefined, outcome, remarks: said, words, ...left };
  const report = reportOf('check', loaded, told, about);
  await tell(report, request, async () => (await import('./run/draw.ts')).channelsOf(loaded), io, screen);
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
