// All installations of a run on their way: gives each step its state, carries out what it says, and keeps the texts
// that several installations share in step.

import { join } from 'node:path/posix';
import type { Edit } from '../core/change.ts';
import { commonPrefix, commonSuffix } from '../core/common-text.ts';
import { platformBesidesSockets } from '../installation/platform.ts';
import { remodel, replaceFile } from '../installation/remodel.ts';
import type { Installation } from '../installation/types.ts';
import { type Applied, applyActs } from './apply-acts.ts';
import type { PlanContext } from './context.ts';
import type { Act, State, StepWork } from './migration.ts';
import { relationshipKeys } from './partners.ts';
import type { Split } from './split/types.ts';
import {
  addDecision,
  addSplit,
  addStep,
  type FileHistory,
  type History,
  historyOf,
  record,
  sourceAt,
  startTrack,
  type Track,
} from './track.ts';
import type { AgentMode } from './types.ts';

type StepMigration = NonNullable<StepWork['migration']>;

/** The installations of one run. Only `step` changes anything. */
export interface Fleet {
  /** One step of every installation, in order. True when a text changed. */
  step(work: (state: State) => StepWork): boolean;
  installations(): readonly Installation[];
  tracks(): readonly Track[];
  readonly history: History;
}

/** What the steps of all installations share. */
interface Shared {
  readonly context: PlanContext;
  readonly tracks: Track[];
  readonly texts: Map<string, string>;
  readonly files: Map<string, FileHistory>;
  readonly planned: Set<string>;
  readonly history: History;
  readonly passwords: Map<string, string>;
  /** Relationship key → indices of installations. */
  readonly partners: ReadonlyMap<string, readonly number[]>;
  /** Files that documents of several installations consist of. */
  readonly users: ReadonlyMap<string, readonly FileUser[]>;
}

/** The installations at the beginning of their way. */
export function newFleet(
  installations: readonly Installation[],
  context: PlanContext,
  agent: AgentMode,
): Fleet {
  const files = new Map<string, FileHistory>();
  const shared: Shared = {
    context,
    tracks: installations.map((one) =>
      startTrack(
        one,
        one.agent === undefined ? undefined : agent,
        context.platform ?? platformBesidesSockets(one),
      ),
    ),
    texts: new Map(),
    files,
    planned: new Set(),
    history: historyOf(files),
    passwords: new Map(),
    partners: partnersByKey(installations),
    users: usersOfFiles(installations),
  };
  return {
    step: (work) => {
      let changed = false;
      for (const index of shared.tracks.keys()) changed = takeStep(shared, index, work) || changed;
      return changed;
    },
    installations: () => shared.tracks.map(({ installation }) => installation),
    tracks: () => shared.tracks,
    history: shared.history,
  };
}

function partnersByKey(installations: readonly Installation[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, installation] of installations.entries()) {
    for (const key of relationshipKeys(installation)) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [index]);
      else known.push(index);
    }
  }
  return found;
}

function takeStep(shared: Shared, index: number, work: (state: State) => StepWork): boolean {
  refresh(shared, index);
  const before = trackAt(shared, index);
  const { migration, acts, lenient = false } = work(stateAt(shared, index));
  const done = [...acts];
  let track = done.reduce((now: Track, act) => record(now, act, shared.history), before);
  for (const act of done) remember(shared, act);
  const changes = done
    .filter((act) => act.act === 'change')
    .filter(({ change }) => lenient || !isBroken(before, change.file));
  if (changes.length > 0 && migration !== undefined) {
    const elsewhere = migration.perHost === true ? sharedElsewhere(shared, index) : undefined;
    const applied = applyActs(before.installation, changes, shared.context.target, elsewhere);
    if (!lenient)
      for (const decision of applied.refused) track = addDecision(track, decision, shared.history);
    if (applied.texts.size > 0) track = addStep(track, migration, applied);
    keepTexts(shared, before, applied);
  }
  shared.tracks[index] = track;
  const splits = migration === undefined ? [] : done.filter((act) => act.act === 'split');
  if (migration !== undefined) for (const { split } of splits) carryOutSplit(shared, index, migration, split);
  return track.installation !== before.installation || splits.length > 0;
}

