// Who listens where, with Kea's defaults.

import { describe, expect, test } from 'vitest';
import type { Version } from '../../src/core/version.ts';
import { endpointsOf } from '../../src/installation/endpoints.ts';
import { kea, one } from './make.ts';

/** Endpoints as `owner transport address port credentials [clients]`. */
function lines(files: Readonly<Record<string, string>>, target: Version = kea['3.2']): readonly string[] {
  return endpointsOf(one(files), target).map(
    ({ owner, transport, address, port, credentials, clientCertificates, tls, at }) => {
      expect(tls).toBe(transport === 'https');
      expect(at).toBeDefined();
      return [
        owner,
        transport,
        address,
        port,
        credentials,
        ...(clientCertificates ? ['client certificates'] : []),
      ]
        .filter((part) => part !== undefined)
        .join(' ');
    },
  );
}

const files = '"trust-anchor": "/ca", "cert-file": "/c", "key-file": "/k"';

describe('the agent', () => {
  const agent = (text: string) => lines({ 'kea/agent.conf': `{ "Control-agent": { ${text} } }` });

  test.each([
    ['', 'agent http 127.0.0.1 8000 none'],
    ['"http-host": "0.0.0.0", "http-port": 9000', 'agent http 0.0.0.0 9000 none'],
    ['"http-host": 7, "http-port": "9000"', 'agent http 127.0.0.1 8000 none'],
    [files, 'agent https 127.0.0.1 8000 none client certificates'],
    [`${files}, "cert-required": false`, 'agent https 127.0.0.1 8000 none'],
    ['"trust-anchor": "/ca", "cert-file": "/c", "key-file": ""', 'agent http 127.0.0.1 8000 none'],
    ['"authentication": { "type": "basic" }', 'agent http 127.0.0.1 8000 empty'],
    ['"authentication": { "clients": [ { "user": "u" } ] }', 'agent http 127.0.0.1 8000 clear'],
    ['"authentication": { "clients": [ { "password-file": "u" } ] }', 'agent http 127.0.0.1 8000 files'],
    [
      '"authentication": { "clients": [ { "user": "u", "password-file": "p" } ] }',
      'agent http 127.0.0.1 8000 mixed',
    ],
    [
      '"authentication": { "clients": [ { "user": "u" }, { "user-file": "p" } ] }',
      'agent http 127.0.0.1 8000 mixed',
    ],
  ])('%s', (text, expected) => {
    expect(agent(text)).toEqual([expected]);
  });
});

describe('a server', () => {
  const server = (section: string, entry: string) =>
    lines({ 'kea/x.conf': `{ "${section}": { "control-sockets": [ { ${entry} } ] } }` });

  test.each([
    ['Dhcp4', '"socket-type": "unix", "socket-name": "x"', ['dhcp4 unix x none']],
    ['Dhcp4', '"socket-type": "UNIX", "socket-name": "x"', ['dhcp4 unix x none']],
    ['Dhcp4', '"socket-name": "x"', ['dhcp4 unix x none']],
    ['Dhcp4', '"socket-type": "unix"', []],
    ['Dhcp4', '"socket-type": "http"', ['dhcp4 http 127.0.0.1 8000 none']],
    ['Dhcp6', '"socket-type": "http"', ['dhcp6 http ::1 8000 none']],
    ['DhcpDdns', '"socket-port": 8053', ['d2 http 127.0.0.1 8053 none']],
    ['Dhcp4', '"socket-type": "https"', ['dhcp4 https 127.0.0.1 8000 none client certificates']],
    ['Dhcp4', `"socket-type": "http", ${files}`, ['dhcp4 https 127.0.0.1 8000 none client certificates']],
    [
      'Dhcp4',
      `"socket-type": "https", ${files}, "cert-required": false`,
      ['dhcp4 https 127.0.0.1 8000 none'],
    ],
    ['Dhcp4', '"socket-type": "tcp", "socket-name": "x"', []],
    ['Dhcp4', '"comment": "x"', []],
  ])('%s with %s', (section, entry, expected) => {
    expect(server(section, entry)).toEqual(expected);
  });

  test('all entries in file order, singular first', () => {
    const text = `{ "Dhcp4": { "control-sockets": [ { "socket-type": "http", "socket-port": 1 } ],
      "control-socket": { "socket-type": "unix", "socket-name": "x" } } }`;
    expect(lines({ 'kea/4.conf': text })).toEqual(['dhcp4 unix x none', 'dhcp4 http 127.0.0.1 1 none']);
  });
});

