// One file with several daemons: no real Kea takes it, and each takes the file that the plan makes for it.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { configTest, keaOf } from '../harness/index.ts';
import { daemonOf, filesOf, neutralFor } from '../migration/judge.ts';
import { deploy, ETC, migrate } from '../move/scene.ts';

const root = fileURLToPath(new URL('../../../fixtures/migrations', import.meta.url));

it.each(['legacy-file', 'legacy-logging', 'legacy-log-elsewhere'])('%s', async (name) => {
  const files = filesOf(join(root, name, 'before'));
  const migrated = migrate(files, { target: '3.0' });
  expect(migrated.refused).toBeUndefined();
  const kea = keaOf('3.0');
  const { host, env } = await neutralFor(kea, files, migrated.files);
  const ask = async (file: string, text: string): Promise<string | undefined> => {
    const daemon = daemonOf(text);
    if (daemon === undefined) throw new Error(`${file} is no configuration`);
    const { ok, output } = await configTest({ kea, daemon, host, env, file: join(ETC, file), cwd: ETC });
    return ok ? undefined : output;
  };
  deploy(host, files);
  for (const [file, text] of Object.entries(files).filter(([, one]) => daemonOf(one) !== undefined))
    expect(await ask(file, text)).toContain('syntax error');
  deploy(host, migrated.files);
  const made = Object.entries(migrated.files).filter(([file]) => /^kea-.*\.conf$/.test(file));
  expect(made.length).toBeGreaterThan(0);
  for (const [file, text] of made) expect(await ask(file, text)).toBeUndefined();
});
