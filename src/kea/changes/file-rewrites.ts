// The part of the rewrites that is about whole files: what stands beside a section, and what moves from one file to others.

import type { FileRewrite, Texts } from './rewrites.ts';

const section = (name: string, body: string): string => `{\n  "${name}": {\n    ${body}\n  }\n}\n`;

const agent = (more: string): string =>
  section(
    'Control-agent',
    `"http-host": "192.0.2.1",
    "http-port": 8000,${more}
    "trust-anchor": "/etc/kea/ca.pem",
    "cert-file": "/etc/kea/kea.pem",
    "key-file": "/etc/kea/kea.key",
    "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "/run/kea/kea4" } }`,
  );
const server = (more: string): string => section('Dhcp4', more);
const unix = '"socket-type": "unix", "socket-name": "/run/kea/kea4"';
const subnet = '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ]';
const https = `{ "socket-type": "https", "socket-address": "192.0.2.1", "socket-port": 8000, "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/kea.pem", "key-file": "/etc/kea/kea.key" }`;
const listener = (credentials: string): string =>
  section(
    'Dhcp4',
    `"control-sockets": [ { "socket-type": "http", "socket-address": "192.0.2.1", "socket-port": 8004,
      "authentication": { "type": "basic", "realm": "kea", "directory": "/etc/kea", "clients": [ ${credentials} ] } } ]`,
  );
const inFiles: Texts = {
  'kea-dhcp4.conf': listener(
    '{ "user-file": "kea-control-api-user", "password-file": "kea-control-api-password" }',
  ),
  'kea-control-api-user': 'api\n',
  'kea-control-api-password': 'Fx8wv2Qm\n',
};
const netconf = (servers: string): string => section('Netconf', `"managed-servers": { ${servers} }`);

