// Where the maps of a file stand, and how a keyword is found by name or by path. `explain` and docs/keywords/ ask here.

import { type DaemonKind, daemons } from '../kea/daemons.ts';
import { keywordTables } from '../kea/keywords/index.ts';
import type { Keyword, KeywordMap } from '../kea/keywords/types.ts';

/** All daemons with a configuration file, in the order they are told of. */
export const daemonKinds: readonly DaemonKind[] = ['dhcp4', 'dhcp6', 'd2', 'agent', 'netconf'];

/** A keyword at one place: in one map of one daemon's file. */
export interface KeywordPlace {
  readonly daemon: DaemonKind;
  /** Name of the map in the table. */
  readonly map: string;
  readonly facts: KeywordMap;
  readonly key: string;
  readonly keyword: Keyword;
}

/** A keyword that leads to maps below it. */
interface Step {
  readonly key: string;
  readonly map: string;
  readonly suffix: string;
}

/** Every keyword of every map that has this name, daemon by daemon. */
export function placesNamed(key: string): readonly KeywordPlace[] {
  return daemonKinds.flatMap((daemon) =>
    Object.keys(keywordTables[daemon]).flatMap((map) => placeIn(daemon, map, key)),
  );
}

/**
 * The keywords that a path leads to; several below `parameters`, which each hook library has its own of.
 *
 * @param path such as `dhcp4.subnet4.id` or `Dhcp4.subnet4[].id`; the daemon by its short name or by its section
 * @returns nothing when a part is unknown, or leads to no map
 */
export function placesAt(path: string): readonly KeywordPlace[] {
  const [root = '', ...steps] = path.replaceAll('[]', '').split('.');
  const wanted = root.toLowerCase();
  const daemon = daemonKinds.find(
    (kind) => kind === wanted || daemons[kind].section.toLowerCase() === wanted,
  );
  const last = steps.pop();
  if (daemon === undefined || last === undefined) return [];
  let maps: readonly string[] = ['file'];
  for (const step of steps) {
    maps = maps.flatMap((map) =>
      stepsFrom(daemon, map).flatMap((one) => (one.key === step ? [one.map] : [])),
    );
  }
  return maps.flatMap((map) => placeIn(daemon, map, last));
}

/** The names of all keywords, sorted. */
export function keywordNames(): readonly string[] {
  const maps = daemonKinds.flatMap((daemon) => Object.values(keywordTables[daemon]));
  return [...new Set(maps.flatMap(({ keywords }) => Object.keys(keywords)))].sort();
}

/** The ways from the top of a daemon's file to each of its maps: `Dhcp4.subnet4[].pools[]`. */
export function pathsOf(daemon: DaemonKind): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  follow(daemon, 'file', daemons[daemon].section, [], paths);
  return paths;
}

function follow(
  daemon: DaemonKind,
  map: string,
  path: string,
  above: readonly string[],
  paths: Map<string, string[]>,
): void {
  // A map that holds maps like itself is told of once.
  if (above.includes(map)) return;
  paths.set(map, [...(paths.get(map) ?? []), path]);
  for (const { key, map: inner, suffix } of stepsFrom(daemon, map)) {
    follow(daemon, inner, `${path}.${key}${suffix}`, [...above, map], paths);
  }
}

/** What lies one step below a map. The parameters of a hook library are a map with the name of its file. */
function stepsFrom(daemon: DaemonKind, map: string): readonly Step[] {
  const table = keywordTables[daemon];
  return Object.entries(table[map]?.keywords ?? {}).flatMap(([key, keyword]): readonly Step[] => {
    if (keyword.map !== undefined) return [{ key, map: keyword.map, suffix: '' }];
    if (keyword.items?.map !== undefined) return [{ key, map: keyword.items.map, suffix: '[]' }];
    if (keyword.mapBy === undefined) return [];
    const libraries = Object.keys(table).filter((name) => name.endsWith('.so'));
    return libraries.map((library) => ({ key, map: library, suffix: '' }));
  });
}

function placeIn(daemon: DaemonKind, map: string, key: string): readonly KeywordPlace[] {
  const facts = keywordTables[daemon][map];
  const keyword = facts !== undefined && Object.hasOwn(facts.keywords, key) ? facts.keywords[key] : undefined;
  return facts === undefined || keyword === undefined ? [] : [{ daemon, map, facts, key, keyword }];
}
