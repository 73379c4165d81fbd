// npm run upgrade:table: every rewrite of an upgrade is tried with real Kea, and the table of what Kea said is printed.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const directory = mkdtempSync(join(tmpdir(), 'upgrade-table-'));
const file = join(directory, 'table.txt');
const args = ['vitest', 'run', '--config', 'vitest.kea.config.ts', 'test/kea/upgrade/rows.test.ts'];
// The table alone goes to standard output.
const stdio = ['inherit', 2, 2];
const { status } = spawnSync('npx', [...args, '--reporter=dot'], {
  stdio,
  env: { ...process.env, UPGRADE_TABLE: file },
});
if (existsSync(file)) process.stdout.write(readFileSync(file));
rmSync(directory, { recursive: true });
process.exitCode = status ?? 1;