export const fileRewrites: readonly FileRewrite[] = [
  {
    id: 'json-config-get-hash',
    since: '1.6',
    by: 'every plan',
    before: { 'kea-dhcp4.conf': `{ "Dhcp4": { ${subnet} }, "hash": "5C3C90EF" }\n` },
    after: { 'kea-dhcp4.conf': `{ "Dhcp4": { ${subnet} } }\n` },
  },
  {
    id: 'toplevel-logging',
    since: '1.6',
    by: 'every plan',
    only: 'no comment is about loggers of the section itself, which those of "Logging" replaced: then a person says which count',
    before: {
      'kea-dhcp4.conf':
        '{ "Dhcp4": { "valid-lifetime": 600, "loggers": [ { "name": "kea-dhcp4", "severity": "DEBUG" } ] },\n  "Logging": { "loggers": [ { "name": "kea-dhcp4", "severity": "INFO" } ] } }\n',
    },
    after: {
      'kea-dhcp4.conf':
        '{ "Dhcp4": { "valid-lifetime": 600, "loggers": [ { "name": "kea-dhcp4", "severity": "INFO" } ] } }\n',
    },
  },
  {
    id: 'toplevel-several-daemons',
    since: '1.6',
    by: 'every plan',
    before: {
      'kea.conf': '{ "Dhcp4": { "valid-lifetime": 600 },\n  "Dhcp6": { "valid-lifetime": 1200 } }\n',
    },
    after: {
      'kea-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": 600 } }\n',
      'kea-dhcp6.conf': '{\n  "Dhcp6": { "valid-lifetime": 1200 } }\n',
    },
  },
  {
    id: 'control-agent-removed',
    since: '2.7.2',
    by: 'every plan',
    only: 'the port of one server is the agent’s, those of several are for a person to choose',
    before: {
      'kea-ctrl-agent.conf': agent(''),
      'kea-dhcp4.conf': server(`"control-socket": { ${unix} }`),
    },
    after: {
      'kea-ctrl-agent.conf': agent(''),
      'kea-dhcp4.conf': server(`"control-sockets": [ { ${unix} }, ${https} ]`),
    },
  },
  {
    id: 'ca-rbac-hook-renamed',
    since: '2.7.2',
    by: 'every plan',
    before: {
      'kea-ctrl-agent.conf': agent('\n    "hooks-libraries": [ { "library": "libca_rbac.so" } ],'),
      'kea-dhcp4.conf': server(`"control-sockets": [ { ${unix} } ]`),
    },
    after: {
      'kea-dhcp4.conf': server(
        `"control-sockets": [ { ${unix} }, ${https} ],\n    "hooks-libraries": [ { "library": "libdhcp_rbac.so" } ]`,
      ),
    },
  },
  {
    id: 'ca-socket-path',
    since: '2.4.2',
    by: 'every plan',
    only: 'whoever opens the socket follows',
    target: '3.0',
    before: {
      'kea-ctrl-agent.conf': section(
        'Control-agent',
        '"http-port": 8000,\n    "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "/tmp/kea4" } }',
      ),
      'kea-dhcp4.conf': server(
        '"control-sockets": [ { "socket-type": "unix", "socket-name": "/tmp/kea4" } ]',
      ),
    },
    after: {
      'kea-ctrl-agent.conf': section(
        'Control-agent',
        '"http-port": 8000,\n    "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "kea4" } }',
      ),
      'kea-dhcp4.conf': server(
        '"control-sockets": [ { "socket-type": "unix", "socket-name": "kea4" }, { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004 } ]',
      ),
    },
  },
  {
    id: 'control-socket-clear-password',
    since: '2.7.5',
    by: 'every plan',
    only: 'files with secrets may be written there',
    before: { 'kea-dhcp4.conf': listener('{ "user": "api", "password": "Fx8wv2Qm" }') },
    after: inFiles,
  },
  {
    id: 'control-socket-clear-user',
    since: '2.7.5',
    by: 'every plan',
    only: 'files with secrets may be written there',
    before: { 'kea-dhcp4.conf': listener('{ "user": "api", "password": "Fx8wv2Qm" }') },
    after: inFiles,
  },
  {
    id: 'tsig-clear-secret',
    since: '2.5.8',
    by: 'every plan',
    only: 'files with secrets may be written there',
    before: {
      'kea-dhcp-ddns.conf': section(
        'DhcpDdns',
        '"tsig-keys": [ { "name": "key", "algorithm": "HMAC-SHA256", "secret": "LSWXnfkKZjdPJI5QxlpnfQ==" } ]',
      ),
    },
    after: {
      'kea-dhcp-ddns.conf': section(
        'DhcpDdns',
        '"tsig-keys": [ { "name": "key", "algorithm": "HMAC-SHA256", "secret-file": "/etc/kea/kea-tsig-key" } ]',
      ),
      'kea-tsig-key': 'LSWXnfkKZjdPJI5QxlpnfQ==\n',
    },
  },
  {
    id: 'netconf-ca-server',
    since: '1.6',
    by: 'every plan',
    before: {
      'kea-netconf.conf': netconf(
        '"dhcp4": { "control-socket": { "socket-type": "stdout" } }, "ca": { "control-socket": { "socket-type": "stdout" } }',
      ),
    },
    after: {
      'kea-netconf.conf': netconf('"dhcp4": { "control-socket": { "socket-type": "stdout" } }'),
    },
  },
  {
    id: 'netconf-socket-type-mandatory',
    since: '1.6',
    by: 'every plan',
    only: 'no other type was meant',
    before: { 'kea-netconf.conf': netconf('"dhcp4": { "control-socket": { "comment": "printed only" } }') },
    after: {
      'kea-netconf.conf': netconf(
        '"dhcp4": { "control-socket": { "comment": "printed only", "socket-type": "stdout" } }',
      ),
    },
  },
  {
    id: 'path-netconf-socket',
    since: '3.1.4',
    by: 'every plan',
    only: 'whoever opens the socket follows',
    before: {
      'kea-netconf.conf': netconf(
        '"dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "/tmp/kea4" } }',
      ),
      'kea-dhcp4.conf': server(
        '"control-sockets": [ { "socket-type": "unix", "socket-name": "/tmp/kea4" } ]',
      ),
    },
    after: {
      'kea-netconf.conf': netconf(
        '"dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4" } }',
      ),
      'kea-dhcp4.conf': server('"control-sockets": [ { "socket-type": "unix", "socket-name": "kea4" } ]'),
    },
  },
];
