// Which listeners of one host cannot all be had: the same port, and addresses that cover each other. A file may declare any
// number of them, so each is held only against those that it can meet.

import { boundAddress, coversAddress, isWildcard } from '../core/address.ts';
import type { Endpoint } from './types.ts';

/** Two listeners that cannot both be had. `same`: one address; `covered`: the address of one takes in that of the other. */
export interface ClashingPair<E extends Endpoint> {
  readonly first: E;
  readonly second: E;
  readonly kind: 'same' | 'covered';
}

interface Held<E extends Endpoint> {
  readonly listener: E;
  readonly bound: string;
  readonly order: number;
}

/** The listeners of one port of one network, by the address that they take up. */
interface OnePort<E extends Endpoint> {
  readonly byAddress: Map<string, Held<E>[]>;
  /** The first of each owner, transport and address. */
  readonly firsts: Map<string, E>;
}

/**
 * The pairs among listeners, each at its second, in their order. What is declared again with the same owner, transport and
 * address is held against the first of its like alone. Port 0 is a port of the system's choice and meets nothing.
 */
export function* clashingPairs<E extends Endpoint>(listeners: readonly E[]): Generator<ClashingPair<E>> {
  const ports = new Map<string, OnePort<E>>();
  for (const [order, listener] of listeners.entries()) {
    const { port, network = '', address } = listener;
    if (listener.transport === 'unix' || port === undefined || port === 0) continue;
    const bound = boundAddress(address);
    const known = ports.get(`${port} ${network}`) ?? { byAddress: new Map(), firsts: new Map() };
    ports.set(`${port} ${network}`, known);
    yield* meeting({ listener, bound, order }, known);
  }
}

function* meeting<E extends Endpoint>(held: Held<E>, known: OnePort<E>): Generator<ClashingPair<E>> {
  const { listener, bound } = held;
  const like = `${listener.owner} ${listener.transport} ${bound}`;
  const first = known.firsts.get(like);
  if (first !== undefined) {
    yield { first, second: listener, kind: 'same' };
    return;
  }
  const met = earlier(bound, known).sort((a, b) => a.order - b.order);
  for (const other of met) {
    yield { first: other.listener, second: listener, kind: other.bound === bound ? 'same' : 'covered' };
  }
  known.firsts.set(like, listener);
  const here = known.byAddress.get(bound);
  if (here === undefined) known.byAddress.set(bound, [held]);
  else here.push(held);
}

/** Those on the same address, on a wildcard that covers it, and on what it covers as a wildcard itself. */
function earlier<E extends Endpoint>(bound: string, { byAddress }: OnePort<E>): Held<E>[] {
  const candidates = isWildcard(bound) ? [...byAddress.keys()] : [bound, ...wildcards];
  return candidates
    .filter((other) => other === bound || coversAddress(other, bound) || coversAddress(bound, other))
    .flatMap((other) => byAddress.get(other) ?? []);
}

const wildcards: readonly string[] = ['::', '0.0.0.0'];
