// Everything that is taken out of one list or map and put into it, as edits. Neighbours that stay are the fixed
// points: each region between two of them is rewritten on its own.

import type { Edit } from '../core/change.ts';
import type { Source, Span } from '../core/source.ts';
import type { NodeId } from '../document/types.ts';
import { printComment } from './comment-mark.ts';
import { insertIntoEmpty } from './empty.ts';
import type { Frame, NoFrame } from './frame.ts';
import { type Addition, insertBehind, type Place } from './insert.ts';
import { hasNewline, isFirstOnLine, lineIndent } from './lines.ts';
import type { Removal } from './lowered.ts';
import { type NodeChange, ordersOf } from './orders.ts';
import { editsOf, type Region, regionOf } from './region.ts';
import { dropGone } from './remove.ts';
import { type Growth, regionsOf, type Seat, seatsOf } from './seats.ts';
import { separatorsOf } from './separators.ts';
import { printAddition, shapeOnLine, shapeWithin } from './shape.ts';
import { commentsIn, type Failed, type Unit, type Workshop } from './workshop.ts';

/** Children to take out, with the changes that ask for it. */
export type Gone = ReadonlyMap<NodeId, readonly NodeChange[]>;

/** The edits for one list or map: one unit for each file that holds a part of what changes. */
export function editContainer(shop: Workshop, node: NodeId, gone: Gone): readonly (Unit | Failed)[] {
  const own = shop.document.location(node).source;
  const growths: readonly Growth[] = [
    ...ordersOf(shop.orders, node, 'insert'),
    ...(shop.document.kind(node) === 'list' ? ordersOf(shop.orders, node, 'append') : []),
  ];
  const bySource = new Map<Source, Map<NodeId, readonly NodeChange[]>>();
  if (growths.length > 0) bySource.set(own, new Map());
  for (const [child, changes] of gone) {
    const { source } = shop.document.keyLocation(child);
    bySource.set(source, (bySource.get(source) ?? new Map()).set(child, changes));
  }
  return [...bySource].map(([source, part]) =>
    editPart(shop, shop.frame(node, source), part, source === own ? growths : []),
  );
}

function editPart(
  shop: Workshop,
  frame: Frame | NoFrame,
  gone: Gone,
  growths: readonly Growth[],
): Unit | Failed {
  const changes = [...growths, ...[...gone.values()].flat()];
  if ('failure' in frame) return { changes, failure: frame.failure };
  if (frame.isPart && gone.size >= frame.elements.length) {
    return { changes, failure: `nothing would be left of ${frame.source.path}` };
  }
  if (frame.elements.length === 0) return fillEmpty(shop, frame, growths);
  const isGone = (index: number): boolean => {
    const child = frame.elements[index]?.node;
    return child !== undefined && gone.has(child);
  };
  const seats = seatsOf(shop.document, frame, isGone, growths);
  const edits: Edit[] = [];
  const claims: Span[] = [];
  const removed: Removal[] = [];
  for (const seat of seats) {
    const element = frame.elements[seat.index];
    if (!seat.replaced || element === undefined) continue;
    edits.push(replacement(placeOf(shop, frame, seat.index), seat));
    claims.push(element);
  }
  for (const { from, to, growths: added } of regionsOf(frame, isGone, seats)) {
    const region = regionOf(frame, from, to);
    const made =
      region === undefined
        ? 'something unreadable stands next to it'
        : rewrite(shop, frame, region, from, added);
    if (region === undefined || typeof made === 'string') return { changes, failure: String(made) };
    for (const edit of made.edits) edits.push(edit);
    claims.push(region);
    for (const comment of made.comments) removed.push(ownRemoval(shop, region, comment, gone));
  }
  const inner = removalsOf(shop, frame, gone);
  return { changes, source: frame.source, edits, claims, removed: joined([...inner, ...removed]) };
}

const placeOf = (shop: Workshop, frame: Frame, anchor: number): Place => ({
  document: shop.document,
  frame,
  style: shop.style(frame),
  anchor,
});

const additionOf = (growth: Growth): Addition => ({
  key: growth.kind === 'insert' ? growth.key : undefined,
  value: growth.value,
  comment: growth.comment,
});

