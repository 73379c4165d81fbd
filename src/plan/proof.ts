// The proof: what must be true of the result before a single byte is written. It trusts nothing the plan says of
// itself: it looks at the texts that were parsed and modelled again.

import type { Diagnostic } from '../core/diagnostic.ts';
import type { Version } from '../core/version.ts';
import type { Document } from '../document/types.ts';
import { clashingPairs } from '../installation/clashing.ts';
import { endpointsOf } from '../installation/endpoints.ts';
import type { Endpoint, Installation } from '../installation/types.ts';
import { daemons, type ServerKind, serverKinds } from '../kea/daemons.ts';
import { behaves } from '../kea/versions.ts';
import { coversAddress, placeKey } from './address.ts';
import { lostComments } from './comments.ts';
import { type Unexpected, unexpectedDifferences } from './compare.ts';
import * as split from './split/proof.ts';
import type { DoneSplit } from './split/types.ts';
import type { Touched } from './touched.ts';
import type { AgentMode, ProofItem } from './types.ts';

/** One document before and after one step, with what the step says it touches. */
export interface ProvenStep {
  readonly path: string;
  readonly before: Document;
  readonly after: Document;
  readonly touched: readonly Touched[];
  /** Texts of comments that the step takes out together with what they describe. */
  readonly removedComments: readonly string[];
}

export interface ProofInput {
  readonly before: Installation;
  readonly after: Installation;
  readonly target: Version;
  /** Undefined when there is no agent. */
  readonly agent: AgentMode | undefined;
  /** Servers that get no listener although the agent forwards to them, and the plan says why. */
  readonly withoutListener: readonly ServerKind[];
  /** Servers whose Unix socket gets another path, and the plan says so. */
  readonly movedSockets: readonly ServerKind[];
  /** Listeners that the user chose with `--listen`: their address may be any. */
  readonly chosen: readonly ServerKind[];
  /** `--credentials none`: the user wants new listeners without the agent's authentication. */
  readonly withoutCredentials: boolean;
  /** Every edited document of every step, in order. */
  readonly steps: readonly ProvenStep[];
  /** Legacy files that became several, before all of those. */
  readonly splits: readonly DoneSplit[];
  /** Findings before and after. */
  readonly findingsBefore: readonly Diagnostic[];
  readonly remaining: readonly Diagnostic[];
  /** Files that planning the result once more would change. */
  readonly changedAgain: readonly string[];
}

/** Items that speak of the control channel as a whole: its faults from before are no matter of a run that leaves it alone. */
export const aboutChannel: ReadonlySet<string> = new Set(['secured', 'no-clash']);

/** Runs all items of the proof. The plan may be written when every one holds. */
export function prove(input: ProofInput): readonly ProofItem[] {
  const before = endpointsOf(input.before, input.target);
  const after = endpointsOf(input.after, input.target).filter(
    // A replaced agent no longer runs, although its file stays on the disk.
    ({ owner }) => owner !== 'agent' || input.agent === 'keep',
  );
  return [
    item('parses', 'the result parses without a new error', newSyntaxErrors(input)),
    item('reachable', 'every daemon reachable before is reachable after', unreachable(input, before, after)),
    item(
      'unix-paths',
      'Unix socket paths are as before, unless the plan says so',
      movedPaths(input, before, after),
    ),
    item(
      'exposure',
      'no address, port or access is wider than before, unless told',
      wider(input, before, after),
    ),
    item(
      'secured',
      input.withoutCredentials
        ? 'no authentication is weaker than --credentials none says, every listener has what the target demands'
        : 'no authentication is weaker, every listener has what the target demands',
      weaker(input, before, after),
    ),
    item('no-clash', 'no two listeners share an address and port', clashes(after)),
    item('untouched', 'everything outside the plan has the same value', changedValues(input)),
    item('comments', 'every comment is still there', goneComments(input)),
    item('valid', 'no finding appears that was not there before', newErrors(input)),
    item('stable', 'planning the result again changes nothing', input.changedAgain),
  ];
}

