// Which servers get a listener in place of the agent, and on which address and port.

import { isIP } from '../core/ip-family.ts';
import { quote } from '../core/quote.ts';
import { endpointsOf, transportOf } from '../installation/endpoints.ts';
import type { Agent, Endpoint, Server } from '../installation/types.ts';
import { daemons, type ServerKind, serverKinds } from '../kea/daemons.ts';
import { coversAddress } from './address.ts';
import type { ListenChoice } from './context.ts';
import { type Act, mayDecide, mustDecide, note, type OpenedListener, type State } from './migration.ts';
import { agentPlace, relationshipsThroughAgent } from './partners.ts';
import { text } from './places.ts';
import { clashingWith, freePort, type TakenPort, takenPorts } from './ports.ts';

/** What was decided, and what is to be said about it. */
export interface ListenerDecisions {
  readonly listeners: readonly OpenedListener[];
  readonly acts: readonly Act[];
}

/** Decides the new listeners of one installation. None without an agent, and none of a server it does not forward to. */
export function decideListeners(state: State): ListenerDecisions {
  const { agent } = state.installation;
  if (agent === undefined) return { listeners: [], acts: [] };
  const acts: Act[] = [...unusedChoices(state, agent)];
  const behind = serversBehind(state, agent);
  const candidates = behind.filter((server) => isCandidate(state, server, acts));
  if (candidates.length === 0) return { listeners: [], acts };
  const { address } = agentPlace(agent);
  const undecided = candidates.filter(({ kind }) => state.context.listen[kind] === undefined);
  if (isIP(address) === 0 && undecided.length > 0) {
    acts.push(hostName(state, agent, behind, undecided));
    for (const { kind } of undecided) acts.push({ act: 'without-listener', kind });
    return { listeners: [], acts };
  }
  const listeners = assignPorts(state, agent, behind, candidates, acts);
  return { listeners, acts };
}

/** Servers whose files are here and that the agent forwards to; says which are missing. */
function serversBehind(state: State, agent: Agent): readonly Server[] {
  const kinds = serverKinds.filter((kind) => agent.forwards.some((forward) => forward.kind === kind));
  return state.installation.servers.filter(({ kind }) => kinds.includes(kind));
}

function isHttp(endpoint: Endpoint, kind: ServerKind): boolean {
  return endpoint.owner === kind && endpoint.transport !== 'unix';
}

/** True when a server gets a new listener: it has none yet, and something reached it through the agent. */
function isCandidate(state: State, server: Server, acts: Act[]): boolean {
  const { kind } = server;
  const { installation, context } = state;
  const { title, usualFile } = daemons[kind];
  const agent = installation.agent;
  if (agent === undefined) return false;
  const has = endpointsOf(installation, context.target).filter((endpoint) => isHttp(endpoint, kind));
  if (has.length > 0) {
    acts.push(...keptListener(kind, has, context.listen[kind]));
    const wide = agentPlace(agent).address;
    if (!has.some(({ address }) => coversAddress(address, wide))) {
      acts.push(
        note(
          `the ${title} has a listener already, on ${has.map(placeOf).join(' and ')}, and gets no other; the agent is on ${quote(wide)}, so some clients may not reach it`,
        ),
      );
    }
    return false;
  }
  const opensSocket = server.sockets.some(
    (socket) => transportOf(socket) === 'unix' && socket.name !== undefined,
  );
  if (opensSocket || context.listen[kind] !== undefined) return true;
  const forward = agent.forwards.find((one) => one.kind === kind);
  acts.push(
    { act: 'without-listener', kind },
    mayDecide(
      'forward-to-closed-socket',
      `is the ${title} to be reached over http`,
      `the agent forwards to it, but ${usualFile} opens no control socket, so nothing reached it until now, and it gets no listener`,
      [
        `--listen ${kind}=${shown(addressMeant(agentPlace(agent).address), freePort(kind, takenPorts(installation, context.target)))} gives it one`,
        'give it a "unix" control socket, and run this again',
        'leave it as it is',
      ],
      forward === undefined ? undefined : text(forward),
    ),
  );
  return false;
}

/** Says that `--listen` moves no listener that stands in the file; nothing when that is where it should be. */
function keptListener(
  kind: ServerKind,
  has: readonly Endpoint[],
  choice: ListenChoice | undefined,
): readonly Act[] {
  if (choice === undefined || has.some((one) => one.address === choice.address && one.port === choice.port))
    return [];
  const where = has.map(placeOf).join(' and ');
  return [
    note(
      `--listen ${kind} is not used here: the ${daemons[kind].title} has a listener already, on ${where}; another port is written there by hand`,
    ),
  ];
}

function placeOf({ address, port }: Endpoint): string {
  return `${address} port ${port ?? '?'}`;
}

function shown(address: string, port: number | string): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** Says that `--listen` named a server that gets no new listener. */
function* unusedChoices({ context, installation }: State, agent: Agent): Iterable<Act> {
  for (const kind of serverKinds) {
    if (context.listen[kind] === undefined) continue;
    if (!installation.servers.some((server) => server.kind === kind)) continue;
    if (!agent.forwards.some((forward) => forward.kind === kind)) {
      yield note(
        `--listen ${kind} is not used here: the agent does not forward to the ${daemons[kind].title}, and nothing is opened that was not reachable`,
      );
    }
  }
}

