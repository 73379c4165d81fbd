// What checking installations finds: before the plan, between its rounds, and at its end.

import { check } from '../check/check.ts';
import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts';
import type { Installation } from '../installation/types.ts';
import type { PlanContext } from './context.ts';

/** All findings of these installations, sorted. */
export function findingsOf(
  installations: readonly Installation[],
  { target, targetName, deployDirectory, platform, settings, writtenFor }: PlanContext,
): readonly Diagnostic[] {
  const context = {
    target,
    targetName,
    deployDirectory,
    platform,
    fleet: installations,
    ...(writtenFor === undefined ? {} : { writtenFor }),
  };
  return check(installations, [], context, settings).diagnostics;
}

/** Findings by the file they are in. */
export type FindingsByFile = ReadonlyMap<string, readonly Diagnostic[]>;

/** Sorts findings out by file, once for all installations. */
export function byFile(findings: readonly Diagnostic[]): FindingsByFile {
  const found = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const known = found.get(finding.at.source.path);
    if (known === undefined) found.set(finding.at.source.path, [finding]);
    else known.push(finding);
  }
  return found;
}

/** The findings in files of one installation, those it includes among them, sorted. */
export function findingsIn(
  { files, keactrl }: Installation,
  findings: FindingsByFile,
): readonly Diagnostic[] {
  const paths = new Set(files.flatMap(({ document }) => document.sources.map(({ path }) => path)));
  if (keactrl !== undefined) paths.add(keactrl.path);
  return [...paths].flatMap((path) => findings.get(path) ?? []).sort(compareDiagnostics);
}
