// What a DHCPv4 server really gives a client, before and after the versions that the rules about silent changes name.

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rules } from '../../../src/check/rules/index.ts';
import { keaOf, must, neutralHost, startDaemon } from '../harness/index.ts';
import { fixOf } from './fix-of.ts';

type Series = '2.2' | '2.6' | '3.0';

const relayed = join(import.meta.dirname, 'relayed-client.mjs');
const path = '/etc/kea/kea-dhcp4.conf';

/** What the client says of itself: a vendor class, and that it wants to know the domain, and can do without IPv4. */
const client = { 60: '61', 55: '0f6c' };

interface Levels {
  readonly top?: string;
  readonly subnet?: string;
  readonly pool?: string;
}

function file({ top = '', subnet = '', pool = '' }: Levels): string {
  return `{ "Dhcp4": {
    "interfaces-config": { "interfaces": [ "lo/127.0.0.1" ], "dhcp-socket-type": "udp" },
    "lease-database": { "type": "memfile", "persist": false },
    ${top}
    "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", ${subnet} "relay": { "ip-addresses": [ "127.0.0.2" ] },
      "pools": [ { ${pool} "pool": "192.0.2.10 - 192.0.2.99" } ] } ] } }`;
}

/** The answer of a server with this file, as `relayed-client.mjs` prints it. */
async function offer(series: Series, text: string): Promise<string> {
  const kea = keaOf(series);
  const { host, env } = await neutralHost({ kea, files: { [path]: text.replace('lo/127.0.0.1', 'eth0') } });
  host.write(path, text);
  const server = { kea, daemon: 'kea-dhcp4', host, env, config: path } as const;
  const running = await startDaemon({ ...server, logged: /DHCP4_STARTED/ });
  const network = ['--target', String(host.pid), '--net'];
  const args = [...network, process.execPath, relayed, JSON.stringify(client)];
  const answer = await must({ command: 'nsenter', args });
  await running.stop();
  return answer;
}

const domain = (name: string): string => `"15":"${Buffer.from(name).toString('hex')}"`;
const given = (name: string): string => `"option-data": [ { "name": "domain-name", "data": "${name}" } ]`;
const late = '"test": "option[60].exists", "only-if-required": true';

interface Row {
  readonly rule: string;
  readonly levels: Levels;
  /** What the answers hold: of servers before the change, and of those since. */
  readonly before: { readonly of: readonly Series[]; readonly says: string };
  readonly since: { readonly of: readonly Series[]; readonly says: string };
  /** True when the rule's fix makes a new server answer as an old one. */
  readonly fixed?: boolean;
}

const rows: readonly Row[] = [
  {
    rule: 'option-data-repeated',
    levels: {
      top: '"option-data": [ { "name": "domain-name", "data": "one" }, { "code": 15, "data": "two" }, { "code": 15, "data": "three" } ],',
    },
    before: { of: ['2.2', '2.6'], says: domain('three') },
    since: { of: ['3.0'], says: domain('one') },
    fixed: true,
  },
  {
    rule: 'template-class-precedence',
    levels: {
      top: `"client-classes": [ { "name": "area", "template-test": "option[60].text", ${given('all')} }, { "name": "SPAWN_area_a", ${given('own')} } ],`,
    },
    before: { of: ['2.6'], says: domain('all') },
    since: { of: ['3.0'], says: domain('own') },
    fixed: true,
  },
  {
    rule: 'additional-class-order',
    levels: {
      top: `"client-classes": [ { "name": "floor", ${late}, ${given('floor')} }, { "name": "desk", ${late}, ${given('desk')} } ],`,
      subnet: '"require-client-classes": [ "floor" ],',
      pool: '"require-client-classes": [ "desk" ],',
    },
    before: { of: ['2.2', '2.6'], says: domain('floor') },
    since: { of: ['3.0'], says: domain('desk') },
  },
  {
    rule: 'additional-class-order',
    levels: {
      top: `"client-classes": [ { "name": "floor", ${late} }, { "name": "desk", "test": "member('floor')", "only-if-required": true, ${given('desk')} } ],`,
      subnet: '"require-client-classes": [ "floor" ],',
      pool: '"require-client-classes": [ "desk" ],',
    },
    before: { of: ['2.2', '2.6'], says: domain('desk') },
    since: { of: ['3.0'], says: '"options":{"1":"ffffff00","51"' },
  },
  {
    rule: 'option-v6-only-preferred',
    levels: { subnet: '"option-data": [ { "code": 108, "data": "1800" } ],' },
    before: { of: ['2.2', '2.6'], says: '"address":"192.0.2.10"' },
    since: { of: ['3.0'], says: '"address":"0.0.0.0"' },
  },
  {
    rule: 'global-reservation-outside-subnet',
    levels: {
      top: '"reservations-global": true, "reservations": [ { "hw-address": "08:00:2b:02:3f:4e", "ip-address": "10.9.9.9" } ],',
    },
    before: { of: ['2.2'], says: '"address":"10.9.9.9"' },
    since: { of: ['2.6', '3.0'], says: '"address":"192.0.2.10"' },
  },
];

