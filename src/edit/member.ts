// Changes of one member or item in its place: another value, another key, a list around the value. Bytes of the value
// that stay are never printed again.

import { type Edit, type JsonValue, Lexeme } from '../core/change.ts';
import type { Location } from '../core/source.ts';
import type { NodeId } from '../document/types.ts';
import { hasNewline, isFirstOnLine, lineIndent } from './lines.ts';
import type { Removal } from './lowered.ts';
import { type ChangeOf, type NodeChange, ordersOf } from './orders.ts';
import { isComposite, naturalShape, printString, printValue, type Shape, type Style } from './print.ts';
import { stepWithin } from './shape.ts';
import { commentsIn, type Failed, type Unit, type Workshop } from './workshop.ts';

/** The longest text that replaces a value on one line. */
const longestLine = 100;

/**
 * The edits of one member or item, apart from what is put into it and taken out of it.
 *
 * @param stuck maps that nothing can be taken out of: a new key there may meet one that should have gone
 */
export function editMember(
  shop: Workshop,
  node: NodeId,
  stuck: ReadonlySet<NodeId>,
): readonly (Unit | Failed)[] {
  const parent = shop.document.parent(node);
  const isStuck = parent !== undefined && stuck.has(parent);
  const stay = (change: NodeChange): Failed => ({
    changes: [change],
    failure: 'another change of the same map cannot be made',
  });
  return [
    ...ordersOf(shop.orders, node, 'set').map((change) => setValue(shop, node, change)),
    ...ordersOf(shop.orders, node, 'rename').map((change) =>
      isStuck ? stay(change) : setKey(shop, node, change),
    ),
    ...ordersOf(shop.orders, node, 'wrap').map((change) =>
      isStuck ? stay(change) : wrapValue(shop, node, change),
    ),
  ];
}

function unit(
  changes: readonly NodeChange[],
  { source }: Location,
  edits: readonly Edit[],
  removed: readonly Removal[] = [],
): Unit {
  const claims = edits.map(({ offset, length }) => ({ start: offset, end: offset + length }));
  return { changes, source, edits, claims, removed };
}

function setValue(shop: Workshop, node: NodeId, change: ChangeOf<'set'>): Unit {
  const { document } = shop;
  const at = document.location(node);
  const old = at.source.text.slice(at.start, at.end);
  if (sameValue(document.value(node), change.value)) return unit([change], at, []);
  const content = printInPlace(shop, node, change.value);
  const comments = commentsIn(at.source, at);
  const removed = comments.length > 0 ? [{ change, at: change.at, comments }] : [];
  return unit([change], at, [{ offset: at.start, length: old.length, content }], removed);
}

/** True when both mean the same to Kea: the order of members does not count, the lexeme of a float does. */
function sameValue(one: JsonValue, other: JsonValue): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  if (one instanceof Lexeme || other instanceof Lexeme) {
    return one instanceof Lexeme && other instanceof Lexeme && one.text === other.text;
  }
  const [mine, yours] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    mine.length === yours.size &&
    mine.every(([key, value]) => {
      const twin = yours.get(key);
      return twin !== undefined && sameValue(value, twin);
    })
  );
}

function printInPlace(shop: Workshop, node: NodeId, value: JsonValue): string {
  const { document } = shop;
  const { source, start, end } = document.location(node);
  const parent = isComposite(value) ? document.parent(node) : undefined;
  const frame = parent === undefined ? undefined : shop.frame(parent, document.keyLocation(node).source);
  if (frame === undefined || 'failure' in frame) {
    return printValue(value, plainStyle, '', 'line');
  }
  const style = shop.style(frame);
  const wasBlock = hasNewline(source.text, start, end);
  const indent = lineIndent(source.text, document.keyLocation(node).start);
  const inner = wasBlock ? { ...style, unit: stepWithin(document, node) ?? style.unit } : style;
  return printValue(value, inner, indent, shapeInPlace(shop, node, value, style));
}

/** Scalars and empty brackets look the same in every style. */
const plainStyle: Style = {
  unit: '  ',
  newline: '\n',
  colon: ': ',
  inlineColon: ': ',
  mapPad: ' ',
  listPad: ' ',
  inlineComma: ', ',
  listBrace: 'own',
  memberBrace: 'same',
};

function shapeInPlace({ document }: Workshop, node: NodeId, value: JsonValue, style: Style): Shape {
  const { source, start, end } = document.location(node);
  if (hasNewline(source.text, start, end)) return 'block';
  const kind = document.kind(node);
  const wasLine = (kind === 'map' || kind === 'list') && document.size(node) > 0;
  const isAlone = isFirstOnLine(source.text, document.keyLocation(node).start);
  const line = printValue(value, style, '', 'line');
  return !isAlone || (wasLine && line.length <= longestLine) ? 'line' : naturalShape(value);
}

function setKey({ document }: Workshop, node: NodeId, change: ChangeOf<'rename'>): Unit {
  return unit([change], document.keyLocation(node), keyEdits(document.keyLocation(node), change.to));
}

function keyEdits({ source, start, end }: Location, to: string): readonly Edit[] {
  const content = printString(to);
  return source.text.slice(start, end) === content ? [] : [{ offset: start, length: end - start, content }];
}

/** `"a": {…}` becomes `"as": [ {…} ]`: every line of the value stays as it is. */
function wrapValue(shop: Workshop, node: NodeId, change: ChangeOf<'wrap'>): Unit | Failed {
  const { document } = shop;
  const parent = document.parent(node);
  const frame = parent === undefined ? undefined : shop.frame(parent, document.keyLocation(node).source);
  const appends = ordersOf(shop.orders, node, 'append');
  const changes = document.kind(node) === 'list' ? [change] : [change, ...appends];
  const key = document.keyLocation(node);
  const { source, start, end } = document.location(node);
  if (frame === undefined || 'failure' in frame) {
    return { changes, failure: frame === undefined ? 'it is the whole file' : frame.failure };
  }
  if (source !== key.source || !isWhole(shop, node)) {
    return { changes, failure: 'it begins in one file and ends in another' };
  }
  const style = shop.style(frame);
  const isBlock = hasNewline(source.text, start, end);
  const indent = lineIndent(source.text, end - 1);
  const inner = { ...style, unit: stepWithin(document, node) ?? style.unit };
  const items = changes.flatMap((one) =>
    one.kind === 'append' ? [`, ${printItem(one, inner, indent, isBlock)}`] : [],
  );
  const edits = [
    ...keyEdits(key, change.to),
    { offset: start, length: 0, content: `[${style.listPad}` },
    { offset: end, length: 0, content: `${items.join('')}${style.listPad}]` },
  ];
  return unit(changes, key, edits);
}

function printItem(
  { value, comment }: ChangeOf<'append'>,
  style: Style,
  indent: string,
  isBlock: boolean,
): string {
  const text = printValue(value, style, indent, isBlock && isComposite(value) ? 'block' : 'line');
  const remark = (comment ?? '')
    .replace(/[\x00-\x1f]+/g, ' ')
    .replaceAll('*/', '* /')
    .trim();
  return remark === '' ? text : `/* ${remark} */ ${text}`;
}

/** True when both ends of the value are in its own file. */
function isWhole({ document, frame }: Workshop, node: NodeId): boolean {
  const kind = document.kind(node);
  return !document.spansFiles(node) || ((kind === 'map' || kind === 'list') && !('failure' in frame(node)));
}
