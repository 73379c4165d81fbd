// Steps that carry out fixes of findings: the safe ones in every plan, the unsafe ones when they are asked for. They come
// before the migrations.

import type { Change, Fix, Safety } from '../core/change.ts';
import type { Installation } from '../installation/types.ts';
import { daemons } from '../kea/daemons.ts';
import { newClaims } from './claims.ts';
import { type FindingsByFile, findingsIn } from './findings.ts';
import { type Act, doChange, note, type State, type StepWork } from './migration.ts';
import { isInPart, partOfFix } from './part.ts';
import { sourceAt } from './track.ts';
import type { AgentMode } from './types.ts';

/** A fix may lay open the next one; more rounds than this are not worth their time. */
export const fixRounds = 8;

/** Fixes of one kind, carried out in a step of their own. */
export interface FixStep {
  readonly takes: Exclude<Safety, 'manual'>;
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

export const safeStep: FixStep = {
  takes: 'safe',
  id: 'safe-fixes',
  title: 'correct what is certainly meant otherwise',
  why: 'Kea refuses these, or starts to; their meaning is certain, so they are written as they are meant',
};

/** `--unsafe`. */
export const unsafeStep: FixStep = {
  takes: 'unsafe',
  id: 'unsafe-fixes',
  title: 'correct what is probably meant otherwise, as --unsafe asks',
  why: 'these may change what the servers do, or guess at what is meant: look at each line',
};

/**
 * The changes of the fixes among the findings that a step takes, in the order of the findings. Of two fixes that change
 * the same place the later one waits for the next round, when it is found again, so that none is done by half.
 */
export function fixesOf(state: State, findings: FindingsByFile, step: FixStep): StepWork {
  const { installation, agent, context } = state;
  const acts: Act[] = [];
  const claims = newClaims();
  for (const { fix, rule, at } of findingsIn(installation, findings)) {
    // Another installation may have changed what both include: then it is found anew, where it is now.
    if (sourceAt(installation, at.source.path)?.text !== at.source.text) continue;
    if (fix?.safety !== step.takes || !isInPart(context.only, () => partOfFix(installation, fix))) continue;
    const changes = changesHere(installation, agent, fix);
    if (!claims.claim(changes)) continue;
    for (const change of changes)
      acts.push(doChange(change, `${fix.title} (${rule})`), ...moved(state, change, step));
  }
  return { migration: step, acts, lenient: true };
}

/** A server's Unix socket that gets another path; a safe fix only spells the same one differently. */
function moved({ installation }: State, change: Change, { takes }: FixStep): readonly Act[] {
  if (change.kind !== 'set' || change.at.at(-1) !== 'socket-name') return [];
  const server = installation.servers.find(({ file }) => file.path === change.file);
  if (server === undefined) return [];
  const act: Act = { act: 'moved-socket', kind: server.kind };
  if (takes === 'safe') return [act];
  const title = daemons[server.kind].title;
  return [
    act,
    note(`the Unix socket of the ${title} gets another path: programs that open it themselves must use it`),
  ];
}

function changesHere(installation: Installation, agent: AgentMode | undefined, fix: Fix): readonly Change[] {
  return fix.changes.filter((change) =>
    filesOf(installation, change).some((file) => !isLeft(installation, agent, file)),
  );
}

/** Files of the installation that a change is made for; a finding in an included file may belong to another installation. */
function filesOf({ files, keactrl }: Installation, change: Change): readonly string[] {
  const { file } = change;
  if (keactrl?.path === file) return [file];
  const isAnywhere = change.kind === 'splice' && change.anywhere === true;
  return files.flatMap(({ path, document: { source, sources } }) =>
    source.path === file || (isAnywhere && sources.some((one) => one.path === file)) ? [path] : [],
  );
}

/** A replaced agent no longer runs: its own file stays as it is, until somebody removes it. */
function isLeft({ agent }: Installation, mode: AgentMode | undefined, path: string): boolean {
  return mode === 'replace' && agent?.file.path === path && agent.file.sections.length === 1;
}
