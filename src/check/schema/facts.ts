// The keyword table as one Kea version sees it, made for walking: looked up once per map, not per value.

import { formatVersion, type Version } from '../../core/version.ts';
import type { DaemonKind } from '../../kea/daemons.ts';
import { type FormatFault, formatFault } from '../../kea/formats/index.ts';
import type { FormatName } from '../../kea/formats/types.ts';
import { libraryName } from '../../kea/hooks.ts';
import { keywordFormat } from '../../kea/keywords/formats.ts';
import { type Age, ageIn, keywordTables } from '../../kea/keywords/index.ts';
import type { Keyword, KeywordMap, ValueFacts } from '../../kea/keywords/types.ts';
import { rowsAbout } from '../../kea/upgrade/rows.ts';
import type { UpgradeRow } from '../../kea/upgrade/types.ts';
import { type Alike, alikeFrom } from './alike.ts';

/** What a value must be, for one version. */
export interface Shape {
  readonly facts: ValueFacts;
  /** The words that this version takes. */
  readonly words: readonly string[] | undefined;
  readonly map: MapShape | undefined;
  /** The map that goes with what stands beside it, such as the path of a library. */
  readonly mapOf: ((beside: string) => MapShape | undefined) | undefined;
  readonly items: Shape | undefined;
  /** How the string, or each string of the list, must be written. */
  readonly format: ((value: string) => FormatFault | undefined) | undefined;
}

/** A keyword in a map, for one version. */
export interface Member {
  readonly key: string;
  readonly keyword: Keyword;
  readonly age: Age;
  readonly shape: Shape;
  /** What upgrades make of the keyword, up to this version. */
  readonly rows: readonly UpgradeRow[];
  /** Those of them with which this version does not run: then nothing else needs to be said. */
  readonly fatalRows: ReadonlySet<UpgradeRow>;
}

/** A map, for one version. */
export interface MapShape {
  /** Its name in the table, which its validator has as well. */
  readonly name: string;
  readonly facts: KeywordMap;
  readonly members: ReadonlyMap<string, Member>;
  /** Where the maps that were valid are remembered. */
  readonly alike: Alike;
  /** In the order of the `allOf` of its schema. */
  readonly exclusive: readonly (readonly [string, string])[];
}

const known = new Map<string, MapShape>();

/** The top-level map of a daemon's section as a Kea of this version takes it. */
export function fileShape(daemon: DaemonKind, kea: Version): MapShape {
  return mapShape(daemon, 'file', kea);
}

/** A map whose name comes from the file; undefined when nothing is known of it. */
function mapNamed(daemon: DaemonKind, name: string, kea: Version): MapShape | undefined {
  return Object.hasOwn(keywordTables[daemon], name) ? mapShape(daemon, name, kea) : undefined;
}

function mapShape(daemon: DaemonKind, name: string, kea: Version): MapShape {
  const id = `${daemon} ${name} ${formatVersion(kea)}`;
  const made = known.get(id);
  if (made !== undefined) return made;
  const facts = keywordTables[daemon][name];
  if (facts === undefined) throw new Error(`no map ${name} for ${daemon}`);
  const members = new Map<string, Member>();
  const shape: MapShape = {
    name,
    facts,
    members,
    alike: alikeFrom(0),
    exclusive: (facts.exclusive ?? []).filter((one) => ageIn(one, kea) === 'there').map(({ keys }) => keys),
  };
  // Known before its members are, since maps may hold maps like themselves.
  known.set(id, shape);
  for (const [key, keyword] of Object.entries(facts.keywords)) {
    members.set(key, {
      key,
      keyword,
      age: ageIn(keyword, kea),
      shape: shapeOf(daemon, keyword, kea, keywordFormat(daemon, name, key), keyword.mapBy),
      rows: rowsAbout(daemon, name, key).filter(({ since }) => ageIn({ since }, kea) === 'there'),
      fatalRows: fatalAmong(rowsAbout(daemon, name, key), kea),
    });
  }
  return shape;
}

function fatalAmong(rows: readonly UpgradeRow[], kea: Version): ReadonlySet<UpgradeRow> {
  return new Set(
    rows.filter(
      ({ kind, bites }) =>
        (kind === 'refused' || kind === 'dies') && ageIn({ since: bites }, kea) === 'there',
    ),
  );
}

function shapeOf(
  daemon: DaemonKind,
  facts: ValueFacts,
  kea: Version,
  format: FormatName | undefined,
  mapBy?: string,
): Shape {
  const words = facts.oneOf?.flatMap((word) => {
    if (typeof word === 'string') return [word];
    return ageIn(word, kea) === 'there' ? [word.word] : [];
  });
  return {
    facts,
    words,
    map: facts.map === undefined ? undefined : mapShape(daemon, facts.map, kea),
    mapOf: mapBy === undefined ? undefined : (beside) => mapNamed(daemon, libraryName(beside), kea),
    items: facts.items === undefined ? undefined : shapeOf(daemon, facts.items, kea, format),
    format: format === undefined ? undefined : (value) => formatFault(format, value, kea),
  };
}
