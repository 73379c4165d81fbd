// The end of the way: the plan of each installation from its track, with what the proof looks at.

import type { Diagnostic } from '../core/diagnostic.ts';
import type { Source } from '../core/source.ts';
import { isStoodInFor } from '../installation/after-agent.ts';
import { endpointsOf } from '../installation/endpoints.ts';
import { detectPlatform } from '../installation/platform.ts';
import type { Endpoint, Installation } from '../installation/types.ts';
import { serverKinds } from '../kea/daemons.ts';
import { behaves } from '../kea/versions.ts';
import { clientChanges } from './clients.ts';
import { onServer, type PlanContext } from './context.ts';
import { byFile, type FindingsByFile, findingsIn, findingsOf } from './findings.ts';
import { agentStays, carriedOver, clashes } from './obstacles.ts';
import type { ProofInput } from './proof.ts';
import { linksOf } from './reach.ts';
import { runBook } from './run-book.ts';
import { sectionFiles } from './split/created.ts';
import { type History, record, sourceAt, type Track, textAt } from './track.ts';
import type { FileChange, InstallationPlan } from './types.ts';

/** What `prove` looks at; whether planning again changes anything is for the caller to find out. */
export type Evidence = Omit<ProofInput, 'changedAgain'>;

/** The plan of one installation with what the proof looks at. Its `proof` is empty: the caller puts it in. */
export interface Planned {
  readonly plan: InstallationPlan;
  readonly evidence: Evidence;
  /** True when `evidence.remaining` was found in `evidence.after` as it is, and not in what runs once an agent is gone. */
  readonly judgedAsItIs: boolean;
}

/** The plans of all installations. */
export function finishAll(
  tracks: readonly Track[],
  history: History,
  context: PlanContext,
  findings: readonly Diagnostic[],
  laidOpen: readonly Diagnostic[] = findings,
): readonly Planned[] {
  const results = tracks.map((track) => resultOf(track, context));
  const changed = tracks.some((track, index) => track.before !== results[index]);
  const found = byFile(findings);
  const open = laidOpen === findings ? found : byFile(laidOpen);
  const remaining = changed ? byFile(findingsOf(results, context)) : found;
  const claimed = new Set<string>();
  return tracks.map((track, index) => {
    const result = results[index] ?? track.installation;
    const files = fileChanges(track, claimed);
    return finish(track, result, files, { history, context, findings: found, laidOpen: open, remaining });
  });
}

/**
 * What runs afterwards: without the agent's file when a server stands in for it. An agent that nothing stands in for is
 * still there for its findings, less what is said of sockets: its file does not follow them.
 */
function resultOf({ installation, agent }: Track, { target, unixOnly }: PlanContext): Installation {
  const { agent: old, files, servers } = installation;
  if (agent !== 'replace' || old === undefined) return installation;
  if (!behaves('agentRuns', target) && !unixOnly && !isStoodInFor(installation)) {
    const open = servers.filter(({ sockets }) => sockets.length > 0).map(({ kind }) => kind);
    const forwards = old.forwards.filter(({ kind }) => kind === undefined || !open.includes(kind));
    return { ...installation, agent: { ...old, forwards } };
  }
  return {
    ...installation,
    agent: undefined,
    files: files.filter((file) => file !== old.file || file.sections.length > 1),
  };
}

/** A file that two installations share is listed with the first one, in its final text. */
function fileChanges({ before, installation, reasons }: Track, claimed: Set<string>): readonly FileChange[] {
  return [...reasons].flatMap(([path, why]): FileChange[] => {
    const source = sourceAt(before, path);
    const after = textAt(installation, path);
    if (source === undefined || source.text === after || claimed.has(path)) return [];
    claimed.add(path);
    return [{ before: source, after, reasons: why }];
  });
}

interface Surroundings {
  readonly history: History;
  readonly context: PlanContext;
  readonly findings: FindingsByFile;
  /** What was found once legacy files were divided: loggers are judged only in the sections that they belong to. */
  readonly laidOpen: FindingsByFile;
  readonly remaining: FindingsByFile;
}

function finish(
  walked: Track,
  result: Installation,
  files: readonly FileChange[],
  { history, context, findings, laidOpen, remaining }: Surroundings,
): Planned {
  const { before, installation, agent } = walked;
  let track = walked;
  const known = findingsIn(before, findings);
  const left = findingsIn(result, remaining);
  const acts =
    context.only === 'upgrade'
      ? [...agentStays(before, context)]
      : [
          ...clashes(installation, context.target, agent),
          ...carriedOver(before, known, left, track.decisions),
        ];
  for (const act of acts) track = record(track, act, history);
  const divided = sectionFiles(track, context);
  const common = { before, after: installation, target: context.targetName, agent };
  return {
    plan: {
      name: before.name,
      directory: before.directory,
      agent,
      steps: track.steps,
      files,
      create: [...divided.map(({ file }) => file), ...track.create],
      credentialFiles: track.credentialFiles,
      before: endpointsOf(before, context.target),
      after: endpointsAfter(track, context),
      channel: {
        name: before.name,
        before: linksOf(before, context.target),
        after: linksOf(
          agent === 'keep' ? installation : { ...installation, agent: undefined },
          context.target,
        ),
      },
      decisions: track.decisions,
      clients: clientChanges(common),
      runBook: runBook({
        ...common,
        platform: context.platform ?? detectPlatform(before)?.platform,
        deployDirectory: onServer(context, before, before.directory),
        changed: [...files.map((file) => file.before.path), ...divided.map(({ path }) => path)],
        create: track.create,
        credentialFiles: track.credentialFiles,
        onServer: (absolute) => onServer(context, before, absolute),
      }),
      notes: track.notes,
      proof: [],
      remaining: left,
      sources: sourcesOf(before),
      idle: result.agent === undefined ? installation.agent?.file.path : undefined,
    },
    evidence: {
      before,
      after: installation,
      target: context.target,
      agent,
      withoutListener: track.withoutListener,
      movedSockets: track.movedSockets,
      chosen: serverKinds.filter((kind) => context.listen[kind] !== undefined),
      steps: track.proven,
      splits: track.splits,
      findingsBefore: track.splits.length === 0 ? known : findingsIn(installation, laidOpen),
      remaining: left,
      withoutCredentials: track.withoutCredentials,
    },
    judgedAsItIs: result === installation,
  };
}

function endpointsAfter({ installation, agent }: Track, { target }: PlanContext): readonly Endpoint[] {
  return endpointsOf(installation, target).filter(({ owner }) => owner !== 'agent' || agent === 'keep');
}

function sourcesOf({ files, keactrl }: Installation): readonly Source[] {
  const sources = files.flatMap(({ document }) => document.sources);
  return keactrl === undefined ? sources : [...sources, keactrl.source];
}
