// How the values of options are written in `data`, by the type of the option. Only what can be told from the text alone.
// src/lib/dhcp/option_definition.cc, src/lib/dhcp/option_data_types.cc, src/lib/dhcpsrv/parsers/option_data_parser.cc; seen with
// Kea 2.2.0, 2.6.3 and 3.0.4.

import { isIPv4, isIPv6 } from '../../core/ip-family.ts';
import { encryptedDnsFault, isName, routesFault } from './structured-options.ts';

/** Types whose values are read here; `other` is taken as it comes. */
export type OptionType =
  | SingleType
  | 'binary'
  | 'empty'
  | 'string'
  | 'record'
  | 'routes'
  | 'dnr4'
  | 'dnr6'
  | 'other';

/** Types of values that stand between commas. */
export type SingleType =
  | 'ipv4-address'
  | 'ipv6-address'
  | 'ipv6-prefix'
  | 'boolean'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'psid'
  | 'tuple'
  | 'fqdn'
  | 'name';

/** What an option holds. */
export interface ValueShape {
  readonly type: OptionType;
  /** Several values; of a record: its last field may come several times. */
  readonly array: boolean;
  /** The fields of a record, in order. */
  readonly fields?: readonly OptionType[];
  /** A list of none at all is taken, whatever the type says. */
  readonly noneTaken?: boolean;
}

interface Kind {
  /** Completes "expected …". */
  readonly expected: string;
  readonly takes: (value: string) => boolean;
  /** A list of none is an option without content. */
  readonly mayBeNone?: boolean;
  /** Values that are none, and that Kea takes all the same; what becomes of them. */
  readonly misread?: { readonly takes: (value: string) => boolean; readonly as: string };
  /** Bytes of one value, where all have the same. */
  readonly size?: number;
}

/** An integer in decimal digits, else in hexadecimal ones, with or without `0x`. */
function integer(least: number, most: number, size: number): Kind {
  return {
    expected: `an integer from ${least} to ${most}`,
    takes: (value) => {
      const number = numberOf(value);
      return number !== undefined && number >= least && number <= most;
    },
    size,
  };
}

