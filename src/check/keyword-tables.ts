// docs/keywords/: all maps of each daemon's file with their keywords, made from the keyword table.

import { type DaemonKind, daemons } from '../kea/daemons.ts';
import { formats } from '../kea/formats/index.ts';
import { keywordFormat } from '../kea/keywords/formats.ts';
import { keywordTables } from '../kea/keywords/index.ts';
import type { Keyword, KeywordMap } from '../kea/keywords/types.ts';
import { daemonKinds, pathsOf } from './keyword-places.ts';
import { defaultInWords, lifeInWords, valueInWords } from './keyword-words.ts';

const made = 'Written by `npm run docs` from the keyword table.';

/** All pages by file name. */
export function keywordPages(): Readonly<Record<string, string>> {
  const pages = daemonKinds.map((daemon): [string, string] => [`${daemon}.md`, pageOf(daemon)]);
  return Object.fromEntries([['README.md', indexPage()], ...pages]);
}

function indexPage(): string {
  const rows = daemonKinds.map((daemon) => {
    const maps = Object.values(keywordTables[daemon]);
    const count = maps.reduce((sum, { keywords }) => sum + Object.keys(keywords).length, 0);
    const { program, section } = daemons[daemon];
    return `| [${program}](${daemon}.md) | \`${section}\` | ${maps.length} | ${count} |`;
  });
  return [
    '# Keywords',
    '',
    `${made} \`kea-migrate explain KEYWORD\` shows the same for one of them.`,
    '',
    '| program | section | maps | keywords |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function pageOf(daemon: DaemonKind): string {
  const paths = pathsOf(daemon);
  // A map that only another version of the table reaches has no place to speak of.
  const maps = [...paths].flatMap(([name, places]) => {
    const facts = keywordTables[daemon][name];
    return facts === undefined ? [] : mapLines(daemon, name, facts, places);
  });
  return [`# Keywords of ${daemons[daemon].program}`, '', made, '', ...maps].join('\n');
}

function mapLines(
  daemon: DaemonKind,
  name: string,
  facts: KeywordMap,
  places: readonly string[],
): readonly string[] {
  const rows = Object.entries(facts.keywords).map(([key, keyword]) => {
    const required = facts.required?.find((one) => one.key === key);
    const cells = [
      `\`${key}\``,
      `${valueCell(daemon, name, key, keyword)}${requiredCell(required?.since, required !== undefined)}`,
      defaultInWords(keyword) === '' ? (keyword.unit ?? '') : defaultInWords(keyword),
      lifeInWords(keyword),
      meaningCell(keyword),
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [
    `## ${facts.title.replace(/^(a|an|the) /, '')}`,
    '',
    places.map((place) => `\`${place}\``).join(', '),
    '',
    ...exclusiveLines(facts),
    '| keyword | value | default or unit | Kea | meaning |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

function valueCell(daemon: DaemonKind, map: string, key: string, keyword: Keyword): string {
  const format = keywordFormat(daemon, map, key);
  return format === undefined ? valueInWords(keyword) : formats[format].expected;
}

function requiredCell(since: string | undefined, required: boolean): string {
  if (!required) return '';
  return since === undefined ? '; required' : `; required since ${since}`;
}

function meaningCell({ description, replacement }: Keyword): string {
  return replacement === undefined ? description : `${description} Instead: ${replacement}.`;
}

function exclusiveLines({ exclusive = [] }: KeywordMap): readonly string[] {
  const lines = exclusive.map(({ keys: [first, second], since }) => {
    const when = since === undefined ? '' : `, since ${since}`;
    return `- \`${first}\` or \`${second}\`, not both${when}`;
  });
  return lines.length === 0 ? [] : [...lines, ''];
}
