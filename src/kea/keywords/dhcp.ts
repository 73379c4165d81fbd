// The files of the two DHCP servers: their top level, and all maps below.

import { classMaps4, classMaps6 } from './classes.ts';
import {
  authenticationMaps,
  controlSocketKeywords,
  controlSockets,
  hookMaps,
  hooksLibraries,
  httpHeaderMaps,
  httpHeaders,
  loggerMaps,
  loggers,
} from './daemon-common.ts';
import { databaseKeywords, databaseMaps } from './databases.ts';
import { flag, integer, listOf, map, notes, seconds, strings, text, u16 } from './define.ts';
import {
  bootFields,
  everyLevel,
  hostnameRules,
  pdAllocator,
  preferredLifetimes,
  v4Behaviour,
} from './network.ts';
import { serviceMaps, serviceMaps4, serviceMaps6 } from './services.ts';
import { globalClashes, networkMaps4, networkMaps6 } from './subnets.ts';
import type { Keyword, Keywords, KeywordTables } from './types.ts';

const top: Keywords = {
  ...everyLevel,
  ...hostnameRules,
  ...databaseKeywords,
  ...controlSockets,
  ...notes,
  'interfaces-config': map('interfaces-config', 'Where the server listens.'),
  'shared-networks': listOf('shared-network', 'Links that several subnets share.'),
  'client-classes': listOf('client-class', 'Classes of clients, evaluated in this order.'),
  'option-def': listOf('option-def', 'Definitions of options that Kea does not know.'),
  'option-data': listOf('option-data', 'Options for all clients.'),
  reservations: listOf('reservation', 'Reservations that belong to no subnet.'),
  'hooks-libraries': hooksLibraries,
  loggers,
  'expired-leases-processing': map('expired-leases-processing', 'What happens to expired leases.'),
  'decline-probation-period': seconds('How long a declined address is kept unused.', { default: 86_400 }),
  'dhcp4o6-port': integer('First of the two ports for DHCPv4 over DHCPv6; 0: off.', {
    range: [0, u16],
    default: 0,
  }),
  'dhcp-queue-control': map('dhcp-queue-control', 'The queue that packets wait in.'),
  'dhcp-ddns': map('dhcp-ddns', 'How D2 is reached.'),
  'sanity-checks': map('sanity-checks', 'Checks of stored leases.'),
  'multi-threading': map('multi-threading', 'Threads that answer clients.', { since: '1.7.7' }),
  compatibility: map('compatibility', 'Deviations from the standards.', { since: '1.9.8' }),
  'server-tag': text('Name of this server in a configuration database.'),
  'statistic-default-sample-count': integer('How many samples a statistic keeps.', {
    since: '1.7.7',
    default: 20,
    loose: true,
  }),
  'statistic-default-sample-age': seconds('How long a statistic keeps samples; 0: by count.', {
    since: '1.7.7',
    default: 0,
    loose: true,
  }),
  'ip-reservations-unique': flag('Whether one address may be reserved for one client only.', {
    since: '1.9.1',
    default: true,
  }),
  'parked-packet-limit': integer('How many packets may wait for hook libraries; 0: no limit.', {
    since: '2.0.0',
    default: 256,
    loose: true,
  }),
  'reservations-lookup-first': flag('Whether reservations are looked up before leases.', {
    since: '2.1.3',
    default: false,
  }),
  'early-global-reservations-lookup': flag('Whether global reservations count when the subnet is chosen.', {
    since: '2.1.4',
    default: false,
  }),
};

/** src/lib/dhcpsrv/cfg_mac_source.cc */
const macSources = [
  'any',
  'raw',
  'duid',
  'ipv6-link-local',
  'client-link-addr-option',
  'rfc6939',
  'remote-id',
  'rfc4649',
  'subscriber-id',
  'rfc4580',
  'docsis-cmts',
  'docsis-modem',
];

const identifiers = (oneOf: readonly string[]): Keyword => ({
  type: 'list',
  items: { type: 'string', oneOf },
  description: 'Which identifiers reservations are looked up by, in this order.',
});

const shared: KeywordTables = {
  ...hookMaps,
  ...loggerMaps,
  ...authenticationMaps,
  ...httpHeaderMaps,
  ...databaseMaps,
  ...serviceMaps,
  'control-socket': {
    title: 'a control socket',
    unknownJudged: ['dhcp4', 'dhcp6', 'd2'],
    notEmpty: true,
    keywords: { ...controlSocketKeywords, 'http-headers': httpHeaders },
  },
};

/** kea-dhcp4.conf below `Dhcp4`. */
export const dhcp4Maps: KeywordTables = {
  ...shared,
  ...serviceMaps4,
  ...networkMaps4,
  ...classMaps4,
  file: {
    title: 'Dhcp4',
    notEmpty: true,
    exclusive: globalClashes,
    keywords: {
      ...top,
      ...bootFields,
      ...v4Behaviour,
      'host-reservation-identifiers': identifiers([
        'duid',
        'hw-address',
        'circuit-id',
        'client-id',
        'flex-id',
      ]),
      subnet4: listOf('subnet', 'Subnets.'),
      'echo-client-id': flag('Whether the client identifier is sent back.', { default: true }),
      'stash-agent-options': flag('Whether relay options of the first message count for renewals.', {
        since: '2.5.8',
        default: false,
      }),
    },
  },
};

/** kea-dhcp6.conf below `Dhcp6`. */
export const dhcp6Maps: KeywordTables = {
  ...shared,
  ...serviceMaps6,
  ...networkMaps6,
  ...classMaps6,
  file: {
    title: 'Dhcp6',
    notEmpty: true,
    exclusive: globalClashes,
    keywords: {
      ...top,
      ...preferredLifetimes,
      'host-reservation-identifiers': identifiers(['duid', 'hw-address', 'flex-id']),
      subnet6: listOf('subnet', 'Subnets.'),
      'pd-allocator': pdAllocator,
      'server-id': map('server-id', 'The DUID of the server.'),
      'relay-supplied-options': strings('Options of relays that are passed on to clients.'),
      'mac-sources': strings('Where hardware addresses of clients are taken from, in this order.', {
        items: { type: 'string', oneOf: macSources },
      }),
      'data-directory': text('Directory of leases and of the DUID.'),
      'allow-address-registration': flag('Whether clients may register addresses they chose themselves.', {
        since: '3.1.4',
        default: true,
      }),
    },
  },
};
