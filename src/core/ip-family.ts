// Whether a text is an IP address: the answers of Node's `net`, which would load sockets and compile two long regular
// expressions for it, while a file may hold a million addresses.

import { ipv4Number, parseIp } from './ip.ts';

/** True for `192.0.2.1`, without leading zeros. */
export function isIPv4(text: string): boolean {
  return ipv4Number(text, 0, text.length) !== -1;
}

/** True for `2001:db8::1`, with or without a scope: `fe80::1%eth0`. */
export function isIPv6(text: string): boolean {
  const percent = text.indexOf('%');
  if (percent === -1) return text.includes(':') && parseIp(text) !== undefined;
  return /^[0-9a-z.:-]+$/i.test(text.slice(percent + 1)) && isIPv6(text.slice(0, percent));
}

/** 4 or 6; 0 when it is no address. */
export function isIP(text: string): 0 | 4 | 6 {
  if (isIPv4(text)) return 4;
  return isIPv6(text) ? 6 : 0;
}
