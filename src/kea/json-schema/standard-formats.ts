// Formats as far as JSON Schema can say them: patterns that take everything Kea takes, and most slips of the pen not.
// What they let through is found by kea/formats; editors only need the gist.

import type { FormatName } from '../formats/types.ts';

const four = '\\d{1,3}(?:\\.\\d{1,3}){3}';
const six = '[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]*(?:\\d{1,3}(?:\\.\\d{1,3}){3})?(?:%[\\s\\S]+)?';
const blank = '\\s*';
const length = `${blank}/${blank}[-+]?\\d+${blank}`;
const bytes = "'?[0-9A-Fa-fx:\\s]*'?";

function whole(pattern: string): { readonly pattern: string } {
  return { pattern: `^(?:${pattern})$` };
}

function pool(address: string): { readonly pattern: string } {
  const one = `${blank}${address}${blank}`;
  return whole(`${one}-${one}|${one}${length}`);
}

function network(address: string): { readonly pattern: string } {
  return whole(`${blank}${address}${length}`);
}

/** The pattern of a string of each format; none where any text may be right. */
export const standardFormats: Readonly<Record<FormatName, { readonly pattern?: string }>> = {
  'ip-address': whole(`${four}|${six}`),
  'ip-address-or-empty': whole(`|${four}|${six}`),
  'ipv4-address': whole(four),
  'ipv4-address-or-empty': whole(`|${four}`),
  'ipv6-address': whole(six),
  'ipv4-subnet': network(four),
  'ipv6-subnet': network(six),
  'ipv6-prefix': network(six),
  'excluded-prefix': whole(`|${six}${length}`),
  'prefix-or-empty': whole(`${blank}|${blank}(?:${four}|${six})${length}`),
  'ipv4-pool': pool(four),
  'ipv6-pool': pool(six),
  'ipv4-interface': {},
  'ipv6-interface': {},
  'host-identifier': whole(`${bytes}|${blank}'.*'${blank}`),
  'hw-address': whole(`${bytes}|${blank}'.*'${blank}`),
  duid: whole(`${bytes}|${blank}'.*'${blank}`),
  hexadecimal: whole(bytes),
  base64: whole('[0-9A-Za-z+/=\\s]*'),
  'http-url': whole('[Hh][Tt][Tt][Pp][Ss]?://.+'),
  'ipv4-boot-server': whole(four),
  'server-name': {},
  'boot-file': {},
  'reserved-boot-file': {},
  'not-empty': whole('[\\s\\S]+'),
  'key-name': whole('[\\s\\S]+'),
  login: whole('[^:]+'),
  'partner-login': whole('[^:]*'),
  'file-name': whole('[\\s\\S]+'),
  'relayed-option': whole('[+]?\\d+|[A-Za-z][^\\s.]*'),
  directory: whole('[\\s\\S]+'),
  empty: whole(''),
};
