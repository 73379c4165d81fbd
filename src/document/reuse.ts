// Long lists of a text that was parsed before, taken over where they stand in a new one: a plan that changes one line need
// not read the other million again. What this leaves behind is what reading would, and test/document/reuse.test.ts holds it
// to that.

import { AFTER_MEMBER, AT_VALUE, type Builder } from './builder.ts';
import { numberOf } from './keys.ts';
import { addNode } from './nodes.ts';
import {
  END,
  growTape,
  HEAD,
  KEY_SHIFT,
  KEY_START,
  keyOf,
  kindOf,
  LIST,
  NEXT,
  NONE,
  nextOf,
  PARENT,
  START,
  STRIDE,
  type Tape,
} from './tape.ts';

/** Shorter lists are read faster than they are looked for. Bytes. */
export const longList = 65_536;
/** So many lists are compared with what stands in the new text; then everything is read. */
const mostLooks = 10_000;

/** A parse that lists may be taken over from. */
export interface CleanParse {
  readonly text: string;
  readonly tape: Tape;
  /** The bytes of each key, by its number. */
  readonly keys: readonly string[];
}

/** What may be taken over from it by one other parse. */
export interface Former extends CleanParse {
  /** The lists by the bytes of their keys, in the order of the text. */
  readonly lists: ReadonlyMap<string, readonly number[]>;
  /** So many of the lists behind a key are past. */
  readonly past: Map<string, number>;
  /** New key numbers by old ones; 0 for those that did not come yet. */
  readonly renamed: Int32Array;
  looks: number;
}

/**
 * What is kept of a parse, so that another one can take lists from it. What is clean under the strict rules for numbers is
 * clean under the others.
 *
 * @returns undefined when nothing may be taken: what follows an error is read in the light of it, template marks anywhere
 *   make the text another one, and includes lead to other texts
 */
export function cleanParse({ lexer, log, tape, keys }: Builder): CleanParse | undefined {
  const { sources, includes } = lexer;
  const [source] = sources;
  if (source === undefined || sources.length > 1 || includes.length > 0) return undefined;
  if (lexer.marked || !lexer.strictNumbers || log.found.length > 0) return undefined;
  return { text: source.text, tape, keys: keys.raw };
}

/**
 * The long lists of a parse, for one other.
 *
 * @param shortest length of the shortest list worth taking over, in bytes
 */
export function formerOf(parse: CleanParse, shortest = longList): Former {
  const { tape, keys } = parse;
  const lists = new Map<string, number[]>();
  for (const list of longLists(tape, shortest)) {
    const raw = keys[keyOf(tape, list)] ?? '';
    const known = lists.get(raw);
    if (known === undefined) lists.set(raw, [list]);
    else known.push(list);
  }
  return { ...parse, lists, past: new Map(), renamed: new Int32Array(keys.length), looks: 0 };
}

/** Lists that are members of maps and long enough, in the order of the text. */
function longLists(tape: Tape, shortest: number): readonly number[] {
  const found: number[] = [];
  for (let node = 0; node < tape.count; ) {
    const isLong = lengthOf(tape, node) >= shortest;
    if (isLong && kindOf(tape, node) === LIST && keyOf(tape, node) !== 0) found.push(node);
    // Nothing in a short value is long.
    node = isLong ? node + 1 : nextOf(tape, node);
  }
  return found;
}

/**
 * Takes over the list that begins at an offset, when the same one stood in the former text.
 *
 * @param start offset of its opening bracket, where a value of a member is expected
 * @returns the offset behind it, or NONE when it is to be read
 */
export function takeOver(builder: Builder, start: number): number {
  const { former, lexer } = builder;
  if (former === undefined || builder.state !== AT_VALUE) return NONE;
  // In an included file, or in the light of an error.
  if (lexer.visit !== 0 || builder.keyVisit !== 0 || builder.log.found.length > 0) return NONE;
  const raw = builder.keys.raw[builder.key] ?? '';
  const lists = former.lists.get(raw) ?? [];
  for (let index = former.past.get(raw) ?? 0; index < lists.length && former.looks < mostLooks; index++) {
    former.looks++;
    const list = lists[index] ?? NONE;
    if (!standsAt(former, list, lexer.text, start)) continue;
    former.past.set(raw, index + 1);
    copy(builder, former, list, start);
    return start + lengthOf(former.tape, list);
  }
  return NONE;
}

function standsAt({ text, tape }: Former, list: number, now: string, start: number): boolean {
  const length = lengthOf(tape, list);
  const before = startOf(tape, list);
  return (
    now.charCodeAt(start + length - 1) === 93 &&
    now.slice(start, start + length) === text.slice(before, before + length)
  );
}

function copy(builder: Builder, former: Former, list: number, start: number): void {
  const { tape } = builder;
  const behind = nextOf(former.tape, list);
  const node = addNode(builder, LIST, start, start + lengthOf(former.tape, list));
  while ((tape.count + behind - list) * STRIDE > tape.words.length) growTape(tape);
  const [from, to] = [former.tape.words, tape.words];
  const shift = start - startOf(former.tape, list);
  const by = node - list;
  let target = (node + 1) * STRIDE;
  for (let word = (list + 1) * STRIDE; word < behind * STRIDE; word += STRIDE) {
    const head = from[word + HEAD] ?? 0;
    const key = head >>> KEY_SHIFT;
    to[target + HEAD] = key === 0 ? head : (head & 0xff) | (renamed(builder, former, key) << KEY_SHIFT);
    to[target + START] = (from[word + START] ?? 0) + shift;
    to[target + END] = (from[word + END] ?? 0) + shift;
    to[target + PARENT] = (from[word + PARENT] ?? 0) + by;
    if (key !== 0) to[target + KEY_START] = (from[word + KEY_START] ?? 0) + shift;
    if ((head & 15) <= LIST) to[target + NEXT] = (from[word + NEXT] ?? 0) + by;
    target += STRIDE;
  }
  tape.count = behind + by;
  to[node * STRIDE + NEXT] = tape.count;
  builder.state = AFTER_MEMBER;
}

/** Keys get their numbers in the order of the new text, as if it were read. */
function renamed({ keys }: Builder, former: Former, key: number): number {
  const known = former.renamed[key] ?? 0;
  if (known !== 0) return known;
  const id = numberOf(keys, former.keys[key] ?? '');
  former.renamed[key] = id;
  return id;
}

function startOf(tape: Tape, node: number): number {
  return tape.words[node * STRIDE + START] ?? 0;
}

function lengthOf(tape: Tape, node: number): number {
  return (tape.words[node * STRIDE + END] ?? 0) - startOf(tape, node);
}
