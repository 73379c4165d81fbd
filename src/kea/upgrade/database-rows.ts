// Rows about databases and the libraries that serve them.

import type { UpgradeRow } from './types.ts';

const servers = ['dhcp4', 'dhcp6'] as const;

export const databaseRows: readonly UpgradeRow[] = [
  {
    id: 'hosts-database-singular',
    kind: 'warned',
    title: '"hosts-database" will go; the list "hosts-databases" takes its place',
    why: `The list exists since 1.4 and says the same with one item. The single form is warned about since 3.3.0, and both together are
refused there; up to then the single one was used first.`,
    source: 'Kea 3.3.0 ChangeLog 2518',
    since: '1.6',
    bites: '3.3.0',
    daemons: servers,
    maps: ['file'],
    keywords: ['hosts-database'],
    rewrite: { do: 'list', to: 'hosts-databases', first: true },
    before: '"hosts-database": { "type": "mysql", "name": "kea", "user": "kea" }',
    after: '"hosts-databases": [ { "type": "mysql", "name": "kea", "user": "kea" } ]',
    nearMiss: '"hosts-databases": [ { "type": "mysql", "name": "kea", "user": "kea" } ]',
    also: ['backend-needs-mysql-hook', 'host-cmds-missing'],
  },
  {
    id: 'cassandra-removed',
    kind: 'refused',
    title: 'there is no Cassandra backend any more',
    why: `Deprecated in 1.9.9 and gone in 2.1.5: \`"type": "cql"\` is an unknown type. Leases and reservations must move to another
backend, with \`kea-admin lease-dump\` on the old version; nothing can do this from the configuration alone.`,
    source: 'ChangeLog 1914, 2005',
    since: '2.1.5',
    bites: '2.1.5',
    daemons: servers,
    maps: ['lease-database', 'hosts-database', 'config-database'],
    keywords: ['type'],
    value: { matches: /^cql$/ },
    before: '"lease-database": { "type": "cql" }',
    after: '"lease-database": { "type": "memfile" }',
    nearMiss: '"lease-database": { "type": "memfile", "name": "cql" }',
  },
  {
    id: 'memfile-reconnect-params',
    kind: 'dies',
    title: 'a lease file has no connection that could be tried again',
    why: `With memfile, \`max-reconnect-tries\` and \`reconnect-wait-time\` never did anything. Since 3.0.4 and 3.1.5 a value above zero passes
\`-t\` and ends the start: "values greater than zero are not supported by memfile".`,
    source: 'ChangeLog 2420; Kea 3.0.4 ChangeLog 2397',
    since: '3.0.4',
    bites: '3.0.4',
    daemons: servers,
    maps: ['lease-database'],
    keywords: ['max-reconnect-tries', 'reconnect-wait-time'],
    value: { above: 0 },
    beside: { key: 'type', is: 'memfile' },
    rewrite: { do: 'drop' },
    before: '"lease-database": { "type": "memfile", "persist": true, "max-reconnect-tries": 3 }',
    after: '"lease-database": { "type": "memfile", "persist": true }',
    nearMiss: '"lease-database": { "type": "memfile", "persist": true, "max-reconnect-tries": 0 }',
  },
  {
    id: 'cb-hook-renamed',
    kind: 'refused',
    title:
      'libdhcp_mysql_cb.so and libdhcp_pgsql_cb.so are gone; libdhcp_mysql.so and libdhcp_pgsql.so do their work',
    why: `Since 2.7.4 \`libdhcp_mysql.so\` and \`libdhcp_pgsql.so\` serve leases, reservations, configuration and the legal log;
\`libdhcp_mysql_cb.so\` and \`libdhcp_pgsql_cb.so\` are gone, and a file that loads them is refused. \`libdhcp_cb_cmds.so\` stays.`,
    source: 'ChangeLog 2289',
    since: '2.7.4',
    bites: '2.7.4',
    daemons: servers,
    maps: ['hook'],
    keywords: ['library'],
    value: { matches: /(?:^|\/)libdhcp_(?:mysql|pgsql)_cb\.so$/ },
    rewrite: { do: 'replace', pattern: /_cb\.so$/, with: '.so', once: true },
    before: '"hooks-libraries": [ { "library": "libdhcp_mysql_cb.so" } ]',
    after: '"hooks-libraries": [ { "library": "libdhcp_mysql.so" } ]',
    nearMiss: '"hooks-libraries": [ { "library": "libdhcp_mysql.so" } ]',
  },
  {
    id: 'radius-realm',
    kind: 'dies',
    title: '"realm" is no parameter of the RADIUS hook',
    why: `It never did anything. Since 3.1.5 the library does not load with it: "unknown parameter: realm". \`-t\` does not see it.`,
    source: 'ChangeLog 2430',
    since: '3.1.5',
    bites: '3.1.5',
    daemons: servers,
    maps: ['libdhcp_radius.so'],
    keywords: ['realm'],
    rewrite: { do: 'drop' },
    before:
      '"hooks-libraries": [ { "library": "libdhcp_radius.so", "parameters": { "dictionary": "/etc/kea/radius/dictionary", "realm": "example" } } ]',
    after:
      '"hooks-libraries": [ { "library": "libdhcp_radius.so", "parameters": { "dictionary": "/etc/kea/radius/dictionary" } } ]',
    nearMiss:
      '"hooks-libraries": [ { "library": "libdhcp_radius.so", "parameters": { "dictionary": "/etc/kea/radius/realm" } } ]',
  },
];
