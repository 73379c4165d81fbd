// The part of the rewrites that happens in the section of one daemon: numbers, sockets, paths, subnets, options, loggers.

import type { SectionRewrite } from './rewrites.ts';

const unix = '"socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket"';
const logger = '"name": "kea-dhcp4", "severity": "INFO"';

/** A rewrite in the section of dhcp4 that every plan does. */
export function always(id: string, since: string, before: string, after: string): SectionRewrite {
  return { id, since, by: 'every plan', daemon: 'dhcp4', before, after };
}

/** The same where a person should look: --unsafe. */
export function unsafe(
  id: string,
  since: string,
  before: string,
  after: string,
  only: string,
): SectionRewrite {
  return { id, since, by: '--unsafe', only, daemon: 'dhcp4', before, after };
}

export const numbersAndJson: readonly SectionRewrite[] = [
  always('json-leading-zeros', '1.6', '"valid-lifetime": 0600', '"valid-lifetime": 600'),
  always(
    'json-leading-plus',
    '1.6',
    '"t1-percent": +0.5, "t2-percent": 0.80',
    '"t1-percent": 0.5, "t2-percent": 0.80',
  ),
  always('json-trailing-comma', '1.6', '"reservations": [ ],', '"reservations": [ ]'),
  unsafe(
    'json-duplicate-key',
    '1.6',
    '"valid-lifetime": 600, "valid-lifetime": 1200',
    '"valid-lifetime": 1200',
    'the file worked before 1.9.0, when the last one counted',
  ),
  always(
    'empty-map-rejected',
    '1.6',
    '"valid-lifetime": 600, "multi-threading": { }',
    '"valid-lifetime": 600',
  ),
  always('empty-list-rejected', '1.6', '"valid-lifetime": 600, "loggers": [ ]', '"valid-lifetime": 600'),
  {
    ...always(
      'empty-client-classes-list',
      '1.6',
      '"valid-lifetime": 600, "client-classes": [ ]',
      '"valid-lifetime": 600',
    ),
    target: '2.6',
  },
];

export const sockets: readonly SectionRewrite[] = [
  always(
    'control-socket-singular',
    '2.7.2',
    `"control-socket": { ${unix} }`,
    `"control-sockets": [ { ${unix} } ]`,
  ),
  always(
    'control-socket-unix-foreign-params',
    '2.7.2',
    `"control-sockets": [ { ${unix}, "socket-port": 8000 } ]`,
    `"control-sockets": [ { ${unix} } ]`,
  ),
  {
    ...always(
      'control-socket-http-with-name',
      '2.7.2',
      '"control-sockets": [ { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004, "socket-name": "http" } ]',
      '"control-sockets": [ { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004 } ]',
    ),
    target: '3.0',
  },
];

