// IP addresses as numbers to count with: byte strings of 4 or 16 characters, which `<` orders as addresses are ordered.
// The DHCP views hold subnets, pools and reservations in this form.

/** The bytes of an address, one character each: 4 for IPv4, 16 for IPv6. */
export type IpBytes = string;

/** Addresses from the first to the last, both included, of one family. */
export interface IpRange {
  readonly first: IpBytes;
  readonly last: IpBytes;
}

/** A prefix as written: the address may have bits behind the length, which `first` has not. */
export interface IpPrefix extends IpRange {
  readonly address: IpBytes;
  readonly length: number;
}

/** Reads an address the way `inet_pton` does; undefined when it is none. A scope (`fe80::1%lo`) is not understood. */
export function parseIp(text: string): IpBytes | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): IpBytes | undefined {
  const value = ipv4Number(text, 0, text.length);
  return value === -1 ? undefined : ipv4Bytes(value);
}

/** The bytes of an IPv4 address given as a number. */
export function ipv4Bytes(value: number): IpBytes {
  return String.fromCharCode(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

/** The IPv4 address that stands between two offsets of a text, as a number; -1 when none does. Makes no strings. */
export function ipv4Number(text: string, start: number, end: number): number {
  let address = 0;
  let part = 0;
  let value = -1;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit === -2) {
      if (value === -1 || ++part > 3) return -1;
      address = address * 256 + value;
      value = -1;
    } else {
      // A part has no leading zero.
      if (digit < 0 || digit > 9 || value === 0) return -1;
      value = (value === -1 ? 0 : value) * 10 + digit;
      if (value > 255) return -1;
    }
  }
  return part === 3 && value !== -1 ? address * 256 + value : -1;
}

function parseIpv6(text: string): IpBytes | undefined {
  const gap = text.indexOf('::');
  if (gap === -1) {
    const whole = groups(text);
    return whole?.length === 16 ? whole : undefined;
  }
  // An IPv4 address stands at the very end only.
  if (text.lastIndexOf('.', gap) !== -1) return undefined;
  const head = groups(text.slice(0, gap));
  const tail = groups(text.slice(gap + 2));
  // `::` stands for at least one group.
  if (head === undefined || tail === undefined || head.length + tail.length > 14) return undefined;
  return head + '\0'.repeat(16 - head.length - tail.length) + tail;
}

/** The bytes of groups between colons; the last may be an IPv4 address. */
function groups(text: string): string | undefined {
  if (text === '') return '';
  let bytes = '';
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes('.')) {
      const four = parseIpv4(part);
      if (four === undefined) return undefined;
      bytes += four;
    } else {
      if (!/^[0-9a-f]{1,4}$/i.test(part)) return undefined;
      const value = Number.parseInt(part, 16);
      bytes += String.fromCharCode(value >> 8, value & 255);
    }
  }
  return bytes.length > 16 ? undefined : bytes;
}

/** Reads `192.0.2.0/24`; undefined when it is no prefix. Blanks count for nothing, as in Kea. */
export function parsePrefix(text: string): IpPrefix | undefined {
  const packed = withoutBlanks(text);
  const slash = packed.indexOf('/');
  if (slash === -1) return undefined;
  const length = lengthOf(packed.slice(slash + 1));
  return length === undefined ? undefined : prefixOf(packed.slice(0, slash), length);
}

/**
 * The number in a prefix length as Kea's parsers read it: an unsigned integer of 32 bits, which a "+" may precede, and any zeros.
 * After a "-" they count down from 2³², so that only `-0` is a length of a prefix.
 */
export function lengthOf(text: string): number | undefined {
  if (!/^[-+]?\d+$/.test(text)) return undefined;
  const number = Number(text);
  if (Math.abs(number) >= 2 ** 32) return undefined;
  return number < 0 ? 2 ** 32 + number : Math.abs(number);
}

