// What a run does not speak of: findings that are known already, and those that a change does not touch.

import { resolve } from 'node:path';
import { canBeIgnored } from '../check/ignoring.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Io } from '../core/io.ts';
import { searchedFrom } from '../core/patterns.ts';
import { type Location, positionOf } from '../core/source.ts';
import type { Loaded } from '../stages.ts';
import { applyBaseline, writeBaseline } from './baseline.ts';
import { type ChangedFiles, changedFiles, changedKey, changedLinesOf } from './changed-lines.ts';
import { lookedAt } from './looked.ts';

/** What to leave out. */
export interface Narrowing {
  /** `--baseline`, or the setting of that name. */
  readonly baseline?: string | undefined;
  /** `--write-baseline`. */
  readonly writeBaseline?: string | undefined;
  /** `--diff-base`. */
  readonly diffBase?: string | undefined;
}

/** What is left, and what to say about the rest. */
export interface Narrowed {
  readonly diagnostics: readonly Diagnostic[];
  readonly remarks: readonly string[];
  /** What "no findings" means after this; absent: just that. */
  readonly noFindings?: string;
}

const mostGone = 5;

/**
 * Leaves out what the user does not want to hear of. What keeps the tool from seeing a file is always told.
 *
 * @param loaded what the findings are from
 * @throws UsageError when a baseline cannot be read or written, or git cannot tell what changed
 */
export function narrow(found: readonly Diagnostic[], narrowing: Narrowing, loaded: Loaded, io: Io): Narrowed {
  const isAlwaysTold = ({ rule }: Diagnostic): boolean => !canBeIgnored(rule) && !rule.startsWith('ignore-');
  let rest = found.filter((finding) => !isAlwaysTold(finding));
  const remarks: string[] = [];
  if (narrowing.writeBaseline !== undefined) {
    writeBaseline(narrowing.writeBaseline, rest, loaded.targetName, io);
    remarks.push(`${counted(rest.length)} written to ${narrowing.writeBaseline}; --baseline leaves them out`);
    rest = [];
  } else if (narrowing.baseline !== undefined) {
    const { diagnostics, known, gone } = applyBaseline(
      narrowing.baseline,
      rest,
      lookedAt(loaded, found, io),
      io,
    );
    rest = [...diagnostics];
    if (known > 0) remarks.push(`${counted(known)} left out: known from ${narrowing.baseline}`);
    remarks.push(...goneRemarks(gone, narrowing.baseline));
  }
  if (narrowing.diffBase !== undefined) {
    const places = loaded.paths
      .filter((path) => path !== '-')
      .map((path) => resolve(io.cwd(), searchedFrom(io, path)));
    const changed = changedFiles(narrowing.diffBase, places, io);
    const touched = rest.filter(({ at, related }) =>
      [at, ...related.map((other) => other.at)].some((place) => isTouched(place, changed, io)),
    );
    if (touched.length < rest.length) {
      const left = counted(rest.length - touched.length);
      remarks.push(`${left} left out: not on lines that changed since ${narrowing.diffBase}`);
    }
    rest = touched;
  }
  const kept = new Set(rest);
  const diagnostics = found.filter((finding) => isAlwaysTold(finding) || kept.has(finding));
  return { diagnostics, remarks, noFindings: wordsForNone(found, narrowing) };
}

/** A run that leaves findings out must not look as if there were none. */
function wordsForNone(
  { length }: readonly Diagnostic[],
  { writeBaseline: file, diffBase }: Narrowing,
): string {
  if (length === 0) return 'no findings';
  if (file !== undefined) return `${counted(length)} recorded in ${file}`;
  return diffBase === undefined ? 'no new findings' : `no findings on lines changed since ${diffBase}`;
}

function goneRemarks(gone: readonly string[], file: string): readonly string[] {
  if (gone.length === 0) return [];
  const shown = gone.slice(0, mostGone).join('; ');
  const more = gone.length > mostGone ? `; and ${gone.length - mostGone} more` : '';
  return [
    `no longer found, and still in ${file}: ${shown}${more}. --write-baseline ${file} takes them out, so that they cannot come back`,
  ];
}

function counted(count: number): string {
  return `${count} finding${count === 1 ? '' : 's'}`;
}

function isTouched({ source, start, end }: Location, changed: ChangedFiles, io: Io): boolean {
  const lines = changedLinesOf(changed, changedKey(resolve(io.cwd(), source.path), io));
  if (lines === undefined) return false;
  // A finding about the file as such is touched by any change of it.
  if (lines === 'all' || (start === 0 && end === 0)) return true;
  const first = positionOf(source, start).line;
  const last = positionOf(source, Math.max(start, end - 1)).line;
  return lines.some((range) => range.first <= last && first <= range.last);
}
