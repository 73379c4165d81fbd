// Carries out the changes of one step on the current texts of one installation, and models the result again.

import type { Change, Edit } from '../core/change.ts';
import { formatPointer, type Pointer } from '../core/pointer.ts';
import { quote } from '../core/quote.ts';
import { utf8 } from '../core/source.ts';
import type { Version } from '../core/version.ts';
import type { Document } from '../document/types.ts';
import { apply } from '../edit/apply.ts';
import { lowerKeactrl } from '../edit/keactrl.ts';
import { lower } from '../edit/lower.ts';
import type { Lowered } from '../edit/lowered.ts';
import { remodel } from '../installation/remodel.ts';
import type { Installation } from '../installation/types.ts';
import type { Act } from './migration.ts';
import type { ProvenStep } from './proof.ts';
import { type Touched, touchedBy } from './touched.ts';
import { sourceAt } from './track.ts';
import type { Decision } from './types.ts';

type ChangeAct = Act & { readonly act: 'change' };

export interface Applied {
  readonly installation: Installation;
  /** Edits per file that was changed. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  /** New texts of those files. */
  readonly texts: ReadonlyMap<string, string>;
  readonly proven: readonly ProvenStep[];
  /** Per file: what was done to it. */
  readonly reasons: ReadonlyMap<string, readonly string[]>;
  /** Changes that the edit layer refused, as questions. */
  readonly refused: readonly Decision[];
}

/**
 * Carries out changes that all refer to the installation's current texts.
 *
 * @param elsewhere files that must not change, since documents of other installations include them: path → document
 */
export function applyActs(
  installation: Installation,
  acts: readonly ChangeAct[],
  target: Version,
  elsewhere: ReadonlyMap<string, string> = new Map(),
): Applied {
  const files = [...new Set(acts.map(({ change }) => change.file))].sort(
    (a, b) => Number(isIncludedOnly(installation, a)) - Number(isIncludedOnly(installation, b)),
  );
  const edits = new Map<string, readonly Edit[]>();
  const reasons = new Map<string, readonly string[]>();
  const refused: Decision[] = [];
  const removed = new Map<string, Gone>();
  const asked = new Map<string, ReadonlyMap<string, readonly Edit[]>>();
  for (const file of files) {
    const mine = acts.filter(({ change }) => change.file === file);
    const lowered = lowerFile(installation, file, mine);
    refused.push(...lowered.refused.map(({ change, reason }) => refusal(installation, change, reason)));
    removed.set(file, { comments: lowered.removedComments, places: lowered.removed.map(({ at }) => at) });
    asked.set(file, lowered.edits);
    const denied = new Set(lowered.refused.map(({ change }) => change));
    const done = [...new Set(mine.filter(({ change }) => !denied.has(change)).map(({ reason }) => reason))];
    for (const [path, list] of lowered.edits) {
      if (list.length === 0) continue;
      edits.set(path, merge(edits.get(path) ?? [], list));
      reasons.set(path, [...new Set([...(reasons.get(path) ?? []), ...done])]);
    }
  }
  const shared = [...sharedIncludes(installation, asked, edits), ...sharedElsewhere(edits, elsewhere, files)];
  // Nothing is done to such a file until somebody says for whom.
  for (const { path } of shared) edits.delete(path);
  const texts = new Map<string, string>();
  for (const [path, list] of edits) {
    const source = sourceAt(installation, path);
    if (source !== undefined) texts.set(path, apply(source.text, list));
  }
  const after = remodel(installation, texts, target);
  return {
    installation: after,
    edits,
    texts,
    proven: provenSteps(installation, after, acts, removed),
    reasons,
    refused: [...refused, ...shared.map(({ decision }) => decision)],
  };
}

function lowerFile(installation: Installation, file: string, acts: readonly ChangeAct[]): Lowered {
  const changes = acts.map(({ change }) => change);
  const document = documentOf(installation, file) ?? includerOf(installation, file);
  if (document !== undefined) return lower(document, changes);
  const { keactrl } = installation;
  if (keactrl !== undefined && keactrl.path === file) return lowerKeactrl(keactrl, changes);
  throw new Error(`a change of a file that is not part of the installation: ${file}`);
}

function documentOf({ files }: Installation, path: string): Document | undefined {
  return files.find(({ document }) => document.source.path === path)?.document;
}

/** A document that includes the file, for changes that mean the same in all of them. */
function includerOf({ files }: Installation, path: string): Document | undefined {
  return files.find(({ document }) => document.sources.some((source) => source.path === path))?.document;
}

/** Changes of such files come last: where others want the same bytes, they wait for the next round. */
function isIncludedOnly(installation: Installation, path: string): boolean {
  return documentOf(installation, path) === undefined && includerOf(installation, path) !== undefined;
}

/**
 * Edits of one file that come from several documents: what two of them ask alike is done once, and what cannot be done
 * beside the others is left to a question.
 */
function merge(known: readonly Edit[], more: readonly Edit[]): readonly Edit[] {
  const fresh = more.filter((edit) => !isAmong(edit, known) && !known.some((other) => overlap(edit, other)));
  return [...known, ...fresh];
}

function isAmong({ offset, length, content }: Edit, edits: readonly Edit[]): boolean {
  return edits.some(
    (other) => other.offset === offset && other.length === length && other.content === content,
  );
}

