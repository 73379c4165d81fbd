// Values of options that have a syntax of their own: classless static routes, and encrypted DNS servers.
// src/lib/dhcp/option_classless_static_route.cc, src/lib/dhcp/option4_dnr.cc; seen with Kea 2.6.3 and 3.0.4.

import { lengthOf } from '../../core/ip.ts';
import { isIPv4, isIPv6 } from '../../core/ip-family.ts';

/** A part of a text that is not what it should be. */
export interface PartFault {
  /** Completes "expected …". */
  readonly expected: string;
  readonly at: number;
  readonly length: number;
}

type Part = { readonly text: string; readonly at: number };

/** The parts between separators, without the blanks around them; a comma behind a backslash separates nothing. */
function partsOf({ text, at }: Part, separator: ',' | '|'): readonly Part[] {
  const pieces: Part[] = [];
  let from = 0;
  for (let end = 0; end <= text.length; end++) {
    const isEnd = end === text.length || (text[end] === separator && text[end - 1] !== '\\');
    if (!isEnd) continue;
    const piece = text.slice(from, end);
    const blanks = piece.length - piece.trimStart().length;
    pieces.push({ text: piece.trim(), at: at + from + blanks });
    from = end + 1;
  }
  return pieces;
}

function faultAt({ text, at }: Part, expected: string): PartFault {
  return { expected, at, length: text.length };
}

/** What is wrong with `data` of classless-static-route. */
export function routesFault(data: string): PartFault | undefined {
  const whole = { text: data, at: 0 };
  const routes = partsOf(whole, ',').filter(({ text }) => text !== '');
  const expected = 'routes such as 10.0.0.0/8 - 192.0.2.1, with commas between them';
  if (routes.length === 0) return faultAt(whole, expected);
  const wrong = routes.find(({ text }) => !isRoute(text));
  return wrong === undefined ? undefined : faultAt(wrong, expected);
}

function isRoute(text: string): boolean {
  const [prefix = '', router = '', ...more] = text
    .split('-')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [address = '', length = '', ...rest] = prefix.split('/');
  const isPrefix = isIPv4(address) && (lengthOf(length) ?? 33) <= 32 && rest.length === 0;
  return isPrefix && isIPv4(router) && more.length === 0;
}

/** Keys of service parameters that Kea knows, in RFC 9461 and 9460. */
const serviceKeys = ['alpn', 'port', 'dohpath'];

/** Protocols that need a path. */
const overHttp = ['h2', 'h3', 'http/1.1'];

/**
 * What is wrong with `data` of v4-dnr or v6-dnr: priority, name, and where there are, addresses and service parameters.
 * Whether all protocols in `alpn` are known is not looked at.
 */
export function encryptedDnsFault(data: string, family: 4 | 6): PartFault | undefined {
  const whole = { text: data, at: 0 };
  // DHCPv4 has all servers in one option.
  const servers = family === 4 ? partsOf(whole, '|') : [whole];
  for (const server of servers) {
    const fault = serverFault(server, family);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function serverFault(server: Part, family: 4 | 6): PartFault | undefined {
  const [priority, name, addresses, parameters, more] = partsOf(server, ',');
  if (priority === undefined || name === undefined || more !== undefined) {
    return faultAt(
      server,
      'a priority and a name, and then addresses and service parameters, with commas between them',
    );
  }
  if (!isUint16(priority.text)) return faultAt(priority, 'a priority from 0 to 65535');
  if (!isName(name.text)) return faultAt(name, 'a domain name');
  const isAddress = family === 4 ? isIPv4 : isIPv6;
  const isListed = words(addresses?.text ?? '').every(isAddress);
  if (addresses !== undefined && (addresses.text === '' || !isListed)) {
    return faultAt(addresses, `IPv${family} addresses with blanks between them`);
  }
  return parameters === undefined ? undefined : parametersFault(parameters);
}

function parametersFault(parameters: Part): PartFault | undefined {
  const pairs = words(parameters.text).map((word) => word.split('='));
  const given = new Map(pairs.map(([key = '', value = '']) => [key, value]));
  const isPaired = pairs.every((pair) => pair.length === 2 && pair[1] !== '');
  if (!isPaired || given.size < pairs.length || [...given.keys()].some((key) => !serviceKeys.includes(key))) {
    return faultAt(
      parameters,
      `service parameters such as alpn=dot port=853, each of ${serviceKeys.join(', ')} once at most`,
    );
  }
  if (!isUint16(given.get('port') ?? '0')) return faultAt(parameters, 'a port from 0 to 65535');
  const path = given.get('dohpath');
  const needsPath = (given.get('alpn') ?? '').split('\\,').some((protocol) => overHttp.includes(protocol));
  const isGood = path === undefined ? !needsPath : path.includes('dns');
  return isGood ? undefined : faultAt(parameters, 'a "dohpath" such as /dns-query{?dns} for DNS over HTTP');
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** Kea counts down from 65536 behind a "-". */
function isUint16(text: string): boolean {
  return /^[-+]?\d+$/.test(text) && Math.abs(Number(text)) <= 65_535;
}

/** Labels of at most 63 bytes, none empty but the last one, 255 bytes in all. */
export function isName(value: string): boolean {
  if (value === '.') return true;
  // A backslash makes the next characters part of a label.
  if (value.includes('\\')) return true;
  const labels = value.replace(/\.$/, '').split('.');
  return value.length <= 254 && labels.every((label) => label !== '' && label.length <= 63);
}
