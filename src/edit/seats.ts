// Which addition goes where among the elements of a list or map, and which regions that and the removals concern.

import type { Document } from '../document/types.ts';
import type { Frame } from './frame.ts';
import type { ChangeOf } from './orders.ts';

/** A change that adds something. */
export type Growth = ChangeOf<'insert'> | ChangeOf<'append'>;

/** The additions behind one element, or in its place. */
export interface Seat {
  readonly index: number;
  /** True when the first addition takes the place of what is taken out here. */
  readonly replaced: boolean;
  readonly growths: readonly Growth[];
}

/** Where the additions go. An addition behind something that is taken out takes its place. */
export function seatsOf(
  document: Document,
  frame: Frame,
  isGone: (index: number) => boolean,
  growths: readonly Growth[],
): readonly Seat[] {
  const behind = new Map<number, Growth[]>();
  const atEnd: Growth[] = [];
  for (const growth of growths) {
    const after = growth.kind === 'insert' ? growth.after : undefined;
    const list = after === undefined ? atEnd : listBehind(document, frame, behind, atEnd, after);
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
function listBehind(
  document: Document,
  frame: Frame,
  behind: Map<number, Growth[]>,
  atEnd: Growth[],
  after: string,
): Growth[] {
  const index = elementWith(document, frame, after);
  if (index !== -1) {
    const list = behind.get(index) ?? [];
    behind.set(index, list);
    return list;
  }
  const brings = (list: readonly Growth[]): boolean =>
    list.some((growth) => growth.kind === 'insert' && growth.key === after);
  return [...behind.values()].find(brings) ?? atEnd;
}

/** The index of the element that holds a key, or that brings it in; −1 when there is none. */
function elementWith(document: Document, frame: Frame, key: string): number {
  let node = document.get(frame.node, key);
  if (node === undefined) return -1;
  // Up to the next member in this file: the directive stands before it.
  let steps = 0;
  while (node !== undefined && document.keyLocation(node).source !== frame.source) {
    node = document.nextSibling(node);
    steps = 1;
  }
  if (node === undefined) return frame.elements.length - 1;
  return Math.max(-1, frame.elements.findLastIndex((element) => element.node === node) - steps);
}

/** From one element that stays to the next one, with what is added behind the first. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly growths: readonly Growth[];
}

/** The regions in which something happens: from one element that stays to the next one. */
export function regionsOf(
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
