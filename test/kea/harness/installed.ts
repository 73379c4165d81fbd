import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The Kea programs that read a configuration file. */
export const DAEMONS = ['kea-dhcp4', 'kea-dhcp6', 'kea-dhcp-ddns', 'kea-ctrl-agent'] as const;
export type Daemon = (typeof DAEMONS)[number];

/** One Kea that `npm run kea:install` put into `.kea/`. All paths are absolute. */
export interface Kea {
  /** What the server says of itself, such as `2.6.3`. */
  readonly version: string;
  /** The stable series, such as `2.6`. */
  readonly series: string;
  /** The package it came from, with its revision. */
  readonly build: string;
  readonly dir: string;
  /** The dynamic loader and the library directories that the packages brought along. */
  readonly loader: string;
  readonly libraries: readonly string[];
  /** Where this Kea's hook libraries are. */
  readonly hooks: string;
  /** Kea's own documentation, with `examples/`. */
  readonly doc: string;
  /** A program of this Kea as a command (a small shell script), for `--verify-with` and for people. */
  command(daemon: Daemon): string;
  has(daemon: Daemon): boolean;
  /** The program itself, to be run with {@link Kea.loader}. */
  program(daemon: Daemon): string;
}

/** The folder that holds all installed versions. */
export const KEA_HOME = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '.kea');

/** Nominal directory of the hook libraries in Debian's builds, as written in configuration files. */
export const DEBIAN_HOOKS = '/usr/lib/x86_64-linux-gnu/kea/hooks';

interface ManifestEntry {
  version: string;
  series: string;
  debian?: string;
  dir: string;
  loader: string;
  libraries: string[];
  daemons: Partial<Record<Daemon, string>>;
  hooks: string;
  doc: string;
}

function open(entry: ManifestEntry): Kea {
  const dir = join(KEA_HOME, entry.dir);
  const program = (daemon: Daemon): string => join(dir, entry.daemons[daemon] ?? `missing/${daemon}`);
  return {
    version: entry.version,
    series: entry.series,
    build: entry.debian ?? entry.version,
    dir,
    loader: join(dir, entry.loader),
    libraries: entry.libraries.map((path) => join(dir, path)),
    hooks: join(dir, entry.hooks),
    doc: join(dir, entry.doc),
    command: (daemon) => join(dir, 'bin', daemon),
    has: (daemon) => existsSync(program(daemon)),
    program,
  };
}

/** Every Kea that is installed, oldest first; empty when `npm run kea:install` has not been run. */
export function installedKeas(): Kea[] {
  const file = join(KEA_HOME, 'manifest.json');
  if (!existsSync(file)) return [];
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { keas: ManifestEntry[] };
  return manifest.keas.map(open).filter((kea) => existsSync(kea.loader));
}

/** The installed Kea of a series; throws with the remedy when it is not there. */
export function keaOf(series: string): Kea {
  const found = installedKeas().find((kea) => kea.series === series);
  if (!found) throw new Error(`Kea ${series} is not installed: npm run kea:install`);
  return found;
}
