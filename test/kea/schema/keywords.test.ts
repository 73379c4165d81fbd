// The keyword table and real Kea: for each keyword of each map a document that uses it well and some that use it badly.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseVersion } from '../../../src/core/version.ts';
import { type Daemon, installedKeas } from '../harness/index.ts';
import { agrees, judge, type Verdict } from './judge.ts';
import { probesOf } from './probes.ts';

const programs = {
  dhcp4: 'kea-dhcp4',
  dhcp6: 'kea-dhcp6',
  d2: 'kea-dhcp-ddns',
  agent: 'kea-ctrl-agent',
} as const satisfies Record<string, Daemon>;
const kinds = ['dhcp4', 'dhcp6', 'd2', 'agent'] as const;

/** Where the two differ, and why it stays so. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'good: tsig-key/secret-file': 'the key of the probe has a secret, and both refuse a file beside it',
  'wrong word: control-socket/socket-type':
    'before 2.7.2 -t does not look at the type; the server refuses it when it starts',
  'wrong word: file/allocator': 'read where a subnet inherits it, and there is none in the probe',
  'wrong word: file/pd-allocator': 'the same',
  'missing keyword: logger/name':
    'the DHCP servers do not read loggers with -t, D2 and the agent do; all refuse it when they start',
  'too small: logger/debuglevel': 'the same',
  'too large: logger/debuglevel': 'the same',
  'missing keyword: http-header/name':
    'the socket of the probe is a Unix one, whose headers Kea does not read',
  'missing keyword: http-header/value': 'the same',
};

/** Where Kea refuses for a reason that does not name the keyword, and we do not judge. */
const UNDECIDED: Readonly<Record<string, string>> = {
  'empty map: option-data/': 'Kea wants `code` or `name`: a choice between keywords',
  'empty map: reservation/': 'Kea wants one of several identifiers: a choice between keywords',
  'too small: logger/debuglevel': '2.2.0 refuses it, and stumbles over the words to say so',
  'too large: logger/debuglevel': 'the same',
  'missing keyword: ddns-domain/dns-servers':
    'kea-dhcp-ddns of all three versions ends with a failed assertion instead of a message',
};

const nameOf = ({ probe }: Verdict): string => `${probe.kind}: ${probe.map}/${probe.key}`;

/** One line per kind of probe: how many, how many agree, and of how many Kea did not get to the point. */
function table(verdicts: readonly Verdict[]): string {
  const byKind = new Map<string, { asked: number; agreed: number; undecided: number }>();
  for (const verdict of verdicts) {
    const row = byKind.get(verdict.probe.kind) ?? { asked: 0, agreed: 0, undecided: 0 };
    const answer = agrees(verdict);
    row.asked += 1;
    if (answer === true) row.agreed += 1;
    if (answer === undefined) row.undecided += 1;
    byKind.set(verdict.probe.kind, row);
  }
  return [...byKind]
    .map(([kind, { asked, agreed, undecided }]) => {
      const rest = undecided === 0 ? '' : `, ${undecided} stumbled over something else first`;
      return `  ${kind.padEnd(16)} ${agreed} of ${asked} agree${rest}`;
    })
    .join('\n');
}

const cases = installedKeas().flatMap((kea) => kinds.map((kind) => ({ kea, kind })));

describe('every keyword of every map', () => {
  it.each(cases.map((one) => [one.kea.version, one.kind, one] as const))(
    'Kea %s and the table say the same of %s',
    { timeout: 600_000 },
    async (_, kind, { kea }) => {
      const version = parseVersion(kea.version);
      if (version === undefined) throw new Error(`no version: ${kea.version}`);
      const directory = mkdtempSync(join(tmpdir(), 'kea-keywords-'));
      const verdicts = await judge(kea, programs[kind], version, [...probesOf(kind, version)], directory);
      console.log(`Kea ${kea.version}, ${kind}\n${table(verdicts)}`);
      const differences = verdicts.filter((verdict) => agrees(verdict) === false);
      expect(differences.filter((verdict) => EXPLAINED[nameOf(verdict)] === undefined).map(nameOf)).toEqual(
        [],
      );
      // Every probe must get to its point, or the agreement says nothing.
      const undecided = verdicts.filter((verdict) => agrees(verdict) === undefined);
      expect(undecided.map(nameOf).filter((name) => UNDECIDED[name] === undefined)).toEqual([]);
    },
  );
});
