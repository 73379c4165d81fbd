// Fixes as rules offer them: one change with a title and a safety, said in one line.

import type { Change, Fix, JsonValue, Safety } from '../core/change.ts';
import type { Place } from '../installation/types.ts';

/** A fix that gives a value another content. */
export function setFix(safety: Safety, title: string, place: Place, value: JsonValue): Fix {
  return { title, safety, changes: [{ kind: 'set', ...target(place), value }] };
}

/** A fix that gives a member another key. */
export function renameFix(safety: Safety, title: string, place: Place, to: string): Fix {
  return { title, safety, changes: [{ kind: 'rename', ...target(place), to }] };
}

/** A fix that takes members or list items out. */
export function removeFix(safety: Safety, title: string, places: readonly Place[]): Fix {
  const changes = places.map((place): Change => ({ kind: 'remove', ...target(place) }));
  return { title, safety, changes };
}

/** A fix that adds a member to the map at a place, behind the member `after` when that is there. */
export function insertFix(
  safety: Safety,
  title: string,
  map: Place,
  key: string,
  value: JsonValue,
  after?: string,
): Fix {
  const behind = after !== undefined && map.document.get(map.node, after) !== undefined ? { after } : {};
  return { title, safety, changes: [{ kind: 'insert', ...target(map), key, value, ...behind }] };
}

/** Something only a person can do, described. */
export function manualFix(title: string): Fix {
  return { title, safety: 'manual', changes: [] };
}

/**
 * What the plan of these files does.
 *
 * @param what an imperative without its subject: `load libdhcp_mysql.so`
 */
export function migrationFix(what: string): Fix {
  return { ...manualFix(`let the migration ${what}`), byPlan: true };
}

function target({ document, node }: Place): Pick<Change & { kind: 'set' }, 'file' | 'at'> {
  return { file: document.source.path, at: document.pointer(node) };
}
