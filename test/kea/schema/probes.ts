// One question per keyword and kind of mistake: documents that real Kea and the keyword table are both asked about.

import type { Version } from '../../../src/core/version.ts';
import type { DaemonKind } from '../../../src/kea/daemons.ts';
import { daemons } from '../../../src/kea/daemons.ts';
import type { FormatName } from '../../../src/kea/formats/types.ts';
import { keywordFormat } from '../../../src/kea/keywords/formats.ts';
import { ageIn, keywordTables } from '../../../src/kea/keywords/index.ts';
import type { Keyword, KeywordMap, ValueFacts } from '../../../src/kea/keywords/types.ts';

export type Json =
  | string
  | number
  | boolean
  | null
  | Raw
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Text that goes into the document as it is: `0.5`, `1.0`. */
export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type ProbeKind =
  | 'good'
  | 'wrong type'
  | 'wrong item'
  | 'wrong word'
  | 'too small'
  | 'too large'
  | 'unknown keyword'
  | 'wrong version'
  | 'missing keyword'
  | 'empty map';

export interface Probe {
  readonly daemon: DaemonKind;
  readonly map: string;
  readonly key: string;
  readonly kind: ProbeKind;
  readonly text: string;
}

/** A way from the top level into a map. */
interface Way {
  readonly map: string;
  readonly steps: readonly { readonly map: string; readonly key: string; readonly inList: boolean }[];
}

/** Values that make a document as good as the probe allows, so that Kea gets as far as the probe. */
const samples: Readonly<Record<string, Json>> = {
  'dhcp4 subnet subnet': '192.0.2.0/24',
  'dhcp6 subnet subnet': '2001:db8::/64',
  'dhcp4 pool pool': '192.0.2.10-192.0.2.20',
  'dhcp6 pool pool': '2001:db8::10-2001:db8::20',
  'dhcp6 pd-pool prefix': '2001:db8:8::',
  'dhcp6 pd-pool prefix-len': 56,
  'dhcp6 pd-pool delegated-len': 64,
  'dhcp4 option-def type': 'uint8',
  'dhcp6 option-def type': 'uint8',
  'dhcp4 option-def code': 230,
  'dhcp6 option-def code': 1230,
  'd2 tsig-key algorithm': 'HMAC-MD5',
  'd2 ddns-domain dns-servers': [{ 'ip-address': '127.0.0.1' }],
};

const always: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  logger: { severity: 'INFO' },
  'lease-database': { type: 'memfile', persist: false },
  'option-data': { code: 230, 'csv-format': false, data: '0102' },
  'dns-server': { 'ip-address': '127.0.0.1' },
  'tsig-key': { secret: 'LSWXnfkKZjdPJI5QxlpnfQ==' },
  'dhcp4 reservation': { 'hw-address': '1a:1b:1c:1d:1e:1f', hostname: 'a' },
  'dhcp6 reservation': { duid: '01:02:03:04:05', hostname: 'a' },
  server: { 'socket-name': 'a-socket' },
  'control-socket': { 'socket-type': 'unix', 'socket-name': 'a-socket' },
};

/** All probes of a daemon for a version. */
export function* probesOf(daemon: DaemonKind, kea: Version): Generator<Probe> {
  for (const way of waysOf(daemon, kea)) {
    const map = keywordTables[daemon][way.map];
    if (map === undefined) continue;
    const ask = (key: string, kind: ProbeKind, value: Json): Probe => ({
      daemon,
      map: way.map,
      key,
      kind,
      text: documentOf(daemon, way, kea, { [key]: value }),
    });
    yield ask('no-such-keyword', 'unknown keyword', 1);
    yield { daemon, map: way.map, key: '', kind: 'empty map', text: documentOf(daemon, way, kea, undefined) };
    yield* withoutNeeded(daemon, way, map, kea);
    for (const [key, keyword] of Object.entries(map.keywords)) {
      if (ageIn(keyword, kea) === 'there') yield* probesOfKeyword(daemon, way.map, key, keyword, kea, ask);
      else yield ask(key, 'wrong version', valueFor(daemon, way.map, key, keyword, kea));
    }
  }
}

function* probesOfKeyword(
  daemon: DaemonKind,
  map: string,
  key: string,
  keyword: Keyword,
  kea: Version,
  ask: (key: string, kind: ProbeKind, value: Json) => Probe,
): Generator<Probe> {
  const { type, items, range } = keyword;
  yield ask(key, 'good', valueFor(daemon, map, key, keyword, kea));
  yield ask(key, 'wrong type', otherThan(type));
  if (items !== undefined) yield ask(key, 'wrong item', [otherThan(items.type)]);
  if (keyword.oneOf !== undefined) yield ask(key, 'wrong word', 'no-such-word');
  if (items?.oneOf !== undefined) yield ask(key, 'wrong word', ['no-such-word']);
  if (range === undefined) return;
  const [least, most] = range;
  yield ask(key, 'too small', type === 'float' ? new Raw('-0.5') : least - 1);
  yield ask(key, 'too large', type === 'float' ? new Raw('1.5') : most + 1);
}

/** Each keyword that the map needs, left out of a map that has the others and a remark or so. */
function* withoutNeeded(daemon: DaemonKind, way: Way, map: KeywordMap, kea: Version): Generator<Probe> {
  for (const { key } of map.required ?? []) {
    if (map.keywords.comment === undefined) continue;
    const text = documentOf(daemon, way, kea, { comment: 'a', [key]: undefined });
    yield { daemon, map: way.map, key, kind: 'missing keyword', text };
  }
}

