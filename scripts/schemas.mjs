// Writes schemas/kea-*.schema.json from the keyword table. `--check`: only says whether they are as the table has them.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { outputFiles } = await build({
  absWorkingDir: root,
  stdin: {
    contents: `
      export { daemons } from './src/kea/daemons.ts';
      export { publishedSchema } from './src/kea/json-schema/published.ts';
    `,
    resolveDir: root,
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
  logLevel: 'warning',
});
const { daemons, publishedSchema } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

let stale = 0;
for (const [kind, { program }] of Object.entries(daemons)) {
  const file = `${root}schemas/${program}.schema.json`;
  const text = `${JSON.stringify(publishedSchema(kind), null, 1)}\n`;
  if (process.argv.includes('--check')) stale += readFileSync(file, 'utf8') === text ? 0 : 1;
  else writeFileSync(file, text);
}
if (stale > 0) {
  console.error(`${stale} schemas are not as the keyword table has them: npm run schemas`);
  process.exit(1);
}
