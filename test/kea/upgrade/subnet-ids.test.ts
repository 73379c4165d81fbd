// Subnets without a number: real Kea 2.2 gives them the numbers that the fix writes, and newer Keas want them written.

import { expect, it } from 'vitest';
import { keaOf } from '../harness/index.ts';
import { configuration } from '../migration/config-get.ts';
import { judge, neutralFor } from '../migration/judge.ts';
import { type Files, migrate } from '../move/scene.ts';

const old = keaOf('2.2');
const socket = '"control-socket": { "socket-type": "unix", "socket-name": "/run/kea/ctrl" }';

const layouts = [
  {
    name: 'written before the shared networks, and counted behind them',
    daemon: 'kea-dhcp4',
    files: {
      'kea-dhcp4.conf': `{ "Dhcp4": { ${socket},
        "subnet4": [ { "subnet": "192.0.2.0/26" }, { "id": 7, "subnet": "192.0.2.64/26" }, { "subnet": "192.0.2.128/26" } ],
        "shared-networks": [
          { "name": "b", "subnet4": [ { "subnet": "198.51.100.0/26" }, { "subnet": "198.51.100.64/26" } ] },
          { "name": "a", "subnet4": [ { "id": 0, "subnet": "198.51.100.128/26" } ] }
        ] } }`,
    },
  },
  {
    name: 'numbers of their own neither count nor are stepped over',
    daemon: 'kea-dhcp6',
    files: {
      'kea-dhcp6.conf': `{ "Dhcp6": { ${socket},
        "subnet6": [ { "id": 40, "subnet": "2001:db8:1::/64" }, { "subnet": "2001:db8:2::/64" },
          { "id": 0, "subnet": "2001:db8:3::/64" }, { "id": 3, "subnet": "2001:db8:4::/64" } ] } }`,
    },
  },
  {
    name: 'a part of them in another file',
    daemon: 'kea-dhcp4',
    files: {
      'kea-dhcp4.conf': `{ "Dhcp4": { ${socket},
        "subnet4": [ { "subnet": "192.0.2.0/26" }, <?include "/etc/kea/more.json"?>, { "subnet": "192.0.2.192/26" } ] } }`,
      'more.json': '{ "subnet": "192.0.2.64/26" },\n{ "subnet": "192.0.2.128/26" }\n',
    },
  },
] as const;

it.each(layouts)('$name', async ({ daemon, files }) => {
  const before: Files = files;
  const [name = ''] = Object.keys(before);
  const migrated = migrate(before, { target: '2.6' });
  expect(migrated.refused).toBeUndefined();
  const place = await neutralFor(old, before, migrated.files);
  const was = await configuration(old, place, daemon, name, before);
  const is = await configuration(old, place, daemon, name, migrated.files);
  expect(JSON.stringify(was)).toContain('"id":1');
  expect(is).toEqual(was);
  for (const series of ['2.6', '3.0'] as const) {
    const { judged } = await judge(keaOf(series), before, { target: '2.6' });
    expect(judged[0]?.before).toMatch(/missing parameter 'id'|range/);
    expect(judged[0]?.after).toBeUndefined();
  }
});

it('a file whose numbers clash never ran', async () => {
  const before: Files = {
    'kea-dhcp4.conf': `{ "Dhcp4": { "subnet4": [ { "subnet": "192.0.2.0/26" }, { "id": 1, "subnet": "192.0.2.64/26" } ] } }`,
  };
  const { judged, migrated } = await judge(old, before, { target: '2.6' });
  expect(judged[0]?.before).toMatch(/same ID|already in use|non-unique|duplicate/i);
  expect(migrated.files).toEqual(before);
});
