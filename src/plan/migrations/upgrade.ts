// The rewrites of the upgrade tables (kea/upgrade): a migration for each row that has one. They come after everything about
// the agent, one row after the other, each on the texts that the one before left.

import { type UpgradePlace, upgradePlaces } from '../../check/schema.ts';
import { type JsonValue, Lexeme } from '../../core/change.ts';
import { version } from '../../core/version.ts';
import type { Document, NodeId } from '../../document/types.ts';
import { isAgentAlone } from '../../installation/after-agent.ts';
import { cutLifetime } from '../../kea/lifetimes.ts';
import { upgradeRows } from '../../kea/upgrade/rows.ts';
import type { Rewrite, Scalar, UpgradeRow } from '../../kea/upgrade/types.ts';
import { firstOfList } from '../into-list.ts';
import { commentAbout } from '../member-comment.ts';
import { type Act, doChange, type Migration, mustDecide, note } from '../migration.ts';
import { edit } from '../places.ts';

/** One migration for each row with a rewrite, in the order of the tables. */
export const upgradeMigrations: readonly Migration[] = upgradeRows.flatMap((row): readonly Migration[] => {
  const { rewrite } = row;
  return rewrite === undefined ? [] : [migrationOf(row, rewrite)];
});

function migrationOf(row: UpgradeRow, rewrite: Rewrite): Migration {
  return {
    id: row.id,
    title: titleOf(row, rewrite),
    why: row.title,
    source: row.source,
    since: version(row.since),
    *changes({ installation, context, agent }) {
      for (const file of installation.files) {
        // Nobody reads it again.
        if (agent === 'replace' && isAgentAlone(file)) continue;
        for (const place of upgradePlaces(file, context.target)) {
          if (place.row.id === row.id) yield* acts(place, rewrite);
        }
      }
    },
  };
}

function titleOf({ keywords }: UpgradeRow, rewrite: Rewrite): string {
  const names = keywords.length > 2 ? 'keywords' : keywords.map((key) => `"${key}"`).join(' and ');
  switch (rewrite.do) {
    case 'rename':
    case 'list':
      return `write "${rewrite.to}" for ${names}`;
    case 'drop':
      return `take out ${names}`;
    case 'hoist':
      return 'move what happens to names to the level above "dhcp-ddns"';
    case 'spread':
      return `write flags for ${names}`;
    case 'translate':
      return `write "${rewrite.to ?? keywords[0] ?? ''}" as a word`;
    case 'replace':
      return `write the new name in ${names}`;
    case 'wrap-around':
      return 'write the lifetime that the server worked with';
  }
}

function* acts(place: UpgradePlace, rewrite: Rewrite): Iterable<Act> {
  switch (rewrite.do) {
    case 'rename':
      yield* renamed(place, rewrite.to, () => ({ kind: 'rename', ...edit(place), to: rewrite.to }));
      return;
    case 'list':
      if (place.document.string(place.node) === '') yield removal(place, 'it names nothing');
      else if (rewrite.first === true && hasBoth(place, rewrite.to)) yield* putFirst(place, rewrite.to);
      else yield* renamed(place, rewrite.to, () => ({ kind: 'wrap', ...edit(place), to: rewrite.to }));
      return;
    case 'drop':
      yield removal(place, 'it never did anything');
      return;
    case 'translate':
      yield* translated(place, rewrite);
      return;
    case 'replace':
      yield* replaced(place, rewrite);
      return;
    case 'spread':
      yield* spread(place, rewrite.values);
      return;
    case 'hoist':
      yield* hoisted(place, rewrite.to);
      return;
    case 'wrap-around':
      yield* wrappedAround(place);
  }
}

function removal(place: UpgradePlace, why: string): Act {
  return doChange({ kind: 'remove', ...edit(place) }, `take out "${place.key}": ${why}`);
}

/** A change of the key, unless the new key stands there as well: then somebody must say which of the two counts. */
function* renamed(
  place: UpgradePlace,
  to: string,
  change: () => Parameters<typeof doChange>[0],
): Iterable<Act> {
  if (hasBoth(place, to)) yield both(place, to);
  else yield doChange(change(), `write "${to}" for "${place.key}"`);
}

function hasBoth({ document, node }: UpgradePlace, to: string): boolean {
  return document.get(document.parent(node), to) !== undefined;
}

/** Both were used, the single one first. */
function* putFirst(place: UpgradePlace, to: string): Iterable<Act> {
  const { document, node, key } = place;
  const list = document.get(document.parent(node), to);
  const moved = list === undefined ? undefined : firstOfList(document, node, list);
  if (moved === undefined) yield both(place, to);
  for (const change of moved?.changes ?? [])
    yield doChange(change, `put "${key}" into "${to}", as the first`, moved?.touches);
}

