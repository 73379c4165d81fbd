// The typed views: right values with their places, wrong ones absent, nothing ever thrown.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionOf } from '../../src/core/source.ts';
import { endpointsOf } from '../../src/installation/endpoints.ts';
import { detectPlatform } from '../../src/installation/platform.ts';
import { sectionKind } from '../../src/installation/sections.ts';
import { fileOf, group, kea, one } from './make.ts';

describe('sections', () => {
  test.each([
    ['Control-agent', 'agent', false],
    ['CtrlAgent', 'agent', true],
    ['control-agent', 'agent', true],
    ['Control_Agent', 'agent', true],
    ['Dhcp4', 'dhcp4', false],
    ['DHCP4', 'dhcp4', true],
    ['DhcpDdns', 'd2', false],
    ['dhcp-ddns', 'd2', true],
    ['Netconf', 'netconf', false],
  ])('%s stands for %s', (name, kind, misspelt) => {
    expect(sectionKind(name)).toEqual({ kind, misspelt });
  });

  test.each(['Logging', 'Dhcp5', '', 'constructor', '__proto__', 'subnet4'])('%j stands for none', (name) => {
    expect(sectionKind(name)).toBeUndefined();
  });

  test('a section that is no map is left out', () => {
    expect(fileOf('x.conf', '{ "Dhcp4": [ ], "Dhcp6": { } }').sections.map(({ kind }) => kind)).toEqual([
      'dhcp6',
    ]);
  });

  test('a section that Kea knows counts before a misspelt one', () => {
    const { agent } = one({
      'kea/a.conf': '{ "CtrlAgent": { "http-port": 1 }, "Control-agent": { "http-port": 2 } }',
    });
    expect(agent?.httpPort?.value).toBe(2);
  });
});

describe('a server', () => {
  const formOf = (sockets: string) => {
    const { servers } = one({ 'kea/4.conf': `{ "Dhcp4": { "valid-lifetime": 1 ${sockets} } }` });
    const [server] = servers;
    return [server?.form, server?.sockets.map(({ name, port }) => name?.value ?? port?.value)];
  };
  const unix = (name: string) => `{ "socket-type": "unix", "socket-name": "${name}" }`;

  test.each([
    ['', 'none', []],
    [`, "control-socket": ${unix('a')}`, 'singular', ['a']],
    [
      `, "control-sockets": [ ${unix('a')}, { "socket-type": "http", "socket-port": 8004 } ]`,
      'plural',
      ['a', 8004],
    ],
    [`, "control-sockets": [ ${unix('b')} ], "control-socket": ${unix('a')}`, 'both', ['a', 'b']],
    [`, "control-sockets": { "dhcp4": ${unix('a')} }`, 'agent-shaped', []],
    [`, "control-socket": { "dhcp4": ${unix('a')} }`, 'agent-shaped', []],
    [`, "control-sockets": ${unix('a')}`, 'plural', ['a']],
    [`, "control-socket": [ ${unix('a')} ]`, 'singular', ['a']],
    [', "control-sockets": { "foo": { "x": 1 }, "constructor": { } }', 'plural', [undefined]],
    [', "control-sockets": { "foo": { "socket-name": "a" } }', 'agent-shaped', []],
    [', "control-sockets": []', 'plural', []],
    [', "control-sockets": {}', 'plural', [undefined]],
    [', "control-sockets": [ 1, null, {} ]', 'plural', [undefined]],
    [', "control-sockets": "x"', 'plural', []],
    [', "control-sockets": [ { "socket-type": "http", "socket-port": "8004" } ]', 'plural', [undefined]],
    [', "control-sockets": [ { "socket-type": "http", "socket-port": 8004.0 } ]', 'plural', [undefined]],
  ])('with %s writes its sockets as %s', (sockets, form, entries) => {
    expect(formOf(sockets)).toEqual([form, entries]);
  });

  test('every value knows its place', () => {
    const text = `{\n  "Dhcp4": {\n    "control-socket": { "socket-name": "a" } } }`;
    const name = one({ 'kea/4.conf': text }).servers[0]?.sockets[0]?.name;
    const at = name?.document.location(name.node);
    expect(at && positionOf(at.source, at.start)).toEqual({ line: 3, column: 40 });
  });
});

