// Puts a module of src/ into one file, as the build does for the program: opening many files costs a process more than some
// of what is measured here.

import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { directory } from './files.mjs';

/**
 * Bundles a module.
 *
 * @param {string} module path below src/: `document/parse.ts`
 * @returns {Promise<string>} the URL to import
 */
export async function bundle(module) {
  const outfile = join(directory, module.replaceAll('/', '-').replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [fileURLToPath(new URL(`../src/${module}`, import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
  });
  return pathToFileURL(outfile).href;
}
