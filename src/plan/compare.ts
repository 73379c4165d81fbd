// Are two documents the same, apart from the places a plan names? The last judge before anything is written.

import { formatPointer, type Pointer } from '../core/pointer.ts';
import type { Document, NodeId } from '../document/types.ts';
import type { Touched } from './touched.ts';

/** A difference that no step of the plan accounts for. */
export interface Unexpected {
  readonly pointer: string;
  readonly what: 'changed' | 'appeared' | 'disappeared';
}

interface Sides {
  readonly before: Document;
  readonly after: Document;
  readonly places: Places;
  readonly found: Unexpected[];
}

/** More are of no use to anybody. */
const mostDifferences = 20;

/**
 * Compares two documents value by value.
 *
 * @param touched the places of this file that may differ; `kept` values are followed to where they moved
 * @returns the first differences outside those places, at most 20
 */
export function unexpectedDifferences(
  before: Document,
  after: Document,
  touched: readonly Touched[],
): readonly Unexpected[] {
  const sides: Sides = { before, after, places: placesOf(touched), found: [] };
  if (before.root === undefined || after.root === undefined) {
    if (before.root !== after.root) sides.found.push({ pointer: '', what: 'changed' });
    return sides.found;
  }
  compare(sides, before.root, [], after.root, []);
  for (const { before: from, after: to, value } of touched) {
    if (value !== 'kept' || from === undefined || to === undefined) continue;
    const old = before.find(from);
    const now = after.find(to);
    // A value that was moved and then removed is accounted for by the removal.
    if (old !== undefined && now !== undefined) compare(sides, old, from, now, to);
  }
  return sides.found;
}

function compare(sides: Sides, old: NodeId, oldAt: Pointer, now: NodeId, nowAt: Pointer): void {
  if (sides.found.length >= mostDifferences) return;
  const { before, after } = sides;
  if (sameText(sides, old, now)) return;
  const kind = before.kind(old);
  if (kind !== after.kind(now)) {
    sides.found.push({ pointer: formatPointer(oldAt), what: 'changed' });
  } else if (kind === 'map') {
    compareMaps(sides, old, oldAt, now, nowAt);
  } else if (kind === 'list') {
    compareLists(sides, old, oldAt, now, nowAt);
  } else if (plain(kind, before.lexeme(old)) !== plain(kind, after.lexeme(now))) {
    sides.found.push({ pointer: formatPointer(oldAt), what: 'changed' });
  }
}

/** A number without the zeros and the plus sign that may stand before it; anything else as it is. */
function plain(kind: ReturnType<Document['kind']>, lexeme: string): string {
  if (kind !== 'integer' && kind !== 'float') return lexeme;
  return lexeme.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1');
}

/** The same bytes from the same kind of place are the same value; includes inside make the bytes say too little. */
function sameText(sides: Sides, old: NodeId, now: NodeId): boolean {
  return (
    !sides.before.spansFiles(old) &&
    !sides.after.spansFiles(now) &&
    sides.before.lexeme(old) === sides.after.lexeme(now)
  );
}

function compareMaps(sides: Sides, old: NodeId, oldAt: Pointer, now: NodeId, nowAt: Pointer): void {
  const were = membersOf(sides.before, old);
  const are = membersOf(sides.after, now);
  for (const [key, was] of were) {
    const at = [...oldAt, key];
    if (isFree(sides, 'before', at)) continue;
    const is = are.get(key);
    if (is === undefined) sides.found.push({ pointer: formatPointer(at), what: 'disappeared' });
    else compare(sides, was, at, is, [...nowAt, key]);
  }
  for (const key of are.keys()) {
    const at = [...nowAt, key];
    if (!were.has(key) && !isFree(sides, 'after', at)) {
      sides.found.push({ pointer: formatPointer(at), what: 'appeared' });
    }
  }
}

/** The members by key, in one walk: `get` looks through all of them each time. The last one of several wins, as there. */
function membersOf(document: Document, map: NodeId): ReadonlyMap<string, NodeId> {
  const members = new Map<string, NodeId>();
  for (const member of document.children(map)) {
    const key = document.key(member);
    if (key !== undefined) members.set(key, member);
  }
  return members;
}

function compareLists(sides: Sides, old: NodeId, oldAt: Pointer, now: NodeId, nowAt: Pointer): void {
  const was = [...sides.before.children(old)]
    .map((node, index) => ({ node, at: [...oldAt, index] }))
    .filter(({ at }) => !isFree(sides, 'before', at));
  const is = [...sides.after.children(now)]
    .map((node, index) => ({ node, at: [...nowAt, index] }))
    .filter(({ at }) => !isFree(sides, 'after', at));
  was.forEach(({ node, at }, index) => {
    const other = is[index];
    if (other === undefined) sides.found.push({ pointer: formatPointer(at), what: 'disappeared' });
    else compare(sides, node, at, other.node, other.at);
  });
  const mayGrow = sides.places.growing.has(nameOf(nowAt));
  if (is.length > was.length && !mayGrow) {
    sides.found.push({ pointer: formatPointer(nowAt), what: 'appeared' });
  }
}

/** The places that a plan names, by their names: there may be as many of them as there are values to compare. */
interface Places {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  /** Lists that get items at their end. */
  readonly growing: ReadonlySet<string>;
}

function placesOf(touched: readonly Touched[]): Places {
  const before = new Set<string>();
  const after = new Set<string>();
  const growing = new Set<string>();
  for (const { before: from, after: to, value } of touched) {
    if (from !== undefined) before.add(nameOf(from));
    if (to === undefined) continue;
    after.add(nameOf(to));
    const last = to.at(-1);
    // The list that a wrapped value now stands in: the value itself is compared where it moved to.
    if (value === 'kept' && last === 0) after.add(nameOf(to.slice(0, -1)));
    if (last === '-') growing.add(nameOf(to.slice(0, -1)));
  }
  return { before, after, growing };
}

/** Other than in a pointer's own text, a key `0` is not the item 0. */
function nameOf(at: Pointer): string {
  return JSON.stringify(at);
}

/** True when the plan names this very place. A kept value is compared where it moved to, and passed over here. */
function isFree({ places }: Sides, side: 'before' | 'after', at: Pointer): boolean {
  return places[side].has(nameOf(at));
}
