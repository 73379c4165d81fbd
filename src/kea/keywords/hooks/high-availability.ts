// Parameters of libdhcp_ha.so. Types and ranges seen with `-T` of Kea 2.6.3 and 3.0.4; the library passes over unknown keys.

import { flag, integer, listOf, map, text, u32 } from '../define.ts';
import type { Keyword, Keywords, KeywordTables } from '../types.ts';

/** A boolean; a rule of its own finds other types. */
const checkedFlag = (description: string, extra: Partial<Keyword> = {}): Keyword =>
  flag(description, { typeJudgedBy: 'ha-boolean-as-string', ...extra });

/** A number of milliseconds; that more than 16 bits are taken since 3.3.0 only is what the rule ha-delay-limit says. */
const delay = (description: string, milliseconds: number): Keyword =>
  integer(description, { range: [0, u32], unit: 'milliseconds', default: milliseconds });

const tls: Keywords = {
  'trust-anchor': text('Certificates of the authorities that partners are checked against.', {
    since: '2.1.7',
  }),
  'cert-file': text('Own certificate.', { since: '2.1.7' }),
  'key-file': text('Private key of the own certificate.', { since: '2.1.7' }),
};

const relationship: Keywords = {
  'this-server-name': text('Which of the peers this server is.', { judgedBy: 'ha-this-server-unknown' }),
  mode: text('How the servers share the work: load-balancing, hot-standby or passive-backup.', {
    judgedBy: 'ha-roles',
  }),
  'send-lease-updates': checkedFlag('Whether partners are told about every lease.', { default: true }),
  'sync-leases': checkedFlag('Whether leases are fetched from the partner at start.', { default: true }),
  'sync-timeout': integer('How long fetching one page of leases may take.', {
    unit: 'milliseconds',
    default: 60_000,
  }),
  'sync-page-limit': integer('How many leases are fetched at once.', { unit: 'leases', default: 10_000 }),
  'heartbeat-delay': delay('Pause between heartbeats.', 10_000),
  'max-response-delay': delay('Silence after which the partner counts as unreachable.', 60_000),
  'max-ack-delay': delay('How long a client may have tried before it counts as not answered.', 10_000),
  'max-unacked-clients': integer(
    'How many clients may go unanswered before the partner counts as down; 0: the first silence is enough.',
    { unit: 'clients', default: 10 },
  ),
  'max-rejected-lease-updates': integer(
    'How many lease updates the partner may refuse before the service ends; 0: never.',
    { since: '2.3.1', unit: 'updates', default: 10 },
  ),
  'delayed-updates-limit': integer(
    'How many lease updates may wait while the partner is away; 0: none do. For load-balancing only.',
    { since: '1.9.4', unit: 'updates' },
  ),
  'wait-backup-ack': checkedFlag(
    'Whether backup servers must have the lease before the client is answered.',
    {
      default: false,
    },
  ),
  'require-client-certs': checkedFlag('Whether partners must show a certificate.', {
    since: '2.1.7',
    default: true,
  }),
  'restrict-commands': checkedFlag('Whether the own listener takes commands of HA only.', {
    since: '2.1.7',
    default: true,
  }),
  'multi-threading': map('ha:multi-threading', 'How the servers talk to each other.', { since: '1.9.7' }),
  'state-machine': map('ha:state-machine', 'Where the service waits for a person.'),
  peers: listOf('ha:peer', 'All servers of the relationship, this one too.'),
  ...tls,
};

const peer: Keywords = {
  name: text('Name of the server, by which the others know it.'),
  url: text('Where the server takes HA commands.'),
  role: text('What the server does: primary, secondary, standby or backup.', { judgedBy: 'ha-roles' }),
  'auto-failover': checkedFlag('Whether the server takes over when its partner fails.', { default: true }),
  'basic-auth-user': text('User name that is sent to this server.', { since: '1.9.0' }),
  'basic-auth-password': text('Password that is sent to this server.', { since: '1.9.0', secret: true }),
  'basic-auth-user-file': text('File with the user name.', { since: '3.1.2' }),
  'basic-auth-password-file': text('File with the password.', { since: '2.1.2' }),
  'require-client-certs': {
    type: 'any',
    description: 'Stands in examples of Kea and is never read here: it belongs in the relationship.',
  },
  ...tls,
};

export const highAvailabilityMaps: KeywordTables = {
  'libdhcp_ha.so': {
    title: 'the parameters of libdhcp_ha.so',
    ignoresUnknown: true,
    required: [{ key: 'high-availability' }],
    keywords: {
      'high-availability': listOf('ha:relationship', 'Relationships with other servers, mostly one.'),
    },
  },
  'ha:relationship': {
    title: 'an HA relationship',
    ignoresUnknown: true,
    required: [{ key: 'mode' }, { key: 'peers' }],
    keywords: relationship,
  },
  'ha:peer': {
    title: 'an HA peer',
    ignoresUnknown: true,
    exclusive: [{ keys: ['basic-auth-password', 'basic-auth-password-file'] }],
    required: [{ key: 'name' }, { key: 'url' }, { key: 'role' }],
    keywords: peer,
  },
  'ha:multi-threading': {
    title: 'multi-threading of HA',
    ignoresUnknown: true,
    keywords: {
      'enable-multi-threading': checkedFlag('Whether partners are talked to directly, in several threads.'),
      'http-dedicated-listener': checkedFlag('Whether the server opens a listener of its own at its url.'),
      'http-listener-threads': integer('Threads of that listener; 0: as many as for clients.', {
        default: 0,
      }),
      'http-client-threads': integer('Threads that send to partners; 0: as many as for clients.', {
        default: 0,
      }),
    },
  },
  'ha:state-machine': {
    title: 'the state machine of HA',
    ignoresUnknown: true,
    keywords: { states: listOf('ha:state', 'States with a wish of their own.') },
  },
  'ha:state': {
    title: 'a state of HA',
    ignoresUnknown: true,
    required: [{ key: 'state' }],
    keywords: {
      state: text('The state.', {
        oneOf: [
          'backup',
          { word: 'communication-recovery', since: '1.9.4' },
          'hot-standby',
          { word: 'in-maintenance', since: '1.9.4' },
          'load-balancing',
          'partner-down',
          { word: 'partner-in-maintenance', since: '1.9.4' },
          { word: 'passive-backup', since: '1.7.8' },
          'ready',
          'syncing',
          'terminated',
          'waiting',
        ],
      }),
      pause: text('When the service waits there for ha-continue.', {
        oneOf: ['always', 'once', 'never'],
        default: 'never',
      }),
    },
  },
};
