// The keywords of a section that came or went within the versions that are known, with their places.

import { type Version, version } from '../core/version.ts';
import type { Document, NodeId } from '../document/types.ts';
import type { DaemonKind } from '../kea/daemons.ts';
import { keywordTables } from '../kea/keywords/index.ts';
import type { KeywordMap, KeywordTables, ValueFacts } from '../kea/keywords/types.ts';

/** A keyword with a beginning or an end. */
export interface KeywordAge {
  /** The value. */
  readonly node: NodeId;
  readonly key: string;
  readonly since: Version | undefined;
  readonly before: Version | undefined;
}

/** Of a long list the first items tell all there is to know. */
const mostItems = 200;

/** Every keyword of a section that some version does not know, each kind of it once per map it stands in. */
export function keywordAges(document: Document, section: NodeId, daemon: DaemonKind): readonly KeywordAge[] {
  const tables = keywordTables[daemon];
  const file = tables.file;
  const found: KeywordAge[] = [];
  if (file !== undefined) inMap({ document, tables, found, seen: new Set() }, section, file);
  return found;
}

interface Walk {
  readonly document: Document;
  readonly tables: KeywordTables;
  readonly found: KeywordAge[];
  /** Keywords that were met, by the facts that the table has of them. */
  readonly seen: Set<object>;
}

function inMap(walk: Walk, map: NodeId, { keywords }: KeywordMap): void {
  const { document, found, seen } = walk;
  if (document.kind(map) !== 'map') return;
  for (const node of document.children(map)) {
    const key = document.key(node) ?? '';
    const keyword = Object.hasOwn(keywords, key) ? keywords[key] : undefined;
    if (keyword === undefined) continue;
    const { since, before } = keyword;
    if ((since !== undefined || before !== undefined) && !seen.has(keyword)) {
      seen.add(keyword);
      found.push({ node, key, since: dated(since), before: dated(before) });
    }
    inValue(walk, node, keyword);
  }
}

function inValue(walk: Walk, node: NodeId, { type, map, items }: ValueFacts): void {
  if (type === 'map' && map !== undefined) {
    const facts = walk.tables[map];
    if (facts !== undefined) inMap(walk, node, facts);
  } else if (type === 'list' && items !== undefined && walk.document.kind(node) === 'list') {
    let count = 0;
    for (const item of walk.document.children(node)) {
      if (count === mostItems || (items.type !== 'map' && items.type !== 'list')) return;
      inValue(walk, item, items);
      count += 1;
    }
  }
}

function dated(text: string | undefined): Version | undefined {
  return text === undefined ? undefined : version(text);
}
