// The report for people: findings, the plan when there is one, what was left out, and what to do next.

import type { InstallationPlan } from '../plan/types.ts';
import { visible } from './escape.ts';
import { wrap } from './layout.ts';
import { paint } from './paint.ts';
import { isIdle } from './plan-view.ts';
import { findingCounts, nextSteps, plural, remainingCounts, type Summary, summarize } from './summary.ts';
import { findingLines } from './text-findings.ts';
import type { Report, Reporter, Style } from './types.ts';

/** Makes the blocks of one installation's plan: text-plan.ts, loaded only when there is a plan. */
export type PlanBlocks = (plan: InstallationPlan, report: Report, style: Style) => string[][];

/**
 * The text format.
 *
 * @param planBlocks renders plans; without it a report's plan is only counted
 */
export function textReporter(planBlocks?: PlanBlocks): Reporter {
  return (report, asked) => {
    const style = { ...asked, width: readable(asked.width) };
    const plans = planBlocks === undefined ? [] : (report.plan?.installations ?? []);
    const summary = summarize(report);
    const blocks = [
      remarkBlock(report, style),
      ...report.diagnostics.map((diagnostic) => findingLines(diagnostic, report, style)),
      // Nothing found, nothing to change: one line at the end says so.
      ...(isQuiet(summary, report) ? [] : plansBlocks(plans, report, style, planBlocks)),
      skippedBlock(report, style),
      outcomeBlock(report, style),
      summaryBlock(report, summary, style),
    ];
    return blocks
      .filter((block) => block.length > 0)
      .map((block) => `${block.join('\n')}\n`)
      .join('\n');
  };
}

/** Longer lines tire the eye, shorter ones hold no path. 0 stays: a pipe has no width. */
function readable(width: number): number {
  return width === 0 ? 0 : Math.min(120, Math.max(40, width));
}

/** True when there is nothing but good news. */
function isQuiet(summary: Summary, { plan }: Report): boolean {
  const silent =
    plan?.installations.every(({ notes, credentialFiles }) => notes.length + credentialFiles.length === 0) ??
    true;
  const { errors, warnings, infos, changes, creates, decisions, unproven } = summary;
  return silent && errors + warnings + infos + changes + creates + decisions + unproven === 0;
}

/** Installations with nothing to do take one line together, however many there are. */
function plansBlocks(
  plans: readonly InstallationPlan[],
  report: Report,
  style: Style,
  planBlocks: PlanBlocks | undefined,
): string[][] {
  const idle = plans.filter(isIdle).map(({ name }) => name);
  const named = idle.slice(0, 5).join(', ') + (idle.length > 5 ? ` and ${idle.length - 5} more` : '');
  return [
    ...plans.filter((plan) => !isIdle(plan)).flatMap((plan) => planBlocks?.(plan, report, style) ?? []),
    idle.length === 0
      ? []
      : wrap(`nothing to change in ${visible(named)}`, style.width, { first: '', rest: '  ' }),
  ];
}

function remarkBlock({ remarks }: Report, style: Style): string[] {
  return remarks.flatMap((remark) => wrap(visible(remark), style.width, { first: 'note: ', rest: '      ' }));
}

function skippedBlock({ skipped }: Report, style: Style): string[] {
  if (skipped.length === 0) return [];
  const { heading, loud } = paint(style.color);
  const lines = skipped.flatMap(({ path, reason, incomplete }) =>
    wrap(`${visible(path)}: ${visible(reason)}`, style.width, {
      first: incomplete ? '  ! ' : '    ',
      rest: '      ',
    }).map((line) => (incomplete ? loud(line) : line)),
  );
  return [heading('Not checked'), ...lines];
}

const outcomeWords = {
  written: 'written',
  undone: 'put back as it was before',
  refused: 'nothing was written',
  'nothing to do': 'nothing to do',
  'waiting for decisions': 'nothing was written: a decision is needed first',
} as const;

function outcomeBlock({ outcome }: Report, style: Style): string[] {
  if (outcome === undefined) return [];
  const { good, bad } = paint(style.color);
  const { action, detail } = outcome;
  const done = action === 'written' || action === 'undone';
  const words = outcomeWords[action];
  const text = detail === undefined ? words : done ? `${words}: ${detail}` : detail;
  const head = wrap(visible(text), style.width, { first: '', rest: '  ' });
  const verb = outcome.action === 'undone' ? 'removed' : 'created';
  return [
    ...head.map(done ? good : action === 'nothing to do' ? (line: string) => line : bad),
    ...outcome.files.map((path) => `  ${visible(path)}`),
    ...outcome.created.map((path) => `  ${visible(path)} (${verb})`),
  ];
}

function summaryBlock(report: Report, summary: Summary, style: Style): string[] {
  if (report.command === 'undo') return [];
  const { strong, place } = paint(style.color);
  const lines = wrap(summaryText(report, summary), style.width, { first: '', rest: '  ' }).map(strong);
  const next = nextSteps(report).flatMap(({ text, command }) => [
    ...wrap(`next: ${text}`, style.width, { first: '', rest: '      ' }),
    ...(command === undefined ? [] : [`      ${place(visible(command))}`]),
  ]);
  return [...lines, ...next];
}

function summaryText(report: Report, summary: Summary): string {
  const files = `${plural(summary.files, 'file')}`;
  if (summary.files === 0) return 'no Kea configuration was checked';
  const unchecked =
    summary.unchecked === 0 ? '' : `; ${plural(summary.unchecked, 'file')} could not be checked`;
  if (isQuiet(summary, report)) {
    const what =
      report.command === 'plan' ? 'nothing to find and nothing to change' : findingCounts(summary, report);
    return `${what} in ${files} for Kea ${report.target}${unchecked}`;
  }
  if (report.command === 'plan' && report.outcome?.action === 'written') {
    const now = findingCounts(remainingCounts(report));
    return `before: ${findingCounts(summary)}; now: ${now}${onceGone(report)}, in ${files} for Kea ${report.target}${unchecked}`;
  }
  const parts = [`${findingCounts(summary, report)} in ${files} for Kea ${report.target}`];
  if (report.command === 'plan') parts.push(changeText(summary));
  return `${parts.join('; ')}${unchecked}`;
}

/** What is left is counted without the files of agents, which a check speaks of while they are there. */
function onceGone({ plan }: Report): string {
  const idle = plan?.installations.flatMap((one) => one.idle ?? []) ?? [];
  const [path] = idle;
  if (path === undefined) return '';
  const what = idle.length === 1 ? `${visible(path)} is` : `the files of ${idle.length} agents are`;
  return `, once ${what} taken away`;
}

function changeText({ changes, creates, decisions, blocking, remaining }: Summary): string {
  if (changes + creates + decisions === 0) return 'nothing to change';
  const created = creates === 0 ? '' : ` and creates ${plural(creates, 'file')}`;
  const asked = decisions === 0 ? '' : `, asks ${plural(decisions, 'question')}`;
  const waits = blocking === 0 ? '' : `, ${blocking} of them before writing`;
  const left = remaining === 0 ? '' : `, leaves ${plural(remaining, 'error')}`;
  return `the plan changes ${plural(changes, 'file')}${created}${asked}${waits}${left}`;
}
