// Where the lexer and the grammar put what they find wrong: in order, bounded, and one finding per mistake.

import { compareText, type Diagnostic, type Related } from '../core/diagnostic.ts';
import type { Severity } from '../core/severity.ts';
import type { Source } from '../core/source.ts';
import type { ProblemRule } from './problem-rules.ts';

/** So many findings of one rule are listed; the rest is counted. */
export const mostPerRule = 100;

interface Found {
  readonly diagnostic: Diagnostic;
  /** How many values were complete when Kea would have met it. */
  readonly order: number;
}

export interface ProblemLog {
  readonly found: Found[];
  readonly counts: Map<ProblemRule, number>;
  /** True from an error until the text is in step with the grammar again: what follows is its echo. */
  quiet: boolean;
}

export interface Problem {
  readonly rule: ProblemRule;
  readonly severity: Severity;
  readonly message: string;
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly related?: readonly Related[];
}

export function createLog(): ProblemLog {
  return { found: [], counts: new Map(), quiet: false };
}

/**
 * Notes a problem, unless it is one too many of its rule.
 *
 * @param order number of values complete when Kea would have met it
 */
export function note(log: ProblemLog, problem: Problem, order: number): void {
  const count = (log.counts.get(problem.rule) ?? 0) + 1;
  log.counts.set(problem.rule, count);
  if (count > mostPerRule + 1) return;
  const { rule, severity, message, source, start, end, related } = problem;
  log.found.push({
    diagnostic: { rule, severity, message, at: { source, start, end }, related: related ?? [] },
    order,
  });
}

/** Everything noted, in the order Kea would meet it; the one beyond the limit says how many are not listed. */
export function problemsOf(log: ProblemLog): readonly Diagnostic[] {
  const seen = new Map<string, number>();
  return log.found.toSorted(compareFound).map(({ diagnostic }) => {
    const count = (seen.get(diagnostic.rule) ?? 0) + 1;
    seen.set(diagnostic.rule, count);
    if (count <= mostPerRule) return diagnostic;
    const rest = totalOf(log, diagnostic.rule) - mostPerRule;
    return { ...diagnostic, message: `${rest} more of this kind from here on, not listed`, related: [] };
  });
}

function totalOf(log: ProblemLog, rule: string): number {
  for (const [known, count] of log.counts) if (known === rule) return count;
  return 0;
}

function compareFound(a: Found, b: Found): number {
  if (a.order !== b.order) return a.order - b.order;
  const [one, other] = [a.diagnostic.at, b.diagnostic.at];
  if (one.source !== other.source) return 0;
  return one.start - other.start || compareText(a.diagnostic.rule, b.diagnostic.rule);
}
