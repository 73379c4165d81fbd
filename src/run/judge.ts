// Checks what was surveyed, and weighs the outcome into an exit code.

import { resolve } from 'node:path';
import { type CheckResult, type CheckSettings, check, checkFleet, checkNeighbours } from '../check/check.ts';
import type { CheckContext } from '../check/rule.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { ExitCode } from '../core/exit.ts';
import type { Host } from '../core/host.ts';
import { type Io, statIfOpen } from '../core/io.ts';
import { isAtLeast, type Severity } from '../core/severity.ts';
import type { Version } from '../core/version.ts';
import { problemRules } from '../document/problem-rules.ts';
import { type AgentTrace, tracesOf } from '../installation/agent-trace.ts';
import type { Neighbour } from '../installation/mentions.ts';
import type { Installation, UnclearGroup } from '../installation/types.ts';
import { writtenForOf } from '../installation/written-for.ts';
import type { TargetName } from '../kea/versions.ts';
import type { Settings } from '../options.ts';
import type { Plan } from '../plan/types.ts';
import type { Report } from '../report/types.ts';
import { deployDirectoryOf } from './survey.ts';

/**
 * The severities the user chose, as the check stage takes them.
 *
 * @param paths PATHs as given
 * @param base directory that the patterns of `overrides` are relative to
 */
export function checkSettings(
  { rules, overrides = [] }: Settings,
  paths: readonly string[],
  base: string,
  io: Io,
): CheckSettings {
  return {
    severities: new Map(Object.entries(rules ?? {})),
    overrides: overrides.map(({ files, rules: levels }) => {
      const covered = new Set(io.glob(files, base));
      return {
        covers: (path) => covered.has(resolve(io.cwd(), path)),
        severities: new Map(Object.entries(levels)),
      };
    }),
    isPartial: !paths.every((path) => statIfOpen(io, path)?.kind === 'directory'),
  };
}

/** What judging needs to know besides the files. */
export interface JudgeOptions {
  readonly paths: readonly string[];
  readonly settings: Settings;
  readonly target: Version;
  readonly targetName: TargetName;
  readonly host: Host | undefined;
  readonly checkSettings: CheckSettings;
}

/** Runs the rules over installations that were seen together; those for all hosts together have {@link judgeFleet}. */
export function judge(
  installations: readonly Installation[],
  unclear: readonly UnclearGroup[],
  options: JudgeOptions,
): CheckResult {
  const directory = installations[0]?.directory ?? unclear[0]?.directory ?? '/';
  const context = contextOf(options, installations, directory);
  return check(installations, unclear, context, options.checkSettings);
}

/** True for a host that {@link judgeFleet} must see: it has partners. */
export function hasPartners({ servers }: Installation): boolean {
  return servers.some(({ relationships }) => relationships.length > 0);
}

/** Runs the rules for all hosts together, once all are known. */
export function judgeFleet(fleet: readonly Installation[], options: JudgeOptions): CheckResult {
  return checkFleet(
    { ...contextOf(options, fleet, fleet[0]?.directory ?? '/'), fleet },
    options.checkSettings,
  );
}

/** Runs the rules for files beside Kea's, once all installations are known. */
export function judgeNeighbours(
  neighbours: readonly Neighbour[],
  traces: readonly AgentTrace[],
  options: JudgeOptions,
): CheckResult {
  const context = contextOf(options, [], traces[0]?.directory ?? '/');
  return checkNeighbours(neighbours, tracesOf(traces), context, options.checkSettings);
}

function contextOf(
  options: JudgeOptions,
  installations: readonly Installation[],
  directory: string,
): CheckContext {
  const { settings, target, targetName, host } = options;
  return {
    target,
    targetName,
    deployDirectory: deployDirectoryOf(options, directory),
    platform: settings.platform,
    fleet: [],
    writtenFor: writtenForOf(installations, target, settings.from),
    ...(host === undefined ? {} : { host }),
  };
}

/** True when some file of the plan would change. */
export function isPending(plan: Plan | undefined): boolean {
  return (
    plan?.installations.some(
      ({ files, create, credentialFiles }) =>
        files.length > 0 || create.length > 0 || credentialFiles.some(({ created }) => created),
    ) ?? false
  );
}

/** True when a person must decide something before anything of the plan is written. */
export function isWaiting(plan: Plan | undefined): boolean {
  return plan?.installations.some(({ decisions }) => decisions.some(({ blocking }) => blocking)) ?? false;
}

/** True when every item of every proof holds. */
export function isProven(plan: Plan): boolean {
  return plan.installations.every(({ proof }) => proof.every(({ holds }) => holds));
}

/**
 * The exit code of a run that wrote nothing; the gravest that applies.
 *
 * @param found how many files of Kea were read
 */
export function exitCodeOf(report: Report, failOn: Severity, found: number): ExitCode {
  const isIncomplete =
    report.skipped.some(({ incomplete }) => incomplete) || report.diagnostics.some(isUnparsable);
  if (found === 0 && !report.skipped.some(({ incomplete, nothing }) => incomplete && nothing !== true)) {
    return ExitCode.nothing;
  }
  if (isIncomplete) return ExitCode.incomplete;
  const isFailing = report.diagnostics.some(({ severity }) => isAtLeast(severity, failOn));
  if (isFailing || isPending(report.plan) || isWaiting(report.plan)) return ExitCode.findings;
  return ExitCode.ok;
}

/** Kea may refuse these, or the user may call them errors; we read on. All else that the document layer calls an error hides something. */
const readable: readonly string[] = ['json-duplicate-key', 'json-trailing-comma', 'json-leading-zeros'];
const unparsable: ReadonlySet<string> = new Set(
  problemRules.map(({ id }) => id).filter((id) => !readable.includes(id)),
);

function isUnparsable({ rule, severity }: Diagnostic): boolean {
  return severity === 'error' && unparsable.has(rule);
}
