// Renames, removals and wraps of keywords as rows of a table: each row is a migration. The rows are in
// migrations/keywords.ts; this file knows how to carry them out.

import type { Version } from '../core/version.ts';
import type { Document, NodeId } from '../document/types.ts';
import type { Installation, Section } from '../installation/types.ts';
import type { DaemonKind } from '../kea/daemons.ts';
import type { BehaviourName } from '../kea/versions.ts';
import { type Act, doChange, type Migration, mustDecide, note } from './migration.ts';
import { edit } from './places.ts';

/** The way from a daemon's section to the maps a row is about: keys, and `*` for every member or item. */
export type MapPattern = readonly string[];

/** One change of keywords. */
export interface KeywordRow {
  /** The catalogue's id. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly source: string;
  readonly since?: Version;
  readonly until?: Version;
  readonly when?: BehaviourName;
  readonly unless?: BehaviourName;
  readonly daemons: readonly DaemonKind[];
  /** `[]` is the section itself. */
  readonly maps: readonly MapPattern[];
  readonly keys: readonly string[];
  /** `wrap`: another key, and the value becomes the only item of a list. */
  readonly action: 'remove' | { readonly rename: string } | { readonly wrap: string };
  /** Only maps for which this holds. */
  readonly only?: (document: Document, map: NodeId) => boolean;
  /** Said loudly where the row applies. */
  readonly remark?: string;
}

/** The migration that a row stands for. */
export function migrationOf(row: KeywordRow): Migration {
  const { id, title, why, source, since, until, when, unless } = row;
  return {
    id,
    title,
    why,
    source,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(when === undefined ? {} : { when }),
    ...(unless === undefined ? {} : { unless }),
    *changes({ installation }) {
      for (const section of sectionsOf(installation, row.daemons)) {
        for (const pattern of row.maps) {
          for (const map of mapsAt(section, pattern)) {
            const acts = [...rowIn(row, section.document, map)];
            yield* acts;
            if (acts.length > 0 && row.remark !== undefined) yield note(row.remark);
          }
        }
      }
    },
  };
}

function sectionsOf({ files }: Installation, kinds: readonly DaemonKind[]): readonly Section[] {
  return files.flatMap(({ sections }) => sections.filter(({ kind }) => kinds.includes(kind)));
}

/** All maps that a pattern leads to. */
export function* mapsAt({ document, node }: Section, pattern: MapPattern): Iterable<NodeId> {
  let level: readonly NodeId[] = [node];
  for (const part of pattern) level = level.flatMap((parent) => [...step(document, parent, part)]);
  for (const found of level) if (document.kind(found) === 'map') yield found;
}

function* step(document: Document, parent: NodeId, part: string): Iterable<NodeId> {
  const kind = document.kind(parent);
  if (kind !== 'map' && kind !== 'list') return;
  if (part === '*') {
    yield* document.children(parent);
  } else if (kind === 'map') {
    const member = document.get(parent, part);
    if (member !== undefined) yield member;
  }
}

function* rowIn(row: KeywordRow, document: Document, map: NodeId): Iterable<Act> {
  if (row.only !== undefined && !row.only(document, map)) return;
  for (const key of row.keys) {
    const node = document.get(map, key);
    if (node !== undefined) yield* keywordAct(row, document, map, node, key);
  }
}

function* keywordAct(
  { id, action, why }: KeywordRow,
  document: Document,
  map: NodeId,
  node: NodeId,
  key: string,
): Iterable<Act> {
  const at = edit({ document, node });
  if (action === 'remove') {
    yield doChange({ kind: 'remove', ...at }, `take out "${key}"`);
    return;
  }
  const to = 'rename' in action ? action.rename : action.wrap;
  const other = document.get(map, to);
  if (other !== undefined) {
    yield mustDecide(
      `${id}-both`,
      `which of "${key}" and "${to}" counts`,
      `both are there: ${why}`,
      [`take out "${key}"`, `take out "${to}"`],
      document.keyLocation(node),
    );
  } else if ('rename' in action || document.kind(node) === 'list') {
    yield doChange({ kind: 'rename', ...at, to }, `write "${to}" for "${key}"`);
  } else if (document.kind(node) === 'map') {
    yield doChange({ kind: 'wrap', ...at, to }, `write "${to}", a list, for "${key}"`);
  }
}
