// What an agent still stands for on a Kea that has none: a server with a listener of its own does not need it any more.
// The file lies there until somebody takes it away, and what it says of such servers matters to nobody.

import type { Version } from '../core/version.ts';
import { behaves } from '../kea/versions.ts';
import { transportOf } from './endpoints.ts';
import type { Agent, ConfigFile, Installation, Server } from './types.ts';

/** True when each server behind the agent that is here has an HTTP listener of its own, and there is one at least. */
export function isStoodInFor({ agent, servers }: Installation): boolean {
  const behind = servers.filter(({ kind }) => agent?.forwards.some((forward) => forward.kind === kind));
  return behind.length > 0 && behind.every(hasHttpListener);
}

/**
 * The installation as a Kea of this version sees it: forwards to servers with a listener of their own are left out, and
 * so is the agent with its file when all have one. Unchanged where the agent still runs.
 */
export function withoutIdleAgent(installation: Installation, kea: Version): Installation {
  const { agent, servers, files } = installation;
  if (agent === undefined || behaves('agentRuns', kea)) return installation;
  if (!isStoodInFor(installation)) {
    const served = servers.filter(hasHttpListener).map(({ kind }): Agent['forwards'][number]['kind'] => kind);
    const forwards = agent.forwards.filter(({ kind }) => !served.includes(kind));
    return { ...installation, agent: { ...agent, forwards } };
  }
  return {
    ...installation,
    agent: undefined,
    files: files.filter((file) => file !== agent.file || file.sections.length > 1),
  };
}

/** True when the server listens on HTTP itself, with or without TLS. */
export function hasHttpListener({ sockets }: Server): boolean {
  return sockets.some((socket) => ['http', 'https'].includes(transportOf(socket) ?? ''));
}

/** True for a file with nothing in it but the section of an agent. */
export function isAgentAlone({ sections }: ConfigFile): boolean {
  return sections.length > 0 && sections.every(({ kind }) => kind === 'agent');
}
