// The commands: check, plan, write, undo. Each is the stages in their order, then the report and the exit code.

import { relative } from 'node:path';
import type { Diagnostic } from './core/diagnostic.ts';
import { RefusedError } from './core/errors.ts';
import { ExitCode } from './core/exit.ts';
import type { Io } from './core/io.ts';
import { isAtLeast } from './core/severity.ts';
import type { Settings } from './options.ts';
import type { Channel, Plan } from './plan/types.ts';
import { visible, visibleLines } from './report/escape.ts';
import type { Outcome, Report, Style } from './report/types.ts';
import { channelsOf, drawFiles } from './run/draw.ts';
import { exitCodeOf, isWaiting } from './run/judge.ts';
import type { Narrowed, Narrowing } from './run/narrow.ts';
import { outputWriter } from './run/output.ts';
import type { Progress } from './run/progress.ts';
import { settle } from './run/settle.ts';
import { type Output, type Screen, show } from './run/show.ts';
import { untouched } from './run/write-plan.ts';
import { apply, check, type Loaded, type LoadOptions, load, loadAndCheck, plan, reportOf } from './stages.ts';
import { toolName } from './tool.ts';
import { type Verdict, verdictText, verify } from './verify.ts';
import { recover } from './write/recover.ts';
import { undo } from './write/undo.ts';

export type { Output, Screen } from './run/show.ts';

/** What one command line asks for. */
export interface Request {
  readonly paths: readonly string[];
  readonly settings: Settings;
  readonly stdinFilename?: string;
  /** `--config`. */
  readonly configuration?: string;
  readonly host: boolean;
  readonly write: boolean;
  /** `check --fix`. */
  readonly fix: boolean;
  /** `--baseline`, `--write-baseline`, `--diff-base`. */
  readonly narrowing: Narrowing;
  /** `--verify-with`. */
  readonly verifyWith?: string;
  readonly outputs: readonly Output[];
  /** `--graph`: files whose names end in a kind of picture. */
  readonly graphs: readonly string[];
  readonly quiet: boolean;
  /** Told how far the run is; absent: nobody looks. */
  readonly progress?: Progress;
  readonly style: Style;
  /** The words of the command line, without `--write` and formats: what to run next is made of them. */
  readonly words: readonly string[];
}

/** `kea-migrate PATH...`, with or without `--write`. */
export async function runPlan(request: Request, io: Io, screen: Screen): Promise<ExitCode> {
  const { options, remarks, stuck } = begin(request, io);
  const loaded = load(request.paths, io, options);
  const checked = check(loaded);
  const { words, verifyWith, progress } = request;
  progress?.step('planning');
  const planned = plan(loaded, io, {}, checked);
  if (verifyWith !== undefined) progress?.step('asking Kea');
  const verdicts = verifyWith === undefined ? [] : verdictsOf(verifyWith, planned, loaded, io);
  const outcome =
    refusalOf(verdicts) ?? (request.write ? (stuck ?? apply(planned, request.paths, io)) : undefined);
  const said = [...remarks, ...verdicts.map(verdictText)];
  const report = reportOf('plan', loaded, checked, { plan: planned, outcome, remarks: said, words });
  await tell(report, request, () => channelsOf(loaded, planned), io, screen);
  const failOn = loaded.settings.failOn ?? 'error';
  if (outcome?.action === 'refused') return ExitCode.refused;
  if (outcome?.action !== 'written') return exitCodeOf(report, failOn, loaded.found);
  // What was found before is gone; what is left counts.
  const left = planned.installations.flatMap(({ remaining }) => remaining);
  const diagnostics = left.filter(({ severity }) => isAtLeast(severity, failOn));
  return exitCodeOf({ ...report, plan: undefined, diagnostics }, failOn, loaded.found);
}

/** What Kea says of the result. With a decision open there is no result yet, and the report asks for the decision. */
function verdictsOf(tool: string, planned: Plan, loaded: Loaded, io: Io): readonly Verdict[] {
  if (isWaiting(planned)) return [];
  const installations = loaded.parts.flatMap((part) => part.installations);
  return verify(tool, planned, installations, io);
}

/** Nothing is written unless Kea was asked about every file and accepted it. */
function refusalOf(verdicts: readonly Verdict[]): Outcome | undefined {
  const against = verdicts.filter(({ answer }) => answer !== 'accepted');
  if (against.length === 0) return undefined;
  return untouched('refused', `nothing was written: ${against.map(verdictText).join('; ')}`);
}

/** `kea-migrate check PATH...`. */
export async function runCheck(request: Request, io: Io, screen: Screen): Promise<ExitCode> {
  const { options, remarks, stuck } = begin(request, io);
  const { words, paths, graphs } = request;
  const outcome = request.fix ? (stuck ?? (await import('./run/fix.ts')).fix(paths, options, io)) : undefined;
  const { loaded, checked } =
    graphs.length === 0 ? loadAndCheck(paths, io, options) : together(paths, io, options);
  const { diagnostics, remarks: more } = await narrowed(checked.diagnostics, loaded, request, io);
  const said = [...remarks, ...more];
  const told = { ...checked, diagnostics };
  const report = reportOf('check', loaded, told, { plan: undefined, outcome, remarks: said, words });
  await tell(report, request, () => channelsOf(loaded), io, screen);
  if (outcome?.action === 'refused') return ExitCode.refused;
  return exitCodeOf(report, loaded.settings.failOn ?? 'error', loaded.found);
}

/** Pictures, then reports: what goes to the terminal comes last. */
async function tell(
  report: Report,
  request: Request,
  channels: () => readonly Channel[],
  io: Io,
  screen: Screen,
): Promise<void> {
  request.progress?.done();
  const writeOutput = outputWriter(report, io);
  await drawFiles(request.graphs, channels, writeOutput);
  await show(report, request, screen, writeOutput);
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

/** `kea-migrate undo PATH`. */
export function runUndo(path: string, io: Io, screen: Screen): ExitCode {
  try {
    const { message, restored, removed, notes } = undo(io, path);
    const shown = (absolute: string): string => visible(relative(io.cwd(), absolute) || absolute);
    screen.out(`${visibleLines(message)}\n`);
    for (const file of restored) screen.out(`  put back  ${shown(file)}\n`);
    for (const file of removed) screen.out(`  removed   ${shown(file)}\n`);
    for (const note of notes) screen.err(`${visibleLines(note)}\n`);
    return ExitCode.ok;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    screen.err(`${toolName}: ${visibleLines(error.message)}\n`);
    return ExitCode.refused;
  }
}

interface Beginning {
  readonly options: LoadOptions;
  readonly remarks: readonly string[];
  /** An interrupted write that could not be put right: nothing may be written now. */
  readonly stuck: Outcome | undefined;
}

/** Settings, and what an earlier run left half-way: how every command begins. */
function begin(request: Request, io: Io): Beginning {
  const { paths, configuration, host, stdinFilename } = request;
  const settled = settle(paths, request.settings, configuration, io);
  const recovered = recover(
    io,
    paths.filter((path) => path !== '-'),
  );
  const left = recovered.find(({ outcome }) => outcome === 'left');
  const more = {
    ...(stdinFilename === undefined ? {} : { stdinFilename }),
    ...(request.progress === undefined ? {} : { progress: request.progress.files }),
  };
  return {
    options: { ...settled.settings, host, base: settled.base, ...more },
    remarks: [...recovered.flatMap(({ message, notes }) => [message, ...notes]), ...settled.remarks],
    stuck: left === undefined ? undefined : untouched('refused', `nothing was written: ${left.message}`),
  };
}
