// npm run docs    writes docs/rules/ from the rules, and their ids into the schema of the settings; tests hold them together
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundled = await build({
  absWorkingDir: root,
  entryPoints: ['src/check/explain.ts'],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
});
const code = Buffer.from(bundled.outputFiles[0].contents).toString('base64');
const { explainIndex, explainRule, ruleIds } = await import(`data:text/javascript;base64,${code}`);

const folder = `${root}docs/rules/`;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const id of ruleIds) writeFileSync(`${folder}${id}.md`, explainRule(id));
writeFileSync(`${folder}README.md`, explainIndex());

const schemaFile = `${root}schemas/kea-migrate.schema.json`;
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
schema.definitions.ruleId.enum = ruleIds;
writeFileSync(schemaFile, `${JSON.stringify(schema, null, 2)}\n`);
