// The pipeline on one screen: check, plan, write, undo, explain, schema. Every command takes a request and says what
// it found through the terminal; everything in between is data.

import { randomInt } from 'node:crypto';
import { join, relative } from 'node:path';
import { RefusedError } from './core/errors.ts';
import { ExitCode } from './core/exit.ts';
import type { Io } from './core/io.ts';
import { isAtLeast } from './core/severity.ts';
import type { Skipped } from './core/skipped.ts';
import type { Installation } from './installation/types.ts';
import type { Settings } from './options.ts';
import type { PlanContext } from './plan/context.ts';
import { planInstallations } from './plan/plan.ts';
import type { Plan } from './plan/types.ts';
import type { InstallationSummary, Report, Style } from './report/types.ts';
import { hostOf } from './run/host.ts';
import { checkSettings, exitCodeOf, type Judgement, judge } from './run/judge.ts';
import { type Settled, settle } from './run/settle.ts';
import { type Output, type Screen, show } from './run/show.ts';
import { deployDirectoryOf, type Survey, survey } from './run/survey.ts';
import { writePlan } from './run/write-plan.ts';
import { toolName, toolVersion } from './tool.ts';
import { insideGitWorkTree } from './write/git.ts';
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
  readonly outputs: readonly Output[];
  readonly quiet: boolean;
  readonly style: Style;
  /** The words of the command line, without `--write` and formats: what to run next is made of them. */
  readonly words: readonly string[];
}

/** Everything that was seen, and what the rules said of it. */
interface Seen extends Judgement {
  readonly installations: readonly Installation[];
  readonly skipped: readonly Skipped[];
  readonly remarks: readonly string[];
  readonly found: number;
}

/** `kea-migrate PATH...`, with or without `--write`. */
export async function runPlan(request: Request, io: Io, screen: Screen): Promise<ExitCode> {
  const settled = settle(request.paths, request.settings, request.configuration, io);
  const recovered = recoverBefore(request, io);
  const seen = lookAtAll(request, settled, io);
  const plan = makePlan(seen, request, settled, io);
  const outcome = request.write ? writePlan(plan, request.paths, io, new Date()) : undefined;
  const report: Report = {
    ...reportOf('plan', seen, request, settled),
    remarks: [...recovered, ...settled.remarks, ...seen.remarks],
    plan,
    outcome,
  };
  await show(report, request, io, screen);
  const failOn = settled.settings.failOn ?? 'error';
  if (outcome?.action === 'refused') return ExitCode.refused;
  if (outcome?.action !== 'written') return exitCodeOf(report, failOn, seen.found);
  const left = plan.installations.flatMap(({ remaining }) => remaining);
  const after = {
    ...report,
    plan: undefined,
    diagnostics: left.filter(({ severity }) => isAtLeast(severity, failOn)),
  };
  return exitCodeOf(after, failOn, seen.found);
}

/** `kea-migrate check PATH...`. */
export async function runCheck(request: Request, io: Io, screen: Screen): Promise<ExitCode> {
  const settled = settle(request.paths, request.settings, request.configuration, io);
  const recovered = recoverBefore(request, io);
  const seen = lookAtAll(request, settled, io);
  const report: Report = {
    ...reportOf('check', seen, request, settled),
    remarks: [...recovered, ...settled.remarks, ...seen.remarks],
  };
  await show(report, request, io, screen);
  return exitCodeOf(report, settled.settings.failOn ?? 'error', seen.found);
}

/** `kea-migrate undo PATH`. */
export function runUndo(path: string, io: Io, screen: Screen): ExitCode {
  try {
    const { message, restored, removed, notes } = undo(io, path);
    const shown = (absolute: string): string => relative(io.cwd(), absolute) || absolute;
    screen.out(`${message}\n`);
    for (const file of restored) screen.out(`  put back  ${shown(file)}\n`);
    for (const file of removed) screen.out(`  removed   ${shown(file)}\n`);
    for (const note of notes) screen.err(`${note}\n`);
    return ExitCode.ok;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    screen.err(`${toolName}: ${error.message}\n`);
    return ExitCode.refused;
  }
}