/** The prefix of an address and a length given apart; undefined when they make none. */
export function prefixOf(text: string, length: number): IpPrefix | undefined {
  const address = parseIp(text);
  if (address === undefined || !Number.isInteger(length) || length < 0 || length > address.length * 8) {
    return undefined;
  }
  return { address, length, first: filled(address, length, 0), last: filled(address, length, 255) };
}

/** Reads a pool: `192.0.2.10 - 192.0.2.20` or a prefix; undefined when it is neither, or the wrong way round. */
export function parseRange(text: string): IpRange | undefined {
  const packed = withoutBlanks(text);
  const dash = packed.indexOf('-');
  if (dash === -1) return parsePrefix(packed);
  const first = parseIp(packed.slice(0, dash));
  const last = parseIp(packed.slice(dash + 1));
  if (first === undefined || last === undefined || first.length !== last.length || last < first) {
    return undefined;
  }
  return { first, last };
}

function withoutBlanks(text: string): string {
  return /[ \t]/.test(text) ? text.replaceAll(/[ \t]/g, '') : text;
}

/** The address with all bits behind the length set as in `fill` (0 or 255). */
function filled(address: IpBytes, length: number, fill: number): IpBytes {
  const whole = length >> 3;
  if (whole === address.length) return address;
  const mask = 0xff >> (length & 7);
  const mixed = (address.charCodeAt(whole) & ~mask) | (fill & mask);
  const rest = String.fromCharCode(fill).repeat(address.length - whole - 1);
  return address.slice(0, whole) + String.fromCharCode(mixed) + rest;
}

/** The first bits of an address, as text that can be compared. */
export function bitsOf(address: IpBytes, count: number): string {
  const bits = [...address].map((byte) => byte.charCodeAt(0).toString(2).padStart(8, '0'));
  return bits.join('').slice(0, count);
}

/** True when `inner` lies in `outer` altogether. Different families never do. */
export function holdsRange(outer: IpRange, inner: IpRange): boolean {
  return outer.first.length === inner.first.length && outer.first <= inner.first && inner.last <= outer.last;
}

/** True when the address lies in the range. */
export function holdsIp(range: IpRange, address: IpBytes): boolean {
  return range.first.length === address.length && range.first <= address && address <= range.last;
}

/** How many addresses a range has; exact up to 2^53. */
export function sizeOfRange({ first, last }: IpRange): number {
  let size = 0;
  for (let at = 0; at < first.length; at++) {
    size = size * 256 + last.charCodeAt(at) - first.charCodeAt(at);
  }
  return size + 1;
}

/** An address as people write it: IPv6 in lower case, its longest run of zero groups as `::`. */
export function formatIp(bytes: IpBytes): string {
  if (bytes.length === 4) return Array.from(bytes, (byte) => byte.charCodeAt(0)).join('.');
  const parts: string[] = [];
  for (let at = 0; at < 16; at += 2) {
    parts.push(((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1)).toString(16));
  }
  const text = parts.join(':');
  let longest = '';
  for (const [run] of text.matchAll(/(?<![0-9a-f])0(?::0)+(?![0-9a-f])/g)) {
    if (run.length > longest.length) longest = run;
  }
  if (longest === '') return text;
  const at = text.search(new RegExp(`(?<![0-9a-f])${longest}(?![0-9a-f])`));
  const [head, tail] = [text.slice(0, at), text.slice(at + longest.length)];
  return `${head.replace(/:$/, '')}::${tail.replace(/^:/, '')}`;
}

/** `192.0.2.0/24`, without the bits behind the length. */
export function formatPrefix({ first, length }: IpPrefix): string {
  return `${formatIp(first)}/${length}`;
}

/** `192.0.2.10 - 192.0.2.20`; one address alone when there is only one. */
export function formatRange({ first, last }: IpRange): string {
  return first === last ? formatIp(first) : `${formatIp(first)} - ${formatIp(last)}`;
}
