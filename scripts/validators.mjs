// Compiles the schemas of all maps into validators, ahead of time, with ajv: a CommonJS file for each daemon and version in
// DIR, which the checks load when they meet such a file. Nothing is compiled when the program runs.
//
// node scripts/validators.mjs [DIR [VERSION...]]

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build, transformSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

// Validators that an earlier version of this script made are made again.
const own = readFileSync(new URL(import.meta.url));

/**
 * Writes the validators for these versions, all targets when none is given; those that this script made of the same
 * schemas stay.
 */
export async function writeValidators(directory = `${root}src/validators`, versions = []) {
  mkdirSync(directory, { recursive: true });
  const { daemons, formatVersion, judgingVersions, mapSchemas, version } = await facts();
  for (const daemon of Object.keys(daemons)) {
    const asked = versions.length === 0 ? judgingVersions(daemon) : versions.map(version);
    for (const kea of asked) {
      const schemas = mapSchemas(daemon, kea);
      const stamp = `// ${createHash('sha256').update(JSON.stringify(schemas)).update(own).digest('hex')}\n`;
      const file = `${directory}/${daemon}-${formatVersion(kea)}.cjs`;
      if (existsSync(file) && readFileSync(file, 'latin1').startsWith(stamp)) continue;
      writeFileSync(file, stamp + compiled(schemas));
    }
  }
}

/** The facts are TypeScript; Node reads them through a bundle. */
async function facts() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        export { formatVersion, version } from './src/core/version.ts';
        export { daemons } from './src/kea/daemons.ts';
        export { judgingVersions, mapSchemas } from './src/kea/json-schema/all-maps.ts';
      `,
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'warning',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** A module that exports a validator for each map, by the map's name. */
function compiled(schemas) {
  const ajv = new Ajv({
    allErrors: true,
    // The words are ours: see src/check/schema/words.ts.
    messages: false,
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, optimize: true },
  });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  const code = standalone.default(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
  return transformSync(inShort(code), { minify: true, treeShaking: true, legalComments: 'none' }).code;
}

/** What ajv writes for each mistake it looks for. */
const mistake =
  /const (err\d+) = \{instancePath(?::([^;]+?))?,schemaPath:("[^"]*"),keyword:"([^"]*)",params:(\{[^;]*?\})\};\s*if\(vErrors === null\)\{\s*vErrors = \[\1\];\s*\}\s*else \{\s*vErrors\.push\(\1\);\s*\}/g;

/**
 * The same validators in a third of the text, which takes a third of the time to load: mistakes are written down by a
 * function, and only what src/check/schema/walk.ts reads of them.
 */
function inShort(code) {
  const short = code.replace(mistake, (_, _name, path = 'instancePath', schemaPath, keyword, params) => {
    const details = [`"${keyword}"`];
    if (keyword === 'required' || keyword === 'additionalProperties') details.push(params);
    else if (schemaPath.startsWith('"#/allOf/')) details.push('{}', schemaPath);
    return `vErrors = f(vErrors, ${path}, ${details.join()});`;
  });
  // Inside of `not` mistakes are counted only, and empty.
  if (short.replace(/const err\d+ = \{\};/g, '').includes('const err')) {
    throw new Error('ajv writes mistakes in another way than it did');
  }
  return `${short}
function f(faults, instancePath, keyword, params = {}, schemaPath = '') {
  const one = { instancePath, schemaPath, keyword, params };
  if (faults === null) return [one];
  faults.push(one);
  return faults;
}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [directory, ...versions] = process.argv.slice(2);
  await writeValidators(directory, versions);
}
