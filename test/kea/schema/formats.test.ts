// The formats and real Kea, on good and bad strings at every place that has a format: the same verdict in each version.

import { describe, expect, it } from 'vitest';
import { atLeast, parseVersion } from '../../../src/core/version.ts';
import type { DaemonKind } from '../../../src/kea/daemons.ts';
import { formatFault } from '../../../src/kea/formats/index.ts';
import { keywordFormat, keywordFormats } from '../../../src/kea/keywords/formats.ts';
import { type Daemon, installedKeas } from '../harness/index.ts';
import type { SyntaxCase } from '../syntax/case.ts';
import { verdicts } from '../syntax/verdicts.ts';
import { type Place, textPlaces } from './text-places.ts';

const v4 = (more: object): object => ({ Dhcp4: { subnet4: [{ id: 1, subnet: '192.0.2.0/24', ...more }] } });
const v6 = (more: object): object => ({ Dhcp6: { subnet6: [{ id: 1, subnet: '2001:db8::/32', ...more }] } });
const d2 = (more: object): object => ({ DhcpDdns: { 'ip-address': '127.0.0.1', port: 53001, ...more } });
const reserved4 = (more: object): object => v4({ reservations: [{ 'ip-address': '192.0.2.5', ...more }] });
const client = (more: object): object => reserved4({ 'hw-address': '01:02:03:04:05:06', ...more });
const client6 = (more: object): object => v6({ reservations: [{ duid: '01:02:03:04', ...more }] });

const addresses4 = [
  '192.0.2.5',
  '192.0.2.5 ',
  '192.0.2',
  '2001:db8::1',
  '192.0.2.05',
  '192.0.2.256',
  '',
  'x',
];
const addresses6 = [
  '2001:db8::5',
  '2001:db8::5 ',
  '192.0.2.1',
  '2001:db8::/64',
  '2001:DB8::5',
  '2001:db8::ffff:1.2.3.4',
  '2001:db8::00005',
  '',
  '[2001:db8::5]',
];
const identifiers = [
  '01:02:03',
  '1:2:3',
  '010203',
  '10203',
  '0x010203',
  '0X010203',
  "'abc'",
  'abc',
  'some',
  '01-02-03',
  '0102.0304',
  '01 02 03',
  ' 01:02:03',
  '01:02:03:',
  '010:02:03',
  '0102 03',
  ':::',
  '',
  "''",
  "'abc",
  'zz',
];
const pools4 = [
  '192.0.2.10 - 192.0.2.20',
  '192.0.2.10-192.0.2.20',
  ' 192.0.2.10\t-\t192.0.2.20 ',
  '192.0.2.0/28',
  '192.0.2.0 / 28',
  '192.0.2.10',
  '192.0.2.10 - 20',
  '192.0.2.10 to 192.0.2.20',
  '192.0.2.10 - 192.0.2.20 - 192.0.2.30',
  '192.0.2.0/33',
  '192.0.2.0/',
  ...['+24', '+024', '-24', '+33', '+', '24.0'].map((length) => `192.0.2.0/${length}`),
  '2001:db8::/80',
  '192.0.2.10,192.0.2.20',
  '',
];

