// The first step of every plan: the fixes of findings that keep meaning and comments.

import type { Installation } from '../installation/types.ts';
import { type FindingsByFile, findingsIn } from './findings.ts';
import { type Act, doChange, type State, type StepWork } from './migration.ts';
import type { AgentMode } from './types.ts';

/** A fix may lay open the next one; more rounds than this are not worth their time. */
export const safeFixRounds = 3;

const step = {
  id: 'safe-fixes',
  title: 'correct what is certainly meant otherwise',
  why: 'Kea refuses these, or starts to; their meaning is certain, so they are written as they are meant',
} as const;

/** The changes of all safe fixes among the findings. Two findings that ask for the same change have it once. */
export function safeFixes({ installation, agent }: State, findings: FindingsByFile): StepWork {
  const acts: Act[] = [];
  const seen = new Set<string>();
  for (const { fix, rule } of findingsIn(installation, findings)) {
    if (fix?.safety !== 'safe') continue;
    for (const change of fix.changes) {
      const key = JSON.stringify(change);
      if (seen.has(key) || !isHere(installation, change.file) || isLeft(installation, agent, change.file))
        continue;
      seen.add(key);
      acts.push(doChange(change, `${fix.title} (${rule})`));
    }
  }
  return { migration: step, acts, lenient: true };
}

/** A finding in an included file may belong to a document of another installation. */
function isHere({ files, keactrl }: Installation, path: string): boolean {
  return keactrl?.path === path || files.some(({ document }) => document.source.path === path);
}

/** A replaced agent no longer runs: its own file stays as it is, until somebody removes it. */
function isLeft({ agent }: Installation, mode: AgentMode | undefined, path: string): boolean {
  return mode === 'replace' && agent?.file.path === path && agent.file.sections.length === 1;
}
