// The report for pull-request comments and tickets: tables, and diffs that fold away. Nothing from a file makes markup.

import { markdownBlock, markdownCode, markdownText } from './escape.ts';
import { fixDiff } from './fix-diff.ts';
import { findingsTable, folded } from './markdown-parts.ts';
import { planMarkdown } from './markdown-plan.ts';
import { placeText } from './places.ts';
import { isIdle } from './plan-view.ts';
import { findingCounts, nextSteps, plural, summarize } from './summary.ts';
import type { Report } from './types.ts';

/** The Markdown format, for GitHub, GitLab and CommonMark with tables. */
export default function markdown(report: Report): string {
  const blocks = [
    `## ${markdownText(report.tool.name)}: ${headline(report)}`,
    ...report.remarks.map((remark) => `> ${markdownText(remark)}`),
    outcomeText(report),
    findingsTable(report.diagnostics),
    fixes(report),
    ...(report.plan?.installations ?? [])
      .filter((plan) => !isIdle(plan))
      .flatMap((plan) => planMarkdown(plan, report)),
    idleText(report),
    skippedText(report),
    nextText(report),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function headline(report: Report): string {
  const summary = summarize(report);
  if (report.command === 'undo') return 'undo';
  const files = `${plural(summary.files, 'file')} for Kea ${report.target}`;
  const changes =
    report.command === 'plan'
      ? `; ${summary.changes + summary.creates === 0 ? 'nothing to change' : `${plural(summary.changes, 'file')} to change, ${summary.creates} to create`}`
      : '';
  return `${findingCounts(summary, report)} in ${files}${changes}`;
}

/** Installations with nothing to do take one line together, however many there are. */
function idleText({ plan }: Report): string {
  const idle = (plan?.installations ?? []).filter(isIdle).map(({ name }) => markdownCode(name));
  if (idle.length === 0) return '';
  const rest = idle.length > 5 ? ` and ${idle.length - 5} more` : '';
  return `Nothing to change in ${idle.slice(0, 5).join(', ')}${rest}.`;
}

function outcomeText({ outcome }: Report): string {
  if (outcome === undefined) return '';
  const detail = outcome.detail === undefined ? '' : `: ${markdownText(outcome.detail)}`;
  const list = [
    ...outcome.files.map((path) => `- ${markdownCode(path)}`),
    ...outcome.created.map(
      (path) => `- ${markdownCode(path)} (${outcome.action === 'undone' ? 'removed' : 'created'})`,
    ),
  ];
  return [`**${markdownText(outcome.action)}**${detail}`, ...(list.length > 0 ? [list.join('\n')] : [])].join(
    '\n\n',
  );
}

/** The small diffs of the fixes, folded away. */
function fixes(report: Report): string {
  const blocks = report.diagnostics.flatMap(({ at, fix }) => {
    const diff = fix === undefined ? [] : fixDiff(fix, report);
    return diff.length === 0
      ? []
      : [`${markdownCode(placeText(at))}\n\n${markdownBlock(diff.join('\n'), 'diff')}`];
  });
  return blocks.length === 0
    ? ''
    : folded(`Fixes for ${plural(blocks.length, 'finding')}`, blocks.join('\n\n'));
}

function skippedText({ skipped }: Report): string {
  if (skipped.length === 0) return '';
  const lines = skipped.map(
    ({ path, reason, incomplete }) =>
      `- ${incomplete ? '**not checked** ' : ''}${markdownCode(path)}: ${markdownText(reason)}`,
  );
  const body = lines.join('\n');
  // What keeps the check from being complete must not hide.
  return skipped.some(({ incomplete }) => incomplete)
    ? `### Not checked\n\n${body}`
    : folded(`${plural(skipped.length, 'file')} left out`, body);
}

function nextText(report: Report): string {
  const lines = nextSteps(report).map(
    ({ text, command }) =>
      `**Next:** ${markdownText(text)}${command === undefined ? '' : `\n\n${markdownBlock(command, 'sh')}`}`,
  );
  return lines.join('\n\n');
}
