// What every reporter is given. Reporters are pure functions from this to text.

import type { Edit, Fix } from '../core/change.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Severity } from '../core/severity.ts';
import type { Skipped } from '../core/skipped.ts';
import type { Source } from '../core/source.ts';
import type { Document } from '../document/types.ts';
import type { DaemonKind } from '../kea/daemons.ts';
import type { TargetName } from '../kea/versions.ts';
import type { Plan } from '../plan/types.ts';

export type { Skipped } from '../core/skipped.ts';

export interface InstallationSummary {
  readonly name: string;
  readonly directory: string;
  readonly files: readonly { readonly path: string; readonly kinds: readonly (DaemonKind | 'keactrl')[] }[];
  /** For which Kea its files were written; absent: nothing tells. */
  readonly writtenFor?: AgeSummary;
}

/** The versions that files may have been written for, and how that is known. */
export interface AgeSummary {
  readonly from: string;
  /** First version that no longer takes them. */
  readonly before: string | undefined;
  /** The user said so. */
  readonly given: boolean;
  /** As people name it: `2.0 to 2.4`. */
  readonly series: string;
  /** What decided, with `file:line:column`. */
  readonly because: readonly ClueSummary[];
  /** What contradicts: no stable Kea took both. */
  readonly but: ClueSummary | undefined;
}

/** A keyword that some versions do not know, in words, and where it stands. */
export interface ClueSummary {
  readonly says: string;
  readonly place: string;
}

/** What `--write` or `undo` did. */
export interface Outcome {
  readonly action: 'written' | 'undone' | 'refused' | 'nothing to do' | 'waiting for decisions';
  readonly files: readonly string[];
  readonly created: readonly string[];
  readonly detail: string | undefined;
  /** Where the backup is; how to take it back. */
  readonly undo: string | undefined;
}

/** The edits that a fix makes in one file. */
export interface FileEdits {
  readonly source: Source;
  /** Sorted, not overlapping; offsets and content in bytes (Latin-1). */
  readonly edits: readonly Edit[];
}

/** What a rule's page says in one place: for formats that carry a catalogue of rules. */
export interface RuleNote {
  readonly id: string;
  /** One line, lower case. */
  readonly title: string;
  /** Markdown. */
  readonly why: string;
}

/** Everything one run has to say. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  readonly command: 'plan' | 'check' | 'undo';
  readonly target: TargetName;
  readonly installations: readonly InstallationSummary[];
  /** Files that nobody could tell apart, each checked on its own, as shown. */
  readonly apart?: readonly string[];
  /** Files beside Kea's that speak of the control channel, as shown: no plan changes them. */
  readonly beside?: readonly string[];
  /** Sorted by file, then place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent for `check`. */
  readonly plan: Plan | undefined;
  readonly skipped: readonly Skipped[];
  /** Remarks about the run itself: an interrupted write was taken back, which include root was used. */
  readonly remarks: readonly string[];
  readonly outcome: Outcome | undefined;
  /**
   * The words of the command line behind the program's name, without `--write` and formats: what to run next is made
   * of them. Absent: the installations' directories are named.
   */
  readonly words?: readonly string[];
  /** What to say instead of "no findings", when the run left some out. */
  readonly noFindings?: string;
  /** The documents that fixes refer to. Absent: formats show no edits. */
  readonly documents?: readonly Document[];
  /** The edits of a fix; undefined when there are none to show. `loadReporter` makes it from `documents`. */
  readonly editsOf?: (fix: Fix) => readonly FileEdits[] | undefined;
  /** From which severity on a finding is a failure; absent: error. */
  readonly failOn?: Severity;
  /** The rules that findings refer to. Absent: findings carry their ids alone. */
  readonly rules?: readonly RuleNote[];
}

/** How text may look. */
export interface Style {
  readonly color: boolean;
  /** Columns to fit into; 0: do not wrap. */
  readonly width: number;
  /** The terminal makes links of OSC 8; absent: no. */
  readonly links?: boolean;
}

/** A format: a report in, text out, ending with a newline unless empty. */
export type Reporter = (report: Report, style: Style) => string;
