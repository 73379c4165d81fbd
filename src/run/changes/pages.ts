// Changes as text and as Markdown: one of them, those between two versions, and docs/changes/ with all.

import { nearestOf } from '../../check/nearest.ts';
import { formatVersion, type Version } from '../../core/version.ts';
import { oldestKea } from '../../kea/versions.ts';
import { changeNamed, changes, changesBetween, type KeaChange, type MetChange, themes } from './catalogue.ts';
import { formsInText, rewriteInWords } from './forms.ts';
import {
  kindWords,
  programsOf,
  remedyWords,
  seenInWords,
  sinceInWords,
  stepsInWords,
  toldInWords,
} from './words.ts';

const made = 'Written by `npm run docs` from the facts in `src/kea/changes`.';

/** The page of a change as Markdown that reads well as plain text too; undefined when there is none of this name. */
export function changePage(id: string): string | undefined {
  const change = changeNamed(id);
  if (change === undefined) return undefined;
  return [
    `# ${id}`,
    '',
    sentence(change.title),
    '',
    change.why,
    '',
    ...factLines(change),
    ...forms(change),
    '',
    '## Source',
    '',
    change.source,
    '',
  ].join('\n');
}

/** What the page of a rule says besides: how an upgrade meets it. Empty when there is no change of this name. */
export function upgradePart(id: string): string {
  const change = changeNamed(id);
  return change === undefined
    ? ''
    : ['', '## In an upgrade', '', ...factLines(change), ...forms(change), ''].join('\n');
}

function forms({ rewrite }: KeaChange): readonly string[] {
  return rewrite === null ? [] : formsInText(rewrite);
}

function factLines(change: KeaChange): readonly string[] {
  const { remedy, rewrite, keywords } = change;
  const seen = seenInWords(change);
  return [
    `- Kea: ${stepsInWords(change)}`,
    `- programs: ${programsOf(change)}`,
    ...(keywords.length === 0 ? [] : [`- keywords: ${keywords.join(', ')}`]),
    `- ${remedyWords[remedy.how]}: ${remedy.text}`,
    ...(remedy.line === null ? [] : [`- the line: \`${remedy.line}\``]),
    ...(rewrite === null ? [] : rewriteInWords(rewrite)),
    `- ${toldInWords(change)}`,
    ...(seen.length === 0 ? [] : ['- real Kea said:', ...seen.map((line) => `  - ${line}`)]),
  ];
}

/** What the page of a keyword says besides: the changes that are about it. Empty when there are none. */
export function keywordPart(query: string): string {
  const keyword = query.split('.').at(-1) ?? '';
  const about = changes.filter(({ keywords }) => keywords.includes(keyword));
  if (about.length === 0) return '';
  return ['', '## In an upgrade', '', ...about.map(({ id, title }) => `- ${id}: ${title}`), ''].join('\n');
}

/** The change that somebody probably meant; undefined when none is near. */
export function nearestChange(id: string): string | undefined {
  return nearestOf(
    id,
    changes.map((one) => one.id),
  );
}

/** What changes between two versions, a line each below the title of its theme. */
export function changesText(from: Version, target: Version): string {
  const met = changesBetween(from, target);
  const ids = Math.max(0, ...met.map(({ change }) => change.id.length));
  const lines = themes.flatMap(({ name, title }) => {
    const own = met.filter(({ change }) => change.theme === name);
    if (own.length === 0) return [];
    const rows = own.map(
      (one) => `  ${one.change.id.padEnd(ids)}  ${saidOf(one).padEnd(31)}  ${one.change.title}`,
    );
    return ['', title, ...rows];
  });
  return [headLine(from, target, met), ...lines, ''].join('\n');
}

/** The same as Markdown, with what to do. */
export function changesMarkdown(from: Version, target: Version): string {
  const met = changesBetween(from, target);
  const parts = themes.flatMap(({ name, title }) => {
    const own = met.filter(({ change }) => change.theme === name);
    return own.length === 0 ? [] : ['', `## ${title}`, '', ...tableOf(own)];
  });
  return [
    `# Kea ${formatVersion(from)} to ${formatVersion(target)}`,
    '',
    headLine(from, target, met),
    ...parts,
    '',
  ].join('\n');
}

function headLine(from: Version, target: Version, met: readonly MetChange[]): string {
  return `${met.length} of ${changes.length} known changes lie between Kea ${formatVersion(from)} and ${formatVersion(target)}.`;
}

function saidOf({ kind, since }: MetChange): string {
  return kind === undefined ? 'no longer' : `${kindWords[kind]} ${sinceInWords(since)}`.trimEnd();
}

function tableOf(met: readonly MetChange[]): readonly string[] {
  return [
    '| change | in the newer Kea | what | what to do |',
    '|---|---|---|---|',
    ...met.map((one) => {
      const { id, url, title, remedy } = one.change;
      const line = remedy.line === null ? '' : `: \`${remedy.line}\``;
      return `| [${id}](${url}) | ${saidOf(one)} | ${cell(title)} | ${cell(remedy.text + line)} |`;
    }),
  ];
}

/** docs/changes/ by file name: an index, and a page for each theme. */
export function changePages(): Readonly<Record<string, string>> {
  const pages = themes.map(({ name, title }): [string, string] => [`${name}.md`, themePage(name, title)]);
  return Object.fromEntries([['README.md', indexPage()], ...pages]);
}

function indexPage(): string {
  return [
    '# Changes',
    '',
    `What upgrades of Kea from ${oldestKea[0]}.${oldestKea[1]} on make of a configuration. ${made}`,
    '`kea-migrate explain ID` shows one of them, `kea-migrate explain --from 2.2 --target 3.0` those between two versions, and',
    '`kea-migrate explain --format json` all of them as data, with the schema `schemas/explain.schema.json`.',
    ...themes.flatMap(({ name, title }) => [
      '',
      `## ${title}`,
      '',
      '| change | Kea | what |',
      '|---|---|---|',
      ...changes
        .filter(({ theme }) => theme === name)
        .map(
          (one) =>
            `| [${one.id}](${name}.md#${one.id.toLowerCase()}) | ${stepsInWords(one)} | ${cell(one.title)} |`,
        ),
    ]),
    '',
  ].join('\n');
}

function themePage(name: string, title: string): string {
  const own = changes.filter(({ theme }) => theme === name);
  return [
    `# ${title}`,
    '',
    made,
    ...own.flatMap((change) => [
      '',
      `## ${change.id}`,
      '',
      sentence(change.title),
      '',
      change.why,
      '',
      ...factLines(change),
      `- source: ${change.source}`,
      ...(change.told.rules.includes(change.id) ? [`- rule: [${change.id}](../rules/${change.id}.md)`] : []),
      ...forms(change),
    ]),
    '',
  ].join('\n');
}

function sentence(title: string): string {
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
