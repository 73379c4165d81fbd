// Parameters of libdhcp_radius.so, as the open source library has them since 2.7.7.
// src/hooks/dhcp/radius/radius_parsers.cc; types and ranges seen with `-T` of Kea 3.0.4.

import { flag, integer, listOf, map, seconds, text, u8, u16 } from '../define.ts';
import type { Keyword, Keywords, KeywordTables } from '../types.ts';

/** Came with RADIUS over TLS; the first stable series that has it is 3.2. */
const tls = { since: '3.1.0' } as const;

const identifier = (description: string, by: string): Keyword =>
  text(description, { oneOf: ['hw-address', 'duid', 'circuit-id', 'client-id', 'flex-id'], default: by });

const service: Keywords = {
  enabled: flag('TLS: whether the service is used.', tls),
  servers: listOf('radius:server', 'RADIUS servers, tried in this order.'),
  attributes: listOf('radius:attribute', 'Attributes that are sent along.'),
  'idle-timer-interval': seconds('TLS: time between looks at the connection.', tls),
};

export const radiusMaps: KeywordTables = {
  'libdhcp_radius.so': {
    title: 'the parameters of libdhcp_radius.so',
    keywords: {
      bindaddr: text('Address that requests are sent from; `*`: the system chooses.', { default: '*' }),
      'canonical-mac-address': flag('Whether hardware addresses are written as 01-02-03-04-05-06.', {
        default: false,
      }),
      'client-id-pop0': flag('Whether leading zero bytes of an identifier are left out.', { default: false }),
      'client-id-printable': flag('Whether printable identifiers are sent as text.', { default: false }),
      deadtime: seconds('Time for which a silent server comes last; 0: never.', { default: 0 }),
      dictionary: text('File that defines attributes.', { default: '/etc/kea/radius/dictionary' }),
      'extract-duid': flag('Whether the DUID inside of a DHCPv4 client identifier is used.', {
        default: true,
      }),
      'identifier-type4': identifier('DHCPv4: what a client is called by.', 'client-id'),
      'identifier-type6': identifier('DHCPv6: what a client is called by.', 'duid'),
      'nas-ports': listOf('radius:nas-port', 'NAS ports that are sent in place of the number of the subnet.'),
      protocol: text('How servers are talked to.', { ...tls, oneOf: ['UDP', 'TLS'], default: 'UDP' }),
      realm: text('Never used.', { before: '3.1.5', loose: true }),
      'reselect-subnet-address': flag('Whether the address that RADIUS gives may choose the subnet.', {
        default: false,
      }),
      'reselect-subnet-pool': flag('Whether the pool name that RADIUS gives may choose the subnet.', {
        default: false,
      }),
      retries: integer('How often a server is asked again.', { default: 3 }),
      'session-history': text('File that keeps accounting sessions over restarts.', { default: '' }),
      'thread-pool-size': integer('Threads for requests; 0: as many as for clients.', {
        default: 0,
        range: [0, u16],
      }),
      timeout: seconds('How long to wait for an answer.', { default: 10 }),
      'use-message-authenticator': flag('UDP: whether Message-Authenticator is sent and demanded.', {
        since: '3.1.6',
        default: true,
      }),
      access: map('radius:access', 'The service that lets clients in.'),
      accounting: map('radius:accounting', 'The service that counts.'),
      'common-tls': map('radius:common-tls', 'TLS: what both services share.', tls),
      comment: text('A remark.'),
    },
  },
  'radius:access': {
    title: 'access of libdhcp_radius.so',
    keywords: {
      ...service,
      'max-pending-requests': integer('How many requests may wait; 0: no limit.', { default: 0 }),
    },
  },
  'radius:accounting': {
    title: 'accounting of libdhcp_radius.so',
    keywords: {
      ...service,
      'peer-updates': flag('Whether leases that an HA partner gave are counted too.', { default: true }),
    },
  },
  'radius:common-tls': { title: 'common-tls of libdhcp_radius.so', keywords: service },
  'radius:server': {
    title: 'a RADIUS server',
    open: true,
    required: [{ key: 'name' }, { key: 'secret', before: '3.1.0' }],
    keywords: {
      name: text('Address or name of the server.'),
      port: integer('Port of the server.', { range: [0, u16] }),
      secret: text('Secret that is shared with the server.', { secret: true }),
    },
  },
  'radius:attribute': {
    title: 'a RADIUS attribute',
    open: true,
    exclusive: [{ keys: ['data', 'raw'] }, { keys: ['data', 'expr'] }, { keys: ['raw', 'expr'] }],
    keywords: {
      name: text('Name of the attribute; `name` or `type` is due.'),
      type: integer('Number of the attribute.', { range: [0, u8] }),
      data: text('Value as text.'),
      raw: text('Value in hexadecimal digits.'),
      expr: text('Expression that makes the value.'),
      vendor: text('Vendor of the attribute.'),
    },
  },
  'radius:nas-port': {
    title: 'a NAS port',
    required: [{ key: 'port' }],
    keywords: {
      port: { type: 'integer', description: 'The NAS port.' },
      'subnet-id': { type: 'integer', description: 'Number of the subnet it stands for.' },
      'subnet-prefix': text('Prefix of the subnet it stands for.'),
      'shared-network-name': text('Name of the shared network it stands for.'),
    },
  },
};