function overlap(a: Edit, b: Edit): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

/** What went with removals: a map that was left empty goes with its last member. */
interface Gone {
  readonly comments: readonly string[];
  readonly places: readonly Pointer[];
}

function provenSteps(
  before: Installation,
  after: Installation,
  acts: readonly ChangeAct[],
  removed: ReadonlyMap<string, Gone>,
): readonly ProvenStep[] {
  return before.files.flatMap(({ document }): ProvenStep[] => {
    const { path } = document.source;
    const now = documentOf(after, path);
    const mine = acts.filter(
      ({ change: { file } }) =>
        file === path || (isIncludedOnly(before, file) && document.sources.some((one) => one.path === file)),
    );
    if (now === undefined || now === document || mine.length === 0) return [];
    const set = new Set(
      mine.flatMap(({ change }) => (change.kind === 'set' ? formatPointer(change.at) : [])),
    );
    const touched = mine.flatMap(({ change, touches }) => [
      ...touchedBy(change).map((one) => (isKept(one, set) ? one : { ...one, value: 'free' as const })),
      ...(touches ?? []),
    ]);
    const { comments = [], places = [] } = removed.get(path) ?? {};
    const gone = places.map((before): Touched => ({ file: path, before, after: undefined, value: 'free' }));
    return [
      { path, before: document, after: now, touched: [...touched, ...gone], removedComments: comments },
    ];
  });
}

/**
 * A member that is renamed and set in one step keeps no value to look for.
 *
 * @param set pointers of what the step gives another value
 */
function isKept({ before, value }: Touched, set: ReadonlySet<string>): boolean {
  if (value === 'free' || before === undefined) return value === 'kept';
  return !set.has(formatPointer(before));
}

function refusal(installation: Installation, change: Change, reason: string): Decision {
  const document = documentOf(installation, change.file);
  const node = 'at' in change ? document?.find(change.at) : undefined;
  return {
    id: 'edit-refused',
    question: `how is this changed: ${whatIsChanged(change)}`,
    why: reason,
    choices: ['change it by hand, and run this again'],
    at: node === undefined ? undefined : document?.location(node),
    blocking: true,
  };
}

function whatIsChanged(change: Change): string {
  const key = 'at' in change ? change.at.findLast((part) => typeof part === 'string') : undefined;
  const what = key === undefined ? change.file : quote(String(key));
  switch (change.kind) {
    case 'set':
      return `the value of ${what}`;
    case 'rename':
    case 'wrap':
      return `${what} becomes ${quote(change.to)}`;
    case 'remove':
      return `${what} is taken out`;
    case 'insert':
      return `${quote(change.key)} is added`;
    case 'append':
      return `an item is added to ${what}`;
    case 'assign':
      return `${utf8(change.variable)} is set`;
    case 'splice':
      return `${what} is rewritten`;
  }
}

/** Edits that landed in an included file which another document includes that does not ask for the same. */
function sharedIncludes(
  { files }: Installation,
  asked: ReadonlyMap<string, ReadonlyMap<string, readonly Edit[]>>,
  edits: ReadonlyMap<string, readonly Edit[]>,
): readonly { readonly path: string; readonly decision: Decision }[] {
  return files.flatMap(({ document }) => {
    const own = asked.get(document.source.path);
    return document.sources
      .filter(({ path }) => {
        // What means the same everywhere is asked under the name of the included file itself.
        const anywhere = path === document.source.path ? [] : (asked.get(path)?.get(path) ?? []);
        const others = (edits.get(path) ?? []).filter((edit) => !isAmong(edit, anywhere));
        const wanted = (own?.get(path) ?? []).filter((edit) => !isAmong(edit, anywhere));
        return !sameEdits(others, wanted);
      })
      .map(({ path }) => {
        const others = [...asked].filter(([, wanted]) => wanted.has(path)).map(([other]) => other);
        const who = others.filter((other) => other !== document.source.path).join(' and ');
        const decision: Decision = {
          id: 'shared-include',
          question: `is the change of ${path} meant for ${document.source.path} too`,
          why: `${who} includes ${path} and needs a change there, and ${document.source.path} includes it as well`,
          choices: [`give ${who} a copy of its own of what stands in ${path}`],
          at: document.includes.find(({ source }) => source?.path === path)?.at,
          blocking: true,
        };
        return { path, decision };
      });
  });
}

function sharedElsewhere(
  edits: ReadonlyMap<string, readonly Edit[]>,
  elsewhere: ReadonlyMap<string, string>,
  asked: readonly string[],
): readonly { readonly path: string; readonly decision: Decision }[] {
  return [...edits.keys()].flatMap((path) => {
    const other = elsewhere.get(path);
    if (other === undefined) return [];
    const who = asked.join(' and ');
    const decision: Decision = {
      id: 'shared-include',
      question: `is the change of ${path} meant for ${other} too`,
      why: `${who} includes ${path} and needs a change there for its own host, and ${other} includes it as well`,
      choices: [`give ${who} a copy of its own of what stands in ${path}`],
      at: undefined,
      blocking: true,
    };
    return [{ path, decision }];
  });
}

function sameEdits(a: readonly Edit[], b: readonly Edit[]): boolean {
  return a.length === b.length && a.every((edit) => isAmong(edit, b));
}
