// The check stage: installations in, findings out. Runs every rule that holds for the target, over what its scope names.
// It knows no rule by name; rules are found in rules/index.ts.

import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts';
import type { Severity } from '../core/severity.ts';
import type { Skipped } from '../core/skipped.ts';
import type { Location } from '../core/source.ts';
import type { Version } from '../core/version.ts';
import type { Document } from '../document/types.ts';
import { withoutIdleAgent } from '../installation/after-agent.ts';
import type { Traces } from '../installation/agent-trace.ts';
import type { Neighbour } from '../installation/mentions.ts';
import { modelInstallation } from '../installation/model.ts';
import type { ConfigFile, Installation, UnclearGroup } from '../installation/types.ts';
import { isBefore } from '../installation/written-for.ts';
import { holdsFor } from './holds.ts';
import { commentsBeside, commentsOf, type IgnoreComments, ignoring } from './ignoring.ts';
import { withFix } from './problem-fixes.ts';
import { type CheckContext, type Finding, type IgnoreUse, type Rule, toDiagnostic } from './rule.ts';
import { rules } from './rules/index.ts';

/** What the user settled about rules. */
export interface CheckSettings {
  /** `--rule ID=…`: by rule id, also ids of the document layer's problems. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** Other severities for some files; the last one that covers a file and names the rule counts. */
  readonly overrides?: readonly SeverityOverride[];
  /** Single files were asked for: what runs beside them on their hosts may be missing. */
  readonly isPartial?: boolean;
}

/** Severities for some files. */
export interface SeverityOverride {
  /** @param path as shown */
  covers(path: string): boolean;
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
}

/** A rule that failed on a file: a bug of ours, never of the user's. */
export interface RuleBug extends Skipped {
  readonly rule: string;
}

export interface CheckResult {
  /** Sorted by file, then place; no finding twice. */
  readonly diagnostics: readonly Diagnostic[];
  /** Rules that threw. The other rules ran. */
  readonly bugs: readonly RuleBug[];
  /** Ignore comments that left something out, by file and offset: in another part of a run they may have nothing to do. */
  readonly ignoresUsed: ReadonlySet<string>;
}

/** Everything as the rules say. */
export const defaultSettings: CheckSettings = { severities: new Map() };

/**
 * Checks installations, and files that no installation could be found for, with all rules. Those for all hosts together
 * see `context.fleet`.
 *
 * @param installations what runs on the hosts that were found
 * @param unclear groups of files that nobody could tell apart; each file is checked on its own
 */
export function check(
  installations: readonly Installation[],
  unclear: readonly UnclearGroup[],
  context: CheckContext,
  settings: CheckSettings = defaultSettings,
): CheckResult {
  return checkWith(rules, installations, unclear, context, settings);
}

/** {@link check} with other rules than the built-in ones. */
export function checkWith(
  withRules: readonly Rule[],
  installations: readonly Installation[],
  unclear: readonly UnclearGroup[],
  context: CheckContext,
  settings: CheckSettings,
): CheckResult {
  const alone = unclear.flatMap(({ files }) => files.map(installationOf));
  const every = [...installations, ...alone];
  const running = every.map((installation) => withoutIdleAgent(installation, context.target));
  const files = running.flatMap((installation) => installation.files);
  const found = files.flatMap(({ document }) => withSettings(document, settings));
  const bugs: RuleBug[] = [];
  const wanted = wantedOf(withRules, context, settings);
  for (const rule of wanted) {
    const seen = rule.scope === 'installation' && rule.seesIdleAgent === true ? every : running;
    const runs = runsOf(rule, files, seen, unclear, context);
    carryOut(rule, runs, settings, found, bugs);
  }
  const keactrls = every.flatMap(({ keactrl }) => keactrl?.source ?? []);
  const commented = every.flatMap((installation) => installation.files);
  return withoutIgnored(found, bugs, commentsOf(commented, keactrls), wanted, withRules, context, settings);
}

function wantedOf(
  withRules: readonly Rule[],
  { target }: CheckContext,
  settings: CheckSettings,
): readonly Rule[] {
  return withRules.filter((rule) => !isOff(rule, settings) && holdsFor(rule, target));
}

function carryOut(
  rule: Rule,
  runs: readonly Run[],
  settings: CheckSettings,
  found: Diagnostic[],
  bugs: RuleBug[],
): void {
  for (const { path, run } of runs) {
    try {
      for (const finding of run()) found.push(...weighed(rule, finding, settings));
    } catch (error) {
      bugs.push(bugOf(rule, path, error));
    }
  }
}

/** The end of every check: what comments leave out, what is to be said of the comments, and all in order. */
function withoutIgnored(
  found: readonly Diagnostic[],
  bugs: RuleBug[],
  comments: IgnoreComments,
  wanted: readonly Rule[],
  withRules: readonly Rule[],
  context: CheckContext,
  settings: CheckSettings,
): CheckResult {
  const { diagnostics, uses } = ignoring(found, comments, withRules, context, settings);
  const left = [...diagnostics];
  for (const rule of wanted) carryOut(rule, runsOverIgnores(rule, uses), settings, left, bugs);
  return { diagnostics: withoutRepeats(left.sort(compareDiagnostics)), bugs, ignoresUsed: usedIn(uses) };
}

/** The key of {@link CheckResult.ignoresUsed}. */
export function ignoreKey({ source, start }: Location): string {
  return `${source.path}\0${start}`;
}

function usedIn(uses: readonly IgnoreUse[]): ReadonlySet<string> {
  return new Set(uses.filter(({ fate }) => fate === 'used').map(({ comment }) => ignoreKey(comment.at)));
}

