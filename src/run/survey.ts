// The first half of every run: PATHs in, installations out, with everything that was left out and why.

import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Io } from '../core/io.ts';
import { patternBase } from '../core/patterns.ts';
import type { Skipped } from '../core/skipped.ts';
import type { Version } from '../core/version.ts';
import { isWithin } from '../core/within.ts';
import { type Discovery, discover, discoverClusters, type NeighbourFile } from '../discover.ts';
import { type DeclaredGroup, groupInstallations } from '../installation/group.ts';
import type { ConfigFile, Installation, Keactrl, UnclearGroup } from '../installation/types.ts';
import type { Settings } from '../options.ts';
import { read } from '../read.ts';

/** Files that were seen together. */
export interface Survey {
  readonly installations: readonly Installation[];
  readonly unclear: readonly UnclearGroup[];
  readonly skipped: readonly Skipped[];
  readonly remarks: readonly string[];
  /** Files of Kea that were read; templates and what could not be read are not. */
  readonly found: number;
  /** Files beside Kea's, unread; all in the first part. */
  readonly neighbours: readonly NeighbourFile[];
}

export interface SurveyRequest {
  readonly paths: readonly string[];
  readonly stdinFilename?: string;
  readonly host: boolean;
  readonly target: Version;
  readonly settings: Settings;
  /** Directory that the patterns of `ignore` and `groups` are relative to. */
  readonly base: string;
  /** Told how many files of Kea were read so far. */
  readonly progress?: (files: number) => void;
}

/** Where the files live on the server when nothing is said: Kea's usual directory. */
const usualDirectory = '/etc/kea';

/**
 * The directory on the server that an installation's files stand for: `--deploy-dir`, else the directory itself when
 * PATH was absolute, else /etc/kea.
 */
export function deployDirectoryOf(
  request: Pick<SurveyRequest, 'paths' | 'settings'>,
  directory: string,
): string {
  const { deployDirectory } = request.settings;
  if (deployDirectory !== undefined) return deployDirectory;
  const isNamed = request.paths.some((path) => isAbsolute(path) && leadsInto(patternBase(path), directory));
  return isNamed ? directory : usualDirectory;
}

/** True for the directory of a named file as well: its PATH is the file. */
function leadsInto(path: string, directory: string): boolean {
  const named = resolve(path);
  return isWithin(directory, named) || directory === dirname(named);
}

/** Discovers, reads and groups, piece by piece: what one piece holds is free once the caller lets go of it. */
export function* survey(request: SurveyRequest, io: Io): Generator<Survey, void> {
  let files = 0;
  for (const part of parts(request, io)) {
    files += part.found;
    request.progress?.(files);
    yield part;
  }
}

function* parts(request: SurveyRequest, io: Io): Generator<Survey, void> {
  const ignored = ignoredFiles(request, io);
  const options = {
    ...(request.stdinFilename === undefined ? {} : { stdinFilename: request.stdinFilename }),
    ...(ignored === undefined ? {} : { ignored }),
  };
  const groups = declaredGroups(request, io);
  // A group may reach over directories, so its files must be seen together.
  if (groups.length > 0) yield readPart(discover(request.paths, io, options), groups, request, io);
  else for (const part of discoverClusters(request.paths, io, options)) yield readPart(part, [], request, io);
}

function ignoredFiles({ settings, base }: SurveyRequest, io: Io): ReadonlySet<string> | undefined {
  if (settings.ignore === undefined || settings.ignore.length === 0) return undefined;
  return new Set(io.glob(settings.ignore, base));
}

function declaredGroups({ settings, base }: SurveyRequest, io: Io): readonly DeclaredGroup[] {
  return (settings.groups ?? []).map(({ name, files, containers = false }) => ({
    ...(name === undefined ? {} : { name }),
    containers,
    files: io.glob(files, base),
  }));
}

function readPart(part: Discovery, groups: readonly DeclaredGroup[], request: SurveyRequest, io: Io): Survey {
  const files: ConfigFile[] = [];
  const keactrls: Keactrl[] = [];
  const skipped: Skipped[] = [...part.skipped, ...part.missing];
  const remarks = new Set<string>();
  for (const candidate of part.candidates) {
    const result = read(candidate, io, {
      target: request.target,
      includeRoot: request.settings.includeRoot,
      deployDirectory: deployDirectoryOf(request, join(candidate.absolute, '..')),
      host: request.host,
    });
    if (result.kind === 'skipped') skipped.push(result.skipped);
    else if (result.kind === 'keactrl') keactrls.push(result.keactrl);
    else {
      files.push(result.file);
      for (const remark of result.remarks) remarks.add(remark);
    }
  }
  const { installations, unclear, stray, superseded } = groupInstallations(files, keactrls, { groups });
  for (const [{ path }, heirs] of superseded) {
    const names = heirs.map((heir) => heir.path).join(', ');
    skipped.push({
      path,
      reason: `each of its daemons has a file of its own beside it: ${names}`,
      incomplete: false,
    });
  }
  for (const { path } of stray) {
    skipped.push({ path, reason: 'a keactrl.conf with no configuration beside it', incomplete: false });
  }
  const { neighbours } = part;
  return { installations, unclear, skipped, remarks: [...remarks], found: files.length, neighbours };
}