describe('the HA listener', () => {
  /** A server whose HA hook has this, `url` being its own. */
  const ha = (more: string, url = 'http://192.0.2.1:8005/', outside = '', peer = '') => ({
    'kea/4.conf': `{ "Dhcp4": { "valid-lifetime": 1 ${outside}, "hooks-libraries": [ { "library": "libdhcp_ha.so",
      "parameters": { "high-availability": [ { "this-server-name": "a" ${more}, "peers": [
        { "name": "b", "url": "http://192.0.2.2:8005/" }, { "name": "a", "url": "${url}" ${peer} } ] } ] } } ] } }`,
  });
  const listening = ['ha-dhcp4 http 192.0.2.1 8005 none'];

  test('is on by default from 2.4 on', () => {
    expect(lines(ha(''))).toEqual(listening);
    expect(lines(ha(''), kea['2.6'])).toEqual(listening);
    expect(lines(ha(''), [2, 2, 0])).toEqual([]);
  });

  test.each([
    [', "multi-threading": { "http-dedicated-listener": false }', []],
    [', "multi-threading": { "enable-multi-threading": false }', []],
    [', "multi-threading": { "enable-multi-threading": "false" }', []],
    [', "multi-threading": { "enable-multi-threading": "true", "http-dedicated-listener": true }', listening],
    [', "multi-threading": { "http-dedicated-listener": 0 }', listening],
    [', "multi-threading": { }', listening],
  ])('%s', (more, expected) => {
    expect(lines(ha(more))).toEqual(expected);
  });

  test('is off when the server itself has no multi-threading', () => {
    expect(lines(ha('', undefined, ', "multi-threading": { "enable-multi-threading": false }'))).toEqual([]);
    expect(lines(ha('', undefined, ', "multi-threading": { "enable-multi-threading": true }'))).toEqual(
      listening,
    );
  });

  test('TLS by scheme or by files, the peer’s own before the relationship’s', () => {
    const secured = 'ha-dhcp4 https 192.0.2.1 8005 none client certificates';
    expect(lines(ha('', 'https://192.0.2.1:8005/'))).toEqual([secured]);
    expect(lines(ha(`, ${files}`))).toEqual([secured]);
    expect(lines(ha(`, ${files}`, undefined, '', ', "cert-file": ""'))).toEqual(listening);
    expect(lines(ha(`, ${files}, "require-client-certs": false`))).toEqual([
      'ha-dhcp4 https 192.0.2.1 8005 none',
    ]);
  });

  test('credentials protect it from 3.3.1 on only', () => {
    const own = ', "basic-auth-user": "u", "basic-auth-password": "p"';
    expect(lines(ha('', undefined, '', own))).toEqual(listening);
    expect(lines(ha('', undefined, '', own), kea['3.3'])).toEqual(['ha-dhcp4 http 192.0.2.1 8005 clear']);
    const file = ', "basic-auth-password-file": "p"';
    expect(lines(ha('', undefined, '', file), kea['3.3'])).toEqual(['ha-dhcp4 http 192.0.2.1 8005 files']);
  });

  test.each(['http://', '192.0.2.1', ''])('none for the url %j', (url) => {
    expect(lines(ha('', url))).toEqual([]);
  });

  test('none when no peer has this server’s name', () => {
    expect(lines(ha(', "this-server-name": "c"'))).toEqual([]);
  });

  test('each relationship of one server has its own', () => {
    const peers = '[ { "name": "a", "url": "http://192.0.2.1:8007/" } ]';
    const relationship = `{ "this-server-name": "a", "peers": ${peers} }`;
    const text = `{ "Dhcp6": { "hooks-libraries": [ { "library": "libdhcp_ha.so", "parameters": {
      "high-availability": [ ${relationship}, ${relationship} ] } } ] } }`;
    const line = 'ha-dhcp6 http 192.0.2.1 8007 none';
    expect(lines({ 'kea/6.conf': text })).toEqual([line, line]);
  });
});