function runsOverIgnores(rule: Rule, uses: readonly IgnoreUse[]): readonly Run[] {
  if (rule.scope !== 'ignores') return [];
  return uses.map((use) => ({ path: use.comment.at.source.path, run: () => rule.check(use) }));
}

/**
 * Checks files beside Kea's with the rules that look at such files.
 *
 * @param traces the agents and listeners they may speak of
 */
export function checkNeighbours(
  neighbours: readonly Neighbour[],
  traces: Traces,
  context: CheckContext,
  settings: CheckSettings = defaultSettings,
  withRules: readonly Rule[] = rules,
): CheckResult {
  const found: Diagnostic[] = [];
  const bugs: RuleBug[] = [];
  const wanted = wantedOf(withRules, context, settings);
  for (const rule of wanted) {
    if (rule.scope !== 'neighbour') continue;
    const runs = neighbours.map((neighbour): Run => {
      return { path: neighbour.path, run: () => rule.check(neighbour, traces, context) };
    });
    carryOut(rule, runs, settings, found, bugs);
  }
  return withoutIgnored(
    found,
    bugs,
    commentsBeside(neighbours.map(({ source }) => source)),
    wanted,
    withRules,
    context,
    settings,
  );
}

/**
 * Checks what no single host shows, once all are known: runs the rules for all hosts together over `context.fleet`, and
 * no others. What comments leave out is left out; that a comment was for nothing is said where its host is checked.
 */
export function checkFleet(
  context: CheckContext,
  settings: CheckSettings = defaultSettings,
  withRules: readonly Rule[] = rules,
): CheckResult {
  const found: Diagnostic[] = [];
  const bugs: RuleBug[] = [];
  for (const rule of wantedOf(withRules, context, settings)) {
    if (rule.scope === 'fleet') carryOut(rule, runsOf(rule, [], [], [], context), settings, found, bugs);
  }
  if (found.length === 0) return { diagnostics: [], bugs, ignoresUsed: new Set() };
  const comments = commentsOf(context.fleet.flatMap(({ files }) => files));
  return withoutIgnored(found, bugs, comments, [], withRules, context, settings);
}

/** A file of an unclear group as if it were alone on a host: then only what it says itself is judged. */
function installationOf(file: ConfigFile): Installation {
  const directory = file.absolute.slice(0, Math.max(1, file.absolute.lastIndexOf('/')));
  return modelInstallation(file.path, directory, [file], undefined);
}

interface Run {
  /** The file, or the installation's name, that a failure is told about. */
  readonly path: string;
  readonly run: () => Iterable<Finding>;
}

function runsOf(
  rule: Rule,
  files: readonly ConfigFile[],
  every: readonly Installation[],
  unclear: readonly UnclearGroup[],
  context: CheckContext,
): readonly Run[] {
  switch (rule.scope) {
    case 'document':
      return files
        .filter((file) => mayBeOlder(file, rule.changed, context))
        .map((file) => ({ path: file.path, run: () => rule.check(file, context) }));
    case 'installation':
      return every.map((installation) => ({
        path: installation.files[0]?.path ?? installation.name,
        run: () => rule.check(installation, context),
      }));
    case 'fleet':
      return [
        {
          path: files[0]?.path ?? context.deployDirectory,
          run: () => rule.check(context.fleet, context, unclear),
        },
      ];
    case 'neighbour':
    case 'ignores':
      // These come last, when it is known what became of the comments.
      return [];
  }
}

/** What changed without a word matters to files from before only. */
function mayBeOlder(file: ConfigFile, changed: Version | undefined, { writtenFor }: CheckContext): boolean {
  return changed === undefined || writtenFor === undefined || isBefore(writtenFor(file), changed);
}

/** The finding with its severity; none when the user does not want it there. */
function weighed(rule: Rule, finding: Finding, settings: CheckSettings): readonly Diagnostic[] {
  const chosen = chosenFor(rule.id, finding.at, settings);
  if (chosen === 'off') return [];
  return [toDiagnostic(rule, finding, chosen ?? finding.severity ?? rule.severity)];
}

/** The document layer's own findings with the severities the user wants. */
function withSettings(document: Document, settings: CheckSettings): Diagnostic[] {
  const kept: Diagnostic[] = [];
  for (const problem of document.problems) {
    const severity = chosenFor(problem.rule, problem.at, settings) ?? problem.severity;
    if (severity !== 'off') kept.push({ ...withFix(problem, document), severity });
  }
  return kept;
}

function chosenFor(
  rule: string,
  { source }: Location,
  { severities, overrides = [] }: CheckSettings,
): Severity | 'off' | undefined {
  const special = overrides.findLast((one) => one.severities.has(rule) && one.covers(source.path));
  return special?.severities.get(rule) ?? severities.get(rule);
}

/** True when no file wants the rule. */
function isOff({ id }: Rule, { severities, overrides = [] }: CheckSettings): boolean {
  return (
    severities.get(id) === 'off' && !overrides.some((one) => (one.severities.get(id) ?? 'off') !== 'off')
  );
}

function bugOf(rule: Rule, path: string, error: unknown): RuleBug {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { rule: rule.id, path, reason: `a bug in our rule ${rule.id}: ${what}`, incomplete: true };
}

/** A file that two installations include is judged twice; what is found in it is said once. Expects sorted findings. */
function withoutRepeats(sorted: readonly Diagnostic[]): readonly Diagnostic[] {
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareDiagnostics(before, finding) !== 0;
  });
}
