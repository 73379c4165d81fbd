// The files of D2, of the Control Agent and of kea-netconf.

import {
  authenticationMaps,
  controlSocketKeywords,
  controlSockets,
  hookMaps,
  hooksLibraries,
  httpHeaderMaps,
  httpHeaders,
  loggerMaps,
  loggers,
  tlsKeywords,
} from './daemon-common.ts';
import { during, flag, integer, listOf, map, notes, text, u16, u32 } from './define.ts';
import type { KeywordTables } from './types.ts';

/** src/lib/d2srv/d2_tsig_key.cc, src/lib/d2srv/d2_config.cc: TSIGKeyInfo::stringToAlgorithmName */
const tsigAlgorithms = ['HMAC-MD5', 'HMAC-SHA1', 'HMAC-SHA224', 'HMAC-SHA256', 'HMAC-SHA384', 'HMAC-SHA512'];

/** kea-dhcp-ddns.conf below `DhcpDdns`. */
export const d2Maps: KeywordTables = {
  ...hookMaps,
  ...loggerMaps,
  ...authenticationMaps,
  'control-socket': {
    title: 'a control socket',
    notEmpty: true,
    unknownJudged: ['dhcp4', 'dhcp6', 'd2'],
    keywords: controlSocketKeywords,
  },
  file: {
    title: 'DhcpDdns',
    notEmpty: true,
    keywords: {
      'ip-address': text('Address to listen on.', { default: '127.0.0.1' }),
      port: integer('Port to listen on.', { range: [1, u16], default: 53_001 }),
      'dns-server-timeout': integer('How long to wait for a DNS server.', {
        unit: 'milliseconds',
        range: [1, u32],
        default: 500,
      }),
      'ncr-protocol': text('Protocol of requests; TCP is in the grammar, and refused behind it.', {
        oneOf: ['UDP'],
        anyCase: true,
        default: 'UDP',
      }),
      'ncr-format': text('Format of requests.', { oneOf: ['JSON'], anyCase: true, default: 'JSON' }),
      'forward-ddns': map('ddns-manager', 'Domains for names.'),
      'reverse-ddns': map('ddns-manager', 'Domains for addresses.'),
      'tsig-keys': listOf('tsig-key', 'Keys that updates are signed with.'),
      ...controlSockets,
      'hooks-libraries': { ...hooksLibraries, since: '1.9.9' },
      loggers,
      ...notes,
    },
  },
  'ddns-manager': {
    title: 'a list of domains',
    keywords: { 'ddns-domains': listOf('ddns-domain', 'The domains.') },
  },
  'ddns-domain': {
    title: 'a DDNS domain',
    notEmpty: true,
    required: [{ key: 'name' }, { key: 'dns-servers' }],
    keywords: {
      name: text('Name of the domain, with a dot at its end.'),
      'key-name': text('Key that updates of this domain are signed with.'),
      'dns-servers': listOf('dns-server', 'Servers of the domain, tried in this order.'),
      ...notes,
    },
  },
  'dns-server': {
    title: 'a DNS server',
    notEmpty: true,
    required: [{ key: 'ip-address' }],
    keywords: {
      hostname: text('Not supported by any version: must be empty.'),
      'ip-address': text('Address of the server.'),
      port: integer('Port of the server.', { range: [1, u16], default: 53 }),
      'key-name': text('Key that updates through this server are signed with.', { since: '1.9.11' }),
      ...notes,
    },
  },
  'tsig-key': {
    title: 'a TSIG key',
    notEmpty: true,
    required: [{ key: 'name' }, { key: 'algorithm' }],
    exclusive: [{ keys: ['secret', 'secret-file'], since: '2.5.8' }],
    keywords: {
      name: text('Name of the key, the same as on the DNS server.'),
      algorithm: text('How updates are signed.', { oneOf: tsigAlgorithms, anyCase: true }),
      'digest-bits': integer('Length that the digest is cut to; 0: not at all.', {
        unit: 'bits',
        default: 0,
        loose: true,
      }),
      secret: text('The secret in base64; refused from 3.1.0 on.', { secret: true }),
      'secret-file': text('File that holds the secret.', { since: '2.5.8' }),
      ...notes,
    },
  },
};

