// A list or map as it stands in its own file: its brackets and what lies between them, in order. What comes in
// through an include is there as the directive alone: its content belongs to another file.

import type { Source, Span } from '../core/source.ts';
import { scanTrivia } from '../document/trivia.ts';
import type { Document, NodeId } from '../document/types.ts';

/** A member, an item, or an include directive that brings in members or items. */
export interface Element extends Span {
  /** Undefined for an include directive. */
  readonly node: NodeId | undefined;
  /** Decoded; undefined for items and directives. */
  readonly key: string | undefined;
  /** The included text begins with a comma of its own. */
  readonly leads: boolean;
  /** The included text ends with a comma of its own. */
  readonly trails: boolean;
  /** What the directive brings in cannot be told: nothing next to it is edited. */
  readonly unclear: boolean;
}

/** Offsets refer to `source`: the file that holds both brackets, or one that is included between them. */
export interface Frame {
  readonly node: NodeId;
  readonly source: Source;
  readonly isMap: boolean;
  /** True for an included file, which has no brackets of its own. */
  readonly isPart: boolean;
  /** Behind the opening bracket, or the beginning of an included file. */
  readonly open: number;
  /** Before the closing bracket, or the end of an included file. */
  readonly close: number;
  readonly elements: readonly Element[];
}

/** Why a list or map cannot be edited. */
export interface NoFrame {
  readonly failure: string;
}

const acrossFiles = 'it begins in one file and ends in another';

/**
 * Finds brackets and elements of a list or map, or says why it cannot be edited.
 *
 * @param source the file to look at: the node's own, or one that brings in some of its members or items
 */
export function frameOf(document: Document, node: NodeId, source: Source): Frame | NoFrame {
  const isMap = document.kind(node) === 'map';
  const at = document.location(node);
  if (source !== at.source) {
    const part = { node, source, isMap, isPart: true, open: 0, close: source.text.length };
    return withElements(part, elementsAcrossFiles(document, part));
  }
  const isClosed = source.text.charAt(at.end - 1) === (isMap ? '}' : ']') && at.end - at.start > 1;
  if (!isClosed) return { failure: document.spansFiles(node) ? acrossFiles : 'its end is missing' };
  const whole = { node, source, isMap, isPart: false, open: at.start + 1, close: at.end - 1 };
  const elements = document.spansFiles(node)
    ? elementsAcrossFiles(document, whole)
    : Array.from(document.children(node), (child) => childElement(document, child));
  return withElements(whole, elements);
}

function withElements(frame: Brackets, elements: readonly Element[] | undefined): Frame | NoFrame {
  const isSorted = elements?.every(
    ({ start, end }, index) => start >= (elements[index - 1]?.end ?? frame.open) && end <= frame.close,
  );
  return elements === undefined || isSorted !== true ? { failure: acrossFiles } : { ...frame, elements };
}

const plain = { leads: false, trails: false, unclear: false } as const;

function childElement(document: Document, child: NodeId): Element {
  const key = document.key(child);
  const { start: begin, end } = document.location(child);
  const start = key === undefined ? begin : document.keyLocation(child).start;
  return { node: child, key, start, end, leads: false, trails: false, unclear: false };
}

type Brackets = Omit<Frame, 'elements'>;

/** Own members in order, with the include directives between them. Undefined when files are woven together deeper. */
function elementsAcrossFiles(document: Document, frame: Brackets): readonly Element[] | undefined {
  const elements: Element[] = [];
  let done = frame.open;
  let foreign: NodeId[] = [];
  for (const child of document.children(frame.node)) {
    if (document.keyLocation(child).source !== frame.source) {
      foreign.push(child);
      continue;
    }
    const element = ownElement(document, frame.source, child);
    const between = element && includesBetween(document, frame.source, done, element.start, foreign);
    if (element === undefined || between === undefined) return undefined;
    elements.push(...between, element);
    done = element.end;
    foreign = [];
  }
  const rest = includesBetween(document, frame.source, done, frame.close, foreign);
  return rest === undefined ? undefined : [...elements, ...rest];
}

/** A member or item that begins in this file; its value may come from another, then the directive ends it. */
function ownElement(document: Document, source: Source, child: NodeId): Element | undefined {
  const element = childElement(document, child);
  const value = document.location(child);
  if (value.source === source) {
    const kind = document.kind(child);
    const closing = kind === 'map' ? '}' : kind === 'list' ? ']' : undefined;
    return closing === undefined || source.text.charAt(value.end - 1) === closing ? element : undefined;
  }
  const key = document.keyLocation(child);
  const directive = document.includes.find(({ at }) => at.source === source && at.start >= key.end);
  if (directive === undefined || triviaKinds(source.text, key.end, directive.at.start) === undefined) {
    return undefined;
  }
  return { ...element, end: directive.at.end };
}

/** The directives between two offsets that bring in something. Those that bring in nothing are like comments. */
function includesBetween(
  document: Document,
  source: Source,
  start: number,
  end: number,
  foreign: readonly NodeId[],
): readonly Element[] | undefined {
  if (triviaKinds(source.text, start, end) === undefined) return undefined;
  const directives = document.includes.filter(
    ({ at }) => at.source === source && at.start >= start && at.end <= end,
  );
  return directives.flatMap(({ at, source: included }): readonly Element[] => {
    const content = contentOf(document, included, foreign);
    return content === 'nothing'
      ? []
      : [{ node: undefined, key: undefined, start: at.start, end: at.end, ...content }];
  });
}

function contentOf(
  document: Document,
  included: Source | undefined,
  foreign: readonly NodeId[],
): Pick<Element, 'leads' | 'trails' | 'unclear'> | 'nothing' {
  const unclear = { ...plain, unclear: true };
  if (included === undefined) return unclear;
  const mine = foreign.filter((child) => document.keyLocation(child).source === included);
  const first = mine[0];
  const last = mine.at(-1);
  if (first === undefined || last === undefined) {
    const kinds = triviaKinds(included.text, 0, included.text.length);
    return kinds === undefined || kinds.has('comma') || kinds.has('include') ? unclear : 'nothing';
  }
  const before = triviaKinds(included.text, 0, document.keyLocation(first).start);
  const after = triviaKinds(included.text, document.location(last).end, included.text.length);
  if (before === undefined || after === undefined || document.location(last).source !== included)
    return unclear;
  if (before.has('include') || after.has('include')) return unclear;
  return { leads: before.has('comma'), trails: after.has('comma'), unclear: false };
}

/** What kinds of trivia stand between two offsets; undefined when a token stands there. */
function triviaKinds(text: string, start: number, end: number): ReadonlySet<string> | undefined {
  try {
    return new Set(scanTrivia(text, start, end).map(({ kind }) => kind));
  } catch {
    return undefined;
  }
}
