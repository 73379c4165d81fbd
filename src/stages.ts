// The stages as the library offers them: load, check and format here, plan and apply in planning.ts, which a check does not
// load. run.ts is a thin shell around these. Nothing here prints, exits, or reads the environment; the world is reached
// through the `Io` that is handed in.

import type { CheckSettings } from './check/check.ts';
import { explained } from './check/explain.ts';
import type { Diagnostic } from './core/diagnostic.ts';
import type { Host } from './core/host.ts';
import type { Io } from './core/io.ts';
import type { Version } from './core/version.ts';
import type { NeighbourFile } from './discover.ts';
import type { Document } from './document/types.ts';
import { type AgentTrace, agentTrace } from './installation/agent-trace.ts';
import type { Neighbour } from './installation/mentions.ts';
import type { Installation, UnclearGroup } from './installation/types.ts';
import { defaultTarget, type TargetName, targets } from './kea/versions.ts';
import type { Settings } from './options.ts';
import { readNeighbour } from './read.ts';
import { loadReporter } from './report/formats.ts';
import type { Report, Style } from './report/types.ts';
import { ageRemarks } from './run/age.ts';
import { type Checked, joined } from './run/checked.ts';
import { type Digest, digest, digestOf, documentsOf } from './run/digest.ts';
import { hostOf } from './run/host.ts';
import { checkSettings, hasPartners, judge, judgeFleet, judgeNeighbours } from './run/judge.ts';
import { type Survey, survey } from './run/survey.ts';
import { toolName, toolVersion } from './tool.ts';

export type { Checked } from './run/checked.ts';

/** What to look at, besides the settings. */
export interface LoadOptions extends Settings {
  /** The name of the file that PATH `-` reads from standard input. */
  readonly stdinFilename?: string;
  /** Also look at this machine: what rules may see of it comes from the same `Io`. */
  readonly host?: boolean;
  /** Directory that `ignore` patterns are relative to; default: the working directory. */
  readonly base?: string;
  /** Told how many files of Kea were read so far. */
  readonly progress?: (files: number) => void;
}

/** Everything that was found, read and grouped. */
export interface Loaded extends Digest {
  readonly paths: readonly string[];
  readonly settings: Settings;
  readonly targetName: TargetName;
  readonly target: Version;
  readonly host: Host | undefined;
  readonly checkSettings: CheckSettings;
  /** Installations as they were seen together; partners of High Availability may be in different parts. */
  readonly parts: readonly {
    readonly installations: readonly Installation[];
    readonly unclear: readonly UnclearGroup[];
  }[];
  /** The documents that fixes of findings refer to; after {@link load} all of them. */
  readonly documents: readonly Document[];
  /** Files beside Kea's that speak of the control channel. */
  readonly neighbours: readonly Neighbour[];
}

/**
 * Finds, reads and groups configuration files.
 *
 * @param paths directories, files or globs; absolute, or relative to `io.cwd()`
 * @param options settings; what is absent has the default that the documentation names
 */
export function load(paths: readonly string[], io: Io, options: LoadOptions = {}): Loaded {
  const { common, request } = begin(paths, io, options);
  const parts = [...survey(request, io)];
  const documents = parts.flatMap(documentsOf);
  const neighbours = readNeighbours(parts, io);
  return { ...common, parts, documents, neighbours, ...digest(parts.map((part) => digestOf(part, common))) };
}

/**
 * {@link load} and {@link check} of trees of any size: what was read is let go as soon as it is checked, so that memory
 * follows the findings and not the number of installations; only hosts with partners are kept to the end. The result
 * cannot be planned with: its parts are empty.
 */