/** kea-ctrl-agent.conf below `Control-agent`. The agent was removed in 3.1.8. */
export const agentMaps: KeywordTables = {
  ...hookMaps,
  ...loggerMaps,
  ...authenticationMaps,
  ...httpHeaderMaps,
  file: {
    title: 'Control-agent',
    notEmpty: true,
    unknownJudged: ['control-socket'],
    keywords: {
      'http-host': text('Address to listen on.', { default: '127.0.0.1' }),
      'http-port': integer('Port to listen on.', {
        range: [0, u16],
        default: 8000,
        judgedBy: 'port-out-of-range',
      }),
      'control-sockets': map('servers', 'The servers that commands are passed on to.', {
        judgedBy: 'agent-control-sockets-server-shaped',
      }),
      authentication: map('authentication', 'Who may send commands.', { since: '1.9.0' }),
      ...during({ since: '1.9.5' }, tlsKeywords),
      'http-headers': httpHeaders,
      'hooks-libraries': hooksLibraries,
      loggers,
      ...notes,
    },
  },
  servers: {
    title: "the agent's control-sockets",
    unknownMapsJudged: true,
    notEmpty: true,
    keywords: {
      dhcp4: map('server', 'Socket of the DHCPv4 server.'),
      dhcp6: map('server', 'Socket of the DHCPv6 server.'),
      d2: map('server', 'Socket of D2.'),
    },
  },
  server: {
    title: 'the socket of a server',
    notEmpty: true,
    keywords: {
      'socket-type': text('Only `unix`.', {
        oneOf: ['unix'],
        default: 'unix',
        judgedBy: 'control-socket-bad-type',
      }),
      'socket-name': text('Path of the socket, the same as in the file of the server.'),
      ...notes,
    },
  },
};

const netconfFlags = {
  'boot-update': flag('Whether the server is configured when kea-netconf starts.', { default: true }),
  'subscribe-changes': flag('Whether changes in the datastore are passed on.', { default: true }),
  'validate-changes': flag('Whether changes are tested by the server before they are taken.', {
    default: true,
  }),
};

/** kea-netconf.conf below `Netconf`. */
export const netconfMaps: KeywordTables = {
  ...hookMaps,
  ...loggerMaps,
  file: {
    title: 'Netconf',
    keywords: {
      ...netconfFlags,
      'managed-servers': map('managed-servers', 'The servers that are configured from the datastore.'),
      'hooks-libraries': hooksLibraries,
      loggers,
      ...notes,
    },
  },
  'managed-servers': {
    title: 'managed-servers',
    keywords: {
      dhcp4: map('managed-server', 'The DHCPv4 server.'),
      dhcp6: map('managed-server', 'The DHCPv6 server.'),
      d2: map('managed-server', 'D2.'),
      ca: map('managed-server', 'The Control Agent.', { before: '3.1.8', judgedBy: 'netconf-ca-server' }),
    },
  },
  'managed-server': {
    title: 'a managed server',
    notEmpty: true,
    keywords: {
      model: text('Name of the YANG module.'),
      ...netconfFlags,
      'control-socket': map('control-socket', 'How the server is reached.'),
      ...notes,
    },
  },
  'control-socket': {
    title: 'the control socket of a managed server',
    notEmpty: true,
    keywords: {
      'socket-type': text('How the server is reached.', {
        oneOf: ['unix', 'http', 'stdout'],
        judgedBy: 'control-socket-bad-type',
      }),
      'socket-name': text('Path of the Unix socket.'),
      'socket-url': text('URL of an HTTP control channel.', { default: 'http://127.0.0.1:8000/' }),
      ...notes,
    },
  },
};
