// What a list of changes means for plain values: the measure for what the edits do to the text.

import type { Change } from '../../src/core/change.ts';
import { formatPointer, type Pointer } from '../../src/core/pointer.ts';
import type { Plain } from './random-document.ts';

/** Members as a list: their order counts. */
export type Ordered = string | number | boolean | null | { list: Ordered[] } | { map: [string, Ordered][] };

export function ordered(value: unknown): Ordered {
  if (Array.isArray(value)) return { list: value.map(ordered) };
  if (typeof value === 'object' && value !== null) {
    return { map: Object.entries(value).map(([key, inner]) => [key, ordered(inner)]) };
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

const gone = Symbol('gone');

/** The value after all changes, which refer to `root` as it is. */
export function changed(root: Plain, changes: readonly Change[]): Ordered {
  const at = (pointer: Pointer): readonly Change[] => {
    const text = formatPointer(pointer);
    return changes.filter((change) => 'at' in change && formatPointer(change.at) === text);
  };
  const visit = (value: Plain, pointer: Pointer): Ordered | typeof gone => {
    const mine = at(pointer);
    if (mine.some(({ kind }) => kind === 'remove')) return gone;
    const set = mine.find((change) => change.kind === 'set');
    let result = set === undefined ? inside(value, pointer, mine) : ordered(set.value);
    if (result === gone) return gone;
    if (mine.some(({ kind }) => kind === 'wrap')) {
      const appended = Array.isArray(value) ? [] : appends(mine);
      result = { list: [result, ...appended] };
    }
    return result;
  };
  const inside = (value: Plain, pointer: Pointer, mine: readonly Change[]): Ordered | typeof gone => {
    if (typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      const items = value.map((item: Plain, index) => visit(item, [...pointer, index]));
      return { list: [...items.filter((item) => item !== gone), ...appends(mine)] };
    }
    const inserts = mine.filter((change) => change.kind === 'insert');
    const known = Object.keys(value);
    const place = (key: string | undefined): [string, Ordered][] =>
      inserts
        .filter(({ after }) => (after !== undefined && known.includes(after) ? after : undefined) === key)
        .map((change) => [change.key, ordered(change.value)]);
    const members: [string, Ordered][] = [];
    for (const [key, inner] of Object.entries(value)) {
      const result = visit(inner, [...pointer, key]);
      const moved = at([...pointer, key]).find(
        (change) => change.kind === 'rename' || change.kind === 'wrap',
      );
      if (result !== gone) members.push([moved?.to ?? key, result]);
      members.push(...place(key));
    }
    members.push(...place(undefined));
    return members.length === 0 && known.length > 0 ? gone : { map: members };
  };
  const result = visit(root, []);
  return result === gone ? null : result;
}

function appends(changes: readonly Change[]): Ordered[] {
  return changes.filter((change) => change.kind === 'append').map(({ value }) => ordered(value));
}

/** The same with members by name: what an include brings in cannot be parted, so order is not always kept. */
export function unordered(value: Ordered): Ordered {
  if (typeof value !== 'object' || value === null) return value;
  if ('list' in value) return { list: value.list.map(unordered) };
  const members = value.map.map(([key, inner]): [string, Ordered] => [key, unordered(inner)]);
  return { map: members.sort(([a], [b]) => (a < b ? -1 : 1)) };
}
