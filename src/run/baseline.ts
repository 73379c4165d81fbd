// Known findings: `--write-baseline` keeps them in a file, `--baseline` leaves them out until they are gone.

import { dirname, relative, resolve } from 'node:path';
import { compareText, type Diagnostic } from '../core/diagnostic.ts';
import { UsageError } from '../core/errors.ts';
import { type Io, IoError, statIfOpen } from '../core/io.ts';
import { latin1, utf8 } from '../core/source.ts';
import { snippet } from '../report/snippet.ts';
import { replaceFile } from './replace.ts';

/** Findings that are known: some of one rule, in one file, with one message on lines that read the same. */
interface Entry {
  readonly rule: string;
  /** Relative to the baseline file. */
  readonly file: string;
  readonly message: string;
  /** The line as reports show it, secrets masked; empty for a whole file. */
  readonly line: string;
  readonly count: number;
}

interface Baseline {
  readonly version: 1;
  readonly target: string;
  readonly findings: readonly Entry[];
}

/** What a baseline left out, and what of it no longer occurs. */
export interface Baselined {
  readonly diagnostics: readonly Diagnostic[];
  readonly known: number;
  /** Entries that nothing was found for, in words. */
  readonly gone: readonly string[];
}

/** What was looked at: whatever a baseline says of other files is not judged. */
export interface Looked {
  readonly target: string;
  /** True when a finding of this rule in this file, an absolute path, would have been found again were it still there. */
  sees(rule: string, file: string): boolean;
}

/**
 * Writes all findings as known.
 *
 * @param file absolute or relative to the working directory; replaced when it is there
 * @throws UsageError when it cannot be written
 */
export function writeBaseline(file: string, found: readonly Diagnostic[], target: string, io: Io): void {
  const named = resolve(io.cwd(), file);
  const path = statIfOpen(io, named) === undefined ? named : io.realpath(named);
  const entries = new Map<string, Entry>();
  for (const finding of found) {
    const entry = entryOf(finding, named, io);
    const key = JSON.stringify(entry);
    entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  const findings = [...entries.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      compareText(a.rule, b.rule) ||
      compareText(a.message, b.message) ||
      compareText(a.line, b.line),
  );
  const baseline: Baseline = { version: 1, target, findings };
  try {
    if (!mayBeReplaced(path, io)) {
      throw new UsageError(
        `--write-baseline: ${file} is there and no baseline; name another file, or remove it`,
      );
    }
    replaceFile(io, path, latin1(`${JSON.stringify(baseline, null, 2)}\n`));
  } catch (error) {
    if (error instanceof IoError) throw new UsageError(`--write-baseline: ${file}: ${error.reason}`);
    throw error;
  }
}

/**
 * Leaves known findings out. One is known when the baseline has its rule, file and message, or its rule, file and line:
 * so it stays known when lines move, when a value on its line changes, and when a message is worded otherwise.
 *
 * @throws UsageError when the file cannot be read, or is none that `--write-baseline` wrote
 */
export function applyBaseline(file: string, found: readonly Diagnostic[], looked: Looked, io: Io): Baselined {
  const path = resolve(io.cwd(), file);
  const baseline = readBaseline(file, path, io);
  const absoluteOf = (entry: Entry): string => resolve(dirname(path), entry.file);
  const left = baseline.findings.map((entry) => ({ entry, count: entry.count }));
  const own = new Map(found.map((finding) => [finding, entryOf(finding, path, io)]));
  const taken = new Set<Diagnostic>();
  const take = (likeness: (entry: Entry) => readonly string[]): void => {
    const alike = new Map<string, (typeof left)[number][]>();
    // Backwards, so that the first of those alike lies on top.
    for (const one of left.toReversed()) {
      const key = keyOf(one.entry, likeness);
      const some = alike.get(key);
      if (some === undefined) alike.set(key, [one]);
      else some.push(one);
    }
    for (const [finding, mine] of own) {
      if (taken.has(finding)) continue;
      const some = alike.get(keyOf(mine, likeness)) ?? [];
      while ((some.at(-1)?.count ?? 1) <= 0) some.pop();
      const known = some.at(-1);
      if (known === undefined) continue;
      known.count -= 1;
      taken.add(finding);
    }
  };
  // The closest first, so that a look-alike does not take the place of the finding itself.
  take(({ message, line }) => [message, line]);
  take(({ message }) => [message]);
  // A finding about a whole file has no line to tell it by.
  take(({ message, line }) => (line === '' ? [message, line] : [line]));
  const gone =
    baseline.target !== looked.target
      ? []
      : left
          .filter(({ entry, count }) => count > 0 && looked.sees(entry.rule, absoluteOf(entry)))
          .map(({ entry }) => `${relative(io.cwd(), absoluteOf(entry))}: ${entry.message} [${entry.rule}]`);
  return { diagnostics: found.filter((finding) => !taken.has(finding)), known: taken.size, gone };
}

/** Findings of one rule in one file are held against each other. */
function keyOf(entry: Entry, likeness: (entry: Entry) => readonly string[]): string {
  return JSON.stringify([entry.rule, entry.file, ...likeness(entry)]);
}

function entryOf({ rule, at, message }: Diagnostic, baseline: string, io: Io): Entry {
  const file = relative(dirname(baseline), resolve(io.cwd(), at.source.path));
  return { rule, file, message, line: snippet(at, 0)?.text.trim() ?? '', count: 1 };
}

function readBaseline(file: string, path: string, io: Io): Baseline {
  try {
    const value: unknown = JSON.parse(utf8(io.read(path)));
    if (isBaseline(value)) return value;
  } catch (error) {
    if (error instanceof IoError) throw new UsageError(`--baseline: ${file}: ${error.reason}`);
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UsageError(`--baseline: ${file} is no file that --write-baseline wrote`);
}

/** A configuration named by mistake is not lost. */
function mayBeReplaced(path: string, io: Io): boolean {
  if (io.lstat(path) === undefined) return true;
  const text = io.read(path);
  try {
    return text.trim() === '' || isBaseline(JSON.parse(utf8(text)));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function isBaseline(value: unknown): value is Baseline {
  if (typeof value !== 'object' || value === null) return false;
  const { version, target, findings } = { version: 0, target: 0, findings: 0, ...value };
  return version === 1 && typeof target === 'string' && Array.isArray(findings) && findings.every(isEntry);
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = { rule: 0, file: 0, message: 0, line: 0, count: '', ...value };
  const texts = [entry.rule, entry.file, entry.message, entry.line];
  return texts.every((text) => typeof text === 'string') && Number.isInteger(entry.count);
}
