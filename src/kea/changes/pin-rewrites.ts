// The part of the rewrites that loads libraries, or writes an old default out: pins.

import type { SectionRewrite } from './rewrites.ts';
import { always, unsafe } from './section-rewrites.ts';

const subnet = '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ]';
const subnet6 = '"subnet6": [ { "id": 1, "subnet": "2001:db8::/64" } ]';
const database = (type: string): string =>
  `"lease-database": { "type": "${type}", "name": "kea", "user": "kea" }`;

export const libraries: readonly SectionRewrite[] = [
  always(
    'backend-needs-mysql-hook',
    '2.7.4',
    database('mysql'),
    `${database('mysql')},\n    "hooks-libraries": [\n      {\n        "library": "libdhcp_mysql.so"\n      }\n    ]`,
  ),
  always(
    'backend-needs-pgsql-hook',
    '2.7.4',
    database('postgresql'),
    `${database('postgresql')},\n    "hooks-libraries": [\n      {\n        "library": "libdhcp_pgsql.so"\n      }\n    ]`,
  ),
  {
    ...always(
      'legal-log-hook-order',
      '2.7.4',
      '"hooks-libraries": [ { "library": "libdhcp_legal_log.so", "parameters": { "type": "mysql", "name": "kea", "user": "kea" } }, { "library": "libdhcp_mysql.so" } ]',
      '"hooks-libraries": [ { "library": "libdhcp_mysql.so" }, { "library": "libdhcp_legal_log.so", "parameters": { "type": "mysql", "name": "kea", "user": "kea" } } ]',
    ),
    only: 'no comment is about the library: then a person moves it',
  },
  {
    ...always(
      'hosts-database-both',
      '1.6',
      '"hooks-libraries": [ { "library": "libdhcp_mysql.so" } ],\n    "hosts-database": { "type": "mysql", "name": "a", "user": "kea" }, "hosts-databases": [ { "type": "mysql", "name": "b", "user": "kea" } ]',
      '"hooks-libraries": [ { "library": "libdhcp_mysql.so" } ],\n    "hosts-databases": [ { "type": "mysql", "name": "a", "user": "kea" }, { "type": "mysql", "name": "b", "user": "kea" } ]',
    ),
    only: 'no comment is about the single one: then a person moves it',
  },
  unsafe(
    'hook-not-mt-compatible',
    '1.7.7',
    '"hooks-libraries": [ { "library": "libdhcp_user_chk.so" } ]',
    '"hooks-libraries": [ { "library": "libdhcp_user_chk.so" } ],\n    "multi-threading": {\n      "enable-multi-threading": false\n    }',
    'the library is worth more than several threads',
  ),
];

const renewing = `${subnet},\n    "dhcp-ddns": { "enable-updates": true },\n    "ddns-update-on-renew": true`;

export const pins: readonly SectionRewrite[] = [
  {
    ...always(
      'mt-default-on',
      '1.7.7',
      subnet,
      `${subnet},\n    "multi-threading": {\n      "enable-multi-threading": false\n    }`,
    ),
    by: 'hand',
    only: 'one thread is wanted; it also keeps HA without a listener of its own',
  },
  unsafe(
    'mt-disables-queue-control',
    '1.7.7',
    '"dhcp-queue-control": { "enable-queue": true, "queue-type": "kea-ring4", "capacity": 500 }',
    '"dhcp-queue-control": { "enable-queue": true, "queue-type": "kea-ring4", "capacity": 500 },\n    "multi-threading": { "enable-multi-threading": false }',
    'the queue is wanted',
  ),
  unsafe(
    'cache-threshold-default',
    '1.9.1',
    renewing,
    `${renewing},\n    "cache-max-age": 0`,
    'every renewal counts, and no level sets caching itself',
  ),
  {
    ...unsafe(
      'cache-threshold-zero',
      '1.9.1',
      `"cache-threshold": 0.0,\n    ${subnet}`,
      `"cache-max-age": 0,\n    ${subnet}`,
      'the file is for a Kea before 3.0',
    ),
    target: '2.6',
  },
  {
    ...unsafe(
      'preferred-lifetime-default',
      '1.6',
      `"valid-lifetime": 7200,\n    ${subnet6}`,
      `"valid-lifetime": 7200,\n    ${subnet6},\n    "preferred-lifetime": 3600`,
      'no valid lifetime is shorter than the hour',
    ),
    daemon: 'dhcp6',
  },
  unsafe(
    'queue-capacity-default',
    '1.6',
    '"multi-threading": { "enable-multi-threading": false },\n    "dhcp-queue-control": { "enable-queue": true, "queue-type": "kea-ring4" }',
    '"multi-threading": { "enable-multi-threading": false },\n    "dhcp-queue-control": { "enable-queue": true, "queue-type": "kea-ring4", "capacity": 500 }',
    'the longer queue is wanted',
  ),
  {
    ...always(
      'extended-info-checks-default',
      '2.3.2',
      `${subnet},\n    "store-extended-info": true`,
      `${subnet},\n    "store-extended-info": true,\n    "sanity-checks": { "extended-info-checks": "none" }`,
    ),
    by: 'hand',
    only: 'nobody asks for leases in bulk',
  },
];
