// What all parts of lowering share for one document: its frames and styles, each made once, and the unit of work.

import type { Change, Edit } from '../core/change.ts';
import type { Location, Source, Span } from '../core/source.ts';
import { scanComments } from '../document/comments.ts';
import type { Document, NodeId } from '../document/types.ts';
import { type Frame, frameOf, type NoFrame } from './frame.ts';
import type { Removal } from './lowered.ts';
import type { Orders } from './orders.ts';
import type { Style } from './print.ts';
import { stylistOf } from './style.ts';

export interface Workshop {
  readonly document: Document;
  readonly orders: Orders;
  /** The part of a list or map that stands in a file; without a file: in its own. */
  readonly frame: (node: NodeId, source?: Source) => Frame | NoFrame;
  readonly style: (frame: Frame) => Style;
}

/** Edits that belong together: all of them are made, or none. */
export interface Unit {
  readonly changes: readonly Change[];
  readonly source: Source;
  readonly edits: readonly Edit[];
  /** The ranges that the edits were computed from: nobody else may change them. */
  readonly claims: readonly Span[];
  readonly removed: readonly Removal[];
}

/** A unit that cannot be made, and why. */
export interface Failed {
  readonly changes: readonly Change[];
  readonly failure: string;
}

export function workshopOf(document: Document, orders: Orders): Workshop {
  const frames = new Map<Source, Map<NodeId, Frame | NoFrame>>();
  const styles = new Map<Frame, Style>();
  const stylist = stylistOf(document);
  return {
    document,
    orders,
    frame: (node, source = document.location(node).source) =>
      remember(
        remember(frames, source, () => new Map()),
        node,
        () => lastFrame(document, node, source),
      ),
    style: (frame) => remember(styles, frame, () => stylist(frame)),
  };
}

interface Framed {
  readonly node: NodeId;
  readonly source: Source;
  readonly frame: Frame | NoFrame;
}

/** A report lowers fix after fix, each in a workshop of its own, and thousands of them may stand in one list. */
const lastFrames = new WeakMap<Document, Framed>();

function lastFrame(document: Document, node: NodeId, source: Source): Frame | NoFrame {
  const last = lastFrames.get(document);
  if (last?.node === node && last.source === source) return last.frame;
  const frame = frameOf(document, node, source);
  lastFrames.set(document, { node, source, frame });
  return frame;
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const old = known.get(key);
  if (old !== undefined) return old;
  const made = make();
  known.set(key, made);
  return made;
}

/** The comments in a range of a file that begins and ends outside of comments. */
export function commentsIn(source: Source, { start, end }: Span): readonly Location[] {
  const part = { path: source.path, text: source.text.slice(start, end) };
  return scanComments(part).map((comment) => ({
    source,
    start: comment.start + start,
    end: comment.end + start,
  }));
}
