// npm run tools:install    installs the programs that `npm run test:tools` asks, where they are missing: Debian's
// packages, and into .tools/ those from npm, which are too large to be installed with everything else

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Program → package. */
const WANTED = {
  bash: 'bash',
  script: 'bsdutils',
  zsh: 'zsh',
  fish: 'fish',
  mandoc: 'mandoc',
  rsync: 'rsync',
  'rsvg-convert': 'librsvg2-bin',
  xmllint: 'libxml2-utils',
  'pre-commit': 'pre-commit',
  javac: 'default-jdk-headless',
};

/** The newest that run on the oldest Node this project supports. */
const WANTED_FROM_NPM = {
  '@action-validator/core': '0.6.0',
  'gitlab-ci-local': '4.61.1',
  jsdom: '26.1.0',
  'lint-staged': '16.3.4',
  mermaid: '11.17.2',
  'violation-comments-to-github-command-line': '1.25.0',
  yaml: '2.9.1',
};

const isThere = (command) => spawnSync('sh', ['-c', command]).status === 0;
const missing = [
  ...Object.entries(WANTED)
    .filter(([program]) => !isThere(`command -v ${program}`))
    .map(([, name]) => name),
  ...(isThere("/usr/bin/python3 -c 'import junitparser'") ? [] : ['python3-junitparser']),
];

if (missing.length > 0) {
  const apt = (...args) =>
    execFileSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '--quiet');
  apt('install', '--yes', '--quiet', '--no-install-recommends', ...missing);
}
console.log(missing.length === 0 ? 'all tools are there' : `installed ${missing.join(', ')}`);

const folder = fileURLToPath(new URL('../.tools/', import.meta.url));
const versionOf = (name) => {
  const file = `${folder}node_modules/${name}/package.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
};
const stale = Object.entries(WANTED_FROM_NPM).filter(([name, version]) => versionOf(name) !== version);
if (stale.length > 0) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}package.json`, '{ "private": true }\n');
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
  const all = Object.entries(WANTED_FROM_NPM).map(([name, version]) => `${name}@${version}`);
  execFileSync('npm', [...words, ...all], { cwd: folder, stdio: 'inherit' });
}
