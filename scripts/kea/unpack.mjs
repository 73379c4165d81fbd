// Makes a folder with runnable Kea servers from Debian packages, without dpkg's database and without maintainer scripts.

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const DAEMONS = ['kea-dhcp4', 'kea-dhcp6', 'kea-dhcp-ddns', 'kea-ctrl-agent'];
/** What a server starts itself, and what tests use beside the servers. */
const HELPERS = ['kea-lfc'];
const LIBRARY_DIRS = ['usr/lib', 'lib', 'usr/lib64', 'lib64'];
const UNUSED = [
  'usr/share/man',
  'usr/share/locale',
  'usr/share/doc',
  'usr/share/lintian',
  'usr/share/bug',
  'usr/share/gcc',
];

/** Directories under the library directories that hold shared objects, such as `usr/lib/x86_64-linux-gnu`. */
function libraryPath(root) {
  const found = [];
  for (const top of LIBRARY_DIRS) {
    if (!existsSync(join(root, top))) continue;
    found.push(top);
    for (const entry of readdirSync(join(root, top), { withFileTypes: true })) {
      if (entry.isDirectory() && entry.name.includes('-linux-')) found.push(`${top}/${entry.name}`);
    }
  }
  return found.filter((path) => readdirSync(join(root, path)).some((name) => /\.so(\.|$)/.test(name)));
}

function findLoader(root, libraries) {
  for (const path of [...libraries, ...LIBRARY_DIRS]) {
    if (!existsSync(join(root, path))) continue;
    const name = readdirSync(join(root, path)).find((entry) => /^ld-linux.*\.so\.\d+$/.test(entry));
    if (name) return `${path}/${name}`;
  }
  throw new Error('the packages hold no dynamic loader');
}

/** `kea-dhcp4` and so on as commands, for people and for `--verify-with`. They may be moved along with their folder. */
function writeWrappers(into, { loader, libraries, programs, hooks }) {
  mkdirSync(join(into, 'bin'));
  for (const [name, path] of Object.entries(programs)) {
    const script = [
      '#!/bin/sh',
      'here=$(cd "$(dirname "$0")/.." && pwd)',
      `: "\${KEA_LFC_EXECUTABLE:=$here/bin/kea-lfc}" "\${KEA_HOOKS_PATH:=$here/${hooks}}"`,
      'export KEA_LFC_EXECUTABLE KEA_HOOKS_PATH',
      `exec "$here/${loader}" --library-path "${libraries.map((dir) => `$here/${dir}`).join(':')}" "$here/${path}" "$@"`,
    ];
    writeFileSync(join(into, 'bin', name), `${script.join('\n')}\n`);
    chmodSync(join(into, 'bin', name), 0o755);
  }
}

function moveDocs(root, into) {
  const docs = join(root, 'usr/share/doc');
  mkdirSync(join(into, 'doc'));
  for (const name of readdirSync(docs)) {
    if (name === 'kea') {
      for (const entry of readdirSync(join(docs, name)))
        renameSync(join(docs, name, entry), join(into, 'doc', entry));
    } else if (name.startsWith('kea-')) {
      mkdirSync(join(into, 'doc/packages'), { recursive: true });
      renameSync(join(docs, name), join(into, 'doc/packages', name));
    }
  }
}

/**
 * Unpack packages into `into`: `root/` (what they hold), `bin/` (the servers as commands), `doc/` (Kea's documentation and examples).
 *
 * @param {{ debs: string[], into: string }} options
 * @returns what the test harness must know to start a server; all paths are relative to `into`
 */
export function unpackKea({ debs, into }) {
  const root = join(into, 'root');
  mkdirSync(root, { recursive: true });
  for (const deb of debs)
    execFileSync('dpkg-deb', ['--extract', deb, root], { stdio: ['ignore', 'ignore', 'pipe'] });
  moveDocs(root, into);
  for (const path of UNUSED) rmSync(join(root, path), { recursive: true, force: true });

  const inside = libraryPath(root);
  const loader = `root/${findLoader(root, inside)}`;
  const libraries = inside.map((path) => `root/${path}`);
  const programs = {};
  for (const name of [...DAEMONS, ...HELPERS]) {
    const path = `root/usr/sbin/${name}`;
    if (!existsSync(join(into, path))) throw new Error(`${name} is not in the packages`);
    programs[name] = path;
  }
  const hooksDir = inside
    .map((path) => `root/${path}/kea/hooks`)
    .find((path) => existsSync(join(into, path)));
  if (!hooksDir) throw new Error('the packages hold no hook libraries');

  const ask = (args) =>
    execFileSync(
      join(into, loader),
      ['--library-path', libraries.map((path) => join(into, path)).join(':'), ...args],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
  for (const path of Object.values(programs)) {
    // A missing library would otherwise be taken from the machine, silently.
    const foreign = ask(['--list', join(into, path)])
      .split('\n')
      .filter((line) => line.includes('=>') && !line.includes(root));
    if (foreign.length > 0) throw new Error(`${path} lacks ${foreign.map((line) => line.trim()).join(', ')}`);
  }
  const version = /^\d+\.\d+\.\d+/.exec(ask([join(into, programs['kea-dhcp4']), '-v']))?.[0];
  if (!version) throw new Error('kea-dhcp4 -v names no version');
  const debian = debs
    .map((deb) => /^kea-dhcp4-server_(.+)_[^_]+\.deb$/.exec(basename(deb))?.[1])
    .find(Boolean);

  writeWrappers(into, { loader, libraries, programs, hooks: hooksDir });
  const daemons = Object.fromEntries(DAEMONS.map((name) => [name, programs[name]]));
  return { version, debian, loader, libraries, daemons, programs, hooks: hooksDir, doc: 'doc' };
}
