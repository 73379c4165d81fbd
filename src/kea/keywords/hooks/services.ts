// Parameters of libraries for D2 and for the control channel: gss_tsig and rbac. Neither is in Debian's packages.
// The manual of Kea 3.0, "GSS-TSIG Configuration" and "Role-Based Access Control Configuration".

import { flag, integer, listOf, map, notes, seconds, strings, text, u16, u32 } from '../define.ts';
import type { Keyword, Keywords, KeywordTables } from '../types.ts';

const tsigCommon: Keywords = {
  'server-principal': text('Kerberos name of the DNS server: SERVICE/host@REALM.'),
  'client-principal': text('Kerberos name of D2: SERVICE/host@REALM.'),
  'gss-replay-flag': flag('Whether protection against replays is asked for.', { default: true }),
  'gss-sequence-flag': flag('Whether messages must come in order.', { default: false }),
  'tkey-protocol': text('Protocol of the key exchange.', { oneOf: ['TCP', 'UDP'], default: 'TCP' }),
  'tkey-lifetime': seconds('How long a key lives.', { range: [0, u32], default: 3600 }),
  'rekey-interval': seconds('Age at which a new key is made; less than tkey-lifetime.', { default: 2700 }),
  'retry-interval': seconds('Pause after a failed key exchange; less than rekey-interval.', { default: 120 }),
  fallback: flag('Whether an update goes out without GSS-TSIG when there is no key.', { default: false }),
  'exchange-timeout': integer('How long a key exchange may take.', { unit: 'milliseconds', default: 3000 }),
  ...notes,
};

export const gssTsigMaps: KeywordTables = {
  'libddns_gss_tsig.so': {
    title: 'the parameters of libddns_gss_tsig.so',
    keywords: {
      ...tsigCommon,
      'client-keytab': text('Kerberos keys of the client, as in FILE:/etc/keytab.'),
      'credentials-cache': text('Kerberos credentials cache, as in FILE:/tmp/cache.'),
      servers: listOf('gss-tsig:server', 'DNS servers that updates are signed for.'),
    },
  },
  'gss-tsig:server': {
    title: 'a GSS-TSIG server',
    required: [{ key: 'id' }, { key: 'ip-address' }],
    keywords: {
      id: text('Name of the server in commands and statistics.'),
      'domain-names': strings('Domains that the server is used for; an empty list: all.'),
      'ip-address': text('Address of the server.'),
      port: integer('Port of the server.', { range: [0, u16], default: 53 }),
      ...tsigCommon,
    },
  },
};

const accessList: Keyword = { type: 'any', description: 'An access list: a name, or a map with one entry.' };

const role: Keywords = {
  'accept-commands': { ...accessList, description: 'Commands that the role may send.' },
  'reject-commands': { ...accessList, description: 'Commands that the role may not send.' },
  'other-commands': text('What happens to commands in neither list.', {
    oneOf: ['accept', 'reject'],
    default: 'reject',
  }),
  'list-match-first': text('Which list wins for commands in both.', {
    oneOf: ['accept', 'reject'],
    default: 'accept',
  }),
  'response-filters': strings('What is taken out of answers.'),
  ...notes,
};

export const rbacMaps: KeywordTables = {
  'libdhcp_rbac.so': {
    title: 'the parameters of the RBAC library',
    required: [{ key: 'assign-role-method' }, { key: 'api-files' }],
    keywords: {
      'assign-role-method': text('What tells the role of a client.', {
        oneOf: ['remote-address', 'cert-subject', 'cert-issuer', 'basic-authentication', 'custom-value'],
      }),
      'api-files': text('Directory with the descriptions of commands.'),
      'require-tls': flag('Whether commands over plain HTTP are refused.'),
      commands: listOf('rbac:command', 'Commands beside those that have a description.'),
      'access-control-lists': {
        type: 'list',
        items: { type: 'map' },
        description: 'Access lists with names: maps with one entry.',
      },
      roles: listOf('rbac:role', 'What the roles may do.'),
      'default-role': map('rbac:plain-role', 'The role of clients that get none.'),
      'unknown-role': map('rbac:plain-role', 'The role of clients whose role is not configured.'),
      ...notes,
    },
  },
  'rbac:command': {
    title: 'a command of the RBAC library',
    required: [{ key: 'name' }, { key: 'access' }],
    keywords: {
      name: text('Name of the command.'),
      access: text('Whether it reads or writes.', { oneOf: ['read', 'write'] }),
      hook: text('Library that has the command; empty: the server itself.'),
      ...notes,
    },
  },
  'rbac:role': {
    title: 'a role of the RBAC library',
    required: [{ key: 'name' }],
    keywords: { name: text('Name of the role.'), ...role },
  },
  'rbac:plain-role': { title: 'a role of the RBAC library', keywords: role },
};