/** The shortest way to each map that exists in a version. */
function waysOf(daemon: DaemonKind, kea: Version): readonly Way[] {
  const ways = new Map<string, Way>([['file', { map: 'file', steps: [] }]]);
  for (const { map, steps } of ways.values()) {
    for (const [key, keyword] of Object.entries(keywordTables[daemon][map]?.keywords ?? {})) {
      const inner = keyword.map ?? keyword.items?.map;
      if (inner === undefined || ways.has(inner) || ageIn(keyword, kea) !== 'there') continue;
      ways.set(inner, { map: inner, steps: [...steps, { map, key, inList: keyword.map === undefined }] });
    }
  }
  return [...ways.values()];
}

/** @param own members of the innermost map; undefined: it is empty */
function documentOf(
  daemon: DaemonKind,
  way: Way,
  kea: Version,
  own: Readonly<Record<string, Json | undefined>> | undefined,
): string {
  let value: Json = own === undefined ? {} : { ...minimal(daemon, way.map, kea), ...own };
  for (const { map, key, inList } of [...way.steps].reverse()) {
    value = { ...minimal(daemon, map, kea), [key]: inList ? [value] : value };
  }
  return `${written({ [daemons[daemon].section]: value })}\n`;
}

function minimal(daemon: DaemonKind, name: string, kea: Version): Readonly<Record<string, Json>> {
  const map: KeywordMap | undefined = keywordTables[daemon][name];
  const needed = (map?.required ?? []).filter((one) => ageIn(one, kea) === 'there');
  const values = needed.map(({ key }): [string, Json] => {
    const keyword = map?.keywords[key];
    return [key, keyword === undefined ? 1 : valueFor(daemon, name, key, keyword, kea)];
  });
  return { ...Object.fromEntries(values), ...always[name], ...always[`${daemon} ${name}`] };
}

/** The first word of an enumeration that a version takes. */
function wordFor({ oneOf }: ValueFacts, kea: Version): string | undefined {
  const word = oneOf?.find((one) => typeof one === 'string' || ageIn(one, kea) === 'there');
  return typeof word === 'object' ? word.word : word;
}

/** Strings that are written as their format wants it. */
const formatted: Readonly<Record<FormatName, string>> = {
  'ip-address': '192.0.2.1',
  'ip-address-or-empty': '192.0.2.1',
  'ipv4-address': '192.0.2.1',
  'ipv4-address-or-empty': '192.0.2.1',
  'ipv6-address': '2001:db8::1',
  'ipv4-subnet': '192.0.2.0/24',
  'ipv6-subnet': '2001:db8::/64',
  'ipv6-prefix': '2001:db8:1::/48',
  'excluded-prefix': '2001:db8:1::/64',
  'prefix-or-empty': '2001:db8::/64',
  'ipv4-pool': '192.0.2.10-192.0.2.20',
  'ipv6-pool': '2001:db8::10-2001:db8::20',
  'ipv4-interface': '*',
  'ipv6-interface': '*',
  'host-identifier': '01:02:03:04:05:06',
  'hw-address': '01:02:03:04:05:06',
  duid: '01:02:03:04:05:06',
  hexadecimal: '010203040506',
  base64: 'LSWXnfkKZjdPJI5QxlpnfQ==',
  'http-url': 'http://192.0.2.1:8000/',
  'ipv4-boot-server': '192.0.2.1',
  'server-name': 'boot.example.org',
  'boot-file': 'pxelinux.0',
  'reserved-boot-file': 'pxelinux.0',
  'not-empty': 'x',
  'key-name': 'x',
  login: 'x',
  'partner-login': 'x',
  'file-name': 'x',
  'relayed-option': '65',
  directory: 'x',
  empty: '',
};

function valueFor(daemon: DaemonKind, map: string, key: string, facts: ValueFacts, kea: Version): Json {
  const sample = samples[`${daemon} ${map} ${key}`];
  if (sample !== undefined) return sample;
  const format = keywordFormat(daemon, map, key);
  if (format === undefined) return goodValue(daemon, facts, kea);
  return facts.type === 'list' ? [formatted[format]] : formatted[format];
}

function goodValue(daemon: DaemonKind, facts: ValueFacts, kea: Version): Json {
  const word = wordFor(facts, kea);
  if (word !== undefined) return word;
  switch (facts.type) {
    case 'string':
      return 'a';
    case 'integer':
      return Math.max(1, facts.range?.[0] ?? 1);
    case 'float':
      return new Raw('0.5');
    case 'boolean':
      return true;
    case 'list': {
      if (facts.items === undefined) return ['a'];
      if (facts.items.map === undefined) return [goodValue(daemon, facts.items, kea)];
      return [filled(daemon, facts.items.map, kea)];
    }
    case 'map':
      return facts.map === undefined ? {} : filled(daemon, facts.map, kea);
    default:
      return null;
  }
}

/** A map with what it needs, or any one keyword, since most must not be empty. */
function filled(daemon: DaemonKind, name: string, kea: Version): Json {
  const least = minimal(daemon, name, kea);
  if (Object.keys(least).length > 0) return least;
  const first = Object.entries(keywordTables[daemon][name]?.keywords ?? {}).find(
    ([, keyword]) => ageIn(keyword, kea) === 'there',
  );
  return first === undefined ? {} : { [first[0]]: valueFor(daemon, name, first[0], first[1], kea) };
}

function otherThan(type: ValueFacts['type']): Json {
  return type === 'string' || type === 'any' ? 7 : type === 'float' ? 1 : 'a';
}

function written(value: Json): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[ ${value.map(written).join(', ')} ]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [`${JSON.stringify(key)}: ${written(member)}`],
    );
    return members.length === 0 ? '{ }' : `{ ${members.join(', ')} }`;
  }
  return JSON.stringify(value);
}
