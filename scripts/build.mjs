// Compiles src/ twice: to dist/ as plain ES modules with types, for those who import the library; and to dist/bin/ as
// few files, for the program. Opening several hundred files would take longer than checking an installation, so packages
// that every run needs are in them too, with their licences beside.

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
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
  resolveId: (id, importer) =>
    id === 'node:child_process' && importer?.includes('/commander/') ? '\0without-programs' : undefined,
  load: (id) =>
    id === '\0without-programs'
      ? "export function spawn() { throw new Error('no subcommand is a program of its own'); }"
      : undefined,
};

// What was read, without what is named for the bundler alone.
const read = new Set();
const inputs = { name: 'inputs', moduleParsed: ({ id }) => void read.add(id) };

// CommonJS: Node loads it at once, and modules take their turns. What a run may not need is in files of its own.
await build({
  cwd: root,
  input: 'src/main.ts',
  platform: 'node',
  external: ['ajv', 'diff', 'fast-glob'],
  resolve: { mainFields: ['module', 'main'] },
  transform: { target: 'node20.19' },
  plugins: [ruleTexts(`${root}dist/check/rules`), withoutPrograms, inputs],
  logLevel: 'warn',
  output: {
    dir: 'dist/bin',
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    // With all that they import: what every check needs is one file.
    codeSplitting: { groups: [{ name: 'check', test: /src\/(main|report\/text)\.ts$/ }] },
    // Less text to compile; names of functions stay, so that a stack trace can be read.
    minify: {
      compress: false,
      mangle: { keepNames: { function: true, class: true } },
      codegen: { removeWhitespace: true },
    },
  },
});
writeFileSync(new URL('../dist/bin/package.json', import.meta.url), '{ "type": "commonjs" }\n');

const inside = new Set(
  [...read].flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
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
