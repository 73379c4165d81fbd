// Everything that is taken out of one list or map and put into it, as edits. Neighbours that stay are the fixed
// points: each region between two of them is rewritten on its own.

import type { Edit } from '../core/change.ts';
import type { Span } from '../core/source.ts';
import type { NodeId } from '../document/types.ts';
import { printComment } from './comment-mark.ts';
import { insertIntoEmpty } from './empty.ts';
import type { Frame } from './frame.ts';
import { type Addition, insertBehind, type Place } from './insert.ts';
import { hasNewline, isFirstOnLine, lineIndent } from './lines.ts';
import type { Removal } from './lowered.ts';
import { type ChangeOf, type NodeChange, ordersOf } from './orders.ts';
import { editsOf, type Region, regionOf } from './region.ts';
import { dropGone } from './remove.ts';
import { separatorsOf } from './separators.ts';
import { printAddition, shapeOnLine, shapeWithin } from './shape.ts';
import { commentsIn, type Failed, type Unit, type Workshop } from './workshop.ts';

type Growth = ChangeOf<'insert'> | ChangeOf<'append'>;

/** Children to take out, with the changes that ask for it. */
export type Gone = ReadonlyMap<NodeId, readonly NodeChange[]>;

interface Seat {
  readonly index: number;
  /** True when the first addition takes the place of what is taken out here. */
  readonly replaced: boolean;
  readonly growths: readonly Growth[];
}

/** The edits for one list or map. */
export function editContainer(shop: Workshop, node: NodeId, gone: Gone): Unit | Failed {
  const growths: readonly Growth[] = [
    ...ordersOf(shop.orders, node, 'insert'),
    ...(shop.document.kind(node) === 'list' ? ordersOf(shop.orders, node, 'append') : []),
  ];
  const changes = [...growths, ...[...gone.values()].flat()];
  const frame = shop.frame(node);
  if ('failure' in frame) return { changes, failure: frame.failure };
  if (frame.elements.length === 0) return fillEmpty(shop, frame, growths);
  const isGone = (index: number): boolean => {
    const child = frame.elements[index]?.node;
    return child !== undefined && gone.has(child);
  };
  const seats = seatsOf(frame, isGone, growths);
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
    edits.push(...made.edits);
    claims.push(region);
    removed.push(...made.comments.map((comment) => ownRemoval(shop, region, comment, gone)));
  }
  removed.push(...removalsOf(shop, frame, gone));
  return { changes, source: frame.source, edits, claims, removed: joined(removed) };
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

/** Where the additions go. An addition behind something that is taken out takes its place. */
function seatsOf(
  frame: Frame,
  isGone: (index: number) => boolean,
  growths: readonly Growth[],
): readonly Seat[] {
  const behind = new Map<number, Growth[]>();
  const atEnd: Growth[] = [];
  for (const growth of growths) {
    const after = growth.kind === 'insert' ? growth.after : undefined;
    const list = after === undefined ? atEnd : listBehind(frame, behind, atEnd, after);
    list.push(growth);
  }
  if (atEnd.length > 0) {
    const stays = frame.elements.findLastIndex((_, index) => !isGone(index) || behind.has(index));
    const last = stays === -1 ? frame.elements.length - 1 : stays;
    behind.set(last, [...(behind.get(last) ?? []), ...atEnd]);
  }
  return [...behind].map(([index, list]) => ({ index, replaced: isGone(index), growths: list }));
}

/** The additions behind a member, which may itself be an addition; at the end when there is no such member. */
function listBehind(frame: Frame, behind: Map<number, Growth[]>, atEnd: Growth[], after: string): Growth[] {
  const index = frame.elements.findLastIndex(({ key }) => key === after);
  if (index !== -1) {
    const list = behind.get(index) ?? [];
    behind.set(index, list);
    return list;
  }
  const brings = (list: readonly Growth[]): boolean =>
    list.some((growth) => growth.kind === 'insert' && growth.key === after);
  return [...behind.values()].find(brings) ?? atEnd;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly growths: readonly Growth[];
}

/** The regions in which something happens: from one element that stays to the next one. */
function regionsOf(
  frame: Frame,
  isGone: (index: number) => boolean,
  seats: readonly Seat[],
): readonly Stretch[] {
  const seated = new Map(seats.map((seat) => [seat.index, seat]));
  const stretches: Stretch[] = [];
  let from = -1;
  for (let to = 0; to <= frame.elements.length; to += 1) {
    if (to < frame.elements.length && isGone(to) && !seated.has(to)) continue;
    const seat = seated.get(from);
    const growths = seat?.growths.slice(seat.replaced ? 1 : 0) ?? [];
    if (to > from + 1 || growths.length > 0) stretches.push({ from, to, growths });
    from = to;
  }
  return stretches;
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
  const element = region.gone.find((one) => one.end > start) ?? region.gone.at(-1);
  const node = element?.node;
  const change = node === undefined ? undefined : gone.get(node)?.[0];
  if (node === undefined || change === undefined) throw new Error('a comment goes with nothing');
  const { source } = shop.document.keyLocation(node);
  return { change, at: shop.document.pointer(node), comments: [{ source, start, end }] };
}

/** One removal for each change, its comments in order. */
function joined(removed: readonly Removal[]): readonly Removal[] {
  const byChange = new Map<NodeChange | Removal['change'], Removal>();
  for (const removal of removed) {
    const known = byChange.get(removal.change);
    const comments = [...(known?.comments ?? []), ...removal.comments].sort((a, b) => a.start - b.start);
    byChange.set(removal.change, { ...removal, comments });
  }
  return [...byChange.values()];
}
