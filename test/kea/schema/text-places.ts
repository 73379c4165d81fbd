// Places of strings that are text, whose length Kea looks at: names, and the fields of a packet that name a boot server and file.

import type { DaemonKind } from '../../../src/kea/daemons.ts';

/** A place that has a format, and strings to put there. */
export interface Place {
  readonly daemon: DaemonKind;
  readonly map: string;
  readonly key: string;
  /** The first version that has the keyword; absent: all that are asked. */
  readonly since?: string;
  /** A file with the string at this place. */
  readonly file: (value: string) => object;
  readonly values: readonly string[];
}

const long = (bytes: number): string => 'n'.repeat(bytes);
const names = ['a', '', ' ', long(300)];
const servers = ['a', '', long(63), long(64)];
const bootFiles = ['a', '', long(127), long(128), long(129)];

const subnet4 = { id: 1, subnet: '192.0.2.0/24' };
const subnet6 = { id: 1, subnet: '2001:db8::/32' };
const key = { name: 'k', algorithm: 'HMAC-MD5', secret: 'LSWXnfkKZjdPJI5QxlpnfQ==' };
const domain = { name: 'a.', 'dns-servers': [{ 'ip-address': '192.0.2.1' }] };
const d2 = (more: object): object => ({ DhcpDdns: { 'ip-address': '127.0.0.1', port: 53001, ...more } });
const listener = (more: object): object => ({
  'control-sockets': [{ 'socket-type': 'http', 'socket-address': '127.0.0.1', ...more }],
});
const zone = (more: object): object => d2({ 'forward-ddns': { 'ddns-domains': [{ ...domain, ...more }] } });

/** The levels of DHCPv4 that name a boot server and file. */
const levels: Readonly<Record<string, (more: object) => object>> = {
  'shared-network': (more) => ({
    Dhcp4: { 'shared-networks': [{ name: 'a', subnet4: [subnet4], ...more }] },
  }),
  subnet: (more) => ({ Dhcp4: { subnet4: [{ ...subnet4, ...more }] } }),
  reservation: (more) => ({
    Dhcp4: {
      subnet4: [
        {
          ...subnet4,
          reservations: [{ 'hw-address': '01:02:03:04:05:06', 'ip-address': '192.0.2.5', ...more }],
        },
      ],
    },
  }),
  'client-class': (more) => ({ Dhcp4: { 'client-classes': [{ name: 'a', ...more }] } }),
};

export const textPlaces: readonly Place[] = [
  ...Object.entries(levels).flatMap(([map, file]): readonly Place[] => [
    {
      daemon: 'dhcp4',
      map,
      key: 'server-hostname',
      file: (value) => file({ 'server-hostname': value }),
      values: servers,
    },
    {
      daemon: 'dhcp4',
      map,
      key: 'boot-file-name',
      file: (value) => file({ 'boot-file-name': value }),
      values: bootFiles,
    },
  ]),
  {
    daemon: 'dhcp4',
    map: 'shared-network',
    key: 'name',
    file: (name) => ({ Dhcp4: { 'shared-networks': [{ name, subnet4: [subnet4] }] } }),
    values: names,
  },
  {
    daemon: 'dhcp6',
    map: 'shared-network',
    key: 'name',
    file: (name) => ({ Dhcp6: { 'shared-networks': [{ name, subnet6: [subnet6] }] } }),
    values: names,
  },
  {
    daemon: 'dhcp4',
    map: 'client-class',
    key: 'name',
    file: (name) => ({ Dhcp4: { 'client-classes': [{ name }] } }),
    values: names,
  },
  {
    daemon: 'dhcp6',
    map: 'client-class',
    key: 'name',
    file: (name) => ({ Dhcp6: { 'client-classes': [{ name }] } }),
    values: names,
  },
  {
    daemon: 'd2',
    map: 'ddns-domain',
    key: 'name',
    file: (name) => zone({ name }),
    values: ['a.', '', 'example.org.'],
  },
  {
    daemon: 'd2',
    map: 'dns-server',
    key: 'hostname',
    file: (hostname) => zone({ 'dns-servers': [{ 'ip-address': '192.0.2.1', hostname }] }),
    values: ['', 'ns.example.org', ' '],
  },
  {
    daemon: 'd2',
    map: 'tsig-key',
    key: 'name',
    file: (name) => d2({ 'tsig-keys': [{ ...key, name }] }),
    values: [
      ...['k', '', 'key.example.org.', '.', 'a b', '@', '\u00fc', 'a/b', 'a\\b', 'a\\.b', 'a\\065'],
      ...[
        'a..b',
        '.a',
        'a\\',
        'a\\256',
        'a\\06',
        '..',
        long(63),
        long(64),
        `${long(61)}\\065`,
        `${long(63)}\\065`,
      ],
      ...[249, 250, 251, 252].map((bytes) => `${`${long(49)}.`.repeat(5)}`.slice(0, bytes)),
      ...[2, 3, 4].map((bytes) => `${`${long(49)}.`.repeat(5)}${long(bytes)}`),
    ],
  },
  {
    daemon: 'dhcp6',
    map: 'file',
    key: 'relay-supplied-options',
    file: (value) => ({ Dhcp6: { 'relay-supplied-options': [value] } }),
    values: [
      ...['65', '+65', '065', '65535', 'dns-servers', 'erp-local-domain-name', 'client-fqdn', '2495'],
      ...[
        '',
        '0',
        '-1',
        '65536',
        ' 65',
        '65 ',
        '0x41',
        '6.5',
        'foo',
        'isc',
        'DNS-servers',
        'dhcp6.dns-servers',
      ],
      // Standard since 2.7.7.
      'v6-dnr',
    ],
  },
  {
    daemon: 'dhcp6',
    map: 'file',
    key: 'data-directory',
    file: (value) => ({ Dhcp6: { 'data-directory': value } }),
    // Any other must be the one that Kea has compiled in.
    values: [''],
  },
  ...(
    [
      { daemon: 'agent', since: '1.9.0', file: (more: object) => ({ 'Control-agent': more }) },
      { daemon: 'dhcp4', since: '2.7.2', file: (more: object) => ({ Dhcp4: listener(more) }) },
      { daemon: 'dhcp6', since: '2.7.2', file: (more: object) => ({ Dhcp6: listener(more) }) },
      { daemon: 'd2', since: '2.7.2', file: (more: object) => d2(listener(more)) },
    ] as const
  ).map(({ daemon, since, file }) => ({
    daemon,
    map: 'client',
    key: 'user',
    since,
    file: (user: string) => file({ authentication: { type: 'basic', clients: [{ user, password: 'x9' }] } }),
    values: ['a', '', ':', 'a:b', 'a b', '\u00fc'],
  })),
];
