// Compiles src/ twice: to dist/ as plain ES modules with types, for those who import the library; and to dist/bin/ as
// few files, for the program. Opening several hundred files would take longer than checking an installation, so packages
// that every run needs are in them too, with their licences beside.

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ruleTexts } from './rule-texts.mjs';
import { writeValidators } from './validators.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
await writeValidators(`${root}dist/validators`);

// commander can start programs of their own for subcommands, which ours has none of; the module for it takes as long to load
// as reading an installation.
const withoutPrograms = {
  name: 'without-programs',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/commander/') ? { path: 'none', namespace: 'without-programs' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'without-programs' }, () => ({
      contents: "export function spawn() { throw new Error('no subcommand is a program of its own'); }",
    }));
  },
};

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: 'dist/bin',
  bundle: true,
  // What a run may not need is in files of its own.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: ['ajv', 'diff', 'fast-glob'],
  mainFields: ['module', 'main'],
  metafile: true,
  plugins: [ruleTexts(`${root}dist/check/rules`, `${root}dist/bin`), withoutPrograms],
  // For packages that are inside and ask for modules of Node in the old way.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  // Less text to compile; names stay, so that a stack trace can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
});

const inside = new Set(
  Object.keys(metafile.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
);
const notices = [...inside].toSorted().map((name) => {
  const about = (file) => readFileSync(new URL(`../node_modules/${name}/${file}`, import.meta.url), 'utf8');
  const licence = ['LICENSE', 'LICENSE.md'].map((file) => {
    try {
      return about(file);
    } catch {
      return '';
    }
  });
  const text = licence.find((found) => found !== '');
  if (text === undefined) throw new Error(`${name} has no licence file to pass on`);
  return `${name} ${JSON.parse(about('package.json')).version}\n\n${text.trim()}\n`;
});
writeFileSync(new URL('../dist/bin/third-party-licences.txt', import.meta.url), notices.join('\n---\n\n'));

// What was built must start.
const started = spawnSync(process.execPath, ['bin/kea-migrate.js', '--version'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (started.status !== 0) process.exit(1);