function item(id: string, claim: string, failures: Iterable<string>): ProofItem {
  const details = [...failures];
  return details.length === 0
    ? { id, claim, holds: true }
    : { id, claim, holds: false, detail: details.slice(0, 5).join('; ') };
}

function* newSyntaxErrors({ steps, splits }: ProofInput): Iterable<string> {
  for (const one of splits) yield* split.brokenFiles(one);
  for (const { path, before, after } of steps) {
    const errors = (document: Document): number =>
      document.problems.filter(({ severity }) => severity === 'error').length;
    if (errors(after) > errors(before)) yield `${path} no longer parses`;
  }
}

const isHttp = ({ transport }: Endpoint): boolean => transport !== 'unix';

function* unreachable(
  input: ProofInput,
  before: readonly Endpoint[],
  after: readonly Endpoint[],
): Iterable<string> {
  const forwarded = new Set(input.before.agent?.forwards.map(({ kind }) => kind));
  for (const kind of serverKinds) {
    if (!input.after.servers.some((server) => server.kind === kind)) continue;
    const had = before.filter(({ owner }) => owner === kind);
    const has = after.filter(({ owner }) => owner === kind);
    const title = daemons[kind].title;
    for (const transport of ['unix', 'http'] as const) {
      const of = (list: readonly Endpoint[]): boolean =>
        list.some((endpoint) => isHttp(endpoint) === (transport === 'http'));
      if (of(had) && !of(has)) yield `the ${title} loses its ${transport} control socket`;
    }
    // The agent reaches a server that opens the socket: afterwards the server must be reached without it.
    if (
      input.agent === 'replace' &&
      forwarded.has(kind) &&
      had.some(({ transport }) => transport === 'unix') &&
      !has.some(isHttp) &&
      !input.withoutListener.includes(kind)
    ) {
      yield `the ${title} was reached through the agent and gets no listener`;
    }
  }
}

function* movedPaths(
  input: ProofInput,
  before: readonly Endpoint[],
  after: readonly Endpoint[],
): Iterable<string> {
  for (const kind of serverKinds) {
    const paths = (list: readonly Endpoint[]): string =>
      list
        .filter(({ owner, transport }) => owner === kind && transport === 'unix')
        .map(({ address }) => address)
        .join(' ');
    const was = paths(before);
    const is = paths(after);
    if (was !== '' && was !== is && !input.movedSockets.includes(kind)) {
      yield `the ${daemons[kind].title}'s socket ${was} becomes ${is}`;
    }
  }
}

function ownerAndPlace(endpoint: Endpoint): string {
  return `${endpoint.owner} ${placeKey(endpoint)}`;
}

/** The first of each. */
function byOwnerAndPlace(endpoints: readonly Endpoint[]): ReadonlyMap<string, Endpoint> {
  return new Map(endpoints.toReversed().map((endpoint) => [ownerAndPlace(endpoint), endpoint]));
}

/** HTTP endpoints of the result that have no equal before. */
function newListeners(before: readonly Endpoint[], after: readonly Endpoint[]): readonly Endpoint[] {
  const old = byOwnerAndPlace(before);
  return after.filter((endpoint) => isHttp(endpoint) && !old.has(ownerAndPlace(endpoint)));
}

function* wider(
  input: ProofInput,
  before: readonly Endpoint[],
  after: readonly Endpoint[],
): Iterable<string> {
  const agent = before.find(({ owner }) => owner === 'agent');
  const forwarded = new Set(input.before.agent?.forwards.map(({ kind }) => kind));
  for (const endpoint of newListeners(before, after)) {
    const place = `${endpoint.owner} on ${endpoint.address} port ${endpoint.port ?? '?'}`;
    const kind = serverKinds.find((server) => server === endpoint.owner);
    if (kind === undefined) yield `a new listener: ${place}`;
    else if (input.chosen.includes(kind)) continue;
    else if (agent === undefined || !forwarded.has(kind)) yield `a listener that nothing asked for: ${place}`;
    else if (!coversAddress(agent.address, endpoint.address)) {
      yield `wider than the agent's ${agent.address}: ${place}`;
    }
  }
}