function numberOf(value: string): number | undefined {
  if (/^[-+]?\d+$/.test(value)) return Number(value);
  const digits = /^(?:0x)?([0-9a-f]+)$/i.exec(value)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

function isBoolean(value: string): boolean {
  return /^(?:true|false)$/i.test(value) || /^-?0*[01]$/.test(value);
}

/** `PREFIX/LENGTH`; 2.6 takes lengths beyond 128. */
function isPrefix(value: string): boolean {
  const [address = '', length = '', ...more] = value.split('/');
  return more.length === 0 && isIPv6(address) && /^\d+$/.test(length) && Number(length) <= 255;
}

/** `PSID/LENGTH`: a number in so many bits, of 16 at most. 0 bits: any number. */
function isPsid(value: string): boolean {
  const found = /^(\d+) *\/ *(\d+)$/.exec(value);
  if (found === null) return false;
  const [number, length] = [Number(found[1]), Number(found[2])];
  return length <= 16 && number <= 65_535 && (length === 0 || number < 2 ** length);
}

/** Kea measures such a name by its text, in which some characters take more room than in the packet. */
function isPlainName(value: string): boolean {
  return isName(value) && /^[!#%-'*-:<-?A-[\]-~]+$/.test(value) && value !== '.';
}

const fqdn: Kind = { expected: 'a domain name', takes: isPlainName };
const listedFqdn: Kind = { expected: 'a domain name', takes: isName };

const binary: Kind = {
  expected: 'an even number of hexadecimal digits without separators',
  takes: (value) => /^(?:[0-9a-f]{2})+$/i.test(value.replace(/ /g, '')),
};

const kinds: Readonly<Record<SingleType, Kind>> = {
  'ipv4-address': {
    expected: 'an IPv4 address such as 192.0.2.1',
    takes: isIPv4,
    misread: { takes: isIPv6, as: 'Kea takes it, and clients read its 16 bytes as four IPv4 addresses' },
    mayBeNone: true,
    size: 4,
  },
  'ipv6-address': {
    expected: 'an IPv6 address such as 2001:db8::1',
    takes: isIPv6,
    mayBeNone: true,
    size: 16,
  },
  'ipv6-prefix': {
    expected: 'a prefix such as 2001:db8::/48',
    takes: isPrefix,
    mayBeNone: true,
  },
  boolean: { expected: 'true or false', takes: isBoolean, size: 1 },
  uint8: integer(0, 255, 1),
  uint16: integer(0, 65_535, 2),
  uint32: integer(0, 4_294_967_295, 4),
  int8: integer(-128, 127, 1),
  int16: integer(-32_768, 32_767, 2),
  int32: integer(-2_147_483_648, 2_147_483_647, 4),
  psid: { expected: 'a PSID and its length in bits, such as 3/4', takes: isPsid, size: 3 },
  tuple: { expected: 'text', takes: () => true, mayBeNone: true },
  fqdn,
  name: listedFqdn,
};

/** Why a value is not one of an option; `at` and `length` say which part of it, in bytes. */
export interface ValueFault {
  /** Completes "expected …". */
  readonly expected: string;
  readonly at: number;
  readonly length: number;
  /** Kea takes the value all the same, and this is what becomes of it. */
  readonly taken?: string;
}

/**
 * What is wrong with `data` of an option that is read as text (`csv-format` true).
 *
 * @param data Latin-1 bytes; empty when there is none
 */
export function valueFault(shape: ValueShape, data: string): ValueFault | undefined {
  const { type, array, fields, noneTaken = false } = shape;
  const whole = { at: 0, length: data.length };
  const parts = partsOf(data);
  if (array && noneTaken && parts.length === 0) return undefined;
  switch (type) {
    case 'other':
      return undefined;
    case 'routes':
      return routesFault(data);
    case 'dnr4':
    case 'dnr6':
      return encryptedDnsFault(data, type === 'dnr4' ? 4 : 6);
    case 'empty':
      return parts.length === 0
        ? undefined
        : { expected: 'no data: its content are its sub-options', ...whole };
    case 'string':
      return data === '' ? { expected: 'text', ...whole } : undefined;
    case 'binary':
      return fieldFault('binary', parts[0], whole);
    case 'record':
      return recordFault(fields ?? [], array, parts, whole);
    default:
      return listFault(type, array, parts, whole);
  }
}

type Part = { readonly value: string; readonly at: number };
type Whole = Pick<ValueFault, 'at' | 'length'>;

function listFault(
  type: SingleType,
  array: boolean,
  parts: readonly Part[],
  whole: Whole,
): ValueFault | undefined {
  const kind = array && type === 'fqdn' ? listedFqdn : kinds[type];
  const { expected, takes } = kind;
  const [first] = parts;
  if (first === undefined) return array && kind.mayBeNone === true ? undefined : { expected, ...whole };
  const faults = (array ? parts : [first])
    .filter(({ value }) => !takes(value))
    .map((part) => faultOf(kind, part));
  // A value that is refused comes before one that is only misread.
  return faults.find(({ taken }) => taken === undefined) ?? faults[0];
}

function faultOf({ expected, misread }: Kind, { value, at }: Part): ValueFault {
  const fault = { expected, at, length: value.length };
  return misread?.takes(value) === true ? { ...fault, taken: misread.as } : fault;
}

function recordFault(
  fields: readonly OptionType[],
  array: boolean,
  parts: readonly Part[],
  whole: Whole,
): ValueFault | undefined {
  if (parts.length < fields.length) {
    return { expected: `${fields.length} fields with commas between them: ${fields.join(', ')}`, ...whole };
  }
  const last = fields.at(-1) ?? 'other';
  const judged = array ? parts : parts.slice(0, fields.length);
  for (const [index, part] of judged.entries()) {
    const fault = fieldFault(fields[index] ?? last, part, whole);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function fieldFault(type: OptionType, part: Part | undefined, whole: Whole): ValueFault | undefined {
  const kind = type === 'binary' ? binary : isSingle(type) ? kinds[type] : undefined;
  if (kind === undefined) return undefined;
  if (part === undefined) return { expected: kind.expected, ...whole };
  return kind.takes(part.value) ? undefined : faultOf(kind, part);
}

function isSingle(type: OptionType): type is SingleType {
  return Object.hasOwn(kinds, type);
}

/** The values between commas, without the blanks around them; empty ones do not count. A comma behind a backslash is part of one. */
function partsOf(data: string): readonly Part[] {
  const parts: Part[] = [];
  for (const found of data.matchAll(/(?:\\,|[^,])+/g)) {
    const value = found[0].trim();
    if (value !== '') parts.push({ value, at: found.index + found[0].indexOf(value) });
  }
  return parts;
}

/**
 * How many bytes an option must have that is read as bytes, when these are not so many; undefined: they will do. More than
 * needed are passed over, but for lists, which must come out even.
 */
export function sizeFault({ type, array, fields = [] }: ValueShape, bytes: number): string | undefined {
  if (type === 'record') {
    const least = fields.reduce((sum, field) => sum + sizeOf(field), 0);
    return bytes >= least ? undefined : `${least} bytes at least`;
  }
  if (type === 'routes') return bytes >= leastRoute ? undefined : `${leastRoute} bytes at least`;
  if (type === 'string') return bytes > 0 ? undefined : 'one byte at least';
  if (!isSingle(type)) return undefined;
  const { size, mayBeNone } = kinds[type];
  if (size === undefined) return bytes > 0 || array ? undefined : 'one byte at least';
  if (!array) return bytes >= size ? undefined : plural(size);
  if (bytes === 0) return mayBeNone === true ? undefined : plural(size);
  return bytes % size === 0 ? undefined : `a multiple of ${plural(size)}`;
}

/** The width of a route's prefix, and its router: what no route is shorter than. */
const leastRoute = 5;

function plural(size: number): string {
  return size === 1 ? '1 byte' : `${size} bytes`;
}

function sizeOf(field: OptionType): number {
  return isSingle(field) ? (kinds[field].size ?? 0) : 0;
}

/** True when Kea can read `data` as bytes (`csv-format` false): digits, in a row or separated, or text in single quotes. */
export function isHexData(data: string): boolean {
  if (/^\s*'[\s\S]*'\s*$/.test(data)) return true;
  const bytes = data.trim();
  if (bytes.includes(':')) return bytes.split(':').every((byte) => /^[0-9a-f]{1,2}$/i.test(byte));
  // Kea 2.2 to 3.0 refuse `0X`.
  return /^(?:0x)?[0-9a-fA-F]*$/.test(bytes.replace(/ /g, ''));
}

/** How many bytes {@link isHexData} stands for. */
export function hexLength(data: string): number {
  const bytes = data.trim();
  if (bytes.startsWith("'")) return bytes.length - 2;
  if (bytes.includes(':')) return bytes.split(':').length;
  return Math.ceil(bytes.replace(/ /g, '').replace(/^0x/i, '').length / 2);
}
