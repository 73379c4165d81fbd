// Parameters of hook libraries and real Kea, which reads them with `-T`: for each parameter good and bad values, unknown and
// missing ones. What Kea refuses must be an error of ours; what it takes must be none.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TargetName } from '../../../src/kea/versions.ts';
import { checkFiles } from '../../check/harness.ts';
import { configTest, inParallel, installedKeas, type Kea, temporaryDirectory } from '../harness/index.ts';
import { type HookProbe, hookProbes } from './hook-probes.ts';

/** Where the two differ, and why it stays so. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'libdhcp_ha.so delayed-updates-limit 5':
    'the number depends on the mode: a rule about HA would have to say it',
  'libdhcp_ha.so wait-backup-ack true': 'the same',
  'libdhcp_ha.so peers []':
    'the peer of this server is missing: ha-this-server-unknown speaks of names, not of none',
  'libdhcp_ha.so name ""': 'an empty name is a matter between peers',
  'libdhcp_perfmon.so alarm low above high': 'two numbers against each other',
  'libdhcp_perfmon.so alarm query type FOO': 'message types are not in the table',
  'libdhcp_flex_option.so code and name differ': 'a name and a code against each other',
  'libdhcp_flex_option.so no code': 'one of two keywords is due',
  'libdhcp_flex_option.so no action': 'one of three keywords is due',
  'libdhcp_lease_query.so active-query-enabled true': 'only false is taken, for times to come',
};

const targetsBySeries: Readonly<Record<string, TargetName>> = { '2.6': '2.6', '3.0': '3.0' };

/** Rules about other things than parameters; they may find something in any probe. */
const besides =
  /^(ha-(without-tls|needs-lease-cmds|listener|mt|control|dedicated|url-without-port)|subnet|pool|path-|lease|multi|control-|cache-|hook-not)/;

function ours({ text, file }: HookProbe, target: TargetName): readonly string[] {
  const { diagnostics } = checkFiles({ [file]: text }, { target });
  return diagnostics
    .filter(({ severity, rule }) => severity === 'error' && !besides.test(rule))
    .map(({ rule }) => rule);
}

async function differences(kea: Kea, target: TargetName): Promise<Readonly<Record<string, string>>> {
  const directory = temporaryDirectory('kea-hooks-');
  const asked = hookProbes(kea);
  const answers = await inParallel(
    asked,
    async ({ daemon, text }, index) => {
      const file = join(directory, `${index}.conf`);
      writeFileSync(file, text);
      return configTest({ kea, daemon, file, flag: '-T' });
    },
    2,
  );
  const found: Record<string, string> = {};
  asked.forEach((probe, index) => {
    const answer = answers[index];
    const mine = ours(probe, target);
    if (answer?.ok === (mine.length === 0)) return;
    const said = answer?.ok === true ? 'accepts' : `refuses: ${reason(answer?.output ?? '')}`;
    found[probe.id] = `Kea ${said}; we find ${mine.join(', ') || 'nothing'}`;
  });
  console.log(
    `Kea ${kea.version}: ${asked.length} probes, ${asked.length - Object.keys(found).length} agree`,
  );
  return found;
}

/** The library's own words in a server's log. */
function reason(output: string): string {
  const lines = output.split('\n').filter((line) => / (ERROR|FATAL) /.test(line));
  return lines[0]?.replace(/^.*?\] /, '').slice(0, 200) ?? output.slice(-200);
}

describe('parameters of hook libraries', () => {
  const keas = installedKeas().filter(({ series }) => targetsBySeries[series] !== undefined);

  it.each(keas.map((kea) => ({ name: kea.version, kea })))(
    'are judged as $name judges them',
    { timeout: 600_000 },
    async ({ kea }) => {
      const target = targetsBySeries[kea.series];
      if (target === undefined) throw new Error(kea.series);
      const found = await differences(kea, target);
      const unexplained = Object.entries(found).filter(([id]) => EXPLAINED[id] === undefined);
      expect(Object.fromEntries(unexplained)).toEqual({});
    },
  );
});
