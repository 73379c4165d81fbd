import { mkdtempSync } from 'node:fs';
import { test } from 'vitest';
import { parseVersion } from '../../../src/core/version.ts';
import { installedKeas } from '../harness/index.ts';
import { agrees, judge } from './judge.ts';
import { probesOf } from './probes.ts';

const prog = {
  dhcp4: 'kea-dhcp4',
  dhcp6: 'kea-dhcp6',
  d2: 'kea-dhcp-ddns',
  agent: 'kea-ctrl-agent',
} as const;
const only = (process.env.ONLY ?? '').split(',').filter(Boolean);
test('p', async () => {
  for (const kea of installedKeas())
    for (const d of ['dhcp4', 'dhcp6', 'd2', 'agent'] as const) {
      if (only.length && !only.includes(kea.series + d)) continue;
      const v = parseVersion(kea.version)!;
      const probes = [...probesOf(d, v)];
      const t = Date.now();
      const vs = await judge(kea, prog[d], v, probes, mkdtempSync('/tmp/pr-'));
      const bad = vs.filter((x) => agrees(x) === false),
        und = vs.filter((x) => agrees(x) === undefined);
      console.log(
        `${kea.series} ${d}: ${vs.length} probes, ${bad.length} differ, ${und.length} undecided, ${Date.now() - t} ms\n` +
          bad
            .map(
              (x) =>
                `  ${x.probe.kind}: ${x.probe.map}/${x.probe.key} kea=${x.kea} ours=${x.ours} ${x.said.slice(0, 140)}`,
            )
            .join('\n') +
          (process.env.U
            ? '\nUND ' +
              und
                .map((x) => `  ${x.probe.kind}: ${x.probe.map}/${x.probe.key} ${x.said.slice(0, 110)}`)
                .join('\n')
            : ''),
      );
    }
}, 900000);