/** An earlier run that was stopped half-way is finished or taken back before anything else. */
function recoverBefore(request: Request, io: Io): readonly string[] {
  const reports = recover(
    io,
    request.paths.filter((path) => path !== '-'),
  );
  return reports.flatMap(({ message, notes }) => [message, ...notes]);
}

function lookAtAll(request: Request, settled: Settled, io: Io): Seen {
  const host = request.host ? hostOf(io) : undefined;
  const parts: Survey[] = [];
  const judgements: Judgement[] = [];
  const ask = { ...request, target: settled.target, settings: settled.settings, base: settled.base };
  for (const part of survey(ask, io)) {
    parts.push(part);
    judgements.push(judge(part.installations, part.unclear, settled, request.paths, host));
  }
  return {
    installations: parts.flatMap(({ installations }) => installations),
    diagnostics: judgements.flatMap(({ diagnostics }) => diagnostics),
    bugs: judgements.flatMap(({ bugs }) => bugs),
    skipped: [...parts.flatMap(({ skipped }) => skipped), ...judgements.flatMap(({ bugs }) => bugs)],
    remarks: parts.flatMap(({ remarks }) => remarks),
    found: parts.reduce((sum, { found }) => sum + found, 0),
  };
}

function makePlan(seen: Seen, request: Request, settled: Settled, io: Io): Plan {
  const { settings, target, targetName } = settled;
  const ask = { paths: request.paths, settings };
  const directoryOf = (installation: Installation): string => deployDirectoryOf(ask, installation.directory);
  const first = seen.installations[0];
  const context: PlanContext = {
    target,
    targetName,
    agent: settings.agent,
    listen: settings.listen ?? {},
    credentials: settings.credentials ?? 'auto',
    unixOnly: settings.unixOnly ?? false,
    deployDirectory: first === undefined ? '/etc/kea' : directoryOf(first),
    platform: settings.platform,
    settings: checkSettings(settled),
    insideGit: (path) => insideGitWorkTree(io, path),
    exists: (path) => io.lstat(path) !== undefined,
    random: randomPassword,
    onServer: (absolute) => {
      const owner = seen.installations.find(({ directory }) => isBelow(absolute, directory));
      return owner === undefined ? absolute : join(directoryOf(owner), relative(owner.directory, absolute));
    },
  };
  return {
    target: targetName,
    installations: planInstallations(seen.installations, context, seen.diagnostics).map(({ plan }) => plan),
  };
}

function isBelow(absolute: string, directory: string): boolean {
  return absolute === directory || absolute.startsWith(directory === '/' ? '/' : `${directory}/`);
}

const passwordCharacters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789-_';

/** 32 characters of 59, about 188 bits; none that a shell, a URL or a tired eye takes for another. */
function randomPassword(): string {
  return Array.from({ length: 32 }, () => passwordCharacters[randomInt(passwordCharacters.length)]).join('');
}

function reportOf(command: 'plan' | 'check', seen: Seen, request: Request, settled: Settled): Report {
  return {
    tool: { name: toolName, version: toolVersion },
    command,
    target: settled.targetName,
    installations: seen.installations.map(summaryOf),
    diagnostics: seen.diagnostics,
    plan: undefined,
    skipped: seen.skipped,
    remarks: [],
    outcome: undefined,
    words: request.words,
  };
}

function summaryOf({ name, directory, files, keactrl }: Installation): InstallationSummary {
  return {
    name,
    directory,
    files: [
      ...files.map(({ path, sections }) => ({ path, kinds: sections.map(({ kind }) => kind) })),
      ...(keactrl === undefined ? [] : [{ path: keactrl.path, kinds: ['keactrl' as const] }]),
    ],
  };
}
