// Which paths real Kea refuses, and whether -t sees it. The supported directories are those of a sandbox (KEA_*).

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedKeas, temporaryDirectory } from '../harness/index.ts';
import { found, started } from './started.ts';

const keas = installedKeas().filter(({ version }) => !version.startsWith('2.2.'));
const elsewhere = temporaryDirectory();
// A script is looked for before its directory is judged.
writeFileSync(join(elsewhere, 'script.sh'), '#!/bin/sh\n', { mode: 0o755 });

const dhcp4 = (members: object): string => JSON.stringify({ Dhcp4: members });
const loggers = (name: string): object => ({
  loggers: [{ name, severity: 'INFO', 'output-options': [{ output: `${elsewhere}/kea.log` }] }],
});
const hook = (library: string, parameters: object): string =>
  dhcp4({ 'hooks-libraries': [{ library, parameters }] });

/** Rule, file, what -t says, what the log says, first series it is so. */
const cases = [
  ['path-log-file', 'kea-dhcp4', dhcp4(loggers('kea-dhcp4')), true, /invalid path/, '2.6'],
  [
    'path-log-file',
    'kea-dhcp-ddns',
    JSON.stringify({
      DhcpDdns: { 'tsig-keys': [], 'forward-ddns': {}, 'reverse-ddns': {}, ...loggers('kea-dhcp-ddns') },
    }),
    false,
    /invalid path/,
    '2.6',
  ],
  [
    'path-lease-file',
    'kea-dhcp4',
    dhcp4({ 'lease-database': { type: 'memfile', name: `${elsewhere}/leases.csv` } }),
    true,
    /invalid path specified/,
    '2.6',
  ],
  [
    'path-data-directory',
    'kea-dhcp6',
    JSON.stringify({ Dhcp6: { 'data-directory': elsewhere } }),
    false,
    /is invalid, supported path is/,
    '2.6',
  ],
  [
    'path-hook-library',
    'kea-dhcp4',
    hook(`${elsewhere}/libdhcp_stat_cmds.so`, {}),
    false,
    /invalid path specified/,
    '2.6',
  ],
  [
    'path-run-script',
    'kea-dhcp4',
    hook('libdhcp_run_script.so', { name: `${elsewhere}/script.sh`, sync: false }),
    true,
    /invalid path specified/,
    '3.0',
  ],
  [
    'path-legal-log',
    'kea-dhcp4',
    hook('libdhcp_legal_log.so', { path: elsewhere }),
    true,
    /invalid path specified/,
    '3.0',
  ],
] as const;

describe.each(keas.map((kea) => ({ name: kea.version, kea })))('Kea $name', ({ kea }) => {
  const fitting = cases.filter(([, , , , , since]) => kea.version >= since);

  it.each(fitting)('%s of %s', async (rule, daemon, text, isPassed, reason) => {
    const { passes, starts, log } = await started(kea, daemon, text);
    expect(log).toMatch(reason);
    expect({ passes, starts }).toEqual({ passes: isPassed, starts: false });
    expect(found(kea, `${daemon}.conf`, text)).toContain(rule);
  });
});
