// Puts real Kea servers into `.kea/`, for the tests that ask them. Nothing on the machine itself is changed: packages are
// fetched with a package state of our own, unpacked, and run with the loader and libraries that they came with.
//
//   node scripts/kea-install.mjs            install what is missing
//   node scripts/kea-install.mjs --force    install everything anew

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadPackages } from './kea/apt.mjs';
import { unpackKea } from './kea/unpack.mjs';

/** Which Debian release carries which Kea. `security`: the release has a security archive. */
const WANTED = [
  { series: '2.2', suite: 'bookworm', security: true },
  { series: '2.6', suite: 'trixie', security: true },
  { series: '3.0', suite: 'forky', security: false },
];

/** Raised whenever the layout under `.kea/<version>` changes, so that old folders are made anew. */
const LAYOUT = 1;
const LEAST = 2;

const home = join(dirname(fileURLToPath(import.meta.url)), '..', '.kea');
const manifestFile = join(home, 'manifest.json');
const force = process.argv.includes('--force');

function readManifest() {
  try {
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
    return manifest.layout === LAYOUT ? manifest.keas : [];
  } catch {
    return [];
  }
}

function writeManifest(keas) {
  const temporary = `${manifestFile}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify({ layout: LAYOUT, keas }, null, 2)}\n`);
  renameSync(temporary, manifestFile);
}

function isInstalled(kea) {
  return (
    existsSync(join(home, kea.dir, kea.loader)) &&
    Object.values(kea.daemons).every((path) => existsSync(join(home, kea.dir, path)))
  );
}

function install({ series, suite, security }) {
  const work = join(home, `.work-${suite}-${process.pid}`);
  try {
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    const debs = downloadPackages({ work, suite, security });
    const unpacked = unpackKea({ debs, into: join(work, 'kea') });
    if (!unpacked.version.startsWith(`${series}.`)) {
      throw new Error(`${suite} carries Kea ${unpacked.version}, not ${series}.x`);
    }
    const target = join(home, unpacked.version);
    rmSync(target, { recursive: true, force: true });
    renameSync(join(work, 'kea'), target);
    return { series, suite, dir: unpacked.version, ...unpacked };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

mkdirSync(home, { recursive: true });
const known = force ? [] : readManifest().filter(isInstalled);
const keas = [];
for (const wanted of WANTED) {
  const present = known.find((kea) => kea.series === wanted.series);
  if (present) {
    keas.push(present);
    console.log(`Kea ${present.version}: already there`);
    continue;
  }
  const start = Date.now();
  try {
    const kea = install(wanted);
    keas.push(kea);
    console.log(
      `Kea ${kea.version}: installed from ${wanted.suite} in ${((Date.now() - start) / 1000).toFixed(1)} s`,
    );
  } catch (error) {
    console.error(
      `\n!!! Kea ${wanted.series} (${wanted.suite}) SKIPPED: ${error instanceof Error ? error.message : error}\n`,
    );
  }
}
writeManifest(keas);
if (keas.length < LEAST) {
  console.error(
    `only ${keas.length} of ${WANTED.length} Kea versions are there, at least ${LEAST} are needed`,
  );
  process.exitCode = 1;
}
