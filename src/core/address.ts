// IP addresses as listeners use them: what a wildcard covers, and which spellings are one address.

import { isIP, isIPv4, isIPv6 } from 'node:net';

/** The same address spelt one way: IPv6 lower case and compressed as the URL standard does it. */
export function normalAddress(address: string): string {
  if (!isIPv6(address)) return address;
  // A scope (`fe80::1%lo`) is no part of a URL host.
  const [host = address, scope] = address.split('%', 2);
  const normal = new URL(`http://[${host}]/`).hostname.slice(1, -1);
  return scope === undefined ? normal : `${normal}%${scope}`;
}

/** True for `0.0.0.0` and `::` in any spelling. */
export function isWildcard(address: string): boolean {
  return address === '0.0.0.0' || normalAddress(address) === '::';
}

/**
 * True when a listener on `outer` also takes what a listener on `inner` would take. On Linux `::` serves IPv4 too
 * (dual stack), and `0.0.0.0` serves every IPv4 address.
 */
export function coversAddress(outer: string, inner: string): boolean {
  if (isIP(outer) === 0 || isIP(inner) === 0) return outer === inner;
  const wide = normalAddress(outer);
  if (wide === normalAddress(inner) || wide === '::') return true;
  return isWildcard(outer) && isIPv4(inner);
}
