// npm run kea:sweep -- DIR: every installation below DIR is migrated for 3.0, and real Kea is asked before and after.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const [directory] = process.argv.slice(2);
if (directory === undefined || !existsSync(directory)) {
  console.error('usage: npm run kea:sweep -- DIR');
  process.exit(2);
}
const args = ['vitest', 'run', '--config', 'vitest.kea.config.ts', 'test/kea/migration.test.ts'];
const env = { ...process.env, KEA_SWEEP: resolve(directory) };
process.exitCode = spawnSync('npx', args, { stdio: 'inherit', env }).status ?? 1;