const credentialRank = { none: 0, empty: 0, mixed: 1, clear: 1, files: 1 } as const;

function* weaker(
  input: ProofInput,
  before: readonly Endpoint[],
  after: readonly Endpoint[],
): Iterable<string> {
  const agent = before.find(({ owner }) => owner === 'agent');
  const fresh = new Set(newListeners(before, after));
  const known = byOwnerAndPlace(before);
  for (const endpoint of after.filter(isHttp)) {
    const isNew = fresh.has(endpoint);
    const old = isNew ? agent : known.get(ownerAndPlace(endpoint));
    const name = `${endpoint.owner} on ${endpoint.address} port ${endpoint.port ?? '?'}`;
    if (old !== undefined) {
      if (old.tls && !endpoint.tls) yield `${name} loses TLS`;
      if (old.clientCertificates && !endpoint.clientCertificates)
        yield `${name} no longer asks for certificates`;
      const isTold = input.withoutCredentials && isNew;
      if (!isTold && credentialRank[endpoint.credentials] < credentialRank[old.credentials]) {
        yield `${name} no longer asks for credentials`;
      }
    }
    const bare = !endpoint.tls && credentialRank[endpoint.credentials] === 0;
    if (isNew && bare && behaves('securityEnforced', input.target)) {
      yield `${name} has neither TLS nor credentials, which Kea has refused since 3.1.0`;
    }
  }
}

function* clashes(after: readonly Endpoint[]): Iterable<string> {
  for (const { first, second } of clashingPairs(after)) {
    yield `${first.owner} and ${second.owner} both want ${second.address} port ${second.port ?? '?'}`;
  }
}

function* changedValues({ steps, splits }: ProofInput): Iterable<string> {
  for (const one of splits) yield* split.changedValues(one);
  for (const { path, before, after, touched } of steps) {
    const mine = touched.filter(({ file }) => file === path || before.sources.some((s) => s.path === file));
    for (const { pointer, what } of unexpectedDifferences(before, after, mine)) {
      yield describe(path, pointer, what);
    }
  }
}

function describe(path: string, pointer: string, what: Unexpected['what']): string {
  return `${path}: ${pointer === '' ? 'the whole file' : pointer} ${what}`;
}

function* goneComments({ steps, splits }: ProofInput): Iterable<string> {
  for (const one of splits)
    for (const _text of split.lostComments(one)) yield `${one.from.path} loses a comment`;
  for (const { path, before, after, removedComments } of steps) {
    for (const _text of lostComments(before, after, removedComments)) yield `${path} loses a comment`;
  }
}

function* newErrors({ after, findingsBefore, remaining, splits }: ProofInput): Iterable<string> {
  // What was wrong in a legacy file may be wrong in the files it became.
  const origin = new Map(splits.flatMap(({ from, into }) => into.map(({ path }) => [path, from.path])));
  const key = ({ rule, at: { source } }: Diagnostic): string =>
    `${rule}\n${origin.get(source.path) ?? source.path}`;
  const known = new Map<string, number>();
  for (const finding of findingsBefore) known.set(key(finding), (known.get(key(finding)) ?? 0) + 1);
  for (const finding of remaining) {
    if (finding.severity !== 'error') continue;
    if (splits.some((one) => split.isFromLogging(one, after.files, finding.at))) continue;
    const count = known.get(key(finding)) ?? 0;
    if (count === 0) yield `${finding.rule} in ${finding.at.source.path}`;
    else known.set(key(finding), count - 1);
  }
}