function both({ document, node, key, row }: UpgradePlace, to: string): Act {
  return mustDecide(
    `${row.id}-both`,
    `which of "${key}" and "${to}" counts`,
    `both are there: ${row.title}`,
    [`take out "${key}"`, `take out "${to}"`],
    document.keyLocation(node),
  );
}

function* translated(
  place: UpgradePlace,
  { to, values }: Extract<Rewrite, { readonly do: 'translate' }>,
): Iterable<Act> {
  const { document, node, key } = place;
  const value = values[writtenAs(document, node)];
  if (value === undefined) return;
  if (to !== undefined) {
    if (document.get(document.parent(node), to) !== undefined) {
      yield both(place, to);
      return;
    }
    yield doChange({ kind: 'rename', ...edit(place), to }, `write "${to}" for "${key}"`);
  }
  yield doChange({ kind: 'set', ...edit(place), value }, `write ${JSON.stringify(value)}`);
}

/** A string's text, else what stands in the file. */
function writtenAs(document: Document, node: NodeId): string {
  return document.string(node) ?? document.lexeme(node);
}

function* replaced(
  place: UpgradePlace,
  rewrite: Extract<Rewrite, { readonly do: 'replace' }>,
): Iterable<Act> {
  const { document, node, key } = place;
  const old = document.string(node) ?? '';
  const value = old.replace(rewrite.pattern, rewrite.with);
  const map = document.parent(node);
  const list = map === undefined ? undefined : document.parent(map);
  // An entry above that becomes the same is there as well.
  const isThere = (item: NodeId): boolean => {
    const name = document.string(document.get(item, key)) ?? '';
    const later = map === undefined || item > map ? name : name.replace(rewrite.pattern, rewrite.with);
    return item !== map && fileName(later) === fileName(value);
  };
  if (map !== undefined && list !== undefined && document.kind(list) === 'list' && rewrite.once === true) {
    const others = [...document.children(list)].filter((item) => document.kind(item) === 'map');
    if (others.some(isThere)) {
      yield doChange({ kind: 'remove', ...edit({ document, node: map }) }, 'take out what is there already');
      return;
    }
  }
  yield doChange({ kind: 'set', ...edit(place), value }, `write the new name of "${key}"`);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function* spread(
  place: UpgradePlace,
  values: Readonly<Record<string, Readonly<Record<string, Scalar>>>>,
): Iterable<Act> {
  const { document, node, key } = place;
  const map = document.parent(node);
  const flags = Object.entries(values[document.string(node) ?? ''] ?? {});
  const [first, ...others] = flags;
  if (map === undefined || first === undefined) return;
  const there = flags.find(([flag]) => document.get(map, flag) !== undefined);
  if (there !== undefined) {
    yield both(place, there[0]);
    return;
  }
  // The first flag stands where the mode stood, so that its comments stay.
  yield doChange({ kind: 'rename', ...edit(place), to: first[0] }, `write flags for "${key}"`);
  yield doChange({ kind: 'set', ...edit(place), value: first[1] }, `write "${first[0]}"`);
  for (const [flag, value] of others.toReversed()) {
    const at = edit({ document, node: map });
    yield doChange({ kind: 'insert', ...at, key: flag, value, after: key }, `write "${flag}"`);
  }
}

function* hoisted(place: UpgradePlace, names: Readonly<Record<string, string>>): Iterable<Act> {
  const { document, node, key } = place;
  const map = document.parent(node);
  const above = map === undefined ? undefined : document.parent(map);
  const to = names[key];
  const value = scalarAt(document, node);
  if (map === undefined || above === undefined || to === undefined || value === undefined) return;
  if (document.get(above, to) !== undefined) {
    yield removal(place, `"${to}" at the level above counts`);
    return;
  }
  const comment = commentAbout(document, node);
  const after = document.key(map);
  yield doChange(
    {
      kind: 'insert',
      ...edit({ document, node: above }),
      key: to,
      value,
      ...(after === undefined ? {} : { after }),
      ...(comment === undefined ? {} : { comment }),
    },
    `write "${to}" at the level above`,
  );
  yield removal(place, `"${to}" takes its place`);
}

/** A value to be written again as it stands. */
function scalarAt(document: Document, node: NodeId): JsonValue | undefined {
  const kind = document.kind(node);
  if (kind === 'string') return document.string(node);
  if (kind === 'boolean') return document.boolean(node);
  return kind === 'integer' || kind === 'float' ? new Lexeme(document.lexeme(node)) : undefined;
}

function* wrappedAround(place: UpgradePlace): Iterable<Act> {
  const { document, node, key } = place;
  const lexeme = document.lexeme(node);
  if (!/^-?\d+$/.test(lexeme)) return;
  const worked = cutLifetime(lexeme);
  yield doChange(
    { kind: 'set', ...edit(place), value: Number(worked) },
    `write ${worked}, what the server made of it`,
  );
  yield note(
    `"${key}": ${lexeme} seconds were cut to ${worked} by every Kea up to 3.1; that is written now, look whether it is meant`,
  );
}
