// Documents with parameters of hook libraries, good and bad, for the libraries that a Kea has.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Daemon, Kea } from '../harness/index.ts';

export interface HookProbe {
  /** `LIBRARY what`. */
  readonly id: string;
  readonly daemon: Daemon;
  readonly file: string;
  readonly text: string;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Map = { readonly [key: string]: Json };

/** A library with parameters it takes, and what is tried on them. */
interface Library {
  readonly name: string;
  readonly parameters: Map;
  /** Libraries that must be there before. */
  readonly needs?: readonly string[];
  /** By keyword: values to put there, the rest as in `parameters`. */
  readonly values?: Readonly<Record<string, readonly Json[]>>;
  /** By name: whole parameters. */
  readonly whole?: Readonly<Record<string, Map>>;
}

const peer = (name: string, role: string, more: Map = {}): Map => ({
  name,
  url: `http://127.0.0.${name === 'a' ? 1 : 2}:8005/`,
  role,
  ...more,
});

const ha = (more: Map = {}, partner: Map = {}, threads: Map = {}): Map => ({
  'high-availability': [
    {
      'this-server-name': 'a',
      mode: 'hot-standby',
      'multi-threading': { 'enable-multi-threading': false, ...threads },
      peers: [peer('a', 'primary'), peer('b', 'standby', partner)],
      ...more,
    },
  ],
});

/** Wrong types and edges for an integer between two numbers. */
const edges = (least: number, most: number): readonly Json[] => [
  least,
  most,
  least - 1,
  ...(most < Number.MAX_SAFE_INTEGER ? [most + 1] : []),
  '1',
  true,
];

const flags: readonly Json[] = [true, false, 'true', 1];
const u16 = 65_535;
const u32 = 4_294_967_295;

/** The same for each keyword, as whole parameters. */
function each(
  keywords: Readonly<Record<string, readonly Json[]>>,
  parameters: (more: Map) => Map,
): Readonly<Record<string, Map>> {
  return Object.fromEntries(
    Object.entries(keywords).flatMap(([key, values]) =>
      values.map((value) => [`${key} ${JSON.stringify(value)}`, parameters({ [key]: value })] as const),
    ),
  );
}

const flexOption = (option: Map): Map => ({ options: [option] });
const alarm = (more: Map = {}, key: Map = {}): Map => ({
  alarms: [
    {
      'duration-key': {
        'query-type': 'DHCPDISCOVER',
        'response-type': 'DHCPOFFER',
        'start-event': 'socket_received',
        'stop-event': 'buffer_read',
        'subnet-id': 0,
        ...key,
      },
      'high-water-ms': 50,
      'low-water-ms': 20,
      ...more,
    },
  ],
});
const leaseQuery = (advanced: Map): Map => ({ requesters: ['192.0.2.1'], advanced });
const variable = (more: Map): Map => ({
  'binding-variables': [{ name: 'v', expression: "'x'", source: 'query', ...more }],
});

const libraries: readonly Library[] = [
  {
    name: 'libdhcp_ha.so',
    needs: ['libdhcp_lease_cmds.so'],
    parameters: ha(),
    whole: {
      nothing: {},
      ...each(
        {
          'heartbeat-delay': edges(0, u16),
          'max-response-delay': edges(0, u16),
          'max-ack-delay': edges(0, u16),
          'max-unacked-clients': edges(0, u32),
          'max-rejected-lease-updates': edges(0, u32),
          'delayed-updates-limit': [0, 5, -1, '0'],
          'sync-timeout': edges(0, u32),
          'sync-page-limit': edges(0, u32),
          'send-lease-updates': flags,
          'sync-leases': flags,
          'restrict-commands': flags,
          'wait-backup-ack': [false, true, 'false'],
          'trust-anchor': [1],
          mode: ['hot-standby', 'Hot-Standby', 'foo', 1],
          'this-server-name': ['a', 'c', '', 1],
          peers: [[], {}],
          bogus: [1],
          'user-context': [{}],
        },
        ha,
      ),
      ...each(
        {
          name: ['b', '', 1],
          url: [1],
          role: ['standby', 'Standby', 'foo', 1],
          'auto-failover': flags,
          'basic-auth-user': ['x', 1],
          'basic-auth-password': ['x', 1],
          'require-client-certs': flags,
          'bogus-of-peer': [1],
        },
        (more) => ha({}, more),
      ),
      ...each(
        {
          'enable-multi-threading': [false, 'false', 0],
          'http-dedicated-listener': [false, 'false', 0],
          'http-listener-threads': edges(0, u32),
          'http-client-threads': edges(0, u32),
          'bogus-of-threads': [1],
        },
        (more) => ha({}, {}, more),
      ),
      ...each(
        {
          states: [
            [],
            {},
            [{ state: 'waiting', pause: 'once' }],
            [{ state: 'waiting' }],
            [{ state: 'foo', pause: 'once' }],
            [{ state: 'waiting', pause: 'foo' }],
            [{ pause: 'once' }],
          ],
        },
        (more) => ha({ 'state-machine': more }),
      ),
    },
  },
  {
    name: 'libdhcp_flex_option.so',
    parameters: flexOption({ code: 67, add: "'a'" }),
    whole: {
      nothing: {},
      'no list': { options: {} },
      'by name': flexOption({ name: 'boot-file-name', add: "'a'" }),
      'code and name differ': flexOption({ code: 67, name: 'host-name', add: "'a'" }),
      'no code': flexOption({ add: "'a'" }),
      'no action': flexOption({ code: 67 }),
      'two actions': flexOption({ code: 67, add: "'a'", remove: "'a' == 'b'" }),
      'two other actions': flexOption({ code: 67, add: "'a'", supersede: "'b'" }),
      'empty expression': flexOption({ code: 67, add: '' }),
      'bad expression': flexOption({ code: 67, supersede: 'foo' }),
      'remove with a string': flexOption({ code: 67, remove: "'a'" }),
      'sub-options and an action': flexOption({ code: 43, add: "'a'", 'sub-options': [] }),
      ...each(
        {
          code: [1, 254, 0, 256, '67'],
          'csv-format': flags,
          'client-class': ['a', 1],
          space: ['dhcp4'],
          comment: ['x'],
          'user-context': [{}],
          bogus: [1],
        },
        (more) => flexOption({ code: 67, add: "'a'", ...more }),
      ),
      ...each(
        {
          'container-add': flags,
          'container-remove': flags,
          'csv-format': [false],
          bogus: [1],
          remove: ["'a'"],
        },
        (more) =>
          flexOption({
            code: 43,
            'sub-options': [{ code: 1, ...('remove' in more ? {} : { add: "'x'" }), ...more }],
          }),
      ),
    },
  },
  {
    name: 'libdhcp_flex_id.so',
    parameters: { 'identifier-expression': 'pkt4.mac' },
    values: {
      'identifier-expression': ['option[82].hex', '', 'foo', 'option[82].exists', 1],
      'replace-client-id': flags,
      'ignore-iaid': flags,
      bogus: [1],
    },
    whole: { nothing: {} },
  },
  {
    name: 'libdhcp_ddns_tuning.so',
    parameters: {},
    values: { 'hostname-expr': ["'a' + 'b'", '', 'foo', 1], bogus: [1] },
  },
  {
    name: 'libdhcp_ping_check.so',
    parameters: {},
    values: {
      'enable-ping-check': flags,
      'min-ping-requests': edges(1, Number.MAX_SAFE_INTEGER).filter(
        (value) => value !== Number.MAX_SAFE_INTEGER,
      ),
      'reply-timeout': [1, 100, 0, -1, '1'],
      'ping-cltt-secs': [0, 60, -1, '1'],
      'ping-channel-threads': [0, 4, -1, '1'],
      bogus: [1],
      comment: ['x'],
      'user-context': [{}],
    },
  },
  {
    name: 'libdhcp_perfmon.so',
    parameters: {},
    values: {
      'enable-monitoring': flags,
      'interval-width-secs': edges(1, u32),
      'stats-mgr-reporting': flags,
      'alarm-report-secs': edges(0, u32),
      alarms: [[], {}, [{}]],
      bogus: [1],
    },
    whole: {
      alarm: alarm(),
      'alarm with an unknown key': alarm({ bogus: 1 }),
      'alarm with an unknown key inside': alarm({}, { bogus: 1 }),
      'alarm low above high': alarm({ 'low-water-ms': 60 }),
      'alarm query type FOO': alarm({}, { 'query-type': 'FOO' }),
      ...each({ 'high-water-ms': [50, 0, '50'], 'low-water-ms': [1, 0, '1'], 'enable-alarm': flags }, alarm),
    },
  },
  {
    name: 'libdhcp_lease_query.so',
    parameters: leaseQuery({}),
    values: {
      requesters: [['192.0.2.1'], '192.0.2.1', [1]],
      'prefix-lengths': [[], [72]],
      bogus: [1],
      comment: ['x'],
    },
    whole: {
      nothing: {},
      ...each(
        {
          'bulk-query-enabled': flags,
          'active-query-enabled': [false, true],
          'extended-info-tables-enabled': flags,
          'lease-query-ip': ['127.0.0.1', 1],
          'lease-query-port': [67],
          'lease-query-tcp-port': edges(1, u16),
          'max-bulk-query-threads': [0, 4, -1],
          'max-requester-connections': [1, 0, -1],
          'max-concurrent-queries': [0, -1],
          'max-requester-idle-time': [1, 0, -1],
          'max-leases-per-fetch': [1, 0, -1],
          bogus: [1],
          comment: ['x'],
        },
        leaseQuery,
      ),
    },
  },
  {
    name: 'libdhcp_legal_log.so',
    parameters: {},
    values: {
      'base-name': ['a', 1],
      'time-unit': ['second', 'day', 'month', 'year', 'hour', 'Day', 1],
      count: edges(0, u32),
      'request-parser-format': ["'a'", '', 'foo', 1],
      'response-parser-format': ["'a'", 'foo'],
      'timestamp-format': ['%Y', 1],
      type: ['logfile', 'foo', 'memfile'],
      bogus: [1],
    },
  },
  {
    name: 'libdhcp_lease_cmds.so',
    parameters: {},
    values: { 'binding-variables': [[], {}, [{}]], bogus: [1] },
    whole: each(
      {
        name: ['v', 1],
        expression: ["'x'", 'foo', '', 1],
        source: ['query', 'response', 'foo', 1],
        bogus: [1],
      },
      variable,
    ),
  },
  { name: 'libdhcp_host_cache.so', parameters: {}, values: { maximum: [0, 10, '10'], bogus: [1] } },
];

function probe({ name, needs = [] }: Library, what: string, parameters: Map): HookProbe {
  const config = {
    Dhcp4: {
      'lease-database': { type: 'memfile', persist: false },
      'multi-threading': { 'enable-multi-threading': true },
      'hooks-libraries': [...needs.map((library) => ({ library })), { library: name, parameters }],
      subnet4: [{ id: 1, subnet: '192.0.2.0/24' }],
    },
  };
  return { id: `${name} ${what}`, daemon: 'kea-dhcp4', file: 'kea-dhcp4.conf', text: JSON.stringify(config) };
}

/** All probes for the libraries that a Kea has. */
export function hookProbes(kea: Kea): readonly HookProbe[] {
  return libraries
    .filter(({ name }) => existsSync(join(kea.hooks, name)))
    .flatMap((library) => [
      probe(library, 'as it should be', library.parameters),
      ...Object.entries(library.values ?? {}).flatMap(([key, values]) =>
        values.map((value) =>
          probe(library, `${key} ${JSON.stringify(value)}`, { ...library.parameters, [key]: value }),
        ),
      ),
      ...Object.entries(library.whole ?? {}).map(([what, parameters]) => probe(library, what, parameters)),
    ]);
}
