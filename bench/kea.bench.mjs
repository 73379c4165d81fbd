// Checking a 20 MB file against real Kea, which reads and judges the same file with `-t`. Without `npm run kea:install`
// there is nothing to hold it against.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './child.mjs';
import { configurationFile, directory } from './files.mjs';

const RESERVATIONS = 200_000;
/** Kea takes seconds for one. */
const RUNS = 3;
const kea = fileURLToPath(new URL('../.kea/3.0.4/bin/kea-dhcp4', import.meta.url));
const bin = fileURLToPath(new URL('../bin/kea-migrate.js', import.meta.url));

export default function run() {
  if (!existsSync(kea)) return [];
  const file = fileForAnyMachine();
  const ours = [];
  const theirs = [];
  for (let run = 0; run < RUNS; run++) {
    theirs.push(cpu([kea, '-t', file]));
    ours.push(cpu([process.execPath, bin, 'check', file, '--target', '3.0']));
  }
  const [own, real] = [median(ours), median(theirs)];
  return [
    {
      what: 'check 20 MB / kea-dhcp4 -t of Kea 3.0.4',
      value: own / real,
      limit: 0.4,
      goal: 0.25,
      detail: `${own.toFixed(0)} ms CPU against ${real.toFixed(0)}`,
    },
  ];
}

/** The file without what only the machine it is for has: an interface and a directory for the socket. */
function fileForAnyMachine() {
  const file = join(directory, 'kea-dhcp4-any-machine.conf');
  const text = readFileSync(configurationFile(RESERVATIONS), 'latin1');
  writeFileSync(file, text.replace(/"control-socket".*\n/, '').replace('"eth0"', '"*"'), 'latin1');
  return file;
}

/** CPU of a program and what it starts, in milliseconds, as the shell counts it. */
function cpu(words) {
  const child = spawnSync('bash', ['-c', '"$@" >/dev/null 2>&1 || exit; times', 'bash', ...words], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      LC_ALL: 'C',
      KEA_DHCP_DATA_DIR: tmpdir(),
      KEA_PIDFILE_DIR: tmpdir(),
      KEA_LOCKFILE_DIR: 'none',
    },
  });
  // First the shell itself, then its children: minutes and seconds as a user, and in the system.
  const [user, system] = [...(child.stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60_000 + Number(seconds) * 1000,
  );
  if (child.status !== 0 || user === undefined || system === undefined) {
    throw new Error(`${words.join(' ')} failed with ${child.status}`);
  }
  return user + system;
}
