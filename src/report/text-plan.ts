// The plan for a terminal: who listens where before and after, what changes, what clients and operators do.

import type { InstallationPlan, RunStep } from '../plan/types.ts';
import { conciseLine } from './concise.ts';
import { diffOf } from './diffs.ts';
import { endpointRows } from './endpoints.ts';
import { visible, visibleLines } from './escape.ts';
import { graphOf } from './graph/model.ts';
import { pictureLines } from './graph/picture.ts';
import { type Cell, table, wrap } from './layout.ts';
import { paint } from './paint.ts';
import { placeText } from './places.ts';
import { agentText, extentTexts, filesToCreate, phases, sortedDecisions } from './plan-view.ts';
import { plural } from './summary.ts';
import type { Report, Style } from './types.ts';

/** The plan of one installation as blocks of lines, a heading first. */
export function planBlocks(plan: InstallationPlan, report: Report, style: Style): string[][] {
  const { heading } = paint(style.color);
  const title = [
    `plan for ${visible(plan.name)}`,
    `target Kea ${report.target}`,
    ...extentTexts(report.plan),
    agentText(plan, report.plan),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
  const rule = '='.repeat(Math.min(style.width === 0 ? 100 : style.width, 100));
  const head = [rule, ...wrap(title, style.width, { first: '', rest: '  ' }).map(heading), rule];
  return [
    head,
    noteBlock(plan, style),
    listenerBlock(plan, style),
    channelBlock(plan, style),
    ...changeBlocks(plan, style),
    createBlock(plan, style),
    clientBlock(plan, style),
    decisionBlock(plan, style),
    runBookBlock(plan, style),
    proofBlock(plan, style),
    remainingBlock(plan, style),
  ].filter((block) => block.length > 0);
}

function titled(title: string, lines: readonly string[], style: Style): string[] {
  return lines.length === 0 ? [] : [paint(style.color).heading(title), ...lines];
}

function noteBlock({ notes }: InstallationPlan, style: Style): string[] {
  const { loud } = paint(style.color);
  const lines = notes.flatMap((note) =>
    wrap(visible(note), style.width, { first: '  ! ', rest: '    ' }).map(loud),
  );
  return titled('Take note', lines, style);
}

function listenerBlock(plan: InstallationPlan, style: Style): string[] {
  const colors = paint(style.color);
  let previous = '';
  const rows = endpointRows(plan).map(({ title, before, after, change }): Cell[] => {
    const first = title === previous ? '' : title;
    previous = title;
    return [
      { text: first, paint: colors.strong },
      { text: before === undefined ? '-' : visible(before) },
      change === 'same'
        ? { text: 'the same', paint: colors.faint }
        : after === undefined
          ? { text: 'gone', paint: colors.removed }
          : { text: visible(after), paint: colors.added },
    ];
  });
  if (rows.length === 0) return [];
  return titled(
    'Who listens where',
    table(['', 'before', 'after'], rows, style.width, '  ', colors.faint),
    style,
  );
}

/** The picture: who reaches whom. */
function channelBlock({ channel }: InstallationPlan, style: Style): string[] {
  const isBare = channel.before.length === 0 && (channel.after ?? []).length === 0;
  return isBare ? [] : titled('Who reaches whom', pictureLines(graphOf(channel), style), style);
}

/** Per file the reasons and the diff; diffs start in the first column, as everybody expects them. */
function changeBlocks({ files }: InstallationPlan, style: Style): string[][] {
  const { heading, place } = paint(style.color);
  return files.map((file, index) => [
    ...(index === 0 ? [heading('Changes')] : []),
    `  ${place(visible(file.before.path))}`,
    ...file.reasons.flatMap((reason) =>
      wrap(visible(reason), style.width, { first: '    * ', rest: '      ' }),
    ),
    ...diffLines(
      diffOf(file, { path: file.before.path, before: file.before.text, after: file.after }),
      style,
    ),
  ]);
}

function diffLines(diff: string, style: Style): string[] {
  const { added, removed, hunk, strong } = paint(style.color);
  return visibleLines(diff.replace(/\n$/, ''))
    .split('\n')
    .map((line) => {
      if (/^(---|\+\+\+) /.test(line)) return strong(line);
      if (line.startsWith('@@')) return hunk(line);
      return line.startsWith('+') ? added(line) : line.startsWith('-') ? removed(line) : line;
    });
}

function createBlock(plan: InstallationPlan, style: Style): string[] {
  const { place } = paint(style.color);
  const lines = filesToCreate(plan).flatMap(({ path, mode, holds, byWrite, change }) => [
    `  ${place(visible(path))}`,
    ...wrap(
      `mode ${mode}, holds ${visible(holds)}${byWrite ? '' : '; create it on the server yourself, see below'}`,
      style.width,
      { first: '    ', rest: '    ' },
    ),
    ...(change === undefined ? [] : ['    changed like this:', ...diffLines(diffOf(change, change), style)]),
  ]);
  return titled('Files to create', lines, style);
}

function clientBlock({ clients }: InstallationPlan, style: Style): string[] {
  const { strong } = paint(style.color);
  const lines = clients.flatMap(({ server, from, to, remark }) => [
    `  ${strong(server)}`,
    ...wrap(visible(from), style.width, { first: '    from ', rest: '         ' }),
    ...wrap(visible(to), style.width, { first: '    to   ', rest: '         ' }),
    ...wrap(visible(remark), style.width, { first: '         ', rest: '         ' }),
  ]);
  return titled('What clients must change', lines, style);
}

function decisionBlock(plan: InstallationPlan, style: Style): string[] {
  const { bad, strong } = paint(style.color);
  const lines = sortedDecisions(plan).flatMap(({ question, why, choices, at, blocking }, index) => {
    const when = blocking ? 'before writing' : 'any time';
    const [first = '', ...rest] = wrap(`(${when}) ${visible(question)}`, style.width, {
      first: `  ${index + 1}. `,
      rest: '     ',
    });
    return [
      ...[first, ...rest].map(blocking ? bad : strong),
      ...(at === undefined ? [] : [`     at ${visible(placeText(at))}`]),
      ...wrap(visible(why), style.width, { first: '     ', rest: '     ' }),
      ...choices.flatMap((choice) =>
        wrap(visible(choice), style.width, { first: '     - ', rest: '       ' }),
      ),
    ];
  });
  return titled('For you to decide', lines, style);
}

function runBookBlock({ runBook }: InstallationPlan, style: Style): string[] {
  const { strong } = paint(style.color);
  const lines = phases(runBook).flatMap(({ phase, steps }, index) => [
    `  ${strong(`${index + 1}. ${phase}`)}`,
    ...steps.flatMap((step) => stepLines(step, style)),
  ]);
  return titled('On the server, once the files are written, in this order', lines, style);
}

/** Commands are never wrapped: they are pasted. */
function stepLines({ text, commands }: RunStep, style: Style): string[] {
  const { place } = paint(style.color);
  return [
    ...wrap(visible(text), style.width, { first: '     ', rest: '     ' }),
    ...commands.map((command) => `       ${place(visible(command))}`),
  ];
}

function proofBlock({ proof }: InstallationPlan, style: Style): string[] {
  const { good, bad } = paint(style.color);
  const lines = proof.flatMap(({ claim, holds, detail }) => {
    const text = `${visible(claim)}${detail === undefined ? '' : `: ${visible(detail)}`}`;
    const lead = holds ? '  ok    ' : '  FAIL  ';
    return wrap(text, style.width, { first: lead, rest: '        ' }).map((line) =>
      holds ? line.replace('ok', () => good('ok')) : bad(line),
    );
  });
  return titled('Proof', lines, style);
}

function remainingBlock({ remaining }: InstallationPlan, style: Style): string[] {
  if (remaining.length === 0) return [];
  const lines = remaining.flatMap((finding) =>
    wrap(conciseLine(finding), style.width, { first: '  ', rest: '    ' }),
  );
  return titled(`Still there afterwards: ${plural(remaining.length, 'finding')}`, lines, style);
}
