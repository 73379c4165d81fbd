// One installation on its way through the steps of the plan. Records are never changed: each step makes a new one.

import type { Edit, NewFile } from '../core/change.ts';
import type { Location, Source } from '../core/source.ts';
import type { Installation } from '../installation/types.ts';
import type { ServerKind } from '../kea/daemons.ts';
import type { Platform } from '../kea/directories.ts';
import type { Applied } from './apply-acts.ts';
import type { CredentialPair } from './credential-files.ts';
import type { Act, Migration, OpenedListener } from './migration.ts';
import type { ProvenStep } from './proof.ts';
import type { DoneSplit, Split } from './split/types.ts';
import type { AgentMode, CredentialFile, Decision, Step } from './types.ts';

export interface Track {
  readonly before: Installation;
  readonly installation: Installation;
  readonly agent: AgentMode | undefined;
  /** Whose build runs there, as far as anything but the sockets themselves tells. */
  readonly platform: Platform | undefined;
  readonly steps: readonly Step[];
  readonly proven: readonly ProvenStep[];
  /** What is done to each file, one line each. */
  readonly reasons: ReadonlyMap<string, readonly string[]>;
  readonly decisions: readonly Decision[];
  readonly notes: readonly string[];
  readonly create: readonly NewFile[];
  readonly splits: readonly DoneSplit[];
  readonly credentialFiles: readonly CredentialFile[];
  readonly credentials: readonly CredentialPair[];
  readonly opened: readonly OpenedListener[];
  readonly withoutListener: readonly ServerKind[];
  readonly movedSockets: readonly ServerKind[];
  readonly withoutCredentials: boolean;
}

/** The beginning of the way. */
export function startTrack(
  installation: Installation,
  agent: AgentMode | undefined,
  platform: Platform | undefined,
): Track {
  return {
    before: installation,
    installation,
    agent,
    platform,
    steps: [],
    proven: [],
    reasons: new Map(),
    decisions: [],
    notes: [],
    create: [],
    splits: [],
    credentialFiles: [],
    credentials: [],
    opened: [],
    withoutListener: [],
    movedSockets: [],
    withoutCredentials: false,
  };
}

/** Takes over everything that an act says. Changes of files are not its business. */
export function record(track: Track, act: Act, history: History): Track {
  switch (act.act) {
    case 'change':
    case 'split':
      return track;
    case 'decide':
      return addDecision(track, act.decision, history);
    case 'note':
      return track.notes.includes(act.text) ? track : { ...track, notes: [...track.notes, act.text] };
    case 'credential':
      return {
        ...track,
        create: [...track.create, ...act.create],
        credentialFiles: mergeFiles(track.credentialFiles, act.files),
        credentials: track.credentials.includes(act.pair)
          ? track.credentials
          : [...track.credentials, act.pair],
      };
    case 'secret-file':
      return {
        ...track,
        create: [...track.create, ...act.create],
        credentialFiles: mergeFiles(track.credentialFiles, act.files),
      };
    case 'opened':
      return { ...track, opened: [...track.opened, act.listener] };
    case 'without-listener':
      return { ...track, withoutListener: [...track.withoutListener, act.kind] };
    case 'moved-socket':
      return { ...track, movedSockets: [...track.movedSockets, act.kind] };
    case 'without-credentials':
      return { ...track, withoutCredentials: true };
  }
}

/** Takes over what a step changed. */
export function addStep(
  track: Track,
  { id, title, why }: Pick<Migration, 'id' | 'title' | 'why'>,
  { installation, texts, proven, reasons }: Applied,
): Track {
  const changes = [...texts].map(([path, after]) => ({
    path,
    before: textAt(track.installation, path),
    after,
  }));
  const all = new Map(track.reasons);
  for (const [path, more] of reasons) all.set(path, [...new Set([...(all.get(path) ?? []), ...more])]);
  const step: Step = { migration: id, title, why, files: changes.map(({ path }) => path), changes };
  return {
    ...track,
    installation,
    steps: [...track.steps, step],
    proven: [...track.proven, ...proven],
    reasons: all,
  };
}

/** Takes over a file that became several: `installation` is what it was made to. */
export function addSplit(
  track: Track,
  { id, title, why }: Pick<Migration, 'id' | 'title' | 'why'>,
  split: Split,
  installation: Installation,
  made: DoneSplit['made'],
): Track {
  const changes = split.into.map(({ path, text }) => ({
    path,
    before: textAt(track.before, path),
    after: text,
  }));
  const reasons = new Map(track.reasons);
  // Beside its "Logging" such a file has one section only.
  const done =
    split.into.length === 1 ? 'move "loggers" from the top level into the section of the daemon' : title;
  for (const { path } of changes) reasons.set(path, [...(reasons.get(path) ?? []), done]);
  const step: Step = { migration: id, title: done, why, files: changes.map(({ path }) => path), changes };
  return {
    ...track,
    installation,
    steps: [...track.steps, step],
    reasons,
    splits: [...track.splits, { ...split, made }],
  };
}

/** The text of a file of an installation, included ones among them; empty when there is none. */
export function textAt(installation: Installation, path: string): string {
  return sourceAt(installation, path)?.text ?? '';
}

/** A file of an installation by its path, included ones among them. */
export function sourceAt({ files, keactrl }: Installation, path: string): Source | undefined {
  if (keactrl?.path === path) return keactrl.source;
  for (const { document } of files) {
    const source = document.sources.find((one) => one.path === path);
    if (source !== undefined) return source;
  }
  return undefined;
}

/** A file that several servers use is listed once, with all of them. */
function mergeFiles(
  known: readonly CredentialFile[],
  more: readonly CredentialFile[],
): readonly CredentialFile[] {
  const merged = known.map((file) => {
    const again = more.find(({ path }) => path === file.path);
    return again === undefined ? file : { ...file, usedBy: [...new Set([...file.usedBy, ...again.usedBy])] };
  });
  return [...merged, ...more.filter(({ path }) => !known.some((file) => file.path === path))];
}

/** The same question about the same place is asked once. */
export function addDecision(track: Track, decision: Decision, history: History): Track {
  const at = decision.at === undefined ? undefined : history.original(decision.at);
  const asked = track.decisions.some(
    (other) =>
      other.id === decision.id &&
      other.question === decision.question &&
      other.at?.source.path === at?.source.path &&
      other.at?.start === at?.start,
  );
  return asked ? track : { ...track, decisions: [...track.decisions, { ...decision, at }] };
}

/** What happened to every file, so that places in later texts can be shown in the files as they are on the disk. */
export interface History {
  /** The place in the file as it was read. */
  original(at: Location): Location;
}

/** A file as it was read, and the edits that were made to it, step by step. */
export interface FileHistory {
  readonly source: Source;
  readonly edits: readonly (readonly Edit[])[];
}

/** Maps places back through the edits of each file. */
export function historyOf(files: ReadonlyMap<string, FileHistory>): History {
  return {
    original(at) {
      const file = files.get(at.source.path);
      if (file === undefined || at.source.text === file.source.text) return at;
      const back = (offset: number): number =>
        file.edits.toReversed().reduce((now, edits) => backThrough(edits, now), offset);
      const start = back(at.start);
      return { source: file.source, start, end: Math.max(start, back(at.end)) };
    },
  };
}

/** An offset in the text after the edits, in the text before them. Within what was put in: where it was put. */
function backThrough(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { offset: at, length, content } of [...edits].sort((a, b) => a.offset - b.offset)) {
    const begin = at + shift;
    if (offset < begin) break;
    if (offset < begin + content.length) return at;
    shift += content.length - length;
  }
  return offset - shift;
}
