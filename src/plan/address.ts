// When two endpoints are one, and when one takes in the other: see core/address.ts for the addresses themselves.

import { normalAddress } from '../core/address.ts';
import type { Endpoint } from '../installation/types.ts';

export { coversAddress } from '../core/address.ts';

/** Equal for the same transport family, address and port. */
export function placeKey({ transport, address, port }: Endpoint): string {
  return transport === 'unix' ? `unix ${address}` : `http ${port} ${normalAddress(address)}`;
}

/** True for the same transport family, address and port. */
export function samePlace(a: Endpoint, b: Endpoint): boolean {
  return placeKey(a) === placeKey(b);
}
