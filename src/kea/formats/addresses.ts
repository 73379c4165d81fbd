// Addresses, prefixes, pools and interfaces as Kea's parsers take them: blanks are allowed in some and refused in others.

import { lengthOf } from '../../core/ip.ts';
import { isIP, isIPv4, isIPv6 } from '../../core/ip-family.ts';
import type { Format } from './types.ts';

const seen = 'seen with Kea 2.2.0, 2.6.3 and 3.0.4';

export const address: Format = {
  expected: 'an IP address such as 192.0.2.1 or 2001:db8::1',
  takes: (value) => isIP(value) !== 0,
  hint: addressHint,
  source: `src/lib/asiolink/io_address.cc; ${seen}`,
};

export const ipv4Address: Format = {
  ...address,
  expected: 'an IPv4 address such as 192.0.2.1',
  takes: isIPv4,
};

export const ipv6Address: Format = {
  ...address,
  expected: 'an IPv6 address such as 2001:db8::1',
  takes: isIPv6,
};

/** Why an address is none, when that can be said. */
function addressHint(value: string): string | undefined {
  if (value === '') return 'it is empty';
  if (value !== value.trim()) return 'there are blanks around it';
  if (/^\d+(\.\d+){3}$/.test(value) && /(^|\.)0\d/.test(value)) return 'a leading zero is not taken';
  if (isIPv4(value)) return 'it is an IPv4 address';
  if (isIPv6(value)) return 'it is an IPv6 address';
  if (/^\[.*\]$/.test(value)) return 'it stands without brackets';
  if (value.includes('/') && isIP(value.slice(0, value.indexOf('/'))) !== 0)
    return 'it has no prefix length here';
  return undefined;
}

/** `address/length`, with the blanks taken out that the subnet parser takes out. */
function isSubnet(value: string, isAddress: (address: string) => boolean, longest: number): boolean {
  const packed = value.replace(/[ \t\n]/g, '');
  const slash = packed.indexOf('/');
  if (slash === -1) return false;
  return isAddress(packed.slice(0, slash)) && isLength(packed.slice(slash + 1), longest);
}

function isLength(length: string, longest: number): boolean {
  return (lengthOf(length) ?? longest + 1) <= longest;
}

function subnetHint(longest: number): (value: string) => string | undefined {
  return (value) => {
    const at = value.indexOf('/');
    if (at === -1) return isIP(value.trim()) === 0 ? undefined : 'the prefix length is missing';
    const length = value.slice(at + 1).trim();
    if (isIPv4(length)) return 'the mask is written as a length';
    if (/^\d+$/.test(length) && Number(length) > longest) return `a prefix length is at most ${longest}`;
    return addressHint(value.slice(0, at).trim());
  };
}

export const ipv4Subnet: Format = {
  expected: 'a prefix such as 192.0.2.0/24',
  takes: (value) => isSubnet(value, isIPv4, 32),
  hint: subnetHint(32),
  source: `src/lib/dhcpsrv/parsers/dhcp_parsers.cc: SubnetConfigParser; ${seen}`,
};

export const ipv6Subnet: Format = {
  ...ipv4Subnet,
  expected: 'a prefix such as 2001:db8:1::/64',
  takes: (value) => isSubnet(value, isIPv6, 128),
  hint: subnetHint(128),
};

/** A prefix in a reservation: no blanks here. */
function isReservedPrefix(value: string): boolean {
  return !/\s/.test(value) && isSubnet(value, isIPv6, 128);
}

export const ipv6Prefix: Format = {
  expected: 'a prefix such as 2001:db8:2:abcd::/64',
  takes: isReservedPrefix,
  hint: (value) => (value !== value.trim() ? 'there are blanks around it' : subnetHint(128)(value)),
  source: `src/lib/dhcpsrv/parsers/host_reservation_parser.cc; ${seen}`,
};

/** What clients must not use of a reserved prefix; an empty string: they may use all of it. */
export const excludedPrefix: Format = {
  ...ipv6Prefix,
  expected: 'a prefix such as 2001:db8:2:abcd::/72, or an empty string',
  takes: (value) => value === '' || (isReservedPrefix(value) && !/\/[-+]?0+$/.test(value)),
  hint: (value) => (/\/[-+]?0+$/.test(value) ? 'a length is 1 at least' : ipv6Prefix.hint?.(value)),
  source: 'src/lib/dhcpsrv/parsers/host_reservation_parser.cc; seen with Kea 3.0.4',
};

/** `4o6-subnet`: neither the family nor the length is looked at. */
export const prefixOrEmpty: Format = {
  expected: 'an IPv6 prefix such as 2001:db8:1::/48',
  takes: (value) => {
    const at = value.indexOf('/');
    if (value === '') return true;
    return at > 0 && isIP(value.slice(0, at)) !== 0 && lengthOf(value.slice(at + 1)) !== undefined;
  },
  hint: subnetHint(128),
  source: `src/lib/dhcpsrv/parsers/dhcp_parsers.cc: Subnet4ConfigParser; ${seen}`,
};

function isPool(value: string, isAddress: (address: string) => boolean, longest: number): boolean {
  const pool = value.replace(/[ \t\n]/g, '');
  if (pool.includes('/')) return isSubnet(pool, isAddress, longest);
  const dash = pool.indexOf('-');
  return dash !== -1 && isAddress(pool.slice(0, dash)) && isAddress(pool.slice(dash + 1));
}

function poolHint(value: string): string | undefined {
  const pool = value.trim();
  if (isIP(pool) !== 0) return `one address alone is written ${pool} - ${pool}`;
  if (/^\S+\s*-\s*\d{1,3}$/.test(pool)) return 'the last address is written in full';
  if (/\s(to|bis|,)\s/.test(pool) || pool.includes(','))
    return 'the two addresses stand with "-" between them';
  return undefined;
}

export const ipv4Pool: Format = {
  expected: 'a range such as 192.0.2.10 - 192.0.2.20, or a prefix such as 192.0.2.64/26',
  takes: (value) => isPool(value, isIPv4, 32),
  hint: poolHint,
  source: `src/lib/dhcpsrv/parsers/dhcp_parsers.cc: PoolParser; ${seen}`,
};

export const ipv6Pool: Format = {
  ...ipv4Pool,
  expected: 'a range such as 2001:db8:1::1 - 2001:db8:1::ffff, or a prefix such as 2001:db8:1::/80',
  takes: (value) => isPool(value, isIPv6, 128),
};

function isInterface(value: string, isAddress: (address: string) => boolean): boolean {
  const at = value.indexOf('/');
  if (at === -1) return value.trim() !== '';
  const name = value.slice(0, at).trim();
  return name !== '' && name !== '*' && isAddress(value.slice(at + 1).trim());
}

function interfaceHint(value: string): string | undefined {
  if (value.trim() === '') return 'it is empty';
  const at = value.indexOf('/');
  if (value.slice(0, at).trim() === '*') return '"*" stands alone, without an address';
  const behind = value.slice(at + 1).trim();
  return behind === '' ? 'the address behind "/" is missing' : addressHint(behind);
}

export const ipv4Interface: Format = {
  expected: 'an interface such as eth0, an interface with one of its addresses such as eth0/192.0.2.1, or *',
  takes: (value) => isInterface(value, isIPv4),
  hint: interfaceHint,
  source: `src/lib/dhcpsrv/cfg_iface.cc: CfgIface::use; ${seen}`,
};

export const ipv6Interface: Format = {
  ...ipv4Interface,
  expected:
    'an interface such as eth0, an interface with one of its addresses such as eth0/2001:db8::1, or *',
  takes: (value) => isInterface(value, isIPv6),
};
