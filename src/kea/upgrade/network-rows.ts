// Rows about subnets, shared networks, pools and lifetimes.

import type { UpgradeRow } from './types.ts';

const servers = ['dhcp4', 'dhcp6'] as const;
const levels = ['file', 'shared-network', 'subnet'] as const;

const allFlags = (inSubnet: boolean, outOfPool: boolean, global: boolean) => ({
  'reservations-global': global,
  'reservations-in-subnet': inSubnet,
  'reservations-out-of-pool': outOfPool,
});

export const networkRows: readonly UpgradeRow[] = [
  {
    id: 'reservation-mode',
    kind: 'refused',
    title: '"reservation-mode" is gone; three flags say the same',
    why: `Replaced in 1.9.2 by \`reservations-global\`, \`reservations-in-subnet\` and \`reservations-out-of-pool\`, and unknown since
2.6.0: "got unexpected keyword". The flags say exactly what the mode said, at the same level.`,
    source: 'ChangeLog 1830, 2239; src/lib/dhcpsrv/parsers/base_network_parser.cc of 2.2.0',
    since: '1.9.2',
    bites: '2.6.0',
    daemons: servers,
    maps: levels,
    keywords: ['reservation-mode'],
    rewrite: {
      do: 'spread',
      values: {
        all: allFlags(true, false, false),
        'out-of-pool': allFlags(true, true, false),
        global: { 'reservations-global': true, 'reservations-in-subnet': false },
        disabled: { 'reservations-global': false, 'reservations-in-subnet': false },
        off: { 'reservations-global': false, 'reservations-in-subnet': false },
      },
    },
    before: '"reservation-mode": "out-of-pool"',
    after: '"reservations-global": false, "reservations-in-subnet": true, "reservations-out-of-pool": true',
    nearMiss: '"reservations-in-subnet": true, "user-context": { "reservation-mode": "all" }',
  },
  {
    id: 'relay-ip-address',
    kind: 'refused',
    title: '"ip-address" of a relay is gone; the list "ip-addresses" takes its place',
    why: `The list came in 1.4, the single address went in 2.6.0: "unexpected constant string, expecting ip-addresses". The list
works with every version.`,
    source: 'ChangeLog 2231; src/bin/dhcp4/dhcp4_parser.yy: relay_map',
    since: '1.6',
    bites: '2.6.0',
    daemons: servers,
    maps: ['relay'],
    keywords: ['ip-address'],
    rewrite: { do: 'list', to: 'ip-addresses' },
    before:
      '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10-192.0.2.20" } ], "relay": { "ip-address": "192.0.2.1" } } ]',
    after:
      '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10-192.0.2.20" } ], "relay": { "ip-addresses": [ "192.0.2.1" ] } } ]',
    nearMiss:
      '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10-192.0.2.20" } ], "reservations": [ { "hw-address": "1a:1b:1c:1d:1e:1f", "ip-address": "192.0.2.30" } ] } ]',
  },
  {
    id: 'lifetime-out-of-range',
    kind: 'refused',
    title: 'a lifetime does not fit into 32 bits',
    why: `Up to 3.1 such a value was cut to 32 bits without a word: −1 became infinity, 99999999999 became 1215752191 seconds.
From 3.2.0 on it is refused: "out of range". What is written instead is the number that the server worked with; look whether
it is what was meant.`,
    source: 'ChangeLog 2493',
    since: '3.2.0',
    bites: '3.2.0',
    daemons: servers,
    maps: [...levels, 'client-class'],
    keywords: [
      'valid-lifetime',
      'min-valid-lifetime',
      'max-valid-lifetime',
      'preferred-lifetime',
      'min-preferred-lifetime',
      'max-preferred-lifetime',
    ],
    value: { outside: [0, 4_294_967_295] },
    rewrite: { do: 'wrap-around' },
    before: '"valid-lifetime": 99999999999',
    after: '"valid-lifetime": 1215752191',
    nearMiss: '"valid-lifetime": 4294967295',
  },
  {
    id: 'option-default-url-renamed',
    kind: 'refused',
    title: 'option 114 is called "v4-captive-portal", no longer "default-url"',
    why: `Renamed in 2.1.2; the old name is refused: "definition for the option 'dhcp4.default-url' does not exist". The code stays
114, so clients see no difference.`,
    source: 'ChangeLog 1981; src/lib/dhcp/std_option_defs.h',
    since: '2.1.2',
    bites: '2.1.2',
    daemons: ['dhcp4'],
    maps: ['option-data'],
    keywords: ['name'],
    value: { matches: /^default-url$/ },
    rewrite: { do: 'replace', pattern: /^default-url$/, with: 'v4-captive-portal' },
    before: '"option-data": [ { "name": "default-url", "data": "https://portal.example.org/" } ]',
    after: '"option-data": [ { "name": "v4-captive-portal", "data": "https://portal.example.org/" } ]',
    nearMiss: '"option-data": [ { "name": "boot-file-name", "data": "default-url" } ]',
  },
];
