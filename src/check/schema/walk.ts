// Walks the tape of a section along the shapes of its maps. Nothing is decoded but keys, numbers and words of
// enumerations, and no value becomes an object.

import type { Document, NodeId, NodeKind } from '../../document/types.ts';
import type { ValueType } from '../../kea/keywords/types.ts';
import type { MapShape, Member, Shape } from './facts.ts';
import type { SchemaRule } from './ids.ts';

/** A deviation from the keyword table, not yet put into words. */
export interface Deviation {
  readonly rule: SchemaRule;
  readonly node: NodeId;
  /** The map it is about, or that holds it. */
  readonly map: MapShape;
  /** The keyword it is about, as the file has it. */
  readonly key: string;
  readonly member: Member | undefined;
  readonly shape: Shape | undefined;
  /** Further keywords that are missing. */
  readonly others?: readonly string[];
  /** For two keywords that exclude each other: the second. */
  readonly other?: NodeId;
}

/** What people write beside keywords, in libraries that pass over it. */
const remarks = new Set(['comment', 'user-context']);

interface Walk {
  readonly document: Document;
  /** False when the file has syntax errors: then what is missing may only be unreadable. */
  readonly whole: boolean;
  readonly found: Deviation[];
}

/** Everything in a section that deviates from the shape of its top-level map, in document order of the maps. */
export function deviations(document: Document, section: NodeId, shape: MapShape): readonly Deviation[] {
  const whole = !document.problems.some(({ severity }) => severity === 'error');
  const walk: Walk = { document, whole, found: [] };
  if (document.kind(section) === 'map') walkMap(walk, section, shape, document.key(section) ?? '');
  return walk.found;
}

function walkMap(walk: Walk, node: NodeId, map: MapShape, key: string): void {
  const { document } = walk;
  let child = document.firstChild(node);
  if (child === undefined && map.facts.notEmpty === true && walk.whole) {
    walk.found.push({ rule: 'empty-map', node, map, key, member: undefined, shape: undefined });
    return;
  }
  for (; child !== undefined; child = document.nextSibling(child)) {
    walkMember(walk, child, map, document.key(child) ?? '');
  }
  if (walk.whole) needs(walk, node, map);
  for (const [first, second] of map.exclusive) excludes(walk, node, map, first, second);
}

function walkMember(walk: Walk, node: NodeId, map: MapShape, key: string): void {
  const { document } = walk;
  const member = map.members.get(key);
  if (member === undefined) {
    if (map.facts.open === true || (map.facts.ignoresUnknown === true && remarks.has(key))) return;
    if (map.facts.unknownJudged?.includes(key) === true) return;
    if (map.facts.unknownMapsJudged === true && document.kind(node) === 'map') return;
    walk.found.push({ rule: 'unknown-keyword', node, map, key, member, shape: undefined });
    return;
  }
  const { keyword, age, shape } = member;
  const judged = keyword.judgedBy !== undefined;
  const placeJudged = judged && (keyword.type === 'map' || keyword.type === 'list');
  if (age !== 'there') {
    const rule = age === 'gone' ? 'keyword-removed' : 'keyword-too-new';
    if (!placeJudged) walk.found.push({ rule, node, map, key, member, shape });
    return;
  }
  if (member.deprecated && !placeJudged) {
    walk.found.push({ rule: 'keyword-deprecated', node, map, key, member, shape });
  }
  walkValue(walk, node, shape, { map, key, member, judged });
}

interface Holder {
  readonly map: MapShape;
  readonly key: string;
  readonly member: Member;
  /** True when a rule of its own judges the value. */
  readonly judged: boolean;
}

function walkValue(walk: Walk, node: NodeId, shape: Shape, holder: Holder): void {
  const { document, found } = walk;
  const { map, key, member, judged } = holder;
  const { type } = shape.facts;
  if (type !== 'any' && document.kind(node) !== type) {
    if (member.keyword.typeJudgedBy !== undefined) return;
    if (!judged || !mistakenShape(document.kind(node), type))
      found.push({ rule: 'wrong-type', node, map, key, member, shape });
    return;
  }
  if (type === 'map') {
    const inner = shape.map ?? mapBeside(document, node, shape, member);
    if (inner !== undefined) walkMap(walk, node, inner, key);
  } else if (type === 'list') {
    if (shape.items === undefined) return;
    for (let item = document.firstChild(node); item !== undefined; item = document.nextSibling(item)) {
      walkValue(walk, item, shape.items, holder);
    }
  } else if (!judged) {
    const rule = wrongScalar(document, node, shape);
    if (rule !== undefined) found.push({ rule, node, map, key, member, shape });
  }
}

/** The map that is chosen by the string beside it. */
function mapBeside(
  document: Document,
  node: NodeId,
  { mapOf }: Shape,
  { keyword }: Member,
): MapShape | undefined {
  const { mapBy } = keyword;
  if (mapOf === undefined || mapBy === undefined) return undefined;
  const beside = document.string(document.get(document.parent(node), mapBy));
  return beside === undefined ? undefined : mapOf(beside);
}

/** A map for a list or the reverse, which rules of their own speak of. */
function mistakenShape(found: NodeKind, expected: ValueType): boolean {
  return (found === 'map' && expected === 'list') || (found === 'list' && expected === 'map');
}

function wrongScalar(document: Document, node: NodeId, shape: Shape): SchemaRule | undefined {
  const { range, anyCase } = shape.facts;
  if (range !== undefined) {
    const value = document.number(node) ?? 0;
    return value < range[0] || value > range[1] ? 'out-of-range' : undefined;
  }
  if (shape.words === undefined && shape.format === undefined) return undefined;
  const value = document.string(node);
  if (value === undefined) return undefined;
  if (shape.format !== undefined) return shape.format(value) === undefined ? undefined : 'bad-format';
  const folded = value.toLowerCase();
  const takes = shape.words?.some((word) =>
    anyCase === true ? word.toLowerCase() === folded : word === value,
  );
  return takes === false ? 'not-one-of' : undefined;
}

function needs({ document, found }: Walk, node: NodeId, map: MapShape): void {
  const [first, ...others] = map.required.filter((key) => document.get(node, key) === undefined);
  if (first === undefined) return;
  const member = map.members.get(first);
  found.push({ rule: 'missing-keyword', node, map, key: first, others, member, shape: undefined });
}

function excludes(
  { document, found }: Walk,
  node: NodeId,
  map: MapShape,
  first: string,
  second: string,
): void {
  const one = document.get(node, first);
  if (one === undefined) return;
  const other = document.get(node, second);
  if (other === undefined) return;
  const member = map.members.get(first);
  found.push({ rule: 'exclusive-keywords', node: one, other, map, key: first, member, shape: undefined });
}
