// A finding: everything a reporter needs to show it, and nothing about how.

import type { Fix } from './change.ts';
import type { Severity } from './severity.ts';
import type { Location } from './source.ts';

/** The other place of a disagreement, or a place that helps to understand. */
export interface Related {
  /** What stands there: `the agent forwards to this path`. */
  readonly message: string;
  readonly at: Location;
}

/**
 * A finding about the user's files. Messages start in lower case, have no full stop, and never hold a secret.
 * Text taken from a file is Latin-1 until a reporter shows it; use `quote` of `core/quote.ts` to put it into a message.
 */
export interface Diagnostic {
  /** The rule's id; also the anchor of its page. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Location;
  readonly related: readonly Related[];
  readonly fix?: Fix;
}

/** The address of a rule's page. */
export function ruleUrl(rule: string): string {
  return `https://github.com/kea-migrate/kea-migrate/blob/main/docs/rules/${rule}.md`;
}

/** Order of output: file, then place, then rule, then message. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.at.source.path, b.at.source.path) ||
    a.at.start - b.at.start ||
    a.at.end - b.at.end ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Order by code unit, the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
