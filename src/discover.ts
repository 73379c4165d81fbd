// First stage: PATHs in, candidates out. Tells Kea's files by their content, and says what it left out and why.

import { basename, dirname, resolve } from 'node:path';
import { type Io, IoError } from './core/io.ts';
import type { Skipped } from './core/skipped.ts';
import { clusters } from './discover/clusters.ts';
import { attempt, type Listing } from './discover/listing.ts';
import { type Candidate, look } from './discover/look.ts';
import { type NeighbourFile, neighboursIn } from './discover/neighbours.ts';
import { once, type Single } from './discover/once.ts';
import { listPaths, shownPath } from './discover/paths.ts';

export type { Candidate } from './discover/look.ts';
export type { NeighbourFile } from './discover/neighbours.ts';

export interface DiscoverOptions {
  /** The name of the file that PATH `-` reads from standard input. */
  readonly stdinFilename?: string;
  /** Absolute paths of files that the user's settings leave out. */
  readonly ignored?: ReadonlySet<string>;
}

/** What was found: all of it, or the part that belongs together. */
export interface Discovery {
  readonly candidates: readonly Candidate[];
  /** Found and left out. */
  readonly skipped: readonly Skipped[];
  /** PATHs that led to no Kea configuration, with the reason; all incomplete. */
  readonly missing: readonly Skipped[];
  /** Files beside Kea's that may speak of the control channel, by their names; all in the first part. */
  readonly neighbours: readonly NeighbourFile[];
}

/**
 * Finds everything at once, without the texts. {@link discoverClusters} does the same piece by piece, for trees of any
 * size.
 */
export function discover(paths: readonly string[], io: Io, options: DiscoverOptions = {}): Discovery {
  const parts = [...discoverClusters(paths, io, options)];
  return {
    candidates: parts.flatMap(({ candidates }) => candidates.map(withoutText)),
    skipped: parts.flatMap(({ skipped }) => skipped),
    missing: parts.flatMap(({ missing }) => missing),
    neighbours: parts.flatMap(({ neighbours }) => neighbours),
  };
}

/**
 * Finds Kea's configuration files. PATH is a directory (with everything below it), a file, a glob, or `-` for standard
 * input. Each part holds what must be seen together to tell which files run on one host; no file is in two parts.
 * Only names are held for the whole tree, never contents. Nothing is thrown for what is found: whatever cannot be
 * read is skipped or missing, and the rest goes on.
 */
export function* discoverClusters(
  paths: readonly string[],
  io: Io,
  options: DiscoverOptions = {},
): Generator<Discovery, void> {
  const given = [...new Set(paths)].filter((path) => path !== '-');
  const { listings, skipped, missing } = listPaths(given, io);
  const neighbours = neighboursIn(listings, options.ignored);
  yield { candidates: [], skipped, missing: [...missing.values()], neighbours };
  // PATHs of which something was said already.
  const answered = new Set(missing.keys());
  const all = paths.includes('-') ? [fromStandardInput(io, options), ...listings] : listings;
  const single = once(all);
  for (const cluster of clusters(all)) {
    const part = lookAtAll(cluster, single, io, options, answered);
    if (part.candidates.length + part.skipped.length + part.missing.length > 0) yield part;
  }
  const empty = given.filter((path) => !answered.has(path));
  const reason = 'no Kea configuration found there';
  yield {
    candidates: [],
    skipped: [],
    missing: empty.map((path) => ({ path: shownPath(path), reason, incomplete: true, nothing: true })),
    neighbours: [],
  };
}

function lookAtAll(
  cluster: readonly Listing[],
  single: Single,
  io: Io,
  options: DiscoverOptions,
  answered: Set<string>,
): Discovery {
  const candidates: Candidate[] = [];
  const skipped: Skipped[] = [];
  const missing: Skipped[] = [];
  for (const entry of cluster.flatMap((listing) => [...single(listing)])) {
    const seen = options.ignored?.has(entry.absolute) ? undefined : look(entry, io);
    if (entry.named || (seen !== undefined && 'candidate' in seen)) {
      for (const path of entry.origins) answered.add(path);
    }
    if (seen === undefined) continue;
    if ('skipped' in seen) {
      (entry.named ? missing : skipped).push(seen.skipped);
      continue;
    }
    candidates.push(seen.candidate);
    for (const path of entry.aliases) {
      skipped.push({ path, reason: `the same file as ${entry.path}`, incomplete: false });
    }
  }
  return { candidates, skipped, missing, neighbours: [] };
}

/** `-`: one file, which stands for the one of that name on the disk, if there is any. */
function fromStandardInput(io: Io, { stdinFilename = 'stdin' }: DiscoverOptions): Listing {
  const absolute = resolve(io.cwd(), stdinFilename);
  const text = io.stdin();
  const real = attempt(() => (io.stat(absolute) === undefined ? absolute : io.realpath(absolute)));
  const target = real instanceof IoError ? absolute : real;
  const directory = dirname(absolute);
  return {
    top: { from: '-', path: dirname(stdinFilename), absolute: directory, real: directory },
    below: '',
    files: [{ name: basename(absolute), kind: 'file', size: text.length, named: true, target, text }],
  };
}

/** Standard input cannot be read again; everything else can. */
function withoutText(candidate: Candidate): Candidate {
  if (candidate.fromStandardInput) return candidate;
  const { text: _, ...rest } = candidate;
  return rest;
}