function fillEmpty(shop: Workshop, frame: Frame, changes: readonly Growth[]): Unit | Failed {
  const region = regionOf(frame, -1, 0);
  if (region === undefined || region.pieces.some(({ kind }) => kind === 'comma')) {
    return { changes, failure: 'something unreadable stands in it' };
  }
  const edits = insertIntoEmpty(placeOf(shop, frame, -1), region, changes.map(additionOf));
  return { changes, source: frame.source, edits, claims: [region], removed: [] };
}

interface Rewritten {
  readonly edits: readonly Edit[];
  readonly comments: readonly Span[];
}

function rewrite(
  shop: Workshop,
  frame: Frame,
  region: Region,
  anchor: number,
  growths: readonly Growth[],
): Rewritten | string {
  if (region.left?.unclear === true || region.right?.unclear === true) {
    return 'what the include directive next to it brings in cannot be told';
  }
  const grows = growths.length > 0;
  const separators = separatorsOf(region, grows);
  if (typeof separators === 'string') return separators;
  const dropped = dropGone(region, frame, separators.dropped, grows);
  const insertions = grows
    ? insertBehind(placeOf(shop, frame, anchor), region, growths.map(additionOf), separators)
    : separators.missing
      ? [{ offset: region.start, content: ',' }]
      : [];
  return { edits: editsOf(region, dropped.pieces, insertions), comments: dropped.comments };
}

/** The first addition of a seat in the place of what is taken out there; layout and comments around it stay. */
function replacement(place: Place, { index, growths }: Seat): Edit {
  const { frame } = place;
  const { text } = frame.source;
  const element = frame.elements[index];
  const first = growths[0];
  if (element === undefined || first === undefined) throw new Error('nothing to replace');
  const { start, end } = element;
  const indent = lineIndent(text, start);
  const addition = additionOf(first);
  const isAlone = isFirstOnLine(text, start) && hasNewline(text, frame.open, frame.close);
  const shape = isAlone ? shapeOnLine(place, addition) : shapeWithin(place, addition);
  const remark = printComment(place, addition.comment, isAlone ? indent : undefined);
  const lead = isAlone && remark !== '' ? `${remark.slice(indent.length)}${indent}` : remark;
  return {
    offset: start,
    length: end - start,
    content: lead + printAddition(place, addition, indent, shape),
  };
}

/** What is taken out, with the comments inside it. */
function removalsOf(shop: Workshop, frame: Frame, gone: Gone): readonly Removal[] {
  return frame.elements.flatMap((element) => {
    const changes = element.node === undefined ? undefined : gone.get(element.node);
    if (changes === undefined || element.node === undefined) return [];
    const at = shop.document.pointer(element.node);
    const comments = commentsIn(frame.source, element);
    return changes.map((change, index) => ({ change, at, comments: index === 0 ? comments : [] }));
  });
}

/** A comment outside of what is taken out goes with the nearest thing that is. */
function ownRemoval(shop: Workshop, region: Region, { start, end }: Span, gone: Gone): Removal {
  const element = region.gone[firstEndingBehind(region.gone, start)] ?? region.gone.at(-1);
  const node = element?.node;
  const change = node === undefined ? undefined : gone.get(node)?.[0];
  if (node === undefined || change === undefined) throw new Error('a comment goes with nothing');
  const { source } = shop.document.keyLocation(node);
  return { change, at: shop.document.pointer(node), comments: [{ source, start, end }] };
}

/** The index of the first span that ends behind an offset; the spans are in order. */
function firstEndingBehind(spans: readonly Span[], offset: number): number {
  let low = 0;
  for (let high = spans.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One removal for each change, its comments in order. */
function joined(removed: readonly Removal[]): readonly Removal[] {
  const byChange = new Map<Removal['change'], Removal>();
  for (const removal of removed) {
    const known = byChange.get(removal.change);
    const comments = known === undefined ? removal.comments : [...known.comments, ...removal.comments];
    byChange.set(removal.change, { ...removal, comments });
  }
  return [...byChange.values()].map((removal) => ({
    ...removal,
    comments: [...removal.comments].sort((a, b) => a.start - b.start),
  }));
}
