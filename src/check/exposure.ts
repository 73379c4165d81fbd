// Listeners that more than this machine reaches: the agent's and the servers' own, and how they are protected.

import { isLoopback, isPublic, isWildcard } from '../core/address.ts';
import { isIP } from '../core/ip-family.ts';
import { quote } from '../core/quote.ts';
import { endpointsOf } from '../installation/endpoints.ts';
import type { Endpoint, Installation } from '../installation/types.ts';
import { behaves } from '../kea/versions.ts';
import { isHa } from './clashes.ts';
import type { CheckContext } from './rule.ts';

/** A listener that other machines reach, and its place. */
export interface Exposed extends Endpoint {
  readonly at: NonNullable<Endpoint['at']>;
}

/** The HTTP listeners of an installation that a Kea of the target's version would open beyond loopback. Those of the HA hook have rules of their own. */
export function exposedListeners(installation: Installation, { target }: CheckContext): readonly Exposed[] {
  return endpointsOf(installation, target).flatMap((endpoint) => {
    const { at } = endpoint;
    if (endpoint.transport === 'unix' || isHa(endpoint) || isLoopback(endpoint.address)) return [];
    const exists = behaves(endpoint.owner === 'agent' ? 'agentRuns' : 'controlSocketsList', target);
    return at !== undefined && exists && isAddress(endpoint.address) ? [{ ...endpoint, at }] : [];
  });
}

/** What is no IP address is refused by the servers, and says nothing about who reaches it. */
function isAddress(address: string): boolean {
  return isIP(address) !== 0;
}

/** Asks clients for a password. */
export function asksForPassword({ credentials }: Endpoint): boolean {
  return credentials !== 'none' && credentials !== 'empty';
}

/** Where a listener can be reached, in words: `on every address of this host ("0.0.0.0")`. */
export function reachOf({ address }: Endpoint): string {
  if (isWildcard(address)) return `on every address of this host (${quote(address)})`;
  return isPublic(address) ? `on the public address ${quote(address)}` : `on ${quote(address)}`;
}

/** Reached from everywhere: a wildcard, or an address of the Internet. */
export function isWide({ address }: Endpoint): boolean {
  return isWildcard(address) || isPublic(address);
}
