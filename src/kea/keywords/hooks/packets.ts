// Parameters of libraries that look at or change packets: flex_id, flex_option, ddns_tuning, ping_check, lease_query.
// Types, ranges and what happens to unknown keys: seen with `-T` of Kea 3.0.4.

import { flag, integer, listOf, map, seconds, strings, text, u8, u16 } from '../define.ts';
import type { Keyword, KeywordMap, Keywords, KeywordTables } from '../types.ts';

const optionKeys = (code: Keyword): Keywords => ({
  code,
  name: text('Name of the option; `code` or `name` is due.'),
  space: text('Option space in which the option is defined.', { since: '2.1.4' }),
  add: text('Expression for the value; the option is added when it is not there yet.'),
  supersede: text('Expression for the value; the option is added or written over.'),
  remove: text('Expression that is true when the option is to be taken out.'),
  'csv-format': flag('Whether the value is text that is read by the definition of the option.', {
    default: false,
  }),
  'client-class': text('Class that the client must be in for this entry to count.', { since: '2.1.4' }),
  comment: text('A remark.'),
});

const oneAction: KeywordMap['exclusive'] = [
  { keys: ['add', 'supersede'] },
  { keys: ['add', 'remove'] },
  { keys: ['supersede', 'remove'] },
  { keys: ['sub-options', 'add'] },
  { keys: ['sub-options', 'supersede'] },
  { keys: ['sub-options', 'remove'] },
];

const flexOption = (most: number): KeywordTables => ({
  'libdhcp_flex_option.so': {
    title: 'the parameters of libdhcp_flex_option.so',
    ignoresUnknown: true,
    required: [{ key: 'options' }],
    keywords: { options: listOf('flex-option:option', 'What is done to which options of an answer.') },
  },
  'flex-option:option': {
    title: 'an option of libdhcp_flex_option.so',
    exclusive: oneAction,
    keywords: {
      ...optionKeys(integer('Code of the option; `code` or `name` is due.', { range: [1, most] })),
      'sub-options': listOf('flex-option:sub-option', 'What is done to sub-options of this option.', {
        since: '2.1.4',
      }),
    },
  },
  'flex-option:sub-option': {
    title: 'a sub-option of libdhcp_flex_option.so',
    exclusive: oneAction.slice(0, 3),
    keywords: {
      ...optionKeys(integer('Code of the sub-option; `code` or `name` is due.', { range: [0, most] })),
      'container-add': flag('Whether the option around it is made when it is missing.', { default: true }),
      'container-remove': flag('Whether the option around it goes with its last sub-option.', {
        default: true,
      }),
    },
  },
});

const common: KeywordTables = {
  'libdhcp_flex_id.so': {
    title: 'the parameters of libdhcp_flex_id.so',
    ignoresUnknown: true,
    required: [{ key: 'identifier-expression', before: '3.1.2' }],
    keywords: {
      'identifier-expression': text('Expression that makes the identifier of a client from its packet.'),
      'replace-client-id': flag('Whether the identifier takes the place of the client identifier or DUID.', {
        default: false,
      }),
      'ignore-iaid': flag('Whether IAIDs are taken as 0, when a client has one address or prefix only.', {
        default: false,
        loose: true,
      }),
    },
  },
  'libdhcp_ddns_tuning.so': {
    title: 'the parameters of libdhcp_ddns_tuning.so',
    ignoresUnknown: true,
    keywords: {
      'hostname-expr': text('Expression that makes the name of a client; empty: none.', { default: '' }),
    },
  },
};

const requesters = strings('Addresses that may ask; from 3.1.4 on networks too.');

const advanced = (port: number): KeywordMap => ({
  title: 'advanced of libdhcp_lease_query.so',
  keywords: {
    'bulk-query-enabled': flag('Whether bulk queries over TCP are answered.', { default: false }),
    'active-query-enabled': flag('For times to come: must be false.', { default: false }),
    'extended-info-tables-enabled': flag('Whether tables for queries by relay are kept.'),
    'lease-query-ip': text('Address to listen on.'),
    'lease-query-tcp-port': integer('Port to listen on.', { range: [1, u16], default: port }),
    'max-bulk-query-threads': integer('Threads for bulk queries; 0: as many as for clients.', { default: 0 }),
    'max-requester-connections': integer('How many connections may be open.', {
      range: [1, 4_294_967_295],
      default: 10,
    }),
    'max-concurrent-queries': integer(
      'How many queries one connection may have open; 0: the server decides.',
      {
        default: 0,
      },
    ),
    'max-requester-idle-time': seconds('Silence after which a connection is closed.', {
      range: [1, 4_294_967_295],
      default: 300,
    }),
    'max-leases-per-fetch': integer('How many leases are read at once.', {
      range: [1, 4_294_967_295],
      default: 100,
    }),
    'trust-anchor': text('For times to come.'),
    'cert-file': text('For times to come.'),
    'key-file': text('For times to come.'),
    'cert-required': flag('For times to come.'),
    comment: text('A remark.'),
  },
});

const leaseQuery = (port: number, more: Keywords): KeywordTables => ({
  'libdhcp_lease_query.so': {
    title: 'the parameters of libdhcp_lease_query.so',
    required: [{ key: 'requesters' }],
    keywords: {
      requesters,
      advanced: map('lease-query:advanced', 'Bulk queries over TCP.', { since: '2.3.7' }),
      comment: text('A remark.'),
      ...more,
    },
  },
  'lease-query:advanced': advanced(port),
});

const prefixLengths: Keyword = {
  type: 'list',
  items: { type: 'integer', range: [0, 128] },
  description: 'Lengths of prefixes that are looked for when no address matches; an empty list: none.',
};

/** At least 1. */
const positive = { range: [1, Number.MAX_SAFE_INTEGER] } as const;
const notNegative = { range: [0, Number.MAX_SAFE_INTEGER] } as const;

const pingCheck: KeywordTables = {
  'libdhcp_ping_check.so': {
    title: 'the parameters of libdhcp_ping_check.so',
    keywords: {
      'enable-ping-check': flag('Whether addresses are pinged before they are offered.', { default: true }),
      'min-ping-requests': integer('How many pings must go unanswered.', { default: 1, ...positive }),
      'reply-timeout': integer('How long to wait for the answer to one ping.', {
        unit: 'milliseconds',
        default: 100,
        ...positive,
      }),
      'ping-cltt-secs': seconds('Time after a lease during which its owner is not checked again.', {
        default: 60,
        ...notNegative,
      }),
      'ping-channel-threads': integer('Threads that ping; 0: as many as for clients.', {
        default: 0,
        ...notNegative,
      }),
    },
  },
};

export const packetMaps4: KeywordTables = {
  ...common,
  ...flexOption(u8),
  ...leaseQuery(67, { 'prefix-lengths': prefixLengths }),
  ...pingCheck,
};

export const packetMaps6: KeywordTables = {
  ...common,
  ...flexOption(u16),
  ...leaseQuery(547, { 'prefix-lengths': prefixLengths }),
};
