// The report as JSON: schemas/report.schema.json describes it, and tests hold every output against it.

import { utf8 } from '../core/source.ts';
import { jsonFindings } from './json-findings.ts';
import { jsonPlan } from './json-plan.ts';
import { nextSteps, summarize } from './summary.ts';
import type { ClueSummary, Report } from './types.ts';

/** Version of the output's shape: raised when a reader of the old one would break, not when something is added. */
export const jsonVersion = 1;

/** The JSON format, indented by two blanks. */
export default function json(report: Report): string {
  return `${JSON.stringify(jsonReport(report), null, 2)}\n`;
}

/** The whole report as data. */
export function jsonReport(report: Report): object {
  const { tool, command, target, installations, diagnostics, plan, skipped, remarks, outcome } = report;
  return {
    version: jsonVersion,
    tool: { name: tool.name, version: tool.version },
    command,
    target,
    installations: installations.map(({ name, directory, files, writtenFor }) => ({
      name,
      directory,
      writtenFor:
        writtenFor === undefined
          ? null
          : {
              from: writtenFor.from,
              before: writtenFor.before ?? null,
              given: writtenFor.given,
              series: writtenFor.series,
              because: writtenFor.because.map(jsonClue),
              but: writtenFor.but === undefined ? null : jsonClue(writtenFor.but),
            },
      files: files.map(({ path, kinds }) => ({ path, kinds })),
    })),
    diagnostics: jsonFindings(diagnostics, report),
    plan: plan === undefined ? null : jsonPlan(plan, report),
    skipped: skipped.map(({ path, reason, incomplete }) => ({ path, reason, incomplete })),
    remarks,
    outcome:
      outcome === undefined
        ? null
        : {
            action: outcome.action,
            files: outcome.files,
            created: outcome.created,
            detail: outcome.detail ?? null,
            undo: outcome.undo ?? null,
          },
    summary: {
      ...summarize(report),
      next: nextSteps(report).map(({ text, command: line }) => ({ text, command: line ?? null })),
    },
  };
}

function jsonClue({ says, place }: ClueSummary): ClueSummary {
  return { says: utf8(says), place: utf8(place) };
}
