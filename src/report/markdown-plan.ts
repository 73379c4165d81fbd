// The plan of one installation in Markdown: sections as in the text report, with tables and diffs that fold away.

import type { InstallationPlan } from '../plan/types.ts';
import { diffOf } from './diffs.ts';
import { endpointRows } from './endpoints.ts';
import { markdownBlock, markdownCode, markdownText } from './escape.ts';
import { mermaid } from './graph/mermaid.ts';
import { graphOf } from './graph/model.ts';
import { findingsTable, folded, markdownTable } from './markdown-parts.ts';
import { placeText } from './places.ts';
import { agentText, extentTexts, filesToCreate, phases, sortedDecisions } from './plan-view.ts';
import { plural } from './summary.ts';
import type { Report } from './types.ts';

/** The plan as blocks of Markdown. */
export function planMarkdown(plan: InstallationPlan, report: Report): string[] {
  const agent = agentText(plan, report.plan);
  const more = [...extentTexts(report.plan), ...(agent === undefined ? [] : [agent])];
  const head = `### Plan for ${markdownCode(plan.name)}: ${[`Kea ${report.target}`, ...more].join(', ')}`;
  return [
    head,
    notes(plan),
    section('Who listens where', listeners(plan)),
    section('Who reaches whom', channel(plan)),
    ...changes(plan),
    section('Files to create', creates(plan)),
    section('What clients must change', clients(plan)),
    section('For you to decide', decisions(plan)),
    runBook(plan),
    proof(plan),
    remaining(plan),
  ];
}

function section(title: string, body: string): string {
  return body === '' ? '' : `#### ${title}\n\n${body}`;
}

function notes({ notes: said }: InstallationPlan): string {
  return said.map((note) => `> **Note:** ${markdownText(note)}`).join('\n>\n');
}

function listeners(plan: InstallationPlan): string {
  let previous = '';
  const rows = endpointRows(plan).map(({ title, before, after, change }) => {
    const first = title === previous ? '' : title;
    previous = title;
    const now = after === undefined ? '*gone*' : markdownCode(after);
    return [
      first,
      before === undefined ? '' : markdownCode(before),
      change === 'same' ? 'the same' : change === 'gone' ? now : `**${change}** ${now}`,
    ];
  });
  return markdownTable(['', 'before', 'after'], rows);
}

/** Drawn where Markdown knows Mermaid, and readable where it does not. */
function channel({ channel: links }: InstallationPlan): string {
  if (links.before.length === 0 && (links.after ?? []).length === 0) return '';
  return markdownBlock(mermaid([{ ...graphOf(links), name: '' }]), 'mermaid');
}

function changes({ files }: InstallationPlan): string[] {
  return files.map((file, index) => {
    const { path, text } = file.before;
    const reasons = file.reasons.map((reason) => `- ${markdownText(reason)}`).join('\n');
    const diff = markdownBlock(diffOf(file, { path, before: text, after: file.after }), 'diff');
    const head = index === 0 ? '#### Changes\n\n' : '';
    return `${head}${markdownCode(path)}\n\n${reasons}\n\n${folded('diff', diff)}`;
  });
}

function creates(plan: InstallationPlan): string {
  const files = filesToCreate(plan);
  const diffs = files.flatMap(({ change }) =>
    change === undefined
      ? []
      : [`${markdownCode(change.path)}\n\n${folded('diff', markdownBlock(diffOf(change, change), 'diff'))}`],
  );
  const table = markdownTable(
    ['file', 'mode', 'holds', 'by'],
    files.map(({ path, mode, holds, byWrite }) => [
      markdownCode(path),
      mode,
      markdownText(holds),
      byWrite ? markdownCode('--write') : '**you, on the server**',
    ]),
  );
  return [table, ...diffs].filter((part) => part !== '').join('\n\n');
}

function clients(plan: InstallationPlan): string {
  return markdownTable(
    ['server', 'from', 'to', 'remark'],
    plan.clients.map(({ server, from, to, remark }) => [
      server,
      markdownCode(from),
      markdownCode(to),
      markdownText(remark),
    ]),
  );
}

function decisions(plan: InstallationPlan): string {
  return sortedDecisions(plan)
    .map(({ question, why, choices, at, blocking }, index) => {
      const place = at === undefined ? '' : ` (${markdownCode(placeText(at))})`;
      const list = choices.map((choice) => `   - ${markdownText(choice)}`);
      return [
        `${index + 1}. **${blocking ? 'before writing' : 'any time'}:** ${markdownText(question)}${place}`,
        `   ${markdownText(why)}`,
        ...list,
      ].join('\n');
    })
    .join('\n');
}

function runBook(plan: InstallationPlan): string {
  const body = phases(plan.runBook)
    .map(({ phase, steps }, index) => {
      const parts = steps.map(({ text, commands }) =>
        commands.length === 0
          ? markdownText(text)
          : `${markdownText(text)}\n\n${markdownBlock(commands.join('\n'), 'sh')}`,
      );
      return `**${index + 1}. ${phase}**\n\n${parts.join('\n\n')}`;
    })
    .join('\n\n');
  return body === ''
    ? ''
    : folded('<strong>On the server, once the files are written, in this order</strong>', body);
}

function proof(plan: InstallationPlan): string {
  if (plan.proof.length === 0) return '';
  const failed = plan.proof.filter(({ holds }) => !holds);
  const lines = plan.proof.map(
    ({ claim, holds, detail }) =>
      `- ${holds ? 'ok' : '**FAIL**'}: ${markdownText(claim)}${detail === undefined ? '' : `: ${markdownText(detail)}`}`,
  );
  const body = lines.join('\n');
  return failed.length > 0
    ? section('Proof', body)
    : folded(`proof: all ${plural(plan.proof.length, 'statement')} hold`, body);
}

function remaining(plan: InstallationPlan): string {
  return section('Still there afterwards', findingsTable(plan.remaining));
}
