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
  (_name, { space, code, since, shape }) => {
    const section = space === 'dhcp4' ? 'Dhcp4' : 'Dhcp6';
    const { type = 'binary', array = false, record = [] } = shape ?? {};
    const fields = record.length === 0 ? '' : `, "record-types": "${record.join(', ')}"`;
    const text = `{ "${section}": { "option-def": [ { "name": "mine", "code": ${code}, "type": "${type}", "array": ${array}${fields} } ] } }`;

    it.each(series)('Kea %s', async (name) => {
      const kea = keaOf(name);
      const file = `/etc/kea/kea-${space}.conf`;
      const { host, env } = await neutralHost({ kea, files: { [file]: text } });
      const { ok, output } = await configTest({
        kea,
        daemon: space === 'dhcp4' ? 'kea-dhcp4' : 'kea-dhcp6',
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

it('what the migration makes of them is taken', async () => {
  const fixture = '../../../fixtures/migrations/standard-options/before/kea-dhcp4.conf';
  const text = readFileSync(fileURLToPath(new URL(fixture, import.meta.url)), 'latin1');
  const { judged, migrated } = await judge(keaOf('3.0'), { 'kea-dhcp4.conf': text }, { target: '3.0' });
  expect(migrated.refused).toBeUndefined();
  expect(judged[0]?.before).toContain('unable to override definition');
  expect(judged[0]?.after).toBeUndefined();
});
