// Whatever an installation looks like: the plan is proven or names what a person must decide, planning again changes
// nothing, and no secret is said aloud.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TargetName } from '../../src/kea/versions.ts';
import type { InstallationPlan } from '../../src/plan/types.ts';
import { blocking, type Files, failuresOf, type Options, planAll } from './harness.ts';

const password = 'pass-not-to-be-seen';
const names = ['kea-sock', '/run/kea/s', '/var/run/kea/s', '/tmp/s', 'a//b', '', '/run/kea/kea4-ctrl-socket'];
const hosts = ['127.0.0.1', '0.0.0.0', '::1', '::', '192.0.2.1', 'localhost'];
const layouts = ['spread', 'line', 'tabs'] as const;

const authentication = fc.constantFrom(
  undefined,
  { type: 'basic' },
  { type: 'basic', clients: [] },
  { type: 'basic', clients: [{ user: 'a', password }] },
  {
    type: 'basic',
    realm: 'r',
    clients: [
      { user: 'a', password },
      { user: 'b c', password: `${password} 2` },
    ],
  },
  {
    type: 'basic',
    directory: '/etc/kea',
    clients: [{ user: 'kea-api', 'password-file': 'kea-api-password' }],
  },
  {
    type: 'basic',
    directory: '/srv',
    clients: [{ user: 'x', 'password-file': 'pw' }, { 'password-file': 'both' }],
  },
  { type: 'basic', clients: [{ 'user-file': '/etc/kea/u', 'password-file': '/etc/kea/p' }] },
);
const tls = fc.constantFrom(
  {},
  { 'trust-anchor': '/ca', 'cert-file': '/cert', 'key-file': '/key' },
  { 'trust-anchor': '/ca', 'cert-file': '/cert', 'key-file': '/key', 'cert-required': false },
  { 'trust-anchor': '/ca' },
);
const port = fc.constantFrom(8000, 8004, 8005, 9000);
const socketName = fc.constantFrom(...names);

const unix = socketName.map((name) => ({ 'socket-type': 'unix', 'socket-name': name }));
const listener = fc
  .record({ address: fc.constantFrom('127.0.0.1', '192.0.2.1'), port, authentication, tls })
  .map(({ address, port: number, authentication: auth, tls: files }) => ({
    'socket-type': 'trust-anchor' in files ? 'https' : 'http',
    'socket-address': address,
    'socket-port': number,
    ...files,
    ...(auth === undefined ? {} : { authentication: auth }),
  }));

const relationship = fc.record({ dedicated: fc.constantFrom(undefined, true, false), port }).map((one) => ({
  'hooks-libraries': [
    {
      library: 'libdhcp_ha.so',
      parameters: {
        'high-availability': [
          {
            'this-server-name': 'one',
            mode: 'hot-standby',
            ...(one.dedicated === undefined
              ? {}
              : {
                  'multi-threading': {
                    'enable-multi-threading': true,
                    'http-dedicated-listener': one.dedicated,
                  },
                }),
            peers: [
              { name: 'one', url: `http://192.0.2.1:${one.port}/`, role: 'primary' },
              { name: 'two', url: 'http://192.0.2.2:8000/', role: 'standby' },
            ],
          },
        ],
      },
    },
  ],
}));

const server = fc
  .record({
    sockets: fc.oneof(
      fc.constant({}),
      unix.map((one) => ({ 'control-socket': one })),
      unix.map((one) => ({ 'control-sockets': [one] })),
      fc.tuple(unix, listener).map((list) => ({ 'control-sockets': list })),
      unix.map((one) => ({ 'control-sockets': { dhcp4: one } })),
    ),
    ha: fc.option(relationship, { nil: {}, freq: 3 }),
  })
  .map(({ sockets, ha }) => ({ ...sockets, ...ha, 'valid-lifetime': 4000 }));

