// Keywords of shared networks, subnets, pools and reservations.

import { during, integer, listOf, notes, strings, text, u8 } from './define.ts';
import {
  bootFields,
  everyLevel,
  guards,
  hostnameRules,
  pdAllocator,
  poolDdns,
  preferredLifetimes,
  relay,
  v4Behaviour,
} from './network.ts';
import type { KeywordMap, Keywords, KeywordTables } from './types.ts';

const subnetId = integer(
  'Number of the subnet, which leases and reservations refer to; mandatory from 2.6.0 on.',
  {
    range: [0, 4_294_967_294],
  },
);

/** At most one of these in a map. */
const guardClashes = [
  { keys: ['client-class', 'client-classes'], since: '2.7.5' },
  { keys: ['require-client-classes', 'evaluate-additional-classes'], since: '2.7.4' },
] as const;

const ddnsClashes = [
  { keys: ['ddns-ttl', 'ddns-ttl-percent'], since: '2.7.6' },
  { keys: ['ddns-ttl', 'ddns-ttl-min'], since: '2.7.6' },
  { keys: ['ddns-ttl', 'ddns-ttl-max'], since: '2.7.6' },
  { keys: ['ddns-use-conflict-resolution', 'ddns-conflict-resolution-mode'], since: '2.5.0' },
] as const;

/** What the global level refuses together. */
export const globalClashes: NonNullable<KeywordMap['exclusive']> = [
  ...ddnsClashes,
  { keys: ['hosts-database', 'hosts-databases'], since: '3.3.0' },
];

const optionData = listOf('option-data', 'Options for clients here.');

const network: Keywords = {
  ...everyLevel,
  ...during({ since: '1.7.1' }, hostnameRules),
  ...guards,
  relay,
  interface: text('Interface that directly connected clients are on.'),
  'option-data': optionData,
  ...notes,
};

const subnet: Keywords = {
  ...network,
  subnet: text('The subnet as prefix: address/length.'),
  id: subnetId,
  pools: listOf('pool', 'Ranges that addresses are given from.'),
  reservations: listOf('reservation', 'Addresses, names and options for single clients.'),
};

const interfaceId = text('Interface identifier that a relay sends for this network.');
const rapidCommit = {
  'rapid-commit': { type: 'boolean', default: false, description: 'Whether two messages may do for four.' },
} as const;

const pool: Keywords = {
  pool: text('First and last address with a hyphen between, or a prefix.'),
  'pool-id': integer('Number of the pool in statistics.', { since: '2.4.0', range: [1, 4_294_967_295] }),
  'option-data': optionData,
  ...guards,
  ...poolDdns,
  ...notes,
};

const reservation: Keywords = {
  duid: text('DUID of the client, in hexadecimal digits.'),
  'hw-address': text('Hardware address of the client.'),
  'flex-id': text('Identifier that the flex_id hook computes.'),
  hostname: text('Name of the client.'),
  'client-classes': strings('Classes that the client belongs to.'),
  'option-data': optionData,
  ...notes,
};

const relayMap = (addresses: string): KeywordTables[string] => ({
  title: 'a relay map',
  notEmpty: true,
  keywords: {
    'ip-addresses': strings(addresses),
    'ip-address': text('The one relay; a list in `ip-addresses`.', {
      before: '2.6.0',
      replacement: 'ip-addresses',
    }),
  },
});

const networkRequired = [{ key: 'name' }];
const subnetRequired = [{ key: 'subnet' }, { key: 'id', since: '2.6.0', judgedBy: 'subnet-id-required' }];

/** Networks of a DHCPv4 server. */
export const networkMaps4: KeywordTables = {
  'shared-network': {
    title: 'a shared network',
    notEmpty: true,
    required: networkRequired,
    exclusive: [...guardClashes, ...ddnsClashes],
    keywords: {
      name: text('Name of the network.'),
      subnet4: listOf('subnet', 'Subnets that share the link.'),
      ...network,
      ...bootFields,
      ...v4Behaviour,
    },
  },
  subnet: {
    title: 'a subnet',
    notEmpty: true,
    required: subnetRequired,
    exclusive: [...guardClashes, ...ddnsClashes],
    keywords: {
      ...subnet,
      ...bootFields,
      ...v4Behaviour,
      '4o6-interface': text('DHCPv4 over DHCPv6: interface of the clients.'),
      '4o6-interface-id': text('DHCPv4 over DHCPv6: interface identifier of the relay.'),
      '4o6-subnet': text('DHCPv4 over DHCPv6: IPv6 prefix of the clients.'),
    },
  },
  pool: {
    title: 'a pool',
    notEmpty: true,
    required: [{ key: 'pool' }],
    exclusive: guardClashes,
    keywords: pool,
  },
  relay: relayMap('IPv4 addresses of the relays.'),
  reservation: {
    title: 'a reservation',
    keywords: {
      ...reservation,
      'client-id': text('Client identifier, in hexadecimal digits.'),
      'circuit-id': text('Circuit identifier that the relay adds.'),
      'ip-address': text('The reserved address.'),
      ...bootFields,
    },
  },
};

/** Networks of a DHCPv6 server. */
export const networkMaps6: KeywordTables = {
  'shared-network': {
    title: 'a shared network',
    notEmpty: true,
    required: networkRequired,
    exclusive: [...guardClashes, ...ddnsClashes],
    keywords: {
      name: text('Name of the network.'),
      subnet6: listOf('subnet', 'Subnets that share the link.'),
      ...network,
      ...preferredLifetimes,
      ...rapidCommit,
      'interface-id': interfaceId,
      'pd-allocator': pdAllocator,
    },
  },
  subnet: {
    title: 'a subnet',
    notEmpty: true,
    required: subnetRequired,
    exclusive: [...guardClashes, ...ddnsClashes],
    keywords: {
      ...subnet,
      ...preferredLifetimes,
      ...rapidCommit,
      'interface-id': interfaceId,
      'pd-allocator': pdAllocator,
      'pd-pools': listOf('pd-pool', 'Ranges that prefixes are delegated from.'),
    },
  },
  pool: {
    title: 'a pool',
    notEmpty: true,
    required: [{ key: 'pool' }],
    exclusive: guardClashes,
    keywords: pool,
  },
  'pd-pool': {
    title: 'a prefix delegation pool',
    notEmpty: true,
    required: [{ key: 'prefix' }, { key: 'prefix-len' }, { key: 'delegated-len' }],
    exclusive: guardClashes,
    keywords: {
      prefix: text('Prefix that is divided up.'),
      'prefix-len': integer('Length of that prefix.', { range: [1, 128] }),
      'delegated-len': integer('Length of the prefixes that clients get.', { range: [0, u8] }),
      'excluded-prefix': text('Prefix inside the delegated one that the client must not use.'),
      'excluded-prefix-len': integer('Length of the excluded prefix.', { range: [0, u8] }),
      'pool-id': integer('Number of the pool in statistics.', { since: '2.6.0', range: [1, 4_294_967_295] }),
      'option-data': optionData,
      ...guards,
      ...notes,
    },
  },
  relay: relayMap('IPv6 addresses of the relays.'),
  reservation: {
    title: 'a reservation',
    keywords: {
      ...reservation,
      'ip-addresses': strings('The reserved addresses.'),
      prefixes: strings('The reserved prefixes.'),
      'excluded-prefixes': strings('For each reserved prefix the part the client must not use.', {
        since: '2.7.3',
      }),
    },
  },
};
