// What a rule means, why, and how to fix it: pages, lists and data, all made from the rules' own fields.
// `explain` prints them, docs/rules/ holds them, and nothing about a rule is written twice.

import { ruleUrl } from '../core/diagnostic.ts';
import type { Severity } from '../core/severity.ts';
import { formatVersion, type Version } from '../core/version.ts';
import { type ProblemRuleInfo, problemRules } from '../document/problem-rules.ts';
import { defaultTarget } from '../kea/versions.ts';
import { stretchesOf, versionsOf } from './holds.ts';
import { canBeIgnored } from './ignoring.ts';
import { nearestOf } from './nearest.ts';
import type { Example, Rule } from './rule.ts';
import { rules } from './rules/index.ts';

/** What a rule looks at, in words. */
const scopes: Readonly<Record<Rule['scope'], string>> = {
  document: 'one file',
  installation: 'all files of one host together',
  fleet: 'all hosts together',
  neighbour: 'a file beside Kea’s, such as a unit, a proxy or a script',
  ignores: 'comments that tell this tool what to leave out',
};

/** A rule of the check stage, or a problem that the document layer finds. */
export type Explained =
  | { readonly kind: 'rule'; readonly id: string; readonly rule: Rule }
  | { readonly kind: 'problem'; readonly id: string; readonly rule: ProblemRuleInfo };

/** Everything that has a page, sorted by id. */
export const explained: readonly Explained[] = [
  ...rules.map((rule): Explained => ({ kind: 'rule', id: rule.id, rule })),
  ...problemRules.map((rule): Explained => ({ kind: 'problem', id: rule.id, rule })),
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Every id that `--rule` and `explain` know, sorted. */
export const ruleIds: readonly string[] = explained.map(({ id }) => id);

/** The page of a rule as Markdown that reads well as plain text too; undefined when there is no such rule. */
export function explainRule(id: string): string | undefined {
  const found = explained.find((one) => one.id === id);
  return found === undefined ? undefined : pageOf(found);
}

/** All rules, a line each: id, severity, title. */
export function explainAll(): string {
  const width = Math.max(...ruleIds.map((id) => id.length));
  const lines = explained.map(
    ({ id, rule }) => `${id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`,
  );
  return `${lines.join('\n')}\n`;
}

/** The index of all pages as Markdown. */
export function explainIndex(): string {
  const rows = explained.map(
    (one) => `| [${one.id}](${one.id}.md) | ${one.rule.severity} | ${one.rule.title} | ${holding(one)} |`,
  );
  return [
    '# Rules',
    '',
    'Written by `npm run docs` from the rules themselves.',
    '',
    '| rule | severity | finds | Kea |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** One rule, or all, as plain data: versions too; examples are files by name. */
export function rulesData(id?: string): readonly ExplainedData[] {
  const chosen = id === undefined ? explained : explained.filter((one) => one.id === id);
  return chosen.map(dataOf);
}

/** The known id that somebody probably meant; undefined when none is near. */
export function nearestRule(id: string): string | undefined {
  return nearestOf(id, ruleIds);
}

function holding(one: Explained): string {
  return one.kind === 'rule' ? versionsOf(one.rule) : 'by version';
}

function pageOf(one: Explained): string {
  const { id, rule } = one;
  const facts = [`- severity: ${rule.severity}${one.kind === 'rule' ? '' : ', by version'}`];
  if (one.kind === 'rule')
    facts.push(`- Kea: ${versionsOf(one.rule)}`, `- looks at ${scopes[one.rule.scope]}`);
  if (one.kind === 'rule' && one.rule.changed !== undefined)
    facts.push(
      `- told of files that may have been written for a Kea before ${formatVersion(one.rule.changed)}`,
    );
  const examples = one.kind === 'rule' ? examplesOf(one.rule) : [];
  return [
    `# ${id}`,
    '',
    `${rule.title.charAt(0).toUpperCase()}${rule.title.slice(1)}.`,
    '',
    ...facts,
    '',
    '## Why',
    '',
    rule.why,
    '',
    ...examples,
    '## Settings',
    '',
    `\`--rule ${id}=off|info|warning|error\`, or in \`kea-migrate.jsonc\`: \`"rules": { "${id}": "off" }\``,
    ...(canBeIgnored(id)
      ? ['', `For one place, on the line above it: \`// kea-migrate-ignore ${id} and the reason\``]
      : []),
    '',
    '## Source',
    '',
    rule.source,
    '',
  ].join('\n');
}

function examplesOf(rule: Rule): readonly string[] {
  const aim = [
    `target ${rule.exampleTarget ?? defaultTarget}`,
    ...(rule.examplePlatform === undefined ? [] : [`platform ${rule.examplePlatform}`]),
  ].join(', ');
  return [`## Bad, for ${aim}`, '', ...filesOf(rule.bad), '## Good', '', ...filesOf(rule.good)];
}

function filesOf(example: Example): readonly string[] {
  return Object.entries(example).flatMap(([name, text]) => [
    `${name}:`,
    '',
    '```jsonc',
    ...text.trimEnd().split('\n'),
    '```',
    '',
  ]);
}

/** A rule as data. */
export interface ExplainedData {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly why: string;
  readonly source: string;
  readonly url: string;
  readonly [more: string]: unknown;
}

function dataOf(one: Explained): ExplainedData {
  const { id, title, severity, why, source } = one.rule;
  const common = { id, title, severity, why, source, url: ruleUrl(id) };
  if (one.kind === 'problem') return common;
  const { rule } = one;
  return {
    ...common,
    scope: rule.scope,
    versions: stretchesOf(rule).map(({ from, before }) => ({ from: written(from), before: written(before) })),
    examples: {
      target: rule.exampleTarget ?? defaultTarget,
      platform: rule.examplePlatform ?? null,
      bad: rule.bad,
      good: rule.good,
    },
  };
}

/** Null: from the beginning, or still. */
function written(version: Version | undefined): string | null {
  return version === undefined ? null : formatVersion(version);
}
