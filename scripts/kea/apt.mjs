// Fetches Kea and every library it needs, with apt's own checks of signatures and hashes, but with a state of our own: the
// machine's sources, lists, cache and installed packages are neither read nor written.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MIRROR = process.env.KEA_DEBIAN_MIRROR ?? 'http://deb.debian.org';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const PACKAGES = [
  'kea-dhcp4-server',
  'kea-dhcp6-server',
  'kea-dhcp-ddns-server',
  'kea-ctrl-agent',
  'kea-common',
  'kea-doc',
];
const MINUTES = 10;

/** Servers and shared libraries. The rest of the closure (debconf, Perl, Python, …) only serves installing on a real system. */
const isNeeded = (name) => /^(kea-|lib|zlib)/.test(name) && !/perl|pam/.test(name);

function run(command, args, { env, cwd }) {
  try {
    return execFileSync(command, args, {
      cwd,
      env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive', ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 << 20,
      timeout: MINUTES * 60_000,
    });
  } catch (error) {
    const said = String(error.stderr ?? '').trim() || error.message;
    throw new Error(`${command} ${args.slice(0, 2).join(' ')}: ${said.split('\n').slice(-3).join(' / ')}`);
  }
}

/** The machine's way to the network (proxy, retries) is the one thing taken from its apt configuration. */
function acquireSettings() {
  const dump = run('apt-config', ['dump'], { env: {} });
  return dump.split('\n').filter((line) => /^Acquire::(https?::|Retries|ForceIPv)/.test(line));
}

/**
 * Download the packages of one Debian release.
 *
 * @param {{ work: string, suite: string, security: boolean }} options `work`: an empty directory to use
 * @returns {string[]} the paths of the .deb files
 */
export function downloadPackages({ work, suite, security }) {
  const directory = (...names) => {
    const path = join(work, 'apt', ...names);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const state = directory('state');
  const cache = directory('cache');
  const etc = directory('etc');
  directory('state', 'lists', 'partial');
  directory('cache', 'archives', 'partial');
  const debs = directory('debs');

  const sources = [`deb [signed-by=${KEYRING}] ${MIRROR}/debian ${suite} main`];
  if (security) {
    sources.push(`deb [signed-by=${KEYRING}] ${MIRROR}/debian-security ${suite}-security main`);
  }
  writeFileSync(join(etc, 'sources.list'), `${sources.join('\n')}\n`);
  // Nothing counts as installed, so that libc and the loader come along too.
  writeFileSync(join(state, 'status'), '');
  const config = join(etc, 'apt.conf');
  const settings = {
    'Dir::State': state,
    'Dir::State::status': join(state, 'status'),
    'Dir::Cache': cache,
    'Dir::Etc': etc,
    'Dir::Etc::main': '/dev/null',
    'Dir::Etc::parts': '/dev/null',
    'Dir::Etc::sourcelist': join(etc, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Acquire::Languages': 'none',
    'Acquire::Check-Valid-Until': 'false',
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': 'root',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} "${value}";`);
  writeFileSync(config, `${[...acquireSettings(), ...lines].join('\n')}\n`);
  const env = { APT_CONFIG: config };

  run('apt-get', ['-qq', 'update'], { env });
  const closure = run('apt-get', ['-qq', 'install', '--print-uris', ...PACKAGES], { env });
  // 'URI' NAME_VERSION_ARCH.deb SIZE HASH
  const names = closure
    .split('\n')
    .map((line) => /^'.*' ([^_ ]+)_/.exec(line)?.[1])
    .filter((name) => name !== undefined && isNeeded(name));
  run('apt-get', ['-qq', 'download', ...names], { env, cwd: debs });
  return readdirSync(debs).map((name) => join(debs, name));
}
