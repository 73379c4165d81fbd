// SARIF 2.1.0, for GitHub code scanning and other viewers: related places, fixes, and a catalogue of the rules.

import type { Fix } from '../core/change.ts';
import { compareDiagnostics, compareText, type Diagnostic, ruleUrl } from '../core/diagnostic.ts';
import type { Severity } from '../core/severity.ts';
import { type Location, utf8 } from '../core/source.ts';
import { visibleLines } from './escape.ts';
import { shownEdits } from './json-findings.ts';
import { unitRange } from './places.ts';
import type { Report } from './types.ts';
import { uriOf } from './uri.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The SARIF format. */
export default function sarif(report: Report): string {
  const diagnostics = [...report.diagnostics].sort(compareDiagnostics);
  const ids = [...new Set(diagnostics.map(({ rule }) => rule))].sort(compareText);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            informationUri: 'https://github.com/kea-migrate/kea-migrate',
            rules: ids.map((id) => sarifRule(id, report)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: !report.skipped.some(({ incomplete }) => incomplete),
            toolExecutionNotifications: report.skipped.map(({ path, reason, incomplete }) => ({
              level: incomplete ? 'error' : 'note',
              message: message(`${path}: ${reason}`),
              locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
            })),
          },
        ],
        results: diagnostics.map((diagnostic) => result(diagnostic, ids.indexOf(diagnostic.rule), report)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** A SARIF message: plain text, in which `{0}` would be a placeholder and `[x](y)` a link. */
function message(text: string): { readonly text: string } {
  return {
    text:
      visibleLines(text)
        .replace(/[{}]/g, '$&$&')
        .replace(/\](?=\()/g, '\\]') || '-',
  };
}

function sarifRule(id: string, { rules }: Report): object {
  const known = rules?.find((rule) => rule.id === id);
  return {
    id,
    ...(known === undefined
      ? {}
      : {
          shortDescription: { text: known.title },
          fullDescription: { text: known.why, markdown: known.why },
          help: { text: known.why, markdown: known.why },
        }),
    helpUri: ruleUrl(encodeURIComponent(id)),
  };
}

function result(diagnostic: Diagnostic, ruleIndex: number, report: Report): object {
  const { rule, severity, at, related, fix } = diagnostic;
  const changes = fix === undefined ? undefined : artifactChanges(fix, report);
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: message(diagnostic.message),
    locations: [{ physicalLocation: physicalLocation(at) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            message: message(other.message),
            physicalLocation: physicalLocation(other.at),
          })),
        }),
    ...(fix === undefined || changes === undefined
      ? {}
      : { fixes: [{ description: message(fix.title), artifactChanges: changes }] }),
  };
}

/** A whole file has no region. */
function physicalLocation(at: Location): object {
  const artifactLocation = { uri: uriOf(at.source.path) };
  return at.start === 0 && at.end === 0 ? { artifactLocation } : { artifactLocation, region: region(at) };
}

function region(at: Location): object {
  const { start, end } = unitRange(at);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function artifactChanges(fix: Fix, report: Report): readonly object[] | undefined {
  return shownEdits(fix, report)?.map(({ source, edits }) => ({
    artifactLocation: { uri: uriOf(source.path) },
    replacements: edits.map(({ offset, length, content }) => ({
      deletedRegion: region({ source, start: offset, end: offset + length }),
      insertedContent: { text: utf8(content) },
    })),
  }));
}
