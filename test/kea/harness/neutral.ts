import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { type Host, openHost } from './host.ts';
import { DEBIAN_HOOKS, type Kea } from './installed.ts';
import { placeStubHook } from './stub-hook.ts';

/** A host on which nothing but the files themselves can be wrong, and the environment its servers should run with. */
export interface NeutralHost {
  readonly host: Host;
  /** `KEA_*`, so that the directories that the files name count as the supported ones. */
  readonly env: Readonly<Record<string, string>>;
}

export interface NeutralOptions {
  readonly kea: Kea;
  /** The installation: files by absolute path on the host. */
  readonly files: Readonly<Record<string, string>>;
  /**
   * `as-written` (default): directories that the files name are the supported ones (`KEA_*`), whatever they are.
   * `debian`: only Debian's are, as on a real server of that distribution.
   */
  readonly directories?: 'as-written' | 'debian';
}

/** What the files ask of a host. Found in the text, comments included: too much does no harm. */
interface Wanted {
  /** Interface names, each with the addresses it must have. */
  readonly interfaces: ReadonlyMap<string, ReadonlySet<string>>;
  readonly sockets: readonly string[];
  readonly libraries: readonly string[];
  readonly logs: readonly string[];
  readonly leases: readonly string[];
  readonly credentials: ReadonlyMap<string, string>;
  readonly others: readonly string[];
}

const STRING = '"((?:[^"\\\\\\n]|\\\\.)*)"';

/** All values of a key in the text; of a list of strings, its items. */
function valuesOf(text: string, key: string): string[] {
  const found: string[] = [];
  for (const [, list, one] of text.matchAll(
    new RegExp(`"${key}"\\s*:\\s*(?:\\[([^\\]]*)\\]|${STRING})`, 'g'),
  )) {
    if (one !== undefined) found.push(one);
    for (const [, item = ''] of (list ?? '').matchAll(new RegExp(STRING, 'g'))) found.push(item);
  }
  return found.map((value) => value.replaceAll('\\/', '/'));
}

const absolute = (paths: readonly string[]): string[] => [
  ...new Set(paths.filter((path) => path.startsWith('/'))),
];

function interfacesIn(text: string): Map<string, Set<string>> {
  const interfaces = new Map<string, Set<string>>([['eth0', new Set()]]);
  for (const value of [...valuesOf(text, 'interfaces'), ...valuesOf(text, 'interface')]) {
    const [name = '', address] = value.split('/');
    // The kernel takes at most 15 characters; anything else is for Kea to refuse.
    if (!/^[\w.-]{1,15}$/.test(name) || name === 'lo') continue;
    const addresses = interfaces.get(name) ?? new Set();
    if (address) addresses.add(address);
    interfaces.set(name, addresses);
  }
  return interfaces;
}

/** What a credential file must hold to be taken: a user, `user:password` (good with and without a user beside it), a TSIG secret. */
const CREDENTIALS = {
  'user-file': 'stand-in',
  'password-file': 'stand-in:stand-in',
  'secret-file': 'c3RhbmQtaW4=',
} as const;

/** Credential files by full path. `directory` and name are simply joined, and without a directory the root is meant. */
function credentialsIn(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, content] of Object.entries(CREDENTIALS)) {
    for (const name of valuesOf(text, key)) {
      for (const directory of ['/', ...absolute(valuesOf(text, 'directory'))])
        found.set(join(directory, name), content);
    }
  }
  return found;
}

function wantedBy(text: string): Wanted {
  const leases = [...valuesOf(text, 'name'), ...valuesOf(text, 'data-directory').map((path) => `${path}/x`)];
  return {
    interfaces: interfacesIn(text),
    sockets: absolute(valuesOf(text, 'socket-name')),
    libraries: valuesOf(text, 'library').filter((path) => path.endsWith('.so')),
    logs: absolute(valuesOf(text, 'output')),
    leases: absolute(leases).filter((path) => !path.endsWith('.sh')),
    credentials: credentialsIn(text),
    others: absolute(valuesOf(text, 'path').map((path) => `${path}/x`)),
  };
}

/** The one directory that all paths share; undefined when there is none or more than one. */
function sharedDirectory(paths: readonly string[]): string | undefined {
  const directories = new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/')) || '/'));
  return directories.size === 1 ? [...directories][0] : undefined;
}

/** Make every hook library that the files name loadable: the real one, or one that does nothing. */
async function placeHooks(host: Host, kea: Kea, libraries: readonly string[]): Promise<void> {
  // A bare name is looked for in `KEA_HOOKS_PATH`, which is one of the directories that other libraries name.
  const directories = [DEBIAN_HOOKS, ...absolute(libraries).map((path) => dirname(path))];
  const places = (library: string): string[] =>
    library.includes('/') ? [library] : directories.map((directory) => join(directory, library));
  for (const path of new Set(libraries.flatMap(places))) {
    if (!path.startsWith('/')) continue;
    if (!existsSync(host.outside(path))) await placeStubHook(kea, host.outside(path));
  }
}

/** Make a host for an installation: interfaces, directories, credential files and hook libraries that its files name are there. */
export async function neutralHost({
  kea,
  files,
  directories = 'as-written',
}: NeutralOptions): Promise<NeutralHost> {
  const text = Object.values(files).join('\n');
  const wanted = wantedBy(text);
  const hookDirectories = absolute(wanted.libraries).map((path) => dirname(path));
  const host = await openHost({ kea, files, interfaces: [...wanted.interfaces.keys()], hookDirectories });
  for (const [name, addresses] of wanted.interfaces) {
    for (const address of addresses) {
      // What is no address is for Kea to refuse.
      if (isIP(address)) await host.ip('addr', 'add', address, 'dev', name);
    }
  }
  for (const [path, content] of wanted.credentials) {
    if (!existsSync(host.outside(path))) host.write(path, `${content}\n`, 0o640);
  }
  for (const path of [...wanted.logs, ...wanted.leases, ...wanted.others]) {
    mkdirSync(host.outside(dirname(path)), { recursive: true, mode: 0o750 });
  }
  for (const path of wanted.sockets) {
    mkdirSync(host.outside(dirname(path)), { recursive: true });
    // Kea 2.6 wants exactly this mode.
    if (dirname(path) !== '/') chmodSync(host.outside(dirname(path)), 0o750);
  }

  await placeHooks(host, kea, wanted.libraries);

  const env: Record<string, string> = {};
  const use = (variable: string, paths: readonly string[]): void => {
    const directory = sharedDirectory(paths);
    if (directory !== undefined && directories === 'as-written') env[variable] = directory;
  };
  use('KEA_CONTROL_SOCKET_DIR', wanted.sockets);
  use('KEA_LOG_FILE_DIR', wanted.logs);
  use('KEA_DHCP_DATA_DIR', wanted.leases);
  use(
    'KEA_HOOKS_PATH',
    wanted.libraries.filter((path) => path.startsWith('/')),
  );
  return { host, env };
}
