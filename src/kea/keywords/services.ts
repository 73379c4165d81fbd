// Keywords of what a DHCP server does beside giving leases: interfaces, queues, threads, DNS, clean-up, checks.

import { flag, integer, notes, seconds, strings, text, u16 } from './define.ts';
import type { Keyword, Keywords, KeywordTables } from './types.ts';

const sockets: Keywords = {
  're-detect': flag('Whether interfaces are looked for again at each reconfiguration.', { default: true }),
  'service-sockets-require-all': flag('Whether every socket must open for the server to run.', {
    since: '2.1.5',
    default: false,
  }),
  'service-sockets-retry-wait-time': integer('Pause between tries to open a socket.', {
    since: '2.1.5',
    unit: 'milliseconds',
    default: 5000,
    loose: true,
  }),
  'service-sockets-max-retries': integer('How often opening a socket is tried again.', {
    since: '2.1.5',
    default: 0,
    loose: true,
  }),
  ...notes,
};

const moved = (replacement: string): Pick<Keyword, 'before' | 'replacement'> => ({
  before: '2.6.0',
  replacement,
});

const ddns: Keywords = {
  'enable-updates': flag('Whether the server talks to D2 at all.', { default: false }),
  'server-ip': text('Address of D2.', { default: '127.0.0.1' }),
  'server-port': integer('Port of D2.', { range: [0, u16], default: 53_001, loose: true }),
  'sender-ip': text('Address that requests are sent from.'),
  'sender-port': integer('Port that requests are sent from; 0: any.', {
    range: [0, u16],
    default: 0,
    loose: true,
  }),
  'max-queue-size': integer('How many requests may wait.', { default: 1024 }),
  'ncr-protocol': text('Protocol towards D2; TCP is in the grammar, and refused behind it.', {
    oneOf: ['UDP'],
    anyCase: true,
    default: 'UDP',
  }),
  'ncr-format': text('Format of requests.', { oneOf: ['JSON'], anyCase: true, default: 'JSON' }),
  'override-no-update': flag('Moved to the level above.', moved('ddns-override-no-update')),
  'override-client-update': flag('Moved to the level above.', moved('ddns-override-client-update')),
  'replace-client-name': text('Moved to the level above.', {
    ...moved('ddns-replace-client-name'),
    oneOf: ['never', 'always', 'when-present', 'when-not-present'],
    anyCase: true,
  }),
  'generated-prefix': text('Moved to the level above.', moved('ddns-generated-prefix')),
  'qualifying-suffix': text('Moved to the level above.', moved('ddns-qualifying-suffix')),
  'hostname-char-set': text('Moved to the level above.', moved('hostname-char-set')),
  'hostname-char-replacement': text('Moved to the level above.', moved('hostname-char-replacement')),
  ...notes,
};

