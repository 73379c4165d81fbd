// For which Kea files were written, told from their keywords: what a change of behaviour is held against, since it
// matters to files from before only.

import { dirname } from 'node:path';
import type { Location } from '../core/source.ts';
import { compareVersions, formatVersion, type Version } from '../core/version.ts';
import type { DaemonKind } from '../kea/daemons.ts';
import { subnetKeys } from '../kea/subnets.ts';
import { firstOf, hasStable, oldestKea, stableFrom } from '../kea/versions.ts';
import { keywordAges } from './keyword-ages.ts';
import type { ConfigFile, Installation, Section } from './types.ts';

/** A word of a file that tells its age. */
export interface Clue {
  /** What it is and since when, in words: `"reservation-mode" was removed in 2.6.0`. */
  readonly says: string;
  readonly at: Location;
}

/** The versions that files may have been written for. */
export interface WrittenFor {
  /** Oldest Kea that takes them; what the user said, when {@link given}. */
  readonly from: Version;
  /** First Kea that no longer takes them; undefined: none of those that matter. */
  readonly before: Version | undefined;
  readonly given: boolean;
  /** What decided: at most one clue for each end. */
  readonly because: readonly Clue[];
  /** What contradicts: it was gone in every stable Kea that has what decided. */
  readonly but?: Clue;
}

/** Tells for which Kea a file was written. */
export type WrittenForOf = (file: ConfigFile) => WrittenFor;

/**
 * True when files may have been written for a Kea older than this version. Where that is told from their words, only
 * stable series count: who uses a word of 2.7.2 runs 3.0, and is not told what came in between.
 */
export function isBefore({ from, given }: WrittenFor, version: Version): boolean {
  return compareVersions(given ? from : stableFrom(from), version) < 0;
}

/**
 * What is done with a file of no installation: it is looked at alone, since it may be of another host; or, where it can
 * only be one that the plan made, it is as old as those it lies beside.
 */
export type Strangers = 'alone' | 'made here';

/**
 * For which Kea the files of each installation were written: files of one host are of one age. Worked out on first use.
 *
 * @param target what is gone after it tells nothing: every file of today has such words
 * @param given what the user said, which is then true of all
 */
export function writtenForOf(
  installations: readonly Installation[],
  target: Version,
  given: Version | undefined,
  strangers: Strangers = 'alone',
): WrittenForOf {
  if (given !== undefined) {
    const said: WrittenFor = { from: given, before: undefined, given: true, because: [] };
    return () => said;
  }
  const known = new Map<string, WrittenFor>();
  let owners: ReadonlyMap<string, Installation> | undefined;
  return (file) => {
    const seen = known.get(file.absolute);
    if (seen !== undefined) return seen;
    owners ??= ownersOf(installations);
    const beside = strangers === 'alone' ? undefined : owners.get(dirname(file.absolute));
    const files = (owners.get(file.absolute) ?? beside)?.files ?? [file];
    const made = guess(files, target);
    for (const one of [file, ...files]) known.set(one.absolute, made);
    return made;
  };
}

/** Installations by the paths of their files, and by the directories these lie in. */
function ownersOf(installations: readonly Installation[]): ReadonlyMap<string, Installation> {
  const owners = new Map<string, Installation>();
  for (const installation of installations) {
    for (const { absolute } of installation.files) {
      owners.set(absolute, installation);
      if (!owners.has(dirname(absolute))) owners.set(dirname(absolute), installation);
    }
  }
  return owners;
}

/**
 * Reads the age of files from their words. When two were never in one stable Kea together the newer one counts: what was
 * not seen to be gone is more likely than a Kea of development.
 */
export function guess(files: readonly ConfigFile[], target: Version): WrittenFor {
  let from: Dated | undefined;
  let before: Dated | undefined;
  for (const { version: dated, end, ...clue } of files.flatMap((file) => [...cluesIn(file)])) {
    if (end && compareVersions(dated, target) <= 0) {
      if (before === undefined || compareVersions(dated, before.version) < 0)
        before = { version: dated, clue };
    } else if (!end && (from === undefined || compareVersions(dated, from.version) > 0)) {
      from = { version: dated, clue };
    }
  }
  const oldest = from?.version ?? oldestKea;
  if (from !== undefined && before !== undefined && !hasStable(oldest, before.version))
    return { from: oldest, before: undefined, given: false, because: [from.clue], but: before.clue };
  return {
    from: oldest,
    before: before?.version,
    given: false,
    because: [from, before].flatMap((dated) => (dated === undefined ? [] : [dated.clue])),
  };
}

interface Dated {
  readonly version: Version;
  readonly clue: Clue;
}

/** A clue with its version; `end`: the first without the word, else the first with it. */
interface DatedClue extends Clue {
  readonly version: Version;
  readonly end: boolean;
}

/** First versions that refuse several sections and `Logging`, and subnets without a number. */
const firstWithoutLegacy = firstOf('oneDaemonPerFile');
const firstWithoutNumbering = firstOf('subnetIdRequired');

function* cluesIn({ sections, logging, document }: ConfigFile): Generator<DatedClue> {
  if (logging !== undefined) {
    const at = document.keyLocation(logging.node);
    yield {
      says: `the top-level "Logging" was removed in ${formatVersion(firstWithoutLegacy)}`,
      at,
      version: firstWithoutLegacy,
      end: true,
    };
  }
  const second = sections[1];
  if (second !== undefined && second.kind !== sections[0]?.kind) {
    const at = document.keyLocation(second.node);
    yield {
      says: `several daemons in one file are refused since ${formatVersion(firstWithoutLegacy)}`,
      at,
      version: firstWithoutLegacy,
      end: true,
    };
  }
  for (const section of sections) {
    yield* keywordClues(section);
    const bare = subnetWithoutId(section);
    if (bare !== undefined)
      yield {
        says: `a subnet without "id" is refused since ${formatVersion(firstWithoutNumbering)}`,
        at: bare,
        version: firstWithoutNumbering,
        end: true,
      };
  }
}

function* keywordClues({ document, node, kind }: Section): Generator<DatedClue> {
  for (const { node: found, key, since, before } of keywordAges(document, node, kind)) {
    const at = document.keyLocation(found);
    if (since !== undefined)
      yield { says: `"${key}" has been known since ${formatVersion(since)}`, at, version: since, end: false };
    if (before !== undefined)
      yield { says: `"${key}" was removed in ${formatVersion(before)}`, at, version: before, end: true };
  }
}

function subnetWithoutId({ document, node, kind }: Section): Location | undefined {
  const key = subnetKeys[kind satisfies DaemonKind];
  const list = key === undefined ? undefined : document.get(node, key);
  const first = list === undefined || document.kind(list) !== 'list' ? undefined : document.firstChild(list);
  if (first === undefined || document.kind(first) !== 'map' || document.get(first, 'id') !== undefined)
    return undefined;
  const at = document.location(first);
  return { ...at, end: Math.min(at.start + 1, at.end) };
}
