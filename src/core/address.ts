// IP addresses as listeners use them: what a wildcard covers, and which spellings are one address.

import { isIP, isIPv4, isIPv6 } from './ip-family.ts';

/** The same address spelt one way: IPv6 lower case and compressed as the URL standard does it. */
export function normalAddress(address: string): string {
  if (!isIPv6(address)) return address;
  // A scope (`fe80::1%lo`) is no part of a URL host.
  const [host = address, scope] = address.split('%', 2);
  const normal = new URL(`http://[${host}]/`).hostname.slice(1, -1);
  return scope === undefined ? normal : `${normal}%${scope}`;
}

/** What a listener on an address takes up, spelt one way: `::ffff:192.0.2.1` is 192.0.2.1 to the system. */
export function boundAddress(address: string): string {
  const normal = normalAddress(address);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(normal);
  return mapped === null ? normal : mapped.slice(1).flatMap(octets).join('.');
}

/** The two octets of a group of IPv6. */
function octets(group: string): readonly number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}

/** True for `0.0.0.0` and `::` in any spelling. */
export function isWildcard(address: string): boolean {
  return ['0.0.0.0', '::'].includes(boundAddress(address));
}

/**
 * True when a listener on `outer` also takes what a listener on `inner` would take. On Linux `::` serves IPv4 too
 * (dual stack), and `0.0.0.0` serves every IPv4 address.
 */
export function coversAddress(outer: string, inner: string): boolean {
  if (isIP(outer) === 0 || isIP(inner) === 0) return outer === inner;
  const wide = boundAddress(outer);
  const narrow = boundAddress(inner);
  return wide === narrow || wide === '::' || (wide === '0.0.0.0' && isIPv4(narrow));
}

/** An address that only the machine itself reaches. */
export function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return /^127\.\d+\.\d+\.\d+$/.test(plain) || normalAddress(address) === '::1';
}

/** First octets of IPv4 networks that the Internet does not route: private, shared, link-local, documentation. */
const inside =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|192\.0\.2|198\.51\.100|203\.0\.113)\./;

/** An address that the whole Internet may reach. False for what is no address, and for wildcards. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !inside.test(address) && Number(address.split('.', 1)[0]) < 224;
  return (
    isIPv6(address) && /^[23]/.test(normalAddress(address)) && !/^2001:db8:/.test(normalAddress(address))
  );
}
