// The manual page is read by the real mandoc.

import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const page = new URL('../../man/kea-migrate.1', import.meta.url).pathname;

test('mandoc has nothing against the manual page', () => {
  const { stdout, stderr } = spawnSync('mandoc', ['-T', 'lint', '-W', 'style', page], { encoding: 'utf8' });
  // Kea's own pages need not be on this machine.
  const said = `${stdout}${stderr}`
    .split('\n')
    .filter((line) => !line.includes('referenced manual not found'));
  expect(said).toEqual(['']);
});

test('and shows it', () => {
  const shown = execFileSync('mandoc', ['-T', 'ascii', page], { encoding: 'utf8' }).replace(/.\x08/g, '');
  expect(shown).toContain('--fail-on severity');
  expect(shown).toContain('kea-migrate /etc/kea --write');
});
