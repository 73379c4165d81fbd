// When two endpoints are one, and when one takes in the other: see core/address.ts for the addresses themselves.

import { normalAddress } from '../core/address.ts';
import type { Endpoint } from '../installation/types.ts';

export { coversAddress } from '../core/address.ts';

/** True for the same transport family, address and port. */
export function samePlace(a: Endpoint, b: Endpoint): boolean {
  if ((a.transport === 'unix') !== (b.transport === 'unix')) return false;
  return a.transport === 'unix'
    ? a.address === b.address
    : a.port === b.port && normalAddress(a.address) === normalAddress(b.address);
}
