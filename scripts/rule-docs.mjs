// npm run docs    writes docs/rules/ from the rules, and their ids into the schema of the settings, docs/keywords/ from the
// keyword table, and docs/changes/ from the changes of Kea; tests hold them together
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A module of src/ with everything it imports. */
async function load(file) {
  const bundled = await build({
    absWorkingDir: root,
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  // A file, since some packages ask where they are.
  const place = join(mkdtempSync(join(tmpdir(), 'kea-migrate-docs-')), 'module.mjs');
  try {
    writeFileSync(place, bundled.outputFiles[0].contents);
    return await import(pathToFileURL(place).href);
  } finally {
    rmSync(dirname(place), { recursive: true });
  }
}

function writeFolder(name, pages) {
  const folder = `${root}docs/${name}/`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(pages)) writeFileSync(`${folder}${file}`, text);
}

const { explainIndex, explainRule, ruleIds } = await load('src/check/explain.ts');
const { keywordPages } = await load('src/check/keyword-tables.ts');

const { changePages } = await load('src/run/changes/pages.ts');

const rulePages = ruleIds.map((id) => [`${id}.md`, explainRule(id)]);
writeFolder('rules', { ...Object.fromEntries(rulePages), 'README.md': explainIndex() });
writeFolder('keywords', keywordPages());
writeFolder('changes', changePages());

const schemaFile = `${root}schemas/kea-migrate.schema.json`;
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
schema.definitions.ruleId.enum = ruleIds;
writeFileSync(schemaFile, `${JSON.stringify(schema, null, 2)}\n`);
