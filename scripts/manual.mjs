// npm run docs    writes man/kea-migrate.1 from the options of the program; a test holds the two together

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundled = `${root}node_modules/.manual.mjs`;
await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/manual.ts'],
  outfile: bundled,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
});
const { describeCommands, manual, newProgram } = await import(bundled);
rmSync(bundled);
mkdirSync(`${root}man`, { recursive: true });
writeFileSync(`${root}man/kea-migrate.1`, manual(describeCommands(newProgram({}))));
