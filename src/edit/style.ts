// How a file is written, measured: around the place of an edit first, then in the rest of the file. What is inserted
// follows it.

import type { Source } from '../core/source.ts';
import type { Document, NodeId } from '../document/types.ts';
import type { Frame } from './frame.ts';
import { hasNewline, isFirstOnLine, lineIndent, newlineAt } from './lines.ts';
import type { Style } from './print.ts';

/** What is used where a file shows nothing. */
const usual: Style = {
  unit: '    ',
  newline: '\n',
  colon: ': ',
  inlineColon: ': ',
  mapPad: ' ',
  listPad: ' ',
  inlineComma: ', ',
  listBrace: 'own',
  memberBrace: 'same',
};

/** Enough to know a file's habits, and little against parsing it. */
const mostNodes = 2000;
const mostNeighbours = 200;

type Trait = Exclude<keyof Style, 'newline'>;
type Votes = Map<Trait, Map<string, number>>;

/** Measures the style around places of one document; asked many times, it looks at each file once. */
export type Stylist = (frame: Frame) => Style;

/** What each file of a document shows as a whole: a report lowers thousands of fixes of one document, one by one. */
const wholeFiles = new WeakMap<Document, Map<Source, Votes>>();

/** @param document the document that is edited */
export function stylistOf(document: Document): Stylist {
  const files = wholeFiles.get(document) ?? new Map<Source, Votes>();
  wholeFiles.set(document, files);
  const whole = (source: Source): Votes => {
    const known = files.get(source);
    if (known !== undefined) return known;
    const votes =
      document.root === undefined ? new Map() : measure(document, source, document.root, mostNodes);
    files.set(source, votes);
    return votes;
  };
  return (frame) => {
    const near = measure(document, frame.source, frame.node, mostNeighbours);
    const style = { ...usual, newline: newlineAt(frame.source.text, frame.close) };
    return elect(elect(style, whole(frame.source)), near);
  };
}

/** The style with the traits that most places show. */
function elect(style: Style, votes: Votes): Style {
  const winner = (trait: Trait): string | undefined =>
    [...(votes.get(trait) ?? [])].reduce<[string, number] | undefined>(
      (best, one) => (best === undefined || one[1] > best[1] ? one : best),
      undefined,
    )?.[0];
  const brace = (trait: 'listBrace' | 'memberBrace'): 'same' | 'own' => {
    const won = winner(trait);
    return won === 'same' || won === 'own' ? won : style[trait];
  };
  const inlineColon = winner('inlineColon') ?? winner('colon');
  const pad = winner('mapPad') ?? winner('listPad');
  return {
    unit: winner('unit') ?? style.unit,
    newline: style.newline,
    colon: winner('colon') ?? style.colon,
    inlineColon: inlineColon ?? style.inlineColon,
    mapPad: winner('mapPad') ?? pad ?? style.mapPad,
    listPad: winner('listPad') ?? pad ?? style.listPad,
    // `{"a":1}` wastes no blanks elsewhere.
    inlineComma: winner('inlineComma') ?? (inlineColon === ':' && pad === '' ? ',' : style.inlineComma),
    listBrace: brace('listBrace'),
    memberBrace: brace('memberBrace'),
  };
}

/** Looks at a node and, in order, at what lies in it, up to a number of nodes. */
function measure(document: Document, source: Source, from: NodeId, most: number): Votes {
  const votes: Votes = new Map();
  const vote = (trait: Trait, value: string): void => {
    const counts = votes.get(trait) ?? new Map<string, number>();
    votes.set(trait, counts.set(value, (counts.get(value) ?? 0) + 1));
  };
  let left = most;
  const walk = (node: NodeId, depth: number, inline: boolean): void => {
    if (left <= 0 || depth > 60) return;
    left -= 1;
    const { source: file, start, end } = document.location(node);
    const first = document.firstChild(node);
    if (first === undefined) return;
    const oneLine = inline || !hasNewline(source.text, start, end);
    if (file === source) measureInside(document, source, node, first, oneLine, vote);
    for (const child of document.children(node)) {
      if (left <= 0) return;
      if (file === source) measureMember(document, source, child, oneLine, vote);
      walk(child, depth + 1, oneLine);
    }
  };
  walk(from, 0, false);
  return votes;
}

type Vote = (trait: Trait, value: string) => void;

/** Brackets, commas and indentation of one list or map that is not empty. */
function measureInside(
  document: Document,
  { text }: Source,
  node: NodeId,
  first: NodeId,
  oneLine: boolean,
  vote: Vote,
): void {
  const { source, start } = document.location(node);
  const key = document.keyLocation(first);
  if (key.source !== source) return;
  const isList = document.kind(node) === 'list';
  const opening = text.slice(start + 1, key.start);
  if (oneLine) {
    if (/^[ \t]*$/.test(opening)) vote(isList ? 'listPad' : 'mapPad', opening === '' ? '' : ' ');
    const second = document.nextSibling(first);
    const comma = second === undefined ? '' : between(document, text, first, second);
    if (/^[ \t]*,[ \t]*$/.test(comma)) vote('inlineComma', comma.endsWith(',') ? ',' : ', ');
    return;
  }
  if (isList && document.kind(first) === 'map') vote('listBrace', opening.includes('\n') ? 'own' : 'same');
  if (isList && /^[ \t]*$/.test(opening)) vote('listPad', opening === '' ? '' : ' ');
  if (isFirstOnLine(text, key.start)) {
    const outer = lineIndent(text, start);
    const inner = lineIndent(text, key.start);
    const unit = inner.slice(outer.length);
    if (inner.startsWith(outer) && /^(?: {1,8}|\t+)$/.test(unit)) vote('unit', unit);
  }
}

function between(document: Document, text: string, one: NodeId, other: NodeId): string {
  const from = document.location(one);
  const to = document.keyLocation(other);
  return from.source === to.source ? text.slice(from.end, to.start) : '';
}

/** The colon of one member, and the line its value begins on. */
function measureMember(
  document: Document,
  source: Source,
  child: NodeId,
  oneLine: boolean,
  vote: Vote,
): void {
  const key = document.keyLocation(child);
  const value = document.location(child);
  if (document.key(child) === undefined || key.source !== source || value.source !== source) return;
  const colon = source.text.slice(key.end, value.start);
  // Values that are lined up in a column say nothing about the blanks of others.
  if (/^[ \t]?:[ \t]?$/.test(colon)) vote(oneLine ? 'inlineColon' : 'colon', colon);
  const isBlock = document.kind(child) === 'map' && hasNewline(source.text, value.start, value.end);
  // The brace of the daemon's own map often stands alone in files that put no other one there.
  if (isBlock && document.parent(child) !== document.root)
    vote('memberBrace', colon.includes('\n') ? 'own' : 'same');
}