const places: readonly Place[] = [
  ...textPlaces,
  {
    daemon: 'dhcp4',
    map: 'subnet',
    key: 'subnet',
    file: (subnet) => ({ Dhcp4: { subnet4: [{ id: 1, subnet }] } }),
    values: [
      '192.0.2.0/24',
      '192.0.2.1/24',
      ' 192.0.2.0 / 24 ',
      '192.0.2.0/024',
      '192.0.2.0',
      '192.0.2.0/33',
      '192.0.2.0/',
      '192.0.2.0/x',
      '192.0.2.0/-1',
      '192.0.2/24',
      '192.0.2.0/255.255.255.0',
      ...['+24', '+024', '-0', '-24', '+33', '+', '24.0', '0x18', '4294967320'].map(
        (length) => `192.0.2.0/${length}`,
      ),
      '2001:db8::/64',
      '',
    ],
  },
  {
    daemon: 'dhcp6',
    map: 'subnet',
    key: 'subnet',
    file: (subnet) => ({ Dhcp6: { subnet6: [{ id: 1, subnet }] } }),
    values: [
      '2001:db8::/64',
      '2001:db8::1/64',
      ' 2001:DB8::/64',
      '2001:db8::',
      '2001:db8::/129',
      '192.0.2.0/24',
    ],
  },
  {
    daemon: 'dhcp4',
    map: 'pool',
    key: 'pool',
    file: (pool) => v4({ pools: [{ pool }] }),
    values: pools4,
  },
  {
    daemon: 'dhcp6',
    map: 'pool',
    key: 'pool',
    file: (pool) => v6({ pools: [{ pool }] }),
    values: [
      '2001:db8::1 - 2001:db8::f',
      '2001:db8::/80',
      '2001:db8::1',
      '192.0.2.0/28',
      '2001:db8::/129',
      '',
    ],
  },
  {
    daemon: 'dhcp4',
    map: 'reservation',
    key: 'hw-address',
    file: (value) => reserved4({ 'hw-address': value }),
    values: [
      ...identifiers,
      'AA:bb:CC:dd:EE:ff',
      '01:'.repeat(19).concat('01'),
      '01:'.repeat(20).concat('01'),
    ],
  },
  {
    daemon: 'dhcp4',
    map: 'reservation',
    key: 'duid',
    file: (duid) => reserved4({ duid }),
    values: [...identifiers, '01', '0102'],
  },
  ...(['client-id', 'circuit-id', 'flex-id'] as const).map((key) => ({
    daemon: 'dhcp4' as const,
    map: 'reservation',
    key,
    file: (value: string) => reserved4({ [key]: value }),
    values: identifiers,
  })),
  {
    daemon: 'dhcp4',
    map: 'reservation',
    key: 'ip-address',
    file: (value) => client({ 'ip-address': value }),
    values: addresses4,
  },
  {
    daemon: 'dhcp4',
    map: 'reservation',
    key: 'next-server',
    file: (value) => client({ 'next-server': value }),
    values: addresses4,
  },
  {
    daemon: 'dhcp4',
    map: 'subnet',
    key: 'next-server',
    file: (value) => v4({ 'next-server': value }),
    values: addresses4,
  },
  {
    daemon: 'dhcp4',
    map: 'shared-network',
    key: 'next-server',
    file: (value) => ({
      Dhcp4: {
        'shared-networks': [
          { name: 'a', 'next-server': value, subnet4: [{ id: 1, subnet: '192.0.2.0/24' }] },
        ],
      },
    }),
    values: addresses4,
  },
  {
    daemon: 'dhcp4',
    map: 'client-class',
    key: 'next-server',
    file: (value) => ({ Dhcp4: { 'client-classes': [{ name: 'a', 'next-server': value }] } }),
    values: addresses4,
  },
  {
    daemon: 'dhcp4',
    map: 'relay',
    key: 'ip-addresses',
    file: (value) => v4({ relay: { 'ip-addresses': [value] } }),
    values: addresses4,
  },
  {
    daemon: 'dhcp6',
    map: 'relay',
    key: 'ip-addresses',
    file: (value) => v6({ relay: { 'ip-addresses': [value] } }),
    values: addresses6,
  },
  {
    daemon: 'dhcp4',
    map: 'subnet',
    key: '4o6-subnet',
    file: (value) => v4({ '4o6-subnet': value }),
    values: [
      '2001:db8::/32',
      '2001:db8::',
      '',
      'x/64',
      '::/+32',
      '::/-1',
      '::/129',
      '::/4294967296',
      '::/ 32',
    ],
  },
  {
    daemon: 'dhcp4',
    map: 'interfaces-config',
    key: 'interfaces',
    file: (value) => ({ Dhcp4: { 'interfaces-config': { interfaces: [value] } } }),
    values: ['*', 'lo/127.0.0.1', 'lo / 127.0.0.1', 'lo/127.0.0', 'lo/', '*/127.0.0.1', '', 'lo/::1'],
  },
  {
    daemon: 'dhcp6',
    map: 'interfaces-config',
    key: 'interfaces',
    file: (value) => ({ Dhcp6: { 'interfaces-config': { interfaces: [value] } } }),
    values: ['*', 'lo/::1', 'lo/127.0.0.1', 'lo/x', ''],
  },
  ...(['dhcp4', 'dhcp6'] as const).flatMap((daemon) => {
    const section = daemon === 'dhcp4' ? 'Dhcp4' : 'Dhcp6';
    const common = { daemon, map: 'dhcp-ddns' };
    return [
      {
        ...common,
        key: 'server-ip',
        file: (value: string) => ({
          [section]: { 'dhcp-ddns': { 'enable-updates': true, 'server-ip': value } },
        }),
        values: ['192.0.2.5', '2001:db8::1', '', 'x', '192.0.2.5 '],
      },
      {
        ...common,
        key: 'sender-ip',
        file: (value: string) => ({
          [section]: { 'dhcp-ddns': { 'enable-updates': true, 'sender-ip': value } },
        }),
        values: ['192.0.2.5', '', 'x', '192.0.2.5 '],
      },
    ];
  }),
  {
    daemon: 'dhcp6',
    map: 'server-id',
    key: 'identifier',
    file: (identifier) => ({ Dhcp6: { 'server-id': { type: 'EN', identifier, 'enterprise-id': 1 } } }),
    values: ['A1b2', 'a1:b2', '0xa1', 'xyz', 'A1B', ''],
  },
  ...(['prefix', 'excluded-prefix'] as const).map((key) => ({
    daemon: 'dhcp6' as const,
    map: 'pd-pool',
    key,
    file: (value: string) =>
      v6({
        'pd-pools': [
          {
            prefix: '2001:db8:1::',
            'prefix-len': 48,
            'delegated-len': 64,
            'excluded-prefix': '2001:db8:1::',
            'excluded-prefix-len': 72,
            [key]: value,
          },
        ],
      }),
    values: ['2001:db8:1::', '2001:db8:1::/48', '', 'x'],
  })),
  {
    daemon: 'dhcp6',
    map: 'reservation',
    key: 'ip-addresses',
    file: (value) => client6({ 'ip-addresses': [value] }),
    values: addresses6,
  },
  {
    daemon: 'dhcp6',
    map: 'reservation',
    key: 'prefixes',
    file: (value) => client6({ prefixes: [value] }),
    values: [
      '2001:db8:1::/64',
      '2001:db8:1::',
      '2001:db8:1::/129',
      '2001:db8:1::/x',
      '2001:db8:1::/+64',
      '2001:db8:1::/0064',
      '2001:db8:1::/-64',
      '2001:db8:1:: / 64',
      ' 2001:db8:1::/64',
      '192.0.2.0/24',
      '2001:db8:1::/',
      '',
    ],
  },
  {
    daemon: 'dhcp6',
    map: 'reservation',
    key: 'excluded-prefixes',
    // Kea 2.7.3 was the first.
    since: '2.7.3',
    file: (value) => client6({ prefixes: ['2001:db8:1::/48'], 'excluded-prefixes': [value] }),
    values: [
      ...[
        '2001:db8:1::/64',
        '',
        '2001:db8:1::/+64',
        '2001:db8:1::',
        'x',
        '2001:db8:1::/129',
        '2001:db8:1::/0',
      ],
      ...['2001:db8:1::/ 64', '192.0.2.0/24'],
    ],
  },
  {
    daemon: 'd2',
    map: 'file',
    key: 'ip-address',
    file: (value) => d2({ 'ip-address': value }),
    values: ['127.0.0.1', '::1', 'x', '', '127.0.0.1 '],
  },
  {
    daemon: 'd2',
    map: 'dns-server',
    key: 'ip-address',
    file: (value) =>
      d2({ 'forward-ddns': { 'ddns-domains': [{ name: 'a.', 'dns-servers': [{ 'ip-address': value }] }] } }),
    values: ['127.0.0.1', '::1', 'x', '127.0.0.1 '],
  },
  {
    daemon: 'd2',
    map: 'tsig-key',
    key: 'secret',
    file: (secret) => d2({ 'tsig-keys': [{ name: 'k', algorithm: 'HMAC-MD5', secret }] }),
    values: [
      'LSWXnfkKZjdPJI5QxlpnfQ==',
      'LSWX nfkK',
      'LSWXnfkKZjdPJI5QxlpnfQ',
      'LSWXnfkKZjdPJI5QxlpnfR==',
      'LSWXnfkKZjdPJI5Qxlpnfg==',
      'LSWXnfkKZjdPJI5Qxlpnfdc=',
      'LSWXnfkKZjdPJI5Qxlpnfdd=',
      'not base64!',
      'abc',
      'ab=c',
      '=',
    ],
  },
];

