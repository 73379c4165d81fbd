// Reviewdog's diagnostic format, with suggestions. Columns are counted in bytes there, as here.

import type { Fix } from '../core/change.ts';
import { compareDiagnostics, type Diagnostic, ruleUrl } from '../core/diagnostic.ts';
import type { Severity } from '../core/severity.ts';
import { type Location, utf8 } from '../core/source.ts';
import { visible } from './escape.ts';
import { shownEdits } from './json-findings.ts';
import { byteRange } from './places.ts';
import type { Report } from './types.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

/** The rdjson format. */
export default function rdjson(report: Report): string {
  const result = {
    source: { name: report.tool.name, url: 'https://github.com/kea-migrate/kea-migrate' },
    diagnostics: [...report.diagnostics]
      .sort(compareDiagnostics)
      .map((diagnostic) => entry(diagnostic, report)),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function entry({ message, at, severity, rule, related, fix }: Diagnostic, report: Report): object {
  const suggestions = fix === undefined ? [] : suggestionsOf(fix, at, report);
  return {
    message: visible(message) || rule,
    location: location(at),
    severity: severities[severity],
    code: { value: rule, url: ruleUrl(encodeURIComponent(rule)) },
    ...(suggestions.length === 0 ? {} : { suggestions }),
    ...(related.length === 0
      ? {}
      : {
          related_locations: related.map((other) => ({
            message: visible(other.message),
            location: location(other.at),
          })),
        }),
  };
}

function location(at: Location): object {
  return { path: at.source.path, range: byteRange(at) };
}

/** A suggestion belongs to the finding's own file; a fix that reaches into others is not offered half. */
function suggestionsOf(fix: Fix, at: Location, report: Report): readonly object[] {
  const files = shownEdits(fix, report);
  const [file] = files ?? [];
  if (files === undefined || file === undefined || files.length !== 1) return [];
  const { source, edits } = file;
  if (source.path !== at.source.path) return [];
  return edits.map(({ offset, length, content }) => ({
    range: byteRange({ source, start: offset, end: offset + length }),
    text: utf8(content),
  }));
}
