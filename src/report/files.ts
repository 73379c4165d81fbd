// Findings by file, for formats that are organised so: files in order, those without findings too.

import { compareDiagnostics, compareText, type Diagnostic } from '../core/diagnostic.ts';
import type { Report } from './types.ts';

/** Every file that was checked or that has findings, with its findings in order. */
export function findingsByFile({
  installations,
  diagnostics,
}: Pick<Report, 'installations' | 'diagnostics'>): readonly (readonly [
  path: string,
  findings: readonly Diagnostic[],
])[] {
  const files = new Map<string, Diagnostic[]>();
  for (const { path } of installations.flatMap((installation) => installation.files)) files.set(path, []);
  for (const diagnostic of [...diagnostics].sort(compareDiagnostics)) {
    const { path } = diagnostic.at.source;
    const known = files.get(path);
    if (known === undefined) files.set(path, [diagnostic]);
    else known.push(diagnostic);
  }
  return [...files].sort(([a], [b]) => compareText(a, b));
}