it.each(rows)('$rule', async ({ rule, levels, before, since, fixed }) => {
  const text = file(levels);
  for (const series of before.of) expect(await offer(series, text)).toContain(before.says);
  for (const series of since.of) expect(await offer(series, text)).toContain(since.says);
  if (fixed !== true) return;
  const pinned = fixOf(rule, { 'kea-dhcp4.conf': text });
  for (const series of since.of) expect(await offer(series, pinned)).toContain(before.says);
});

it('an option 108 for all subnets still comes with an address', async () => {
  const text = file({ top: '"option-data": [ { "code": 108, "data": "1800" } ],' });
  for (const series of ['2.2', '2.6', '3.0'] as const) {
    expect(await offer(series, text)).toContain('"address":"192.0.2.10"');
  }
});

it('option 43 that a class defines anew is sent by all', async () => {
  const own = '"option-def": [ { "name": "vendor-encapsulated-options", "code": 43, "type": "string" } ]';
  const value = '"option-data": [ { "code": 43, "data": "ab", "always-send": true } ]';
  const text = file({
    top: `"client-classes": [ { "name": "phones", "test": "option[60].exists", ${own}, ${value} } ],`,
  });
  for (const series of ['2.2', '2.6', '3.0'] as const) {
    expect(await offer(series, text)).toContain('"43":"6162"');
  }
});

it('lifetimes of a class that is evaluated late never count', async () => {
  const text = file({
    top: `"valid-lifetime": 4096, "client-classes": [ { "name": "late", ${late}, "valid-lifetime": 256 } ],`,
    subnet: '"require-client-classes": [ "late" ],',
  });
  for (const series of ['2.2', '2.6', '3.0'] as const) {
    expect(await offer(series, text)).toContain('"51":"00001000"');
  }
});

it('the first class that fills a field of the packet wins', async () => {
  const [one, two] = ['first', 'second'].map(
    (name) => `{ "name": "${name}", "test": "option[60].exists", "boot-file-name": "${name}" }`,
  );
  for (const series of ['2.2', '2.6', '3.0'] as const) {
    expect(await offer(series, file({ top: `"client-classes": [ ${one}, ${two} ],` }))).toContain(
      '"file":"first"',
    );
  }
});

it('dies at start of what it takes under -t: more than 100 levels', async () => {
  const rule = rules.find(({ id }) => id === 'json-nesting-too-deep');
  const start = async (text: string | undefined): Promise<string> => {
    const kea = keaOf('3.0');
    const { host, env } = await neutralHost({ kea, files: { [path]: text ?? '' } });
    const server = { kea, daemon: 'kea-dhcp4', host, env, config: path } as const;
    return startDaemon({ ...server, logged: /DHCP4_STARTED/ }).then(
      (running) => running.stop().then(() => 'started'),
      (error: unknown) => String(error),
    );
  };
  expect(await start(rule?.bad['kea-dhcp4.conf'])).toContain('toJSON got infinite recursion');
  expect(await start(rule?.good['kea-dhcp4.conf'])).toBe('started');
});