function hostName(
  { agent: mode, installation, context }: State,
  agent: Agent,
  behind: readonly Server[],
  servers: readonly Server[],
): Act {
  const { address, port } = agentPlace(agent);
  const taken = takenPorts(installation, context.target);
  const portFor = ({ kind }: Server): number =>
    mode === 'replace' && behind.length === 1 ? port : freePort(kind, taken);
  return mustDecide(
    'ca-http-host-not-ip',
    `which IP address does ${quote(address)} stand for`,
    'listeners of servers take IP addresses only, and the agent did not start with a name either',
    [
      `write the address as "http-host", for example "${addressMeant(address)}"`,
      servers
        .map((server) => `--listen ${server.kind}=${shown(addressMeant(address), portFor(server))}`)
        .join(' '),
    ],
    agent.httpHost === undefined ? undefined : text(agent.httpHost),
  );
}

/** An address to suggest: the one that is there, or what `localhost` usually is. */
function addressMeant(host: string): string {
  if (isIP(host) !== 0) return host;
  return host === 'localhost' ? '127.0.0.1' : 'ADDRESS';
}

function assignPorts(
  state: State,
  agent: Agent,
  behind: readonly Server[],
  candidates: readonly Server[],
  acts: Act[],
): readonly OpenedListener[] {
  const { installation, context } = state;
  const agentAt = agentPlace(agent);
  const every = takenPorts(installation, context.target);
  const taken: TakenPort[] = every.filter(({ who }) => who !== 'the Control Agent');
  const replaced = state.agent === 'replace';
  const heirs = replaced
    ? behind.filter((server) => relationshipsThroughAgent(server, agent, context.target).length > 0)
    : [];
  if (heirs.length > 1) acts.push(severalHeirs(agent, heirs));
  const heir = heirs[0] ?? (replaced && behind.length === 1 ? behind[0] : undefined);
  const listeners: OpenedListener[] = [];
  const chosenFirst = [...candidates].sort(
    (a, b) => rank(context.listen[a.kind]) - rank(context.listen[b.kind]),
  );
  for (const { kind } of chosenFirst) {
    const choice = context.listen[kind];
    const forPartners = heirs.some((server) => server.kind === kind);
    const others = listeners.map((one) => ({ ...one, who: `the new listener of ${one.kind}` }));
    // Partners use the own URL of the relationship, and that is what this listener takes over.
    const rest = [...taken, ...others].filter(
      ({ who }) => !(forPartners && who === `the HA partners of ${kind}`),
    );
    const occupied = replaced ? rest : [...rest, { ...agentAt, who: 'the Control Agent' }];
    if (choice !== undefined) {
      const other = clashingWith(choice.address, choice.port, occupied);
      if (other !== undefined) acts.push(choiceTaken(kind, choice, other));
      if (forPartners && choice.port !== agentAt.port) acts.push(partnersLost(kind, agentAt.port));
      if (!coversAddress(agentAt.address, choice.address))
        acts.push(wider(kind, choice.address, agentAt.address));
      listeners.push({ kind, ...choice, forPartners });
      continue;
    }
    const inherits = heir?.kind === kind && isPort(agentAt.port);
    const other = inherits ? clashingWith(agentAt.address, agentAt.port, occupied) : undefined;
    if (inherits && other === undefined) {
      listeners.push({ kind, ...agentAt, forPartners });
      continue;
    }
    if (other !== undefined) acts.push(notInherited(kind, agentAt.port, other));
    // The agent's port is passed over even when it is free afterwards: old clients are better refused than answered
    // by one server for all.
    const port = freePort(kind, [...rest, { ...agentAt, who: 'the Control Agent' }]);
    listeners.push({ kind, address: agentAt.address, port, forPartners: false });
  }
  return serverKinds.flatMap((kind) => listeners.filter((one) => one.kind === kind));
}

const rank = (choice: unknown): number => (choice === undefined ? 1 : 0);
const isPort = (port: number): boolean => port >= 1 && port <= 65_535;

function severalHeirs(agent: Agent, heirs: readonly Server[]): Act {
  const { port } = agentPlace(agent);
  return mustDecide(
    'ha-port-of-agent-shared',
    `which of ${heirs.map(({ kind }) => kind).join(' and ')} keeps port ${port} for its HA partners`,
    'partners of several servers talk to them through the agent, and without it one port serves one server',
    [
      'give all but one of them a dedicated HA listener: another port in the "url" of this server, on all partners, and "http-dedicated-listener": true',
    ],
    agent.httpPort === undefined ? undefined : text(agent.httpPort),
  );
}

function choiceTaken(
  kind: ServerKind,
  { address, port }: { readonly address: string; readonly port: number },
  { who }: TakenPort,
): Act {
  return mustDecide(
    'listen-taken',
    `which address and port does ${kind} get instead`,
    `--listen ${kind}=${shown(address, port)} is what ${who} uses`,
    [`--listen ${kind}=${shown(address, 'PORT')} with another port`],
    undefined,
  );
}

function partnersLost(kind: ServerKind, port: number): Act {
  return note(
    `the HA partners of ${kind} use the agent's port ${port}, and --listen ${kind} says another: change the "url" of this server on all partners`,
  );
}

function wider(kind: ServerKind, address: string, before: string): Act {
  return note(
    `--listen ${kind} opens the ${daemons[kind].title} on ${address}, where the agent was on ${quote(before)} only: more hosts can reach it`,
  );
}

function notInherited(kind: ServerKind, port: number, { who }: TakenPort): Act {
  return note(`${kind} cannot take over the agent's port ${port}: it is the port of ${who}`);
}
