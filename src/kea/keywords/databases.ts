// Keywords of database connections: leases, hosts and the configuration backend.

import { flag, integer, listOf, map, notes, seconds, text, u16 } from './define.ts';
import type { KeywordMap, Keywords, KeywordTables } from './types.ts';

const cassandra = { before: '2.1.5' } as const;
const timeouts = { since: '2.2.1' } as const;
const tls = { since: '2.1.2' } as const;

/** Everything that any database map takes. */
const connection: Keywords = {
  type: text('Kind of the database; memfile for leases only.', {
    oneOf: ['memfile', 'mysql', 'postgresql', { word: 'cql', before: '2.1.5' }],
  }),
  name: text('Name of the database; for memfile the path of the lease file.'),
  host: text('Host of the database server.', { default: 'localhost' }),
  port: integer('Port of the database server.', { range: [0, u16] }),
  user: text('User of the database.'),
  password: text('Password of the database user.', { secret: true }),
  'password-file': text('File that holds the password of the database user.', { since: '3.3.1' }),
  persist: flag('Memfile: whether leases are written to disk.', { default: true }),
  'lfc-interval': seconds('Memfile: time between clean-ups of the lease file; 0 for none.', {
    default: 3600,
  }),
  'connect-timeout': seconds('How long to wait for a connection.', { default: 5 }),
  'read-timeout': seconds('MySQL: how long to wait for an answer.', timeouts),
  'write-timeout': seconds('MySQL: how long to wait while sending.', timeouts),
  'tcp-user-timeout': seconds('PostgreSQL: how long sent data may stay unacknowledged.', timeouts),
  'max-reconnect-tries': integer('How often to try again when the connection is lost.', {
    default: 0,
    loose: true,
  }),
  'reconnect-wait-time': integer('Pause between these tries.', { unit: 'milliseconds', default: 0 }),
  'on-fail': text('What to do while the connection is lost.', {
    since: '1.9.6',
    oneOf: ['stop-retry-exit', 'serve-retry-exit', 'serve-retry-continue'],
  }),
  'retry-on-startup': flag('Whether the tries begin at start already.', { since: '2.5.5', default: false }),
  'trust-anchor': text('Certificates of the authorities that the database server is checked against.', tls),
  'cert-file': text('Own certificate.', tls),
  'key-file': text('Private key of the own certificate.', tls),
  'cipher-list': text('MySQL: ciphers that may be used.', tls),
  'ssl-mode': text('PostgreSQL: how much of TLS is asked for.', {
    since: '3.1.0',
    anyCase: true,
    oneOf: ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'],
  }),
  'contact-points': text('Cassandra: addresses of the cluster.', cassandra),
  keyspace: text('Cassandra: name of the keyspace.', cassandra),
  'request-timeout': integer('Cassandra: request timeout.', cassandra),
  'tcp-keepalive': integer('Cassandra: TCP keep-alive.', cassandra),
  'tcp-nodelay': flag('Cassandra: TCP without delay.', cassandra),
  consistency: text('Cassandra: consistency level.', cassandra),
  'serial-consistency': text('Cassandra: serial consistency level.', cassandra),
  ...notes,
};

const { 'user-context': _context, comment: _comment, ...bare } = connection;

const database = (title: string, own: Keywords): KeywordMap => ({
  title,
  notEmpty: true,
  required: [{ key: 'type' }],
  keywords: { ...bare, ...own },
});

export const databaseMaps: KeywordTables = {
  'lease-database': database('the lease database', {
    'max-row-errors': integer(
      'Memfile: bad rows in the lease file after which loading is given up; 0 for never.',
      {
        default: 100,
      },
    ),
  }),
  'hosts-database': database('a hosts database', {
    readonly: flag('Whether reservations are only read.', { default: false }),
  }),
  'config-database': database('a configuration database', {}),
  'config-control': {
    title: 'config-control',
    notEmpty: true,
    keywords: {
      'config-databases': listOf('config-database', 'Databases that parts of the configuration come from.'),
      'config-fetch-wait-time': seconds('Time between looks for changes; 0 for never.', {
        default: 30,
        range: [0, u16],
      }),
    },
  },
};

/** The keywords of a server that lead to databases. */
export const databaseKeywords: Keywords = {
  'lease-database': map('lease-database', 'Where leases are kept.'),
  'hosts-database': map('hosts-database', 'The one database of reservations; a list in `hosts-databases`.', {
    deprecated: '3.3.0',
    replacement: 'hosts-databases',
  }),
  'hosts-databases': listOf('hosts-database', 'Databases of reservations, asked in this order.'),
  'config-control': map('config-control', 'The configuration backend.'),
};
