// npm run tools:install    installs the programs that `npm run test:tools` asks, from Debian's packages, where they are missing

import { execFileSync, spawnSync } from 'node:child_process';

/** Program → package. */
const WANTED = {
  bash: 'bash',
  script: 'bsdutils',
  zsh: 'zsh',
  fish: 'fish',
  mandoc: 'mandoc',
  xmllint: 'libxml2-utils',
  'pre-commit': 'pre-commit',
};

const missing = Object.entries(WANTED)
  .filter(([program]) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
  .map(([, name]) => name);

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
