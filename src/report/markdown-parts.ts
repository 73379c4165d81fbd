// Parts that both halves of the Markdown report use: tables, findings, blocks that fold away.

import { type Diagnostic, ruleUrl } from '../core/diagnostic.ts';
import { markdownCell, markdownCode, markdownText } from './escape.ts';
import { placeText } from './places.ts';

/** A table with a head; cells are Markdown already. Empty without rows. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Findings as a table: severity, place, message with the other places, rule. */
export function findingsTable(diagnostics: readonly Diagnostic[]): string {
  return markdownTable(
    ['severity', 'place', 'finding', 'rule'],
    diagnostics.map(({ severity, at, message, related, fix, rule }) => [
      severity === 'error' ? '**error**' : severity,
      markdownCode(placeText(at)),
      [
        markdownText(message),
        ...related.map((other) => `${markdownCode(placeText(other.at))}: ${markdownText(other.message)}`),
        ...(fix === undefined ? [] : [`fix (${fix.safety}): ${markdownText(fix.title)}`]),
      ].join('<br>'),
      `[${markdownText(rule)}](${ruleUrl(encodeURIComponent(rule))})`,
    ]),
  );
}

/** A block that opens with a click. */
export function folded(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
