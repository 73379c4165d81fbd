// JSON, one value on each line: for tools that read as it comes, and for jq. The shapes are those of the JSON format.

import { jsonFindings } from './json-findings.ts';
import { jsonPlan } from './json-plan.ts';
import { summarize } from './summary.ts';
import type { Report } from './types.ts';

/** Findings first, then what was left out, the plan, and the figures; `type` tells which is which. */
export default function jsonl(report: Report): string {
  const { diagnostics, skipped, plan, target } = report;
  const values: readonly object[] = [
    ...jsonFindings(diagnostics, report).map((finding) => ({ type: 'diagnostic', ...finding })),
    ...skipped.map(({ path, reason, incomplete }) => ({ type: 'skipped', path, reason, incomplete })),
    ...(plan === undefined ? [] : [{ type: 'plan', ...jsonPlan(plan, report) }]),
    { type: 'summary', version: 1, target, ...summarize(report) },
  ];
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
