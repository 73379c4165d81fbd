// Identifiers of hosts, and other bytes that are written as text.

import { atLeast, type Version, version } from '../../core/version.ts';
import type { Format } from './types.ts';

const seen = 'seen with Kea 2.2.0, 2.6.3 and 3.0.4';

/**
 * The number of bytes of an identifier, undefined when Kea cannot read it: text in single quotes, or hexadecimal digits,
 * either in a row (with or without `0x`, and no `0X`), or one or two at a time between colons or between blanks.
 */
function identifierLength(value: string): number | undefined {
  if (isPairs(value)) return (value.length + 1) / 3;
  if (/^'[\s\S]+'$/.test(value)) return value.length - 2;
  for (const separator of [':', ' ']) {
    if (!value.includes(separator)) continue;
    const bytes = value.split(separator);
    return bytes.every((byte) => /^[0-9a-f]{1,2}$/i.test(byte)) ? bytes.length : undefined;
  }
  const digits = /^(?:0x)?([0-9a-fA-F]+)$/.exec(value)?.[1];
  return digits === undefined ? undefined : Math.ceil(digits.length / 2);
}

/** `01:02:03`: nearly all of them, of which a file may have hundreds of thousands. */
function isPairs(value: string): boolean {
  if (value.length % 3 !== 2) return false;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (at % 3 === 2 ? code !== 58 : !isHexDigit(code)) return false;
  }
  return true;
}

function isHexDigit(code: number): boolean {
  const lower = code | 32;
  return (code >= 48 && code <= 57) || (lower >= 97 && lower <= 102);
}

function identifierHint(value: string): string | undefined {
  if (value === '') return 'it is empty';
  if (value !== value.trim()) return 'there are blanks around it';
  if (/^[0-9a-f]{1,2}(-[0-9a-f]{1,2})+$/i.test(value)) return 'bytes are separated by ":", not by "-"';
  if (/^[0-9a-f]{4}(\.[0-9a-f]{4})+$/i.test(value)) return 'bytes are separated by ":", one by one';
  if (!/^['0-9a-f: .-]*$/i.test(value)) return "text stands between single quotes, as in 'abc'";
  return undefined;
}

export const hostIdentifier: Format = {
  expected: "hexadecimal digits such as 01:02:03 or 010203, or text such as 'abc'",
  takes: (value) => identifierLength(value) !== undefined,
  hint: identifierHint,
  source: `src/lib/dhcpsrv/host.cc: Host::setIdentifier; src/lib/util/str.cc; ${seen}`,
};

/** HWAddr::MAX_HWADDR_LEN. */
const longestHardwareAddress = 20;

export const hardwareAddress: Format = {
  ...hostIdentifier,
  expected: 'a hardware address such as 01:02:03:04:05:06',
  takes: (value) => (identifierLength(value) ?? longestHardwareAddress + 1) <= longestHardwareAddress,
  hint: (value) => {
    const length = identifierLength(value) ?? 0;
    if (length > longestHardwareAddress) {
      return `it has ${length} bytes, and ${longestHardwareAddress} are the most`;
    }
    return identifierHint(value);
  },
};

/** Since this version a DUID has three bytes at least. */
const duidMinimum: Version = version('2.3.8');

export const duid: Format = {
  ...hostIdentifier,
  expected: 'a DUID such as 01:02:03:04:05:0a:0b:0c',
  takes: (value, kea) => {
    const length = identifierLength(value);
    return length !== undefined && (length >= 3 || !atLeast(kea, duidMinimum));
  },
  hint: (value) => ((identifierLength(value) ?? 3) < 3 ? 'three bytes are the least' : identifierHint(value)),
};

export const hexadecimal: Format = {
  expected: 'an even number of hexadecimal digits such as 451389AB',
  takes: (value) => /^(?:[0-9a-f]{2})*$/i.test(value),
  hint: (value) => (/[:\s]|^0x/i.test(value) ? 'digits alone, without separators and without 0x' : undefined),
  source: `src/lib/dhcpsrv/parsers/duid_config_parser.cc; ${seen}`,
};

// Before the padding only digits whose bits beyond the last byte are zero: "non-zero bits left over".
const wholeBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

export const base64: Format = {
  expected: 'base64, whose length is a multiple of four, with no bits left over before the padding',
  takes: (value) => {
    const digits = value.replace(/\s/g, '');
    return digits.length > 0 && wholeBase64.test(digits);
  },
  source: `src/lib/util/encode/base_n.cc; ${seen}`,
};

export const httpUrl: Format = {
  expected: 'a URL such as http://192.0.2.1:8000/',
  takes: (value) => /^https?:\/\/[^/?#\s]+/i.test(value),
  source: 'src/lib/http/url.cc',
};
