// npm run package:check: packs the package, judges it with publint and attw, installs it somewhere else, and runs it.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

const folder = mkdtempSync(join(tmpdir(), 'kea-migrate-pack-'));
const run = (command, args, options = {}) => execFileSync(command, args, { stdio: 'inherit', ...options });
try {
  run('npm', ['pack', '--silent', '--pack-destination', folder]);
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  run('npx', ['publint', tarball, '--strict']);
  run('npx', ['attw', tarball, '--profile', 'esm-only']);

  // As a user has it: installed from the tarball, outside the repository.
  const project = join(folder, 'project');
  cpSync('fixtures/example', project, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "name": "somebody", "private": true, "type": "module" }\n');
  run('npm', ['install', '--silent', '--omit=dev', tarball], { cwd: project });
  run('npx', ['--no-install', 'kea-migrate', '--version'], { cwd: project });
  writeFileSync(
    join(project, 'use.mjs'),
    "import { load, check, plan, format } from 'kea-migrate';\nfor (const f of [load, check, plan, format]) if (typeof f !== 'function') throw new Error('missing');\n",
  );
  run('node', ['use.mjs'], { cwd: project });
  // The program reads the texts of rules from a file of its own (see rule-texts.mjs); the library has them in its modules.
  const asked = (command, args) =>
    JSON.parse(execFileSync(command, args, { cwd: project, encoding: 'utf8', maxBuffer: 1 << 28 }));
  const script =
    "import { explanation } from 'kea-migrate'; console.log(JSON.stringify(await explanation()))";
  const told = asked('npx', ['--no-install', 'kea-migrate', 'explain', '--format', 'json']);
  if (!isDeepStrictEqual(told, asked('node', ['--input-type=module', '-e', script]))) {
    throw new Error('the program explains rules otherwise');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log('the package installs, runs and has types');
