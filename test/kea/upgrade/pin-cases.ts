// Rewrites besides those of keywords: what stands wrongly in a text, paths, and old defaults that are written out. The last
// are pins: a newer Kea says something else of the file, unless the line is there.

import type { Daemon } from '../harness/index.ts';
import { silentDatabase } from './more-files.ts';
import type { Facts } from './row-cases.ts';

/** What `config-get` tells of a default that changed. */
export interface Pin {
  /** The place of the default, with a star for each item of a list. */
  readonly told: string;
  /** The place of what the line says, and what it says there. */
  readonly kept: string;
  readonly value: unknown;
}

/** A rewrite with the body of a file that shows it. */
export interface MoreCase {
  readonly facts: Facts;
  readonly daemon: Daemon;
  readonly body: string;
}

const subnet = '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ]';
const hooks = '/opt/kea/lib';
const stdout = '"output_options": [ { "output": "stdout" } ]';

const dhcp4 = (facts: Facts, body: string): MoreCase => ({ facts, daemon: 'kea-dhcp4', body });
const dhcp6 = (facts: Facts, body: string): MoreCase => ({ facts, daemon: 'kea-dhcp6', body });

/** A library that lies elsewhere; the hosts of this suite have it there. */
export const elsewhere = `${hooks}/libdhcp_lease_cmds.so`;

export const moreCases: readonly MoreCase[] = [
  dhcp4(
    { id: 'json-leading-zeros', kind: 'warned', since: '1.6', bites: '3.1.9' },
    `"valid-lifetime": 0600, "t1-percent": 00.50, ${subnet}`,
  ),
  dhcp4(
    { id: 'json-leading-plus', kind: 'refused', since: '1.6', bites: '3.1.9' },
    `"t1-percent": +0.5, "t2-percent": +.875, ${subnet}`,
  ),
  dhcp4(
    { id: 'json-trailing-comma', kind: 'warned', since: '1.6', bites: '2.1.2' },
    '"reservations": [ ], "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.20" }, ] } ],',
  ),
  dhcp4(
    { id: 'json-duplicate-key', kind: 'refused', since: '1.6', bites: '1.9.0', unsafe: true },
    `"valid-lifetime": 600, ${subnet}, "valid-lifetime": 1200`,
  ),
  dhcp4(
    { id: 'empty-map-rejected', kind: 'refused', since: '1.6', bites: '1.6' },
    `"multi-threading": { }, ${subnet}, "sanity-checks": { }`,
  ),
  dhcp4(
    { id: 'empty-list-rejected', kind: 'refused', since: '1.6', bites: '1.6' },
    `"loggers": [ ], ${subnet}`,
  ),
  dhcp4(
    { id: 'hosts-database-both', kind: 'refused', from: '2.7.4', since: '1.6', bites: '3.3.0' },
    `"hooks-libraries": [ { "library": "libdhcp_mysql.so" }, { "library": "libdhcp_pgsql.so" } ],
"hosts-database": ${silentDatabase('mysql')},
"hosts-databases": [
  ${silentDatabase('postgresql')}
]`,
  ),
  dhcp4(
    { id: 'path-hook-library', kind: 'refused', since: '2.4.2', bites: '2.4.2', unsafe: true },
    `"hooks-libraries": [ { "library": "${elsewhere}" } ]`,
  ),
  dhcp4(
    { id: 'path-lease-file', kind: 'dies', since: '1.6', bites: '2.4.2' },
    '"lease-database": { "type": "memfile", "name": "/var/lib/kea/.//kea-leases4.csv" }',
  ),
  dhcp4(
    { id: 'path-log-file', kind: 'dies', since: '2.4.2', bites: '2.4.2', unsafe: true },
    `"loggers": [ { "name": "kea-dhcp4", "severity": "INFO", ${stdout} },
  { "name": "kea-dhcp4.leases", "severity": "INFO", "output_options": [ { "output": "/var/log/kea-leases.log" } ] } ]`,
  ),
  dhcp6(
    { id: 'path-data-directory', kind: 'warned', since: '1.6', bites: '2.4.2' },
    '"data-directory": "/var/lib/kea", "valid-lifetime": 600',
  ),
  ...(['kea-dhcp4', 'kea-dhcp6'] as const).map((daemon) => ({
    facts: {
      id: 'mt-disables-queue-control',
      kind: 'silent',
      since: '2.3.5',
      bites: '2.3.5',
      unsafe: true,
      pin: {
        told: 'multi-threading/enable-multi-threading',
        kept: 'multi-threading/enable-multi-threading',
        value: false,
      },
    } as const,
    daemon,
    body: `"dhcp-queue-control": { "enable-queue": true, "queue-type": "kea-ring${daemon.slice(-1)}", "capacity": 500 }`,
  })),
  ...(['kea-dhcp4', 'kea-dhcp6'] as const).map((daemon) => ({
    facts: {
      id: 'cache-threshold-default',
      kind: 'silent',
      since: '3.0.0',
      bites: '3.0.0',
      unsafe: true,
      pin: { told: 'cache-threshold', kept: 'cache-max-age', value: 0 },
    } as const,
    daemon,
    body: '"dhcp-ddns": { "enable-updates": true }, "ddns-update-on-renew": true',
  })),
  dhcp6(
    {
      id: 'preferred-lifetime-default',
      kind: 'silent',
      since: '2.3.8',
      bites: '2.3.8',
      unsafe: true,
      pin: { told: 'subnet6/*/preferred-lifetime', kept: 'subnet6/*/preferred-lifetime', value: 3600 },
    },
    '"valid-lifetime": 86400, "subnet6": [ { "id": 1, "subnet": "2001:db8::/64" }, { "id": 2, "subnet": "2001:db8:1::/64", "valid-lifetime": 3600 } ]',
  ),
];