export const paths: readonly SectionRewrite[] = [
  {
    ...unsafe(
      'path-hook-library',
      '2.4.2',
      '"hooks-libraries": [ { "library": "/opt/kea/lib/libdhcp_lease_cmds.so" } ]',
      '"hooks-libraries": [ { "library": "libdhcp_lease_cmds.so" } ]',
      'the library comes with Kea',
    ),
    platform: 'debian',
  },
  {
    ...always(
      'path-lease-file',
      '1.6',
      '"lease-database": { "type": "memfile", "name": "/var/lib/kea//kea-leases4.csv" }',
      '"lease-database": { "type": "memfile", "name": "/var/lib/kea/kea-leases4.csv" }',
    ),
    only: 'the file lies in the supported directory; else it must be moved first',
    platform: 'debian',
  },
  {
    ...unsafe(
      'path-log-file',
      '2.4.2',
      `"loggers": [ { ${logger}, "output-options": [ { "output": "/var/log/kea-dhcp4.log" } ] } ]`,
      `"loggers": [ { ${logger}, "output-options": [ { "output": "kea-dhcp4.log" } ] } ]`,
      'whoever reads or rotates the log follows',
    ),
    platform: 'debian',
  },
  {
    ...always(
      'path-control-socket',
      '2.4.2',
      '"control-sockets": [ { "socket-type": "unix", "socket-name": "/tmp/kea4-ctrl-socket" } ]',
      '"control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ]',
    ),
    only: 'whoever opens the socket follows',
  },
  always(
    'path-textual-compare',
    '1.6',
    '"control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea//kea4-ctrl-socket" } ]',
    '"control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" } ]',
  ),
  {
    ...always(
      'path-data-directory',
      '1.6',
      '"valid-lifetime": 600, "data-directory": "/var/lib/kea"',
      '"valid-lifetime": 600',
    ),
    daemon: 'dhcp6',
    only: 'it names the supported directory; else the files must be moved first',
    platform: 'debian',
  },
  {
    ...always(
      'path-legal-log',
      '2.5.8',
      '"hooks-libraries": [ { "library": "libdhcp_legal_log.so", "parameters": { "path": "/var/log//kea" } } ]',
      '"hooks-libraries": [ { "library": "libdhcp_legal_log.so", "parameters": { "path": "/var/log/kea" } } ]',
    ),
    only: 'it names the supported directory',
    platform: 'debian',
  },
];

export const subnets: readonly SectionRewrite[] = [
  always(
    'subnet-id-required',
    '1.6',
    '"subnet4": [ { "subnet": "192.0.2.0/24" }, { "id": 7, "subnet": "192.0.3.0/24" } ],\n    "shared-networks": [ { "name": "a", "subnet4": [ { "subnet": "192.0.4.0/24" } ] } ]',
    '"subnet4": [ { "subnet": "192.0.2.0/24", "id": 2 }, { "id": 7, "subnet": "192.0.3.0/24" } ],\n    "shared-networks": [ { "name": "a", "subnet4": [ { "subnet": "192.0.4.0/24", "id": 1 } ] } ]',
  ),
  always(
    'subnet-id-zero',
    '1.6',
    '"subnet4": [ { "id": 0, "subnet": "192.0.2.0/24" } ]',
    '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ]',
  ),
  always(
    'client-class-empty-string',
    '1.6',
    '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "client-class": "" } ]',
    '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ]',
  ),
];

export const optionsAndLoggers: readonly SectionRewrite[] = [
  {
    ...always(
      'option-def-now-standard',
      '2.3.6',
      '"option-def": [ { "name": "my-sztp", "code": 143, "type": "tuple", "array": true } ],\n    "option-data": [ { "name": "my-sztp", "data": "bootstrap.example.com" } ]',
      '"option-def": [],\n    "option-data": [ { "name": "v4-sztp-redirect", "data": "bootstrap.example.com" } ]',
    ),
    only: 'type, array and record are those of the standard',
  },
  {
    ...always(
      'option-121-csv',
      '2.5.5',
      '"option-def": [ { "name": "rfc3442", "code": 121, "type": "uint8", "array": true } ],\n    "option-data": [ { "name": "rfc3442", "data": "24,10,1,1,10,0,0,1" } ]',
      '"option-def": [],\n    "option-data": [ { "name": "classless-static-route", "data": "10.1.1.0/24 - 10.0.0.1" } ]',
    ),
    only: 'the bytes are routes',
  },
  always(
    'logger-severity-missing',
    '1.6',
    '"loggers": [ { "name": "kea-dhcp4", "output-options": [ { "output": "stdout" } ] } ]',
    '"loggers": [ { "name": "kea-dhcp4", "severity": "INFO", "output-options": [ { "output": "stdout" } ] } ]',
  ),
  {
    ...unsafe(
      'logger-root-without-output',
      '2.5.1',
      '"loggers": [ { "name": "kea-dhcp4", "severity": "WARN" } ]',
      '"loggers": [ { "name": "kea-dhcp4", "output-options": [ { "output": "stdout" } ], "severity": "WARN" } ]',
      'the messages were wanted where they went',
    ),
  },
];
