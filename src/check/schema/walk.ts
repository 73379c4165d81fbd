// Walks the tape of a section along the shapes of its maps, and asks the validator of each map, so that every error is about
// one map and has its place.

import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Document, NodeId } from '../../document/types.ts';
import { isLong } from '../../installation/former.ts';
import type { UpgradeRow } from '../../kea/upgrade/types.ts';
import type { Alike } from './alike.ts';
import { foundBefore, type Judgement, type ListFound } from './before.ts';
import type { MapShape, Member, Shape } from './facts.ts';
import type { SchemaRule } from './ids.ts';
import { type Shallow, shallow } from './shallow.ts';
import { isMeant } from './upgrade.ts';

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
  /** The row of the upgrade tables that speaks of it. */
  readonly row?: UpgradeRow;
}

/** Validators by the names of their maps. */
export type Validators = Readonly<Record<string, ValidateFunction>>;

interface Walk {
  readonly document: Document;
  readonly validators: Validators;
  /** False when the file has syntax errors: then what is missing may only be unreadable. */
  readonly whole: boolean;
  readonly found: Deviation[];
  /** Long lists, for the document that a plan makes of this one. */
  readonly lists: Map<NodeId, ListFound>;
  readonly before: Judgement | undefined;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Everything in a section that deviates from the shape of its top-level map.
 *
 * @param before the walk over the section of the document that this one was made of, when there is one
 */
export function deviations(
  document: Document,
  section: NodeId,
  shape: MapShape,
  validators: Validators,
  before?: Judgement,
): Judgement {
  const whole = !document.problems.some(({ severity }) => severity === 'error');
  const walk: Walk = { document, validators, whole, found: [], lists: new Map(), before };
  if (document.kind(section) === 'map') walkMap(walk, section, shape, document.key(section) ?? '');
  const { found, lists } = walk;
  return { found, lists };
}

function walkMap(walk: Walk, node: NodeId, map: MapShape, key: string): void {
  const { document } = walk;
  let like: Alike | undefined = map.alike;
  // Keywords that a row of the upgrade tables speaks of: nothing else is said of them.
  let claimed: ReadonlySet<string> = nothing;
  for (let child = document.firstChild(node); child !== undefined; child = document.nextSibling(child)) {
    const own = document.key(child) ?? '';
    const member = map.members.get(own);
    like = like?.next(member, document.kind(child));
    if (member === undefined) continue;
    // Nearly no keyword has any, and there may be millions of members.
    const row =
      member.rows.length === 0
        ? undefined
        : member.rows.find((one) => isMeant(document, child, one, member.keyword.type));
    if (row !== undefined) {
      walk.found.push({ rule: 'upgrade', row, node: child, map, key: own, member, shape: member.shape });
      if (member.fatalRows.has(row)) claimed = new Set([...claimed, own]);
    }
    if (member.age === 'there' || row !== undefined) walkMember(walk, child, map, member);
  }
  if (like?.isValid === true) return;
  const validate = walk.validators[map.name];
  if (validate === undefined) throw new Error(`no validator for ${map.name}`);
  if (!validate(valuesOf(document, node, map)))
    explain(walk, { node, map, key, claimed }, validate.errors ?? []);
  else if (like !== undefined) like.isValid = true;
}

/** What the validator of a map judges: the map one level deep. */
function valuesOf(document: Document, node: NodeId, { members }: MapShape): Record<string, Shallow> {
  const values: Record<string, Shallow> = {};
  for (let child = document.firstChild(node); child !== undefined; child = document.nextSibling(child)) {
    const key = document.key(child) ?? '';
    const value = shallow(document, child, members.get(key)?.shape);
    if (key === '__proto__') Object.defineProperty(values, key, { value, enumerable: true });
    else values[key] = value;
  }
  return values;
}

function walkMember(walk: Walk, node: NodeId, map: MapShape, member: Member): void {
  const { document } = walk;
  const { key, keyword, shape } = member;
  const isPlace = keyword.type === 'map' || keyword.type === 'list';
  if (document.kind(node) !== keyword.type) return;
  if (isPlace) walkInto(walk, node, shape, key, member);
  // Formats are Kea's own parsers in small: no schema says what they say.
  if (shape.format !== undefined && keyword.judgedBy === undefined)
    checkFormat(walk, node, map, member, shape);
}

function checkFormat(walk: Walk, node: NodeId, map: MapShape, member: Member, shape: Shape): void {
  const { document, found } = walk;
  if (document.kind(node) === 'list') {
    const { items } = shape;
    if (items === undefined) return;
    for (let item = document.firstChild(node); item !== undefined; item = document.nextSibling(item)) {
      checkFormat(walk, item, map, member, items);
    }
    return;
  }
  const value = document.string(node);
  if (value === undefined || shape.format?.(value) === undefined) return;
  found.push({ rule: 'bad-format', node, map, key: member.key, member, shape });
}

/** Down into a map, or into the maps of a list. */
function walkInto(walk: Walk, node: NodeId, shape: Shape, key: string, member: Member): void {
  const { document } = walk;
  const inner = shape.map ?? mapBeside(document, node, shape, member);
  if (inner !== undefined && document.kind(node) === 'map') walkMap(walk, node, inner, key);
  const { items } = shape;
  if (items === undefined || (items.map === undefined && items.items === undefined)) return;
  const from = walk.found.length;
  const long = isLong(document, node);
  const known =
    long && walk.before !== undefined ? foundBefore(document, node, shape, walk.before) : undefined;
  if (known === undefined) walkItems(walk, node, items, key, member);
  else for (const one of known) walk.found.push(one);
  if (long) walk.lists.set(node, { shape, from, to: walk.found.length });
}

function walkItems(walk: Walk, list: NodeId, items: Shape, key: string, member: Member): void {
  const { document } = walk;
  for (let item = document.firstChild(list); item !== undefined; item = document.nextSibling(item)) {
    if (document.kind(item) === items.facts.type) walkInto(walk, item, items, key, member);
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

/** The map that errors are about, and the key it stands at. */
interface Judged {
  readonly node: NodeId;
  readonly map: MapShape;
  readonly key: string;
  readonly claimed: ReadonlySet<string>;
}

/** One deviation per mistake: of several errors about one value the first counts, and its type before all. */
function explain(walk: Walk, judged: Judged, errors: readonly ErrorObject[]): void {
  const finder = finderIn(walk.document, judged.node);
  const missing: string[] = [];
  const about = new Map<string, ErrorObject>();
  const isEmpty = errors.some(({ keyword }) => keyword === 'minProperties');
  for (const error of errors) {
    const { instancePath, keyword } = error;
    if (keyword === 'required') missing.push(String(error.params.missingProperty));
    else if (keyword === 'additionalProperties')
      unknown(walk, judged, String(error.params.additionalProperty), finder);
    else if (instancePath === '') clashOf(walk, judged, error);
    else if (keyword === 'type' || !about.has(instancePath)) about.set(instancePath, error);
  }
  for (const [path, { keyword }] of about) aboutValue(walk, judged, path, keyword, finder);
  if (!walk.whole) return;
  const { node, map } = judged;
  const [first, ...others] = missing;
  if (isEmpty) {
    walk.found.push({ rule: 'empty-map', node, map, key: judged.key, member: undefined, shape: undefined });
  } else if (first !== undefined) {
    const member = map.members.get(first);
    walk.found.push({ rule: 'missing-keyword', node, map, key: first, others, member, shape: undefined });
  }
}

function unknown({ found }: Walk, { map }: Judged, key: string, finder: Finder): void {
  const child = finder.member(key);
  if (child === undefined) return;
  found.push({ rule: 'unknown-keyword', node: child, map, key, member: undefined, shape: undefined });
}

/** `#/allOf/2/not`: the third pair of keywords that exclude each other stands there. */
function clashOf({ document, found }: Walk, { node, map }: Judged, { schemaPath }: ErrorObject): void {
  const pair = map.exclusive[Number(/\/allOf\/(\d+)\//.exec(schemaPath)?.[1])];
  if (pair === undefined) return;
  const [first, second] = pair;
  const one = document.get(node, first);
  const other = document.get(node, second);
  if (one === undefined || other === undefined) return;
  const member = map.members.get(first);
  found.push({ rule: 'exclusive-keywords', node: one, other, map, key: first, member, shape: undefined });
}

const rules: Readonly<Record<string, SchemaRule>> = {
  type: 'wrong-type',
  not: 'wrong-type',
  minimum: 'out-of-range',
  maximum: 'out-of-range',
  enum: 'not-one-of',
};

function aboutValue(walk: Walk, judged: Judged, path: string, keyword: string, finder: Finder): void {
  const { found } = walk;
  const { map } = judged;
  const [key = '', ...way] = path.slice(1).split('/').map(unescaped);
  if (judged.claimed.has(key)) return;
  const member = map.members.get(key);
  let node = finder.member(key);
  for (const index of way) node = node === undefined ? undefined : finder.item(node, Number(index));
  if (node === undefined) return;
  if (member === undefined) unknown(walk, judged, key, finder);
  else if (keyword === 'false schema') {
    const rule = member.age === 'gone' ? 'keyword-removed' : 'keyword-too-new';
    found.push({ rule, node, map, key, member, shape: member.shape });
  } else {
    const shape = way.reduce<Shape | undefined>((outer) => outer?.items, member.shape);
    const rule = rules[keyword];
    if (rule !== undefined) found.push({ rule, node, map, key, member, shape });
  }
}

/** A step of a JSON pointer. */
function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Finds the values that errors are about. All of them may be wrong, so each map and list is walked once. */
interface Finder {
  /** Of members with the same key the last one, as the validator has it. */
  member(key: string): NodeId | undefined;
  item(list: NodeId, index: number): NodeId | undefined;
}

function finderIn(document: Document, map: NodeId): Finder {
  let members: ReadonlyMap<string, NodeId> | undefined;
  const lists = new Map<NodeId, readonly NodeId[]>();
  return {
    member: (key) => {
      members ??= new Map(Array.from(document.children(map), (node) => [document.key(node) ?? '', node]));
      return members.get(key);
    },
    item: (list, index) => {
      const items = lists.get(list) ?? [...document.children(list)];
      lists.set(list, items);
      return items[index];
    },
  };
}
