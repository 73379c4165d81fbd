// What keeps files from being planned at all, and what the result must not have.

import { dirname } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { quote } from '../core/quote.ts';
import type { Location } from '../core/source.ts';
import type { Version } from '../core/version.ts';
import { clashingPairs } from '../installation/clashing.ts';
import { endpointsOf } from '../installation/endpoints.ts';
import type { Endpoint, EndpointOwner, Installation } from '../installation/types.ts';
import { daemons, serverKinds } from '../kea/daemons.ts';
import { behaves } from '../kea/versions.ts';
import type { PlanContext } from './context.ts';
import { type Act, mustDecide, note } from './migration.ts';
import type { AgentMode, Decision } from './types.ts';

/** One question per file that Kea refuses as it is: what it holds is not certain, so nothing is built on it. */
export function* brokenFiles({ files }: Installation): Iterable<Act> {
  for (const { document, sections } of files) {
    const problem = document.problems.find(({ severity }) => severity === 'error');
    if (problem === undefined) continue;
    for (const kind of serverKinds) {
      if (sections.some((section) => section.kind === kind)) yield { act: 'without-listener', kind };
    }
    yield mustDecide(
      'file-refused',
      `what is ${document.source.path} meant to say`,
      `Kea refuses it: ${problem.message}`,
      problem.rule.startsWith('include-')
        ? [
            'put the included file among the others',
            '--include-root says where relative names start',
            '--host opens files outside PATH',
          ]
        : ['correct the file, and run this again'],
      problem.at,
    );
  }
}

/**
 * One question per file beside these that could not be read: it may hold the agent, a server behind it, or what starts
 * them, and the plan would be made without it.
 */
export function* unreadFiles({ files }: Installation, { unread = [], only }: PlanContext): Iterable<Act> {
  if (unread.length === 0 || only === 'upgrade') return;
  const directories = new Set(files.map(({ absolute }) => dirname(absolute)));
  for (const { path, absolute, reason } of unread) {
    if (!directories.has(dirname(absolute))) continue;
    yield mustDecide(
      'file-unread',
      `what does ${path} say`,
      `it could not be read (${reason}), and the servers that the agent stands for are moved together`,
      [
        'see to it that it can be read, and run this again',
        'when it is none of these servers’ files, leave it out with "ignore" in kea-migrate.jsonc',
      ],
      undefined,
    );
  }
}

/**
 * Errors of the agent's file that a server's listener would have from now on, since it takes over what stands there.
 *
 * @param asked what is asked already: a question about the same rule, or the same place, is not asked again
 */
export function* carriedOver(
  { agent }: Installation,
  before: readonly Diagnostic[],
  left: readonly Diagnostic[],
  asked: readonly Decision[],
): Iterable<Act> {
  const path = agent?.file.path;
  for (const finding of before) {
    if (finding.severity !== 'error' || finding.at.source.path !== path) continue;
    if (asked.some(({ id, at }) => id === finding.rule || isSamePlace(at, finding.at))) continue;
    const appears = left.some(
      ({ rule, at }) =>
        rule === finding.rule &&
        !before.some((old) => old.rule === rule && old.at.source.path === at.source.path),
    );
    if (!appears) continue;
    yield mustDecide(
      finding.rule,
      'how is this meant',
      `${finding.message}; the servers would have it too`,
      [finding.fix?.title ?? 'correct it in the agent’s file', 'take it out of the agent’s file'],
      finding.at,
    );
  }
}

function isSamePlace(at: Location | undefined, other: Location): boolean {
  return at !== undefined && at.source.path === other.source.path && at.start === other.start;
}

/** `--only upgrade` for a Kea that has no agent: what it was for must still be seen to. */
export function* agentStays({ agent }: Installation, { target, targetName }: PlanContext): Iterable<Act> {
  if (agent === undefined || behaves('agentRuns', target)) return;
  yield note(
    `the Control Agent is left as it is, as --only upgrade asks, and Kea ${targetName} has none: run this with --only agent before the servers are upgraded`,
  );
}

/** Listeners of the result that want the same address and port: the second one does not start. One question per pair. */
export function* clashes(
  installation: Installation,
  target: Version,
  agent: AgentMode | undefined,
): Iterable<Act> {
  const listeners = endpointsOf(installation, target).filter(
    ({ owner, transport }) => transport !== 'unix' && (owner !== 'agent' || agent === 'keep'),
  );
  const pairs = new Map<string, [Endpoint, Endpoint][]>();
  for (const { first, second } of clashingPairs(listeners)) {
    const key = `${first.owner} ${second.owner}`;
    const known = pairs.get(key);
    if (known === undefined) pairs.set(key, [[first, second]]);
    else known.push([first, second]);
  }
  const used = new Set(listeners.map(({ port }) => port ?? 0));
  for (const clashing of pairs.values()) yield* clash(clashing, used, installation);
}

function* clash(
  clashing: readonly [Endpoint, Endpoint][],
  used: ReadonlySet<number>,
  { files }: Installation,
): Iterable<Act> {
  const [pair] = clashing;
  if (pair === undefined) return;
  const [one, other] = pair;
  const ports = [...new Set(clashing.map(([{ port }]) => port ?? 0))];
  const choices: string[] = [];
  for (const { owner } of [one, other]) {
    if (owner === 'ha-dhcp4' || owner === 'ha-dhcp6') {
      choices.push(
        `another port in the "url" of this server, on all HA partners of ${owner.slice(3)}`,
        `"http-dedicated-listener": false for ${owner.slice(3)}, when its partners go through the other listener`,
      );
    } else if (owner === 'agent') {
      choices.push('--agent replace');
    } else {
      choices.push(otherPort(owner, clashing, used));
    }
  }
  if (!one.owner.startsWith('ha-') && !other.owner.startsWith('ha-') && one.owner !== other.owner) {
    choices.push(
      `when each runs in a container of its own, in kea-migrate.jsonc: "groups": [{ "files": [${files.map(({ path }) => JSON.stringify(path)).join(', ')}], "containers": true }]`,
    );
  }
  yield mustDecide(
    'listeners-clash',
    `which of ${ownerName(one.owner)} and ${ownerName(other.owner)} has port ${ports.join(', ')}`,
    `${one.address === other.address ? `both are on ${quote(one.address)}` : `one is on ${quote(one.address)}, the other on ${quote(other.address)}`}, and the second to start fails with "Address already in use"`,
    choices,
    other.at,
  );
}

/** Where the port of a server's own listener stands, and one that nobody here has, when a single one is meant. */
function otherPort(
  owner: Exclude<EndpointOwner, 'agent' | 'ha-dhcp4' | 'ha-dhcp6'>,
  clashing: readonly [Endpoint, Endpoint][],
  used: ReadonlySet<number>,
): string {
  const own = clashing.flatMap((pair) => pair.filter((endpoint) => endpoint.owner === owner));
  const place = own[0]?.at === undefined ? '' : ` in ${own[0].at.source.path}`;
  const suggested = daemons[owner].server?.suggestedPort;
  const such =
    own.length > 1 || suggested === undefined || used.has(suggested) ? '' : `, such as ${suggested}`;
  return `another "socket-port" for ${owner}${place}${such}`;
}

function ownerName(owner: EndpointOwner): string {
  switch (owner) {
    case 'agent':
      return `the ${daemons.agent.title}`;
    case 'ha-dhcp4':
    case 'ha-dhcp6':
      return `the HA listener of ${owner.slice(3)}`;
    default:
      return `the ${daemons[owner].title}`;
  }
}
