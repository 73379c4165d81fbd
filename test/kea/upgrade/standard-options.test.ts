// Options that became standard: each Kea refuses a definition from the version on that the table has, and takes what the
// migration makes of it.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { atLeast, version } from '../../../src/core/version.ts';
import { standardOptions } from '../../../src/kea/new-standard-options.ts';
import { configTest, keaOf, neutralHost } from '../harness/index.ts';
import { judge } from '../migration/judge.ts';

const series = ['2.2', '2.6', '3.0'] as const;

describe.each(standardOptions.map((one) => [`${one.space} ${one.code}`, one] as const))(
  '%s',
  (_name, { space, server, code, since, shape }) => {
    const section = server === 'dhcp4' ? 'Dhcp4' : 'Dhcp6';
    const { type = 'binary', array = false, record = [] } = shape ?? {};
    const fields = record.length === 0 ? '' : `, "record-types": "${record.join(', ')}"`;
    const text = `{ "${section}": { "option-def": [ { "name": "mine", "space": "${space}", "code": ${code}, "type": "${type}", "array": ${array}${fields} } ] } }`;

    it.each(series)('Kea %s', async (name) => {
      const kea = keaOf(name);
      const file = `/etc/kea/kea-${server}.conf`;
      const { host, env } = await neutralHost({ kea, files: { [file]: text } });
      const { ok, output } = await configTest({
        kea,
        daemon: server === 'dhcp4' ? 'kea-dhcp4' : 'kea-dhcp6',
        host,
        env,
        file,
      });
      const isStandard = atLeast(version(kea.version), version(since));
      expect(ok, output).toBe(!isStandard);
      if (isStandard) expect(output).toContain('unable to override definition');
    });
  },
);

/** A value that each type takes, and one that it refuses; binary data and text may be anything. */
const values: Readonly<Record<string, readonly [good: string, bad: string]>> = {
  'ipv4-address': ['192.0.2.1', 'here'],
  'ipv6-address': ['2001:db8::1', 'here'],
  boolean: ['true', '77'],
  uint8: ['7', '700'],
  uint16: ['700', '70000'],
  uint32: ['70000', 'seven'],
  fqdn: ['ntp.example.org', ''],
};

describe.each(
  standardOptions.flatMap(({ space, server, code, shape }) => {
    const pair = shape?.array === true ? undefined : values[shape?.type ?? ''];
    return pair === undefined ? [] : [[`${space} ${code}`, { space, server, code, pair }] as const];
  }),
)('the type of %s is the standard one', (_name, { space, server, code, pair }) => {
  it.each(pair.map((data, index) => [data, index === 0] as const))('%j', async (data, isTaken) => {
    const kea = keaOf('3.0');
    const file = `/etc/kea/kea-${server}.conf`;
    const option = { space, code, data, 'csv-format': true };
    const text = JSON.stringify({ [server === 'dhcp4' ? 'Dhcp4' : 'Dhcp6']: { 'option-data': [option] } });
    const { host, env } = await neutralHost({ kea, files: { [file]: text } });
    const { ok, output } = await configTest({ kea, daemon: `kea-${server}`, host, env, file });
    expect(ok, output).toBe(isTaken);
  });
});

it('what the migration makes of them is taken', async () => {
  const fixture = '../../../fixtures/migrations/standard-options/before/kea-dhcp4.conf';
  const text = readFileSync(fileURLToPath(new URL(fixture, import.meta.url)), 'latin1');
  const { judged, migrated } = await judge(keaOf('3.0'), { 'kea-dhcp4.conf': text }, { target: '3.0' });
  expect(migrated.refused).toBeUndefined();
  expect(judged[0]?.before).toContain('unable to override definition');
  expect(judged[0]?.after).toBeUndefined();
});
