// Checkstyle XML, which many editors and review tools read.

import { xmlText } from './escape.ts';
import { findingsByFile } from './files.ts';
import { placeText, unitRange } from './places.ts';
import type { Report } from './types.ts';

/** The Checkstyle format: an element for each file, findings or not. */
export default function checkstyle(report: Report): string {
  const files = findingsByFile(report).flatMap(([path, findings]) => [
    `  <file name="${xmlText(path)}">`,
    ...findings.map(({ at, severity, message, rule, related }) => {
      const { line, column } = unitRange(at).start;
      const text = [message, ...related.map((other) => `${placeText(other.at)}: ${other.message}`)].join(
        '; ',
      );
      const place = `line="${line}" column="${column}" severity="${severity}"`;
      return `    <error ${place} message="${xmlText(text)}" source="${xmlText(`${report.tool.name}.${rule}`)}"/>`;
    }),
    '  </file>',
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    ...files,
    '</checkstyle>',
    '',
  ].join('\n');
}
