// What the rules for files beside Kea's share: whom such a file means, and how much that weighs.

import { coversAddress, isLoopback, isWildcard, normalAddress } from '../core/address.ts';
import { isIP } from '../core/ip-family.ts';
import type { Severity } from '../core/severity.ts';
import type { Version } from '../core/version.ts';
import type { AgentListener, AgentTrace, Traces } from '../installation/agent-trace.ts';
import type { AddressMention, Neighbour } from '../installation/mentions.ts';
import { behaves } from '../kea/versions.ts';

/** A warning once the agent is gone; as long as it runs, what must change some day. */
export function agentSeverity(target: Version): Severity {
  return behaves('agentRuns', target) ? 'info' : 'warning';
}

/** A trace whose agent a neighbour means. */
export type Meant = AgentTrace & { readonly agent: AgentListener };

/**
 * The agents that an address in a file means. The address itself decides when it is one of a network; `localhost` and
 * names are taken for the nearest installation's, and only where the file speaks of Kea.
 */
export function agentsMeant(mention: AddressMention, neighbour: Neighbour, traces: Traces): readonly Meant[] {
  const near = traces.near(neighbour.absolute);
  const far = isForeignAddress(mention.host) ? traces.at(mention.host, mention.port) : [];
  const meant = [...new Set([...near, ...far])].filter(
    (trace): trace is Meant => trace.agent !== undefined && means(mention, neighbour, trace.agent),
  );
  return meant.filter(({ listeners }) => !listeners.some((one) => isReached(mention, one.address, one.port)));
}

function means(mention: AddressMention, neighbour: Neighbour, agent: AgentListener): boolean {
  const { host, port, aboutKea } = mention;
  if (port !== agent.port) return false;
  if (host === undefined) return aboutKea;
  if (isForeignAddress(host)) {
    return normalAddress(host) === normalAddress(agent.address) || (isWildcard(agent.address) && aboutKea);
  }
  if (isIP(host) === 0 && host !== 'localhost') return aboutKea;
  const isHere = isWildcard(agent.address) || isThisMachine(agent.address);
  return isHere && (aboutKea || (neighbour.aboutKea && neighbour.facts.kind !== 'inventory'));
}

function isReached({ host, port }: AddressMention, address: string, listener: number | undefined): boolean {
  if (port !== listener) return false;
  if (host === undefined) return true;
  if (isIP(host) === 0) return isThisMachine(address) || isWildcard(address);
  return coversAddress(address, host);
}

/** True for an IP address that is not of this very machine. */
function isForeignAddress(host: string | undefined): host is string {
  return host !== undefined && isIP(host) !== 0 && !isLoopback(host);
}

function isThisMachine(address: string): boolean {
  return address === 'localhost' || isLoopback(address);
}