/** Maps of both DHCP servers. */
export const serviceMaps: KeywordTables = {
  'dhcp-ddns': { title: 'dhcp-ddns', notEmpty: true, required: [{ key: 'enable-updates' }], keywords: ddns },
  'multi-threading': {
    title: 'multi-threading',
    notEmpty: true,
    required: [{ key: 'enable-multi-threading' }],
    keywords: {
      'enable-multi-threading': flag('Whether several threads answer clients; on by default from 2.3.5 on.'),
      'thread-pool-size': integer('How many threads; 0: one per core.', { default: 0, range: [0, u16] }),
      'packet-queue-size': integer('How many packets may wait per thread; 0: no limit.', {
        default: 64,
        range: [0, u16],
        unit: 'packets',
      }),
      ...notes,
    },
  },
  'dhcp-queue-control': {
    title: 'dhcp-queue-control',
    notEmpty: true,
    open: true,
    required: [{ key: 'enable-queue', since: '1.7.2' }],
    // Up to 1.7.1 the grammar took anything here, and the servers read these. ChangeLog of 1.5.0
    keywords: {
      'enable-queue': flag('Whether packets wait in a queue; never with several threads.'),
      'queue-type': text('Kind of the queue.'),
      capacity: integer('How many packets may wait.', {
        unit: 'packets',
        default: 64,
        loose: true,
      }),
      ...notes,
    },
  },
  'expired-leases-processing': {
    title: 'expired-leases-processing',
    notEmpty: true,
    keywords: {
      'reclaim-timer-wait-time': seconds('Pause between reclaims of expired leases.', {
        default: 10,
        range: [0, u16],
      }),
      'flush-reclaimed-timer-wait-time': seconds('Pause between removals of reclaimed leases.', {
        default: 25,
        range: [0, u16],
      }),
      'hold-reclaimed-time': seconds('How long reclaimed leases are kept.', { default: 3600 }),
      'max-reclaim-leases': integer('How many leases are reclaimed at once; 0: all.', { default: 100 }),
      'max-reclaim-time': integer('How long one reclaim may take; 0: no limit.', {
        unit: 'milliseconds',
        default: 250,
        range: [0, 10_000],
      }),
      'unwarned-reclaim-cycles': integer('After how many unfinished reclaims a warning is logged.', {
        default: 5,
        range: [0, u16],
      }),
    },
  },
  'sanity-checks': {
    title: 'sanity-checks',
    notEmpty: true,
    keywords: {
      'lease-checks': text('What is done about leases that fit no subnet.', {
        oneOf: ['none', 'warn', 'fix', 'fix-del', 'del'],
        default: 'warn',
      }),
      'extended-info-checks': text(
        'How strictly the relay information of leases is checked when they are loaded.',
        {
          since: '2.3.2',
          oneOf: ['none', 'fix', 'strict', 'pedantic'],
          default: 'fix',
        },
      ),
    },
  },
};

/** Maps that only a DHCPv4 server has, or has another way. */
export const serviceMaps4: KeywordTables = {
  'interfaces-config': {
    title: 'interfaces-config',
    notEmpty: true,
    keywords: {
      interfaces: strings('Interfaces to listen on, with an address after a slash if need be; `*` for all.'),
      'dhcp-socket-type': text('Raw sockets reach clients without an address, UDP sockets relays only.', {
        oneOf: ['raw', 'udp'],
        default: 'raw',
      }),
      'outbound-interface': text('Where answers leave.', {
        oneOf: ['same-as-inbound', 'use-routing'],
        anyCase: true,
        default: 'same-as-inbound',
      }),
      ...sockets,
    },
  },
  compatibility: {
    title: 'compatibility',
    notEmpty: true,
    keywords: {
      'lenient-option-parsing': flag('Whether malformed options are read as far as possible.', {
        since: '1.9.8',
      }),
      'ignore-dhcp-server-identifier': flag('Whether messages for other servers are answered.', {
        since: '2.3.6',
      }),
      'ignore-rai-link-selection': flag('Whether the link selection of relays is ignored.', {
        since: '2.3.2',
      }),
      'exclude-first-last-24': flag(
        'Whether .0 and .255 are never given in subnets of 24 bits and shorter.',
        {
          since: '2.3.6',
        },
      ),
    },
  },
};

/** Maps that only a DHCPv6 server has, or has another way. */
export const serviceMaps6: KeywordTables = {
  'interfaces-config': {
    title: 'interfaces-config',
    notEmpty: true,
    keywords: { interfaces: strings('Interfaces to listen on; `*` for all.'), ...sockets },
  },
  compatibility: {
    title: 'compatibility',
    notEmpty: true,
    keywords: {
      'lenient-option-parsing': flag('Whether malformed options are read as far as possible.', {
        since: '1.9.8',
      }),
    },
  },
  'server-id': {
    title: 'server-id',
    notEmpty: true,
    required: [{ key: 'type' }],
    keywords: {
      type: text('Kind of the DUID.', { oneOf: ['LLT', 'EN', 'LL'] }),
      identifier: text('LLT and LL: link-layer address; EN: identifier; hexadecimal digits.'),
      time: integer('LLT: time of the DUID.'),
      htype: integer('LLT and LL: hardware type.', { range: [0, u16] }),
      'enterprise-id': integer('EN: number of the enterprise.'),
      persist: flag('Whether the DUID is kept on disk.', { default: true }),
      ...notes,
    },
  },
};
