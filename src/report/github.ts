// Workflow commands of GitHub Actions: findings become annotations on the lines of a pull request.

import { compareDiagnostics, type Diagnostic, ruleUrl } from '../core/diagnostic.ts';
import type { Severity } from '../core/severity.ts';
import { githubData, githubProperty, visible } from './escape.ts';
import { placeText, unitRange } from './places.ts';
import type { Report } from './types.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** One command for each finding, and for each file that could not be checked. */
export default function github({ diagnostics, skipped }: Report): string {
  return [
    ...[...diagnostics].sort(compareDiagnostics).map(annotation),
    ...skipped
      .filter(({ incomplete }) => incomplete)
      .map(({ path, reason }) =>
        command('error', { file: path, title: 'not checked' }, `${path}: ${visible(reason)}`),
      ),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function annotation({ severity, message, rule, at, related }: Diagnostic): string {
  const { start, end } = unitRange(at);
  // With more than one line, GitHub takes no columns.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const text = [
    visible(message),
    ...related.map((other) => `${visible(placeText(other.at))}: ${visible(other.message)}`),
    ruleUrl(rule),
  ].join('\n');
  const place = { file: at.source.path, line: start.line, endLine: end.line, ...columns };
  return command(commands[severity], { ...place, title: rule }, text);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${githubProperty(visible(String(value)))}`,
  );
  return `::${name} ${list.join(',')}::${githubData(text)}`;
}
