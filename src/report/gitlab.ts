// GitLab's code quality report: what merge requests show beside the diff. GitLab reads a part of Code Climate's issues;
// `type` and `categories`, which it passes over, are what other readers of that format insist on.

import { createHash } from 'node:crypto';
import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts';
import type { Severity } from '../core/severity.ts';
import { visible } from './escape.ts';
import { byteRange, placeText } from './places.ts';
import { snippet } from './snippet.ts';
import type { Report } from './types.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** The GitLab format: a list of Code Climate issues (docs.gitlab.com, "Code Quality report format"). */
export default function gitlab({ diagnostics }: Report): string {
  const seen = new Map<string, number>();
  const issues = [...diagnostics].sort(compareDiagnostics).map((diagnostic) => {
    const { at, rule, severity, message, related } = diagnostic;
    const { start, end } = byteRange(at);
    const others = related
      .map((other) => `; ${visible(placeText(other.at))}: ${visible(other.message)}`)
      .join('');
    return {
      type: 'issue',
      categories: ['Bug Risk'],
      description: `${visible(message)}${others}`,
      check_name: rule,
      fingerprint: fingerprint(diagnostic, seen),
      severity: severities[severity],
      location: {
        path: at.source.path.replace(/^(?:\.\/+)+/, ''),
        lines: { begin: start.line, end: end.line },
      },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

/**
 * Tells an issue from all others, and survives lines moving up and down: it is made of rule, file and the text of the
 * line, and counts repeats. Secrets are masked before: even a hash of a password could be tried out.
 */
function fingerprint({ rule, at }: Diagnostic, seen: Map<string, number>): string {
  const content = snippet(at, 0)?.text.trim() ?? '';
  const key = createHash('sha256').update(`${rule}\0${at.source.path}\0${content}`).digest('hex');
  const repeats = seen.get(key) ?? 0;
  seen.set(key, repeats + 1);
  return createHash('sha256').update(`${key} ${repeats}`).digest('hex').slice(0, 40);
}
