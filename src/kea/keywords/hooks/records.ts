// Parameters of libraries that write down or count what happens: legal_log, lease_cmds, perfmon, run_script, host_cache.
// Types, ranges and what happens to unknown keys: seen with `-T` of Kea 3.0.4.

import { flag, integer, listOf, map, seconds, text, u32 } from '../define.ts';
import type { Keywords, KeywordTables } from '../types.ts';

/** legal_log takes these when `type` is a database; they are read by the database's own library. */
const database: Keywords = {
  name: text('Name of the database.'),
  host: text('Host of the database server.', { default: 'localhost' }),
  port: { type: 'any', description: 'Port of the database server.' },
  user: text('User of the database.'),
  password: text('Password of the database user.', { secret: true }),
  'password-file': text('File that holds the password.', { since: '3.3.1' }),
  'connect-timeout': { type: 'any', description: 'How long to wait for a connection.', unit: 'seconds' },
  'read-timeout': { type: 'any', description: 'MySQL: how long to wait for an answer.', unit: 'seconds' },
  'write-timeout': { type: 'any', description: 'MySQL: how long to wait while sending.', unit: 'seconds' },
  'tcp-user-timeout': { type: 'any', description: 'PostgreSQL: how long data may stay unacknowledged.' },
  'max-reconnect-tries': { type: 'any', description: 'How often to try again when the connection is lost.' },
  'reconnect-wait-time': { type: 'any', description: 'Pause between these tries.', unit: 'milliseconds' },
  'on-fail': { type: 'any', description: 'What to do while the connection is lost.' },
  'retry-on-startup': { type: 'any', description: 'Whether the tries begin at start already.' },
  'trust-anchor': text('Certificates of the authorities that the database server is checked against.'),
  'cert-file': text('Own certificate.'),
  'key-file': text('Private key of the own certificate.'),
  'cipher-list': text('MySQL: ciphers that may be used.'),
  'ssl-mode': { type: 'any', description: 'PostgreSQL: how much of TLS is asked for.', since: '3.1.0' },
};

export const recordMaps: KeywordTables = {
  'libdhcp_legal_log.so': {
    title: 'the parameters of libdhcp_legal_log.so',
    ignoresUnknown: true,
    keywords: {
      path: text('Directory of the log files; from 2.7.9 on only the one that was compiled in.'),
      'base-name': text('How the names of the log files begin.', { default: 'kea-legal' }),
      'time-unit': text('Unit of the time after which a new file begins.', {
        oneOf: ['second', 'day', 'month', 'year'],
        default: 'day',
      }),
      count: integer('How many units that are; 0: never.', { default: 1 }),
      prerotate: text('Program that is run before a file is closed.'),
      postrotate: text('Program that is run after a file was opened.'),
      'request-parser-format': text(
        'Expression for what is logged of a request, in place of the usual text.',
      ),
      'response-parser-format': text('Expression for what is logged of an answer.'),
      'timestamp-format': text('Layout of the time, as for strftime; `%Q` for microseconds.', {
        default: '%Y-%m-%d %H:%M:%S %Z',
      }),
      'mark-continuation-lines': flag('Whether the second and later lines of an entry begin with a hyphen.', {
        since: '3.3.0',
        default: true,
      }),
      type: text('Where entries go.', {
        oneOf: ['logfile', { word: 'syslog', since: '2.3.2' }, 'mysql', 'postgresql'],
        default: 'logfile',
      }),
      pattern: text('Syslog: layout of an entry in log4cplus notation.'),
      facility: text('Syslog: facility of the entries.'),
      ...database,
    },
  },
  'libdhcp_lease_cmds.so': {
    title: 'the parameters of libdhcp_lease_cmds.so',
    ignoresUnknown: true,
    keywords: {
      'binding-variables': listOf('lease-cmds:variable', 'Values that are kept with each lease.', {
        since: '2.7.7',
      }),
    },
  },
  'lease-cmds:variable': {
    title: 'a binding variable',
    required: [{ key: 'name' }, { key: 'expression' }, { key: 'source' }],
    keywords: {
      name: text('Name under which the value is kept.'),
      expression: text('Expression that makes the value.'),
      source: text('Which packet the expression looks at.', { oneOf: ['query', 'response'] }),
      'user-context': { type: 'map', description: 'Any JSON map of your own.' },
      comment: text('A remark.'),
    },
  },
  'libdhcp_run_script.so': {
    title: 'the parameters of libdhcp_run_script.so',
    ignoresUnknown: true,
    required: [{ key: 'name' }],
    keywords: {
      name: text('Path of the script; from 3.0.0 on in the one supported directory.'),
      sync: flag('Whether the server waits for the script; only false is supported.', { default: false }),
    },
  },
  'libdhcp_host_cache.so': {
    title: 'the parameters of libdhcp_host_cache.so',
    ignoresUnknown: true,
    keywords: {
      maximum: integer('How many hosts are kept; 0: no limit.', { default: 0, loose: true, unit: 'hosts' }),
    },
  },
  'libdhcp_perfmon.so': {
    title: 'the parameters of libdhcp_perfmon.so',
    keywords: {
      'enable-monitoring': flag('Whether durations are collected.', { default: false }),
      'interval-width-secs': seconds('Time over which durations are summed up.', {
        range: [1, u32],
        default: 60,
      }),
      'stats-mgr-reporting': flag('Whether sums are given to the statistics.', { default: true }),
      'alarm-report-secs': seconds('Pause between reports of the same alarm.', {
        default: 300,
        range: [0, Number.MAX_SAFE_INTEGER],
      }),
      alarms: listOf('perfmon:alarm', 'Durations that must stay below a limit.'),
    },
  },
  'perfmon:alarm': {
    title: 'an alarm of libdhcp_perfmon.so',
    required: [{ key: 'duration-key' }, { key: 'high-water-ms' }, { key: 'low-water-ms' }],
    keywords: {
      'duration-key': map('perfmon:duration-key', 'Which duration is meant.'),
      'enable-alarm': flag('Whether the alarm is on.', { default: true }),
      'high-water-ms': integer('Duration that raises the alarm.', { range: [1, u32], unit: 'milliseconds' }),
      'low-water-ms': integer('Duration that ends the alarm; less than high-water-ms.', {
        range: [1, u32],
        unit: 'milliseconds',
      }),
    },
  },
  'perfmon:duration-key': {
    title: 'a duration key',
    keywords: {
      'query-type': text('Message type of the query.'),
      'response-type': text('Message type of the answer.'),
      'start-event': text('Event at which the duration begins.'),
      'stop-event': text('Event at which it ends.'),
      'subnet-id': integer('Number of the subnet; 0: all.'),
    },
  },
};
