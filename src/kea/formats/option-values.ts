// How the values of options are written in `data`, by the type of the option. Only what can be told from the text alone.
// src/lib/dhcp/option_definition.cc, src/lib/dhcpsrv/parsers/option_data_parser.cc; seen with Kea 2.2.0, 2.6.3 and 3.0.4.

import { isIPv4, isIPv6 } from '../../core/ip-family.ts';

/** Types whose values are read here; the others are taken as they come. */
export type OptionType =
  | 'ipv4-address'
  | 'ipv6-address'
  | 'boolean'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'string'
  | 'fqdn'
  | 'binary'
  | 'empty'
  | 'other';

interface Kind {
  /** Completes "expected …". */
  readonly expected: string;
  readonly takes: (value: string) => boolean;
}

/** An integer in decimal or in hexadecimal digits, which Kea tries next, with or without `0x`. */
function integer(least: number, most: number): Kind {
  return {
    expected: `an integer from ${least} to ${most}`,
    takes: (value) => {
      if (/^[-+]?\d+$/.test(value)) return Number(value) >= least && Number(value) <= most;
      // What digits beyond decimal ones stand for differs too much to be judged.
      return /^(?:0x)?[0-9a-f]+$/i.test(value);
    },
  };
}

const kinds: Readonly<Record<Exclude<OptionType, 'other' | 'empty' | 'binary'>, Kind>> = {
  'ipv4-address': { expected: 'an IPv4 address such as 192.0.2.1', takes: isIPv4 },
  'ipv6-address': { expected: 'an IPv6 address such as 2001:db8::1', takes: isIPv6 },
  boolean: { expected: 'true or false', takes: (value) => /^(?:true|false|0|1)$/i.test(value) },
  uint8: integer(0, 255),
  uint16: integer(0, 65_535),
  uint32: integer(0, 4_294_967_295),
  int8: integer(-128, 127),
  int16: integer(-32_768, 32_767),
  int32: integer(-2_147_483_648, 2_147_483_647),
  string: { expected: 'text', takes: () => true },
  fqdn: { expected: 'a domain name', takes: () => true },
};

/** Why a value is not one of an option; `at` and `length` say which part of it, in bytes. */
export interface ValueFault {
  /** Completes "expected …". */
  readonly expected: string;
  readonly at: number;
  readonly length: number;
}

/**
 * What is wrong with `data` of an option that is read as text (`csv-format` true).
 *
 * @param data Latin-1 bytes
 * @param array whether the option takes several values
 */
export function valueFault(type: OptionType, array: boolean, data: string): ValueFault | undefined {
  const whole = { at: 0, length: data.length };
  if (type === 'other') return undefined;
  if (type === 'empty') {
    return data.trim() === ''
      ? undefined
      : { expected: 'no data: its content are its sub-options', ...whole };
  }
  if (type === 'binary') {
    const bytes = data.replace(/ /g, '');
    return /^[0-9a-f]*$/i.test(bytes)
      ? undefined
      : { expected: 'hexadecimal digits without separators', ...whole };
  }
  const { expected, takes } = kinds[type];
  if (type === 'string') return data === '' ? { expected, ...whole } : undefined;
  const parts = partsOf(data);
  const [first] = parts;
  // An empty list of addresses is an option without content; everything else must have a value.
  if (first === undefined) return array && type.endsWith('address') ? undefined : { expected, ...whole };
  const wrong = (array ? parts : [first]).find(({ value }) => !takes(value));
  return wrong === undefined ? undefined : { expected, at: wrong.at, length: wrong.value.length };
}

/** The values between commas, without the blanks around them; empty ones do not count. */
function partsOf(data: string): readonly { readonly value: string; readonly at: number }[] {
  const parts: { readonly value: string; readonly at: number }[] = [];
  let from = 0;
  for (const piece of data.split(',')) {
    const value = piece.trim();
    if (value !== '') parts.push({ value, at: from + piece.indexOf(value) });
    from += piece.length + 1;
  }
  return parts;
}

/** True when Kea can read `data` as bytes (`csv-format` false): digits, in a row or separated, or text in single quotes. */
export function isHexData(data: string): boolean {
  if (/^\s*'[\s\S]*'\s*$/.test(data)) return true;
  const bytes = data.trim();
  if (bytes.includes(':')) return bytes.split(':').every((byte) => /^[0-9a-f]{1,2}$/i.test(byte));
  return /^(?:0x)?[0-9a-f]*$/i.test(bytes.replace(/ /g, ''));
}
