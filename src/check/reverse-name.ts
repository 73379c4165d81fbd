// The name in the reverse DNS that all addresses of a subnet end in.

import { normalAddress } from '../core/address.ts';
import { isIPv4, isIPv6 } from '../core/ip-family.ts';
import { reverseZones } from '../kea/ddns.ts';

/**
 * The longest name that the names of all addresses of a subnet end in, without the last dot: `2.0.192.in-addr.arpa`
 * for `192.0.2.0/25`. Undefined for what is no subnet.
 */
export function reverseName(subnet: string): string | undefined {
  const [address = '', digits = '', ...rest] = subnet.trim().split('/');
  const length = Number(digits);
  if (rest.length > 0 || digits === '' || !Number.isInteger(length)) return undefined;
  if (isIPv4(address) && length <= 32) {
    const bytes = address.split('.').map((byte) => String(Number(byte)));
    return named(bytes.slice(0, Math.floor(length / 8)), reverseZones.ipv4);
  }
  if (isIPv6(address) && length <= 128) {
    return named(nibblesOf(address).slice(0, Math.floor(length / 4)), reverseZones.ipv6);
  }
  return undefined;
}

function named(labels: readonly string[], zone: string): string {
  return [...labels].reverse().concat(zone).join('.');
}

/** The 32 hexadecimal digits of an IPv6 address. */
function nibblesOf(address: string): readonly string[] {
  const [head = '', tail] = normalAddress(address).split('%', 1).join('').split('::');
  const groups = (part: string): readonly string[] => (part === '' ? [] : part.split(':'));
  const front = groups(head);
  const back = groups(tail ?? '');
  const middle = Array.from({ length: 8 - front.length - back.length }, () => '0');
  return [...front, ...middle, ...back].flatMap((group) => [...group.padStart(4, '0')]);
}