function carryOutSplit(shared: Shared, index: number, migration: StepMigration, split: Split): void {
  const track = trackAt(shared, index);
  const { target } = shared.context;
  const { installation, made } = replaceFile(track.installation, split.from, split.into, target);
  shared.tracks[index] = addSplit(track, migration, split, installation, made);
  for (const { path, text } of split.into) {
    const source = sourceAt(track.before, path);
    shared.texts.set(path, text);
    // A file that is made anew has no text from before that places could be shown in.
    if (source !== undefined) shared.files.set(path, { source, edits: [[editBetween(source.text, text)]] });
  }
}

/** One edit that makes a text into another. */
function editBetween(before: string, after: string): Edit {
  const prefix = commonPrefix(before, after);
  const suffix = commonSuffix(before, after, prefix);
  return {
    offset: prefix,
    length: before.length - prefix - suffix,
    content: after.slice(prefix, after.length - suffix),
  };
}

function trackAt({ tracks }: Shared, index: number): Track {
  const track = tracks[index];
  if (track === undefined) throw new Error(`no installation number ${index}`);
  return track;
}

/** Files of this installation that documents of others consist of as well: path → one of those documents. */
function sharedElsewhere({ users }: Shared, index: number): ReadonlyMap<string, string> {
  return new Map(
    [...users].flatMap(([path, owners]) => {
      const other = owners.find((owner) => owner.index !== index);
      return other === undefined || !owners.some((owner) => owner.index === index)
        ? []
        : [[path, other.path]];
    }),
  );
}

interface FileUser {
  readonly index: number;
  readonly path: string;
}

/** Which documents of which installations a file is part of, for files of several installations only. */
function usersOfFiles(installations: readonly Installation[]): ReadonlyMap<string, readonly FileUser[]> {
  const users = new Map<string, FileUser[]>();
  for (const [index, { files }] of installations.entries()) {
    for (const { document } of files) {
      for (const { path } of document.sources) {
        const known = users.get(path) ?? [];
        users.set(path, [...known, { index, path: document.source.path }]);
      }
    }
  }
  return new Map([...users].filter(([, owners]) => new Set(owners.map(({ index }) => index)).size > 1));
}

/** Another installation may have changed a file that both include. */
function refresh(shared: Shared, index: number): void {
  const track = trackAt(shared, index);
  const installation = remodel(track.installation, shared.texts, shared.context.target);
  if (installation !== track.installation) shared.tracks[index] = { ...track, installation };
}

/** Nothing is built on a file that Kea refuses; a question about it is asked elsewhere. */
function isBroken({ installation }: Track, path: string): boolean {
  return installation.files.some(
    ({ document }) =>
      document.source.path === path && document.problems.some(({ severity }) => severity === 'error'),
  );
}

function remember({ planned }: Shared, act: Act): void {
  if (act.act === 'secret-file') planned.add(act.path);
  if (act.act !== 'credential') return;
  const { directory, userFile, passwordFile } = act.pair;
  for (const name of [userFile, passwordFile]) if (name !== undefined) planned.add(join(directory, name));
}

function keepTexts(shared: Shared, { installation }: Track, applied: Applied): void {
  for (const [path, text] of applied.texts) {
    const known = shared.files.get(path);
    const edits = applied.edits.get(path) ?? [];
    const source = known?.source ?? sourceAt(installation, path);
    if (source !== undefined) shared.files.set(path, { source, edits: [...(known?.edits ?? []), edits] });
    shared.texts.set(path, text);
  }
}

function stateAt(shared: Shared, index: number): State {
  const { before, installation, agent, platform, credentials, opened } = trackAt(shared, index);
  return {
    context: shared.context,
    before,
    installation,
    agent,
    platform,
    credentials,
    opened,
    password: () => passwordFor(shared, relationshipKeys(before)[0] ?? `${index}`),
    isPlanned: (path) => shared.planned.has(path),
    partnersOf: (key) => (shared.partners.get(key) ?? []).map((other) => stateAt(shared, other)),
  };
}

function passwordFor({ passwords, context }: Shared, key: string): string {
  const known = passwords.get(key);
  if (known !== undefined) return known;
  const made = context.random();
  passwords.set(key, made);
  return made;
}
