// Whatever a file holds, no rule fails, no message carries a secret or raw control characters, every place is in its file.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { targetNames } from '../../src/kea/versions.ts';
import { checkFiles } from './harness.ts';

const secret = 'S3cret-Never-Shown';

/** Values that a field may be given, right and wrong ones. */
const value = fc.oneof(
  fc.constantFrom(
    ...[
      'unix',
      'http',
      'https',
      'UNIX',
      'localhost',
      '127.0.0.1',
      '::',
      '0.0.0.0',
      '[::1]',
      '/tmp/x',
      '',
      '/',
      '.',
    ],
    ...[
      '/run/kea//x',
      '/var/run/kea/x',
      'x',
      'true',
      'http://kea:1/',
      'https://[::1]/',
      'libca_rbac.so',
      'a\u0001"\\',
    ],
  ),
  fc.constantFrom<unknown>(0, -1, 8000, 65536, 1.5, true, false, null, [], {}, [{}], [[]], { dhcp4: {} }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const keysOf = (keys: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: keys.length });

const client = keysOf(['user', 'user-file', 'password-file']).map((map) => ({ ...map, password: secret }));
const authentication = fc
  .tuple(keysOf(['type', 'realm', 'directory', 'clients']), fc.array(client, { maxLength: 2 }))
  .map(([map, clients]) => ({ clients, ...map }));
const socket = fc
  .tuple(
    keysOf([
      'socket-type',
      'socket-name',
      'socket-address',
      'socket-port',
      'trust-anchor',
      'cert-file',
      'http-headers',
    ]),
    fc.option(authentication, { nil: undefined }),
  )
  .map(([map, more]) => (more === undefined ? map : { ...map, authentication: more }));
const sockets = fc.oneof(
  fc.array(socket, { maxLength: 3 }),
  socket,
  value,
  fc.dictionary(fc.string(), socket, { maxKeys: 2 }),
);
const peer = keysOf(['name', 'url', 'role', 'auto-failover']).map((map) => ({
  ...map,
  'basic-auth-password': secret,
}));
const relationship = fc
  .tuple(
    keysOf(['this-server-name', 'restrict-commands', 'multi-threading', 'trust-anchor']),
    fc.array(peer, { maxLength: 2 }),
  )
  .map(([map, peers]) => ({ ...map, peers }));
const hook = fc
  .tuple(value, fc.oneof(value, fc.array(relationship, { maxLength: 2 })))
  .map(([library, list]) => ({ library, parameters: { 'high-availability': list } }));
const section = fc
  .record(
    {
      'control-socket': fc.oneof(socket, sockets),
      'control-sockets': sockets,
      'hooks-libraries': fc.array(hook, { maxLength: 2 }),
      loggers: fc.array(keysOf(['name', 'severity']), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  )
  .map((map) => ({ ...map, 'valid-lifetime': 1 }));
const agent = fc
  .record(
    {
      'http-host': value,
      'http-port': value,
      authentication,
      'control-sockets': fc.oneof(
        value,
        fc.dictionary(
          fc.oneof(fc.constantFrom('dhcp4', 'dhcp6', 'd2', 'ddns', 'DHCP4', 'ring\u0007'), fc.string()),
          socket,
          { maxKeys: 4 },
        ),
      ),
    },
    { requiredKeys: [] },
  )
  .map((map) => ({ ...map, loggers: [] }));
const netconf = fc
  .dictionary(
    fc.oneof(fc.constantFrom('dhcp4', 'ca', 'ring\u0007'), fc.string()),
    fc.record({ 'control-socket': fc.oneof(socket, value) }),
  )
  .map((servers) => ({ 'managed-servers': servers }));

const installation = fc
  .record(
    { Dhcp4: section, Dhcp6: section, dhcpddns: section, 'Control-agent': agent, Netconf: netconf },
    { requiredKeys: [] },
  )
  .map((sections) =>
    Object.fromEntries(
      Object.entries(sections).map(([name, content]) => [
        `kea-${name}.conf`,
        // Bytes, as files are read.
        Buffer.from(JSON.stringify({ [name]: content })).toString('latin1'),
      ]),
    ),
  );

function flaws({ message, at, related, fix }: Diagnostic): readonly string[] {
  const texts = [
    message,
    ...related.map((other) => other.message),
    ...(fix === undefined ? [] : [fix.title]),
  ];
  const places = [at, ...related.map((other) => other.at)];
  return [
    ...texts.filter((text) => text.includes(secret)).map((text) => `secret in: ${text}`),
    ...texts
      .filter((text) => /[\u0000-\u001f\u007f]/.test(text))
      .map((text) => `control character in: ${JSON.stringify(text)}`),
    ...texts
      .filter((text) => /^[A-Z](?!TTP|ea\b)|[.]$/.test(text))
      .map((text) => `not written as a message: ${text}`),
    ...places
      .filter(({ source, start, end }) => start < 0 || start > end || end > source.text.length)
      .map(({ source }) => `a place outside ${source.path}`),
  ];
}

describe('whatever a file holds', () => {
  test.each(targetNames)('for target %s', (target) => {
    fc.assert(
      fc.property(installation, fc.constantFrom('debian' as const, undefined), (files, platform) => {
        const { diagnostics, bugs } = checkFiles(files, { target, platform });
        expect(bugs).toEqual([]);
        expect(diagnostics.flatMap(flaws)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

test('a listener address that is no address is shown, not sent', () => {
  const listener = (kind: string) =>
    `{ "${kind}": { "control-sockets": [ { "socket-type": "http", "socket-address": "bell\\u0007" } ] } }`;
  const files = { 'kea-dhcp4.conf': listener('Dhcp4'), 'kea-dhcp6.conf': listener('Dhcp6') };
  const { diagnostics } = checkFiles(files, { target: '3.0' });
  expect(diagnostics.map(({ rule }) => rule)).toContain('listener-clash');
  expect(diagnostics.flatMap(flaws)).toEqual([]);
});