test('an agent: forwards by what their keys mean', () => {
  const { agent } = one({
    'kea/agent.conf': `{ "Control-agent": { "http-host": "::1", "http-port": 8001, "trust-anchor": "/ca",
      "authentication": { "type": "basic", "clients": [ { "user": "u", "password-file": "f" }, 7 ] },
      "control-sockets": { "dhcp4": { "socket-name": "a" }, "dhcp-ddns": { "socket-name": "b" },
        "DHCP6-server": { "socket-name": 1 }, "netconf": { }, "d2": 5 } } }`,
  });
  expect(
    agent?.forwards.map(({ service, kind, misspelt, name }) => [service, kind, misspelt, name?.value]),
  ).toEqual([
    ['dhcp4', 'dhcp4', false, 'a'],
    ['dhcp-ddns', 'd2', true, 'b'],
    ['DHCP6-server', 'dhcp6', true, undefined],
    ['netconf', undefined, true, undefined],
  ]);
  expect([agent?.httpHost?.value, agent?.httpPort?.value, agent?.tls.trustAnchor?.value]).toEqual([
    '::1',
    8001,
    '/ca',
  ]);
  expect(
    agent?.authentication?.clients.map(({ user, passwordFile }) => [user?.value, passwordFile?.value]),
  ).toEqual([['u', 'f']]);
});

test('maps that are no maps are absent', () => {
  const { agent, servers } = one({
    'kea/agent.conf':
      '{ "Control-agent": { "authentication": [ 1 ], "control-sockets": "x", "hooks-libraries": {} } }',
    'kea/4.conf': `{ "Dhcp4": { "multi-threading": [ ], "hooks-libraries": [ { "parameters": [ 1 ] }, 5 ],
      "control-sockets": [ { "socket-type": "http", "authentication": "x" } ] } }`,
  });
  expect([agent?.authentication, agent?.forwards, agent?.hooks]).toEqual([undefined, [], []]);
  const [server] = servers;
  expect([server?.multiThreading, server?.relationships, server?.sockets[0]?.authentication]).toEqual([
    undefined,
    [],
    undefined,
  ]);
  expect(server?.hooks).toHaveLength(1);
});

test('netconf: managed servers', () => {
  const { netconf } = one({
    'kea/netconf.conf': `{ "Netconf": { "managed-servers": { "dhcp4": { "control-socket": { "socket-type": "http",
      "socket-url": "http://127.0.0.1:8000/" } }, "ca": { "control-socket": 1 }, "d2": 0 } } }`,
  });
  expect(netconf?.servers.map(({ name, socketUrl }) => [name, socketUrl?.value])).toEqual([
    ['dhcp4', 'http://127.0.0.1:8000/'],
    ['ca', undefined],
  ]);
});

test('half-broken files give what could be recovered', () => {
  const { servers, agent } = one({
    'kea/4.conf':
      '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "a" }, "x": ] "y": 1 } }',
    'kea/agent.conf':
      '{ "Control-agent": { "http-host": "127.0.0.1", "control-sockets": { "dhcp4": { "socket-name": "b"',
  });
  expect(servers[0]?.sockets[0]?.name?.value).toBe('a');
  expect(agent?.forwards[0]?.name?.value).toBe('b');
});

/** Words of the control channel with values of any type, in any nesting. */
const words = [
  'Dhcp4',
  'Dhcp6',
  'DhcpDdns',
  'Control-agent',
  'Netconf',
  'Logging',
  'control-socket',
  'control-sockets',
  'socket-type',
  'socket-name',
  'socket-address',
  'socket-port',
  'authentication',
  'clients',
  'user',
  'dhcp4',
  'd2',
  'hooks-libraries',
  'library',
  'parameters',
  'high-availability',
  'peers',
  'url',
  'name',
  'this-server-name',
  'multi-threading',
  'enable-multi-threading',
  'loggers',
  'output-options',
  'output',
  'managed-servers',
];
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom<unknown>(
      null,
      true,
      1,
      1.5,
      -1,
      '',
      'http',
      'unix',
      '/run/kea/x',
      'http://1.2.3.4:1/',
      'true',
    ),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...words), tie('tree'), { maxKeys: 5 }),
  ),
}));

test('nothing in any configuration makes a view fail', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...words), tree), fc.nat(400), (value, cut) => {
      const text = JSON.stringify(value);
      for (const some of [text, text.slice(0, cut)]) {
        for (const installation of group({ 'kea/kea-x.conf': some }).installations) {
          endpointsOf(installation, kea['3.2']);
          detectPlatform(installation);
        }
      }
    }),
    { numRuns: 300 },
  );
});
