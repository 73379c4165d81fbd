// What a rule is. One file per rule in rules/, found by its id everywhere: file, fixtures, page, test.

import type { Fix } from '../core/change.ts';
import type { Diagnostic, Related } from '../core/diagnostic.ts';
import type { Host } from '../core/host.ts';
import type { Severity } from '../core/severity.ts';
import type { Location } from '../core/source.ts';
import type { Version } from '../core/version.ts';
import type { Traces } from '../installation/agent-trace.ts';
import type { Neighbour } from '../installation/mentions.ts';
import type { ConfigFile, Installation, UnclearGroup } from '../installation/types.ts';
import type { WrittenForOf } from '../installation/written-for.ts';
import type { Platform } from '../kea/directories.ts';
import type { BehaviourName, TargetName } from '../kea/versions.ts';
import type { IgnoreComment } from './ignore-comments.ts';

/** What every check may know besides the files. */
export interface CheckContext {
  readonly target: Version;
  readonly targetName: TargetName;
  /** Where the files live on the server. */
  readonly deployDirectory: string;
  /** Whose build runs there; undefined: unknown, and then nothing is claimed that depends on it. */
  readonly platform: Platform | undefined;
  /** The hosts that are held against each other, for what no single host shows; none while parts of a run are checked. */
  readonly fleet: readonly Installation[];
  /** This machine, with `--host` only. */
  readonly host?: Host;
  /** For which Kea a file was written; absent: nothing is known. */
  readonly writtenFor?: WrittenForOf;
}

/** A finding as a rule yields it; the engine adds id and severity. */
export interface Finding {
  readonly message: string;
  readonly at: Location;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** When this finding weighs other than the rule says. */
  readonly severity?: Severity;
}

/** File name → text: the smallest installation that shows the point. */
export type Example = Readonly<Record<string, string>>;

/** A file or directory of an example's machine. The user `_kea` has the numbers 101 and 101. */
export interface HostEntry {
  readonly mode: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly text?: string;
  readonly directory?: boolean;
}

interface RuleFields {
  /** kebab-case; reads well as "allow <id>". */
  readonly id: string;
  /** One line, lower case: what the rule finds. */
  readonly title: string;
  /** What breaks, at which version, and what `kea-dhcp4 -t` does not see. Markdown, one to three paragraphs. */
  readonly why: string;
  /** Kea's source line, ChangeLog entry or manual section behind it. */
  readonly source: string;
  readonly severity: Severity;
  /** First version it holds for; absent: always. For what `kea/versions.ts` names, say `when` instead. */
  readonly since?: Version;
  /** First version it no longer holds for. */
  readonly until?: Version;
  /**
   * What the file says means something else from this version on, and no Kea says so. Holds from then on, and only for
   * files that may have been written for an older one.
   */
  readonly changed?: Version;
  /** Holds for the versions that behave so; several: in all these ways. */
  readonly when?: BehaviourName | readonly BehaviourName[];
  /** Holds for the versions that do not behave so, or no longer. */
  readonly unless?: BehaviourName;
  /** Must make the rule fire, for `exampleTarget`. */
  readonly bad: Example;
  /** Must not. */
  readonly good: Example;
  /** Target the examples are for; default 3.2. */
  readonly exampleTarget?: TargetName;
  /** Platform the examples are for; default unknown. */
  readonly examplePlatform?: Platform;
  /** What `--host` sees in the examples, by absolute path; parents are directories that everybody may enter. */
  readonly exampleHost?: Readonly<Record<string, HostEntry>>;
  /** Other rules that the bad example makes fire as well, or the good one still. */
  readonly also?: readonly string[];
}

export interface DocumentRule extends RuleFields {
  readonly scope: 'document';
  check(file: ConfigFile, context: CheckContext): Iterable<Finding>;
}

export interface InstallationRule extends RuleFields {
  readonly scope: 'installation';
  /** Sees an agent that no server needs any more, on a Kea without agents; the other rules do not. */
  readonly seesIdleAgent?: true;
  check(installation: Installation, context: CheckContext): Iterable<Finding>;
}

export interface FleetRule extends RuleFields {
  readonly scope: 'fleet';
  /** @param unclear files that could not be told apart, and so are in no installation */
  check(
    fleet: readonly Installation[],
    context: CheckContext,
    unclear: readonly UnclearGroup[],
  ): Iterable<Finding>;
}

/** Looks at a file that is not Kea's and speaks of the control channel: a unit, a proxy, a script. */
export interface NeighbourRule extends RuleFields {
  readonly scope: 'neighbour';
  /** @param traces the agents and listeners of everything found in this run */
  check(neighbour: Neighbour, traces: Traces, context: CheckContext): Iterable<Finding>;
}

/** What became of an ignore comment. */
export interface IgnoreUse {
  readonly comment: IgnoreComment;
  /**
   * `used`: a finding was left out. `unused`: there was none. `unknown`: its rule could not find anything in this run.
   * `not possible`: findings of its rule are never left out.
   */
  readonly fate: 'used' | 'unused' | 'unknown' | 'not possible' | 'no such rule';
  /** The rule that was probably meant. */
  readonly nearest?: string;
}

/** Looks at the comments that leave findings out, after everything else. What it finds cannot be left out by them. */
export interface IgnoreRule extends RuleFields {
  readonly scope: 'ignores';
  check(use: IgnoreUse): Iterable<Finding>;
}

export type Rule = DocumentRule | InstallationRule | FleetRule | NeighbourRule | IgnoreRule;

/** Declares a rule; only gives it its type. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}

/** A finding with what the engine adds. */
export function toDiagnostic(rule: Rule, finding: Finding, severity: Severity): Diagnostic {
  return {
    rule: rule.id,
    severity,
    message: finding.message,
    at: finding.at,
    related: finding.related ?? [],
    ...(finding.fix === undefined ? {} : { fix: finding.fix }),
  };
}
