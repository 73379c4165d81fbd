// Which schemas are compiled ahead of time: every map of every daemon, for each version that is a target.

import { compareVersions, type Version, version } from '../../core/version.ts';
import type { DaemonKind } from '../daemons.ts';
import { keywordTables } from '../keywords/index.ts';
import { targets } from '../versions.ts';
import { type JsonSchema, mapSchema } from './map-schema.ts';

/** The last version that had a Control Agent: its files are held against that one for later targets. */
export const lastAgent: Version = version('3.1.7');

/** The version that a file of a daemon is held against when the target is `target`. */
export function judgingVersion(daemon: DaemonKind, target: Version): Version {
  return daemon === 'agent' && compareVersions(target, lastAgent) > 0 ? lastAgent : target;
}

/** Every version that files of a daemon are held against, each once. */
export function judgingVersions(daemon: DaemonKind): readonly Version[] {
  return [...new Set(Object.values(targets).map((target) => judgingVersion(daemon, target)))];
}

/** The schemas of all maps of a daemon, by the names of the maps. */
export function mapSchemas(daemon: DaemonKind, kea: Version): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(keywordTables[daemon]).map(([name, map]) => [name, mapSchema(map, kea, name === 'file')]),
  );
}