export function loadAndCheck(
  paths: readonly string[],
  io: Io,
  options: LoadOptions = {},
): { readonly loaded: Loaded; readonly checked: Checked } {
  const { common, request } = begin(paths, io, options);
  const digests: Digest[] = [];
  const judgements: Checked[] = [];
  const documents: Document[] = [];
  const traces: AgentTrace[] = [];
  const fleet: Installation[] = [];
  let files: readonly NeighbourFile[] = [];
  for (const part of survey(request, io)) {
    const judgement = judge(part.installations, part.unclear, common);
    digests.push(digestOf(part, common));
    if (part.neighbours.length > 0) files = part.neighbours;
    // Nobody to be spoken of, unless somebody may speak.
    if (files.length > 0) traces.push(...part.installations.map((one) => agentTrace(one, common.target)));
    judgements.push(judgement);
    fleet.push(...part.installations.filter(hasPartners));
    const edited = editedFiles(judgement.diagnostics);
    if (edited.size > 0) documents.push(...documentsOf(part).filter(({ source }) => edited.has(source.path)));
  }
  const neighbours = traces.length === 0 ? [] : files.flatMap((file) => readNeighbour(file, io) ?? []);
  judgements.push(judgeFleet(fleet, common), judgeNeighbours(neighbours, traces, common));
  const loaded = { ...common, parts: [], documents, neighbours, ...digest(digests) };
  return { loaded, checked: joined(judgements) };
}

/** Without an installation nobody asks about them. */
function readNeighbours(parts: readonly Survey[], io: Io): readonly Neighbour[] {
  if (parts.every(({ installations }) => installations.length === 0)) return [];
  return parts.flatMap(({ neighbours }) => neighbours.flatMap((file) => readNeighbour(file, io) ?? []));
}

/** Files that fixes change: their documents are needed to show how. */
function editedFiles(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(diagnostics.flatMap(({ fix }) => fix?.changes.map(({ file }) => file) ?? []));
}

function begin(paths: readonly string[], io: Io, options: LoadOptions) {
  const { stdinFilename, host = false, base = io.cwd(), progress, ...settings } = options;
  const targetName = settings.target ?? defaultTarget;
  const target = targets[targetName];
  const common = {
    paths,
    settings,
    targetName,
    target,
    host: host ? hostOf(io) : undefined,
    checkSettings: checkSettings(settings, paths, base, io),
  };
  const more = {
    ...(stdinFilename === undefined ? {} : { stdinFilename }),
    ...(progress === undefined ? {} : { progress }),
  };
  return { common, request: { paths, settings, target, host, base, ...more } };
}

/** Runs all rules. */
export function check(loaded: Loaded): Checked {
  const installations = loaded.parts.flatMap((part) => part.installations);
  const traces = installations.map((installation) => agentTrace(installation, loaded.target));
  return joined([
    ...loaded.parts.map((part) => judge(part.installations, part.unclear, loaded)),
    judgeFleet(installations.filter(hasPartners), loaded),
    judgeNeighbours(loaded.neighbours, traces, loaded),
  ]);
}

/** Everything one run has to say, to be formatted. */
export function reportOf(
  command: Report['command'],
  loaded: Loaded,
  { diagnostics, bugs }: Checked,
  more: Pick<Report, 'plan' | 'outcome'> & Partial<Pick<Report, 'remarks' | 'words' | 'noFindings'>>,
): Report {
  const { words, noFindings } = more;
  return {
    tool: { name: toolName, version: toolVersion },
    command,
    target: loaded.targetName,
    installations: loaded.summaries,
    apart: loaded.apart,
    beside: loaded.neighbours.map(({ path }) => path),
    diagnostics,
    plan: more.plan,
    skipped: [...loaded.skipped, ...bugs],
    remarks: [...(more.remarks ?? []), ...loaded.remarks, ...ageRemarks(loaded.summaries)],
    outcome: more.outcome,
    documents: loaded.documents,
    failOn: loaded.settings.failOn ?? 'error',
    rules: explained.map(({ rule }) => rule),
    ...(words === undefined ? {} : { words }),
    ...(noFindings === undefined ? {} : { noFindings }),
  };
}

/** A report as text in one of the formats of {@link formatNames}. */
export async function format(
  report: Report,
  name: string,
  style: Style = { color: false, width: 0 },
): Promise<string> {
  const reporter = await loadReporter(name, report);
  return reporter(report, style);
}
