// Whether a text is an IP address, as Kea takes it: but for scopes the answers of Node's `net`, which would load sockets and
// compile two long regular expressions for it, while a file may hold a million addresses.

import { ipv4Number, parseIp } from './ip.ts';

/** True for `192.0.2.1`, without leading zeros. */
export function isIPv4(text: string): boolean {
  return ipv4Number(text, 0, text.length) !== -1;
}

/** True for `2001:db8::1`, with or without a scope: `fe80::1%br_lan`. Kea 2.6.3 and 3.0.4 take any text as scope. */
export function isIPv6(text: string): boolean {
  const percent = text.indexOf('%');
  const address = percent === -1 ? text : text.slice(0, percent);
  return address.includes(':') && parseIp(address) !== undefined;
}

/** 4 or 6; 0 when it is no address. */
export function isIP(text: string): 0 | 4 | 6 {
  if (isIPv4(text)) return 4;
  return isIPv6(text) ? 6 : 0;
}
