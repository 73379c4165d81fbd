// npm run example: the main job on the shipped example. Pending changes (exit code 1) are what it is there to show.

import { spawnSync } from 'node:child_process';

const { status } = spawnSync(process.execPath, ['bin/kea-migrate.js', 'fixtures/example/etc/kea'], {
  stdio: 'inherit',
});
process.exit(status === 1 ? 0 : (status ?? 4));
