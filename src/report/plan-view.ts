// What a plan says, put into words once for text and Markdown: headings, files to create, questions, the proof.

import type { NewFile } from '../core/change.ts';
import type { CredentialFile, Decision, InstallationPlan, Plan, RunStep } from '../plan/types.ts';

/** A file that must come into being. */
export interface FileToCreate {
  readonly path: string;
  /** `0640`. */
  readonly mode: string;
  /** In words; never the content. */
  readonly holds: string;
  /** `--write` creates it; else a person does, on the server. */
  readonly byWrite: boolean;
  /** What was changed in the text it was made from. */
  readonly change?: { readonly path: string; readonly before: string; readonly after: string };
}

/** `0640`. */
export function modeText(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

/** The files that `--write` creates, then those left to a person. */
export function filesToCreate(plan: InstallationPlan): readonly FileToCreate[] {
  const { create, credentialFiles } = plan;
  const written = create.map((file) => ({
    path: shownPath(file.path, plan),
    mode: modeText(file.mode),
    holds: holdsOf(file, credentialFiles),
    byWrite: true,
    ...changeOf(file, shownPath(file.path, plan)),
  }));
  const byHand = credentialFiles
    .filter(({ created }) => !created)
    .map(({ path, mode, holds }) => ({ path, mode: modeText(mode), holds, byWrite: false }));
  return [...written, ...byHand];
}

function changeOf({ draft, content, secret }: NewFile, path: string): Pick<FileToCreate, 'change'> {
  return draft === undefined || draft === content || secret
    ? {}
    : { change: { path, before: draft, after: content } };
}

/** An absolute path in the installation's directory as its other files are shown: as given on the command line. */
function shownPath(path: string, { directory, files }: InstallationPlan): string {
  if (!path.startsWith(`${directory}/`)) return path;
  const shown = files
    .map(({ before }) => before.path.slice(0, Math.max(0, before.path.lastIndexOf('/'))))
    .find((parent) => parent !== '' && `/${directory}`.endsWith(`/${parent}`));
  return shown === undefined ? path : shown + path.slice(directory.length);
}

function holdsOf({ path, secret, holds }: NewFile, credentialFiles: readonly CredentialFile[]): string {
  const name = path.split('/').at(-1);
  const known = credentialFiles.find(
    ({ created, path: other }) => created && other.split('/').at(-1) === name,
  );
  return known?.holds ?? holds ?? (secret ? 'a secret' : 'nothing secret');
}

/** True when an installation has nothing to change, to decide or to say. */
export function isIdle(plan: InstallationPlan): boolean {
  return (
    plan.files.length === 0 &&
    plan.create.length === 0 &&
    plan.decisions.length === 0 &&
    plan.notes.length === 0 &&
    plan.credentialFiles.every(({ created }) => created) &&
    plan.proof.every(({ holds }) => holds)
  );
}

/** What the run was limited to or widened by, in words. */
export function extentTexts(plan: Plan | undefined): readonly string[] {
  return [
    ...(plan?.only === 'agent' ? ['the control channel alone'] : []),
    ...(plan?.only === 'upgrade' ? ['the upgrade alone'] : []),
    ...(plan?.unsafe === true ? ['unsafe fixes too'] : []),
  ];
}

/** What happens to the agent; nothing is said of it when the run leaves it alone. */
export function agentText({ agent }: InstallationPlan, plan: Plan | undefined): string | undefined {
  if (plan?.only === 'upgrade') return undefined;
  if (agent === 'replace') return 'the Control Agent is replaced';
  if (agent === 'keep') return 'the Control Agent keeps running';
  return undefined;
}

/** Decisions that hold up the writing come first. */
export function sortedDecisions({ decisions }: InstallationPlan): readonly Decision[] {
  return [...decisions.filter(({ blocking }) => blocking), ...decisions.filter(({ blocking }) => !blocking)];
}

/** The run-book's steps by phase, in order: neighbours of one phase belong together. */
export function phases(
  steps: readonly RunStep[],
): readonly { readonly phase: RunStep['phase']; readonly steps: readonly RunStep[] }[] {
  const groups: { phase: RunStep['phase']; steps: RunStep[] }[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.phase === step.phase) last.steps.push(step);
    else groups.push({ phase: step.phase, steps: [step] });
  }
  return groups;
}
