// The check stage: installations in, findings out. Runs every rule that holds for the target, over what its scope names.
// It knows no rule by name; rules are found in rules/index.ts.

import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts';
import type { Severity } from '../core/severity.ts';
import type { Skipped } from '../core/skipped.ts';
import type { Version } from '../core/version.ts';
import type { Traces } from '../installation/agent-trace.ts';
import type { Neighbour } from '../installation/mentions.ts';
import { modelInstallation } from '../installation/model.ts';
import type { ConfigFile, Installation, UnclearGroup } from '../installation/types.ts';
import { isBefore } from '../installation/written-for.ts';
import { holdsFor } from './holds.ts';
import { type CheckContext, type Finding, type Rule, toDiagnostic } from './rule.ts';
import { rules } from './rules/index.ts';

/** What the user settled about rules. */
export interface CheckSettings {
  /** `--rule ID=…`: by rule id, also ids of the document layer's problems. */
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
}

/** Everything as the rules say. */
export const defaultSettings: CheckSettings = { severities: new Map() };

/**
 * Checks installations, and files that no installation could be found for, with all rules.
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
  const files = every.flatMap((installation) => installation.files);
  const found = files.flatMap(({ document }) => withSettings(document.problems, settings));
  const bugs: RuleBug[] = [];
  for (const rule of withRules) {
    if (settings.severities.get(rule.id) === 'off' || !holdsFor(rule, context.target)) continue;
    for (const { path, run } of runsOf(rule, files, every, installations, unclear, context)) {
      try {
        for (const finding of run()) found.push(weighed(rule, finding, settings));
      } catch (error) {
        bugs.push(bugOf(rule, path, error));
      }
    }
  }
  return { diagnostics: withoutRepeats(found.sort(compareDiagnostics)), bugs };
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
  for (const rule of withRules) {
    if (rule.scope !== 'neighbour' || settings.severities.get(rule.id) === 'off') continue;
    if (!holdsFor(rule, context.target)) continue;
    for (const neighbour of neighbours) {
      try {
        for (const finding of rule.check(neighbour, traces, context)) {
          found.push(weighed(rule, finding, settings));
        }
      } catch (error) {
        bugs.push(bugOf(rule, neighbour.path, error));
      }
    }
  }
  return { diagnostics: found.sort(compareDiagnostics), bugs };
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
  installations: readonly Installation[],
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
          run: () => rule.check(installations, context, unclear),
        },
      ];
    case 'neighbour':
      return [];
  }
}

/** What changed without a word matters to files from before only. */
function mayBeOlder(file: ConfigFile, changed: Version | undefined, { writtenFor }: CheckContext): boolean {
  return changed === undefined || writtenFor === undefined || isBefore(writtenFor(file), changed);
}

function weighed(rule: Rule, finding: Finding, { severities }: CheckSettings): Diagnostic {
  const chosen = severities.get(rule.id);
  const severity = chosen === undefined || chosen === 'off' ? (finding.severity ?? rule.severity) : chosen;
  return toDiagnostic(rule, finding, severity);
}

/** The document layer's own findings with the severities the user wants. */
function withSettings(problems: readonly Diagnostic[], { severities }: CheckSettings): Diagnostic[] {
  const kept: Diagnostic[] = [];
  for (const problem of problems) {
    const severity = severities.get(problem.rule) ?? problem.severity;
    if (severity !== 'off') kept.push(severity === problem.severity ? problem : { ...problem, severity });
  }
  return kept;
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