const agent = fc
  .record({
    host: fc.option(fc.constantFrom(...hosts), { nil: undefined }),
    port: fc.option(port, { nil: undefined }),
    authentication,
    tls,
    forwards: fc.dictionary(fc.constantFrom('dhcp4', 'dhcp6', 'd2'), unix, { noNullPrototype: true }),
    hooks: fc.constantFrom([], [{ library: 'libca_rbac.so' }], [{ library: '/opt/other.so' }]),
    headers: fc.boolean(),
  })
  .map(({ host, port: number, authentication: auth, tls: files, forwards, hooks, headers }) => ({
    ...(host === undefined ? {} : { 'http-host': host }),
    ...(number === undefined ? {} : { 'http-port': number }),
    ...(auth === undefined ? {} : { authentication: auth }),
    ...files,
    'control-sockets': forwards,
    'hooks-libraries': hooks,
    ...(headers ? { 'http-headers': [{ name: 'X', value: '1' }] } : {}),
  }));

const files = fc
  .record({
    agent: fc.option(agent, { nil: undefined, freq: 6 }),
    dhcp4: fc.option(server, { nil: undefined, freq: 4 }),
    dhcp6: fc.option(server, { nil: undefined }),
    d2: fc.option(unix, { nil: undefined }),
    layout: fc.constantFrom(...layouts),
  })
  .map(({ agent: ctrl, dhcp4, dhcp6, d2, layout }): Files => {
    const text = (section: string, value: unknown): string => print({ [section]: value }, layout);
    return {
      ...(ctrl === undefined ? {} : { 'kea-ctrl-agent.conf': text('Control-agent', ctrl) }),
      ...(dhcp4 === undefined ? {} : { 'kea-dhcp4.conf': text('Dhcp4', dhcp4) }),
      ...(dhcp6 === undefined ? {} : { 'kea-dhcp6.conf': text('Dhcp6', dhcp6) }),
      ...(d2 === undefined ? {} : { 'kea-dhcp-ddns.conf': text('DhcpDdns', { 'control-socket': d2 }) }),
    };
  })
  .filter((all) => Object.keys(all).length > 0);

function print(value: unknown, layout: (typeof layouts)[number]): string {
  if (layout === 'line') return JSON.stringify(value);
  const text = JSON.stringify(value, null, layout === 'tabs' ? '\t' : 4);
  return layout === 'tabs' ? text.replaceAll('\n', '\r\n') : text.replace('{\n', '{ # first\n');
}

const options: fc.Arbitrary<Options> = fc
  .record({
    target: fc.constantFrom<TargetName>('2.6', '3.0', '3.2', '3.3'),
    replace: fc.boolean(),
    credentials: fc.constantFrom('auto' as const, 'none' as const),
    unixOnly: fc.boolean(),
    inGit: fc.boolean(),
    platform: fc.constantFrom(undefined, 'debian' as const, 'isc' as const),
  })
  .map(({ target, replace, inGit, ...rest }) => ({
    ...rest,
    target,
    agent: replace && target === '3.0' ? ('replace' as const) : undefined,
    insideGit: () => inGit,
  }));

/** Everything that is shown to people and holds no text of a file. */
function said({
  decisions,
  notes,
  clients,
  runBook,
  credentialFiles,
  files: changed,
}: InstallationPlan): string {
  return JSON.stringify([
    decisions.map(({ at: _, ...rest }) => rest),
    notes,
    clients,
    runBook,
    credentialFiles,
    changed.map(({ reasons }) => reasons),
  ]);
}

describe('any installation', () => {
  test('is planned and proven, or waits for a person', () => {
    fc.assert(
      fc.property(files, options, (input, chosen) => {
        const planned = planAll(input, chosen);
        const waits = planned.some(({ plan }) => blocking(plan).length > 0);
        if (!waits) expect(failuresOf(planned, chosen)).toEqual([]);
        for (const { plan } of planned) {
          for (const { choices } of plan.decisions) expect(choices.length).toBeGreaterThan(0);
          expect(said(plan)).not.toContain(password);
          for (const text of plan.files) expect(text.after).not.toBe(text.before.text);
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 80), seed: Number(process.env.SEED ?? 7) },
    );
  });
});