const programs: Readonly<Partial<Record<DaemonKind, Daemon>>> = {
  dhcp4: 'kea-dhcp4',
  dhcp6: 'kea-dhcp6',
  d2: 'kea-dhcp-ddns',
  agent: 'kea-ctrl-agent',
};

interface Question extends Place {
  readonly id: string;
  readonly value: string;
}

const questions: readonly Question[] = places.flatMap((place) =>
  place.values.map((value) => ({
    ...place,
    value,
    id: `${place.daemon} ${place.map}/${place.key} "${value}"`,
  })),
);

function caseOf({ id, daemon, file, value }: Question): SyntaxCase {
  const program = programs[daemon];
  if (program === undefined) throw new Error(daemon);
  const bytes = JSON.stringify(file(value));
  return { id, judge: 'document', daemon: program, bytes, file: 'a.conf', includes: {} };
}

describe('the formats and real Kea', () => {
  it('are asked at every place that has a format', () => {
    const known = Object.entries(keywordFormats).flatMap(([daemon, maps]) =>
      Object.entries(maps).flatMap(([map, keys]) =>
        Object.keys(keys).map((key) => `${daemon} ${map}/${key}`),
      ),
    );
    const asked = new Set(places.map(({ daemon, map, key }) => `${daemon} ${map}/${key}`));
    // The same parser reads these as their fellows.
    // And of the HA hook the start: test/kea/consistency.
    const alike = /relay\/ip-address$|ha:peer\/|^dhcp6 reservation\/(duid|hw-address|flex-id)$/;
    expect(known.filter((place) => !asked.has(place) && !alike.test(place))).toEqual([]);
  });

  it.each(installedKeas().map((kea) => ({ name: kea.version, kea })))(
    'agree with $name',
    async ({ name, kea }) => {
      const version = parseVersion(name);
      if (version === undefined) throw new Error(name);
      const given = await verdicts(kea, questions.map(caseOf));
      const found = questions.flatMap(({ id, daemon, map, key, value, since = name }) => {
        if (!atLeast(version, parseVersion(since) ?? version)) return [];
        const format = keywordFormat(daemon, map, key);
        if (format === undefined) return [`${id}: no format`];
        const verdict = given.get(id);
        const ours = formatFault(format, value, version) === undefined;
        if (verdict?.accepted === ours) return [];
        return [`${id}: Kea ${verdict?.error?.message ?? 'accepted'}; we ${ours ? 'accept' : 'refuse'}`];
      });
      expect(found).toEqual([]);
    },
    300_000,
  );
});
