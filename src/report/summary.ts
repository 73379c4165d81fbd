// The end of every report: how much was found, and in plain words what to do next.

import type { Diagnostic } from '../core/diagnostic.ts';
import { shellCommand } from '../core/shell.ts';
import type { InstallationPlan } from '../plan/types.ts';
import type { Report } from './types.ts';

/** The figures of a run. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings whose fix is safe. */
  readonly fixable: number;
  readonly installations: number;
  /** Configuration files that were checked. */
  readonly files: number;
  /** Files left out although they may matter: not everything was checked. */
  readonly unchecked: number;
  /** Files that the plan changes. */
  readonly changes: number;
  /** Files that the plan creates. */
  readonly creates: number;
  /** Questions that only a person can answer. */
  readonly decisions: number;
  /** Those of them that hold up the writing. */
  readonly blocking: number;
  /** Statements of the proof that do not hold. */
  readonly unproven: number;
  /** Errors that the result still has. */
  readonly remaining: number;
}

/** Counts. */
export function summarize(report: Report): Summary {
  const count = (severity: Diagnostic['severity']): number =>
    report.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const plans = report.plan?.installations ?? [];
  const sum = (of: (plan: InstallationPlan) => number): number =>
    plans.reduce((total, plan) => total + of(plan), 0);
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    fixable: report.diagnostics.filter(({ fix }) => fix?.safety === 'safe').length,
    installations: report.installations.length,
    files: new Set([
      ...report.installations.flatMap(({ files }) => files.map(({ path }) => path)),
      ...(report.apart ?? []),
    ]).size,
    unchecked: report.skipped.filter(({ incomplete }) => incomplete).length,
    changes: sum(({ files }) => files.length),
    creates: sum(({ create }) => create.length),
    decisions: sum(({ decisions }) => decisions.length),
    blocking: sum(({ decisions }) => decisions.filter(({ blocking }) => blocking).length),
    unproven: sum(({ proof }) => proof.filter(({ holds }) => !holds).length),
    remaining: sum(({ remaining }) => remaining.filter(({ severity }) => severity === 'error').length),
  };
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `2 errors, 1 warning`; `no findings`, or what this run calls that. */
export function findingCounts(
  { errors, warnings, infos }: Pick<Summary, 'errors' | 'warnings' | 'infos'>,
  { noFindings = 'no findings' }: Pick<Report, 'noFindings'> = {},
): string {
  const parts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
    ...(infos > 0 ? [`${infos} info`] : []),
  ];
  return parts.length === 0 ? noFindings : parts.join(', ');
}

/** What is still found in the results of the plan, and in the files that it leaves alone: nobody's, or not Kea's. */
export function remainingCounts({
  plan,
  diagnostics,
  apart = [],
  beside = [],
}: Report): Pick<Summary, 'errors' | 'warnings' | 'infos'> {
  const left = [
    ...(plan?.installations.flatMap(({ remaining }) => remaining) ?? []),
    ...diagnostics.filter(
      ({ at: { source } }) => apart.includes(source.path) || beside.includes(source.path),
    ),
  ];
  const count = (severity: Diagnostic['severity']): number =>
    left.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** Something to do next, and the command for it. */
export interface NextStep {
  readonly text: string;
  readonly command: string | undefined;
}

/** The command line that led here, with other words: ready to paste. Undefined when nobody knows which file it read. */
export function commandLine(
  report: Report,
  before: readonly string[],
  behind: readonly string[],
): string | undefined {
  const words = named(report.words ?? report.installations.map(({ directory }) => directory));
  return words === undefined ? undefined : shellCommand(report.tool.name, ...before, ...words, ...behind);
}

/** What came on standard input is not there a second time: its file is named instead. */
function named(words: readonly string[]): readonly string[] | undefined {
  if (!words.includes('-')) return words;
  const at = words.findIndex((word) => /^--stdin-filename(?:=|$)/.test(word));
  const option = words[at];
  if (option === undefined) return undefined;
  const length = option.includes('=') ? 1 : 2;
  const file = length === 1 ? option.slice(option.indexOf('=') + 1) : words[at + 1];
  if (file === undefined) return undefined;
  return [...words.slice(0, at), ...words.slice(at + length)].map((word) => (word === '-' ? file : word));
}

const nameTheFile = ': name the file, or its directory, instead of -';

/** A step with its command, or with words that stand for it. */
function step(text: string, command: string | undefined): NextStep {
  return { text: command === undefined ? `${text}${nameTheFile}` : text, command };
}

/** What to do next, the first thing first. Empty when there is nothing to do. */
export function nextSteps(report: Report): readonly NextStep[] {
  const summary = summarize(report);
  const { outcome } = report;
  if (report.command === 'undo') return [];
  if (outcome?.action === 'written') {
    return [...(report.command === 'check' ? afterCheck(report, summary) : []), ...afterWriting(report)];
  }
  if (report.command === 'check') return afterCheck(report, summary);
  return [...afterPlan(report, summary)];
}

function afterWriting(report: Report): readonly NextStep[] {
  const hasSteps = report.plan?.installations.some(({ runBook }) => runBook.length > 0) ?? false;
  const undo = report.outcome?.undo;
  return [
    ...(hasSteps ? [{ text: 'do the steps "on the server" above, in their order', command: undefined }] : []),
    ...(undo === undefined ? [] : [{ text: 'to take everything back', command: undo }]),
  ];
}

function afterCheck(report: Report, { errors, warnings, infos }: Summary): readonly NextStep[] {
  if (errors + warnings + infos === 0) return [];
  const text = 'see what can be fixed and migrated, as a diff; nothing is written';
  return [step(text, commandLine(report, [], []))];
}

function* afterPlan(report: Report, summary: Summary): Iterable<NextStep> {
  const pending = summary.changes + summary.creates > 0;
  const refused = report.outcome?.action === 'refused';
  if (summary.blocking > 0) {
    yield {
      text: `answer the ${summary.blocking === 1 ? 'question' : `${summary.blocking} questions`} marked "before writing" above; until then nothing is written`,
      command: undefined,
    };
    return;
  }
  if (pending && summary.unproven > 0) {
    yield {
      text: 'nothing can be written: the proof does not hold (see above). Please report this, it is a gap in this tool',
      command: undefined,
    };
    return;
  }
  if (pending) {
    yield step(
      refused ? 'when that is settled, write again' : 'write these changes: all files or none, with a backup',
      commandLine(report, [], ['--write']),
    );
    yield* withUnsafe(report);
    return;
  }
  yield* withUnsafe(report);
  if (summary.errors > 0) {
    yield {
      text: 'the findings above need a person: nothing here can be changed safely',
      command: undefined,
    };
  }
}

/** What is left has fixes that a person should look at. */
function* withUnsafe(report: Report): Iterable<NextStep> {
  const left = report.plan?.installations.flatMap(({ remaining }) => remaining) ?? [];
  const count = left.filter(({ fix }) => fix?.safety === 'unsafe').length;
  if (count === 0 || report.plan?.unsafe === true) return;
  yield step(
    `${plural(count, 'finding')} that ${count === 1 ? 'stays has a fix' : 'stay have fixes'} marked unsafe: see what they would change`,
    commandLine(report, [], ['--unsafe']),
  );
}
