// Listeners of one host that cannot both bind: same port, and addresses that cover each other.

import { quote } from '../core/quote.ts';
import { type ClashingPair, clashingPairs } from '../installation/clashing.ts';
import { endpointsOf } from '../installation/endpoints.ts';
import type { Endpoint, Installation } from '../installation/types.ts';
import { type BehaviourName, behaves } from '../kea/versions.ts';
import { there } from './places.ts';
import type { CheckContext, Finding } from './rule.ts';

/** A listener with a port and a place in a file. */
export interface Listener extends Endpoint {
  readonly port: number;
  readonly at: NonNullable<Endpoint['at']>;
}

/** Two listeners on one port. */
export type Clash = ClashingPair<Listener>;

/**
 * The pairs of listeners of an installation that cannot both be had, as a Kea of the target's version would open
 * them. The agent and the servers' own listeners count only where they exist. Port 0 is a port of the system's choice and clashes with nothing.
 */
export function* clashesOf(installation: Installation, { target }: CheckContext): Generator<Clash> {
  const listeners = endpointsOf(installation, target).flatMap(asListener);
  const present = listeners.filter((listener) => isHa(listener) || behaves(neededBy(listener), target));
  yield* clashingPairs(present);
}

/** What a Kea must have for a listener other than the HA hook's to exist. */
function neededBy({ owner }: Endpoint): BehaviourName {
  return owner === 'agent' ? 'agentRuns' : 'controlSocketsList';
}

function asListener({ port, at, ...rest }: Endpoint): readonly Listener[] {
  return port === undefined || port === 0 || at === undefined ? [] : [{ ...rest, port, at }];
}

/** `127.0.0.1:8000`, `[::1]:8000`. */
export function formatListener({ address, port }: Listener): string {
  // Whatever stands in the file, host names and nonsense included.
  const shown = quote(address).slice(1, -1);
  return address.includes(':') ? `[${shown}]:${port}` : `${shown}:${port}`;
}

/** Who opens a listener, in words: `the agent`, `dhcp4`, `the HA hook of dhcp4`. */
export function ownerName({ owner }: Endpoint): string {
  switch (owner) {
    case 'agent':
      return 'the agent';
    case 'ha-dhcp4':
    case 'ha-dhcp6':
      return `the HA hook of ${owner.slice('ha-'.length)}`;
    default:
      return owner;
  }
}

/** Whether the HA hook opens a listener. */
export function isHa({ owner }: Endpoint): boolean {
  return owner === 'ha-dhcp4' || owner === 'ha-dhcp6';
}

/** A clash told at its second listener, with the first as the other place. */
export function clashFinding({ first, second, kind }: Clash, consequence: string): Finding {
  return {
    message: `${meeting(first, second, kind)}; ${consequence}`,
    at: second.at,
    related: [there(`${ownerName(first)} listens on ${formatListener(first)}`, first.at)],
  };
}

function meeting(first: Listener, second: Listener, kind: Clash['kind']): string {
  const [one, two] = [formatListener(first), formatListener(second)];
  if (first.owner === second.owner) return `${ownerName(second)} listens twice, on ${one} and on ${two}`;
  return kind === 'same'
    ? `${ownerName(second)} listens on ${two} like ${ownerName(first)}`
    : `${ownerName(second)} on ${two} meets ${ownerName(first)} on ${one}`;
}
