// Findings as plain JSON data, the same shape wherever JSON holds them. Positions as Kea counts them.

import type { Fix } from '../core/change.ts';
import { compareDiagnostics, type Diagnostic, ruleUrl } from '../core/diagnostic.ts';
import { redact } from '../core/secrets.ts';
import { type Location, type Position, positionOf, utf8 } from '../core/source.ts';
import { byteRange } from './places.ts';
import type { FileEdits, Report } from './types.ts';

/** A place: 1-based lines and columns, columns in bytes, `end` behind the last byte. */
export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly end: Position;
}

interface JsonEdit extends JsonPlace {
  /** In bytes from the beginning of the file. */
  readonly offset: number;
  /** In bytes. */
  readonly length: number;
  readonly content: string;
}

interface JsonFix {
  readonly title: string;
  readonly safety: Fix['safety'];
  /** Null: no edits that could be applied as they stand. */
  readonly edits: readonly JsonEdit[] | null;
}

/** A finding. */
export interface JsonFinding extends JsonPlace {
  readonly rule: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  readonly fix: JsonFix | null;
  readonly url: string;
}

/** A location as data. */
export function jsonPlace(at: Location): JsonPlace {
  const { start, end } = byteRange(at);
  return { file: at.source.path, ...start, end };
}

/** Findings as data, sorted by file, then place. */
export function jsonFindings(
  diagnostics: readonly Diagnostic[],
  report: Pick<Report, 'editsOf'>,
): readonly JsonFinding[] {
  return [...diagnostics].sort(compareDiagnostics).map((diagnostic) => jsonFinding(diagnostic, report));
}

/** A finding as data. */
export function jsonFinding(diagnostic: Diagnostic, report: Pick<Report, 'editsOf'>): JsonFinding {
  const { rule, severity, message, at, related, fix } = diagnostic;
  return {
    rule,
    severity,
    message,
    ...jsonPlace(at),
    related: related.map((other) => ({ message: other.message, ...jsonPlace(other.at) })),
    fix: fix === undefined ? null : jsonFix(fix, report),
    url: ruleUrl(rule),
  };
}

function jsonFix(fix: Fix, report: Pick<Report, 'editsOf'>): JsonFix {
  const { title, safety } = fix;
  return { title, safety, edits: shownEdits(fix, report)?.flatMap(jsonEdits) ?? null };
}

/**
 * The edits of a fix when they can be shown and applied as they stand: undefined when there are none, when one
 * would show a secret, and when one is not UTF-8 text.
 */
export function shownEdits(fix: Fix, { editsOf }: Pick<Report, 'editsOf'>): readonly FileEdits[] | undefined {
  const files = fix.changes.length === 0 ? undefined : editsOf?.(fix);
  if (files === undefined || files.length === 0) return undefined;
  const harmless = files.every(({ source, edits }) =>
    edits.every(({ offset, length, content }) => {
      if (Buffer.from(utf8(content), 'utf8').toString('latin1') !== content) return false;
      // A value alone does not say that it is a secret: its line does.
      const line = source.text.lastIndexOf('\n', offset - 1) + 1;
      const lead = source.text.slice(Math.max(line, offset - 2000), offset);
      const stop = source.text.indexOf('\n', offset + length);
      const tail = source.text.slice(offset + length, stop === -1 ? offset + length + 200 : stop);
      const text = lead + content + tail;
      return redact(text) === text;
    }),
  );
  return harmless ? files : undefined;
}

function jsonEdits({ source, edits }: FileEdits): JsonEdit[] {
  return edits.map(({ offset, length, content }) => ({
    file: source.path,
    ...positionOf(source, offset),
    end: positionOf(source, offset + length),
    offset,
    length,
    content: utf8(content),
  }));
}
