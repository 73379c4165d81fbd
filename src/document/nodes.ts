// Writing the tape: a value begins, a map or list ends, an include is crossed.

import {
  AFTER_ITEM,
  AFTER_MEMBER,
  AT_END,
  AT_FIRST_ITEM,
  AT_FIRST_KEY,
  AT_VALUE,
  type Builder,
} from './builder.ts';
import { agentSection } from './dialect.ts';
import { reportDuplicates } from './duplicates.ts';
import { internKey } from './keys.ts';
import {
  END,
  fileOf,
  growTape,
  HEAD,
  KEY_SHIFT,
  KEY_START,
  LIST,
  MAP,
  MAYBE_TWICE,
  MIXED,
  NEXT,
  NONE,
  PARENT,
  SPANS_FILES,
  START,
  STRIDE,
  setFile,
} from './tape.ts';

/** Writes the value that the lexer stands on, and goes into it when it is a map or list. */
export function addValue(builder: Builder, kind: number): void {
  const { tape, lexer } = builder;
  const node = addNode(builder, kind, lexer.start, lexer.end);
  if (builder.state === AT_VALUE && builder.keyVisit !== lexer.visit) {
    setFlag(tape.words, node, SPANS_FILES);
    builder.keyFiles.set(node, builder.keyFile);
  }
  if (kind <= LIST) enterNode(builder, node, kind);
  else builder.state = builder.state === AT_VALUE ? AFTER_MEMBER : AFTER_ITEM;
}

/**
 * Writes one value behind the others, as a member or item of the current map or list.
 *
 * @returns its node
 */
export function addNode(builder: Builder, kind: number, start: number, end: number): number {
  const { tape, current } = builder;
  const node = tape.count;
  const base = node * STRIDE;
  if (base + STRIDE > tape.words.length) growTape(tape);
  const { words } = tape;
  words[base + START] = start;
  words[base + END] = end;
  words[base + PARENT] = current;
  if (builder.state === AT_VALUE) {
    const { key } = builder;
    words[base + HEAD] = kind | (key << KEY_SHIFT);
    words[base + KEY_START] = builder.keyStart;
    // One bit per key, so that nearly all maps need no closer look for duplicates.
    const map = current * STRIDE;
    const seen = words[map + NEXT] ?? 0;
    const bit = 1 << key;
    if ((seen & bit) !== 0) setFlag(words, current, MAYBE_TWICE);
    words[map + NEXT] = seen | bit;
  } else {
    words[base + HEAD] = kind;
  }
  if (builder.lexer.file !== 0) setFile(tape, node, builder.lexer.file);
  tape.count = node + 1;
  return node;
}

/** Goes into a map or list that was just written. */
export function enterNode(builder: Builder, node: number, kind: number): void {
  builder.current = node;
  if (kind === MAP) {
    builder.maps++;
    builder.state = AT_FIRST_KEY;
  } else {
    builder.lists++;
    builder.state = AT_FIRST_ITEM;
  }
}

/** Ends the current map or list at the token the lexer stands on. */
export function closeNode(builder: Builder): void {
  const { tape, lexer, current } = builder;
  const base = current * STRIDE;
  const spans = ((tape.words[base + HEAD] ?? 0) & SPANS_FILES) !== 0;
  const parent = tape.words[base + PARENT] ?? NONE;
  if (spans && parent !== NONE) setFlag(tape.words, parent, SPANS_FILES);
  if (builder.implied === current) builder.implied = NONE;
  leaveNode(builder, spans ? endInFirstFile(builder, current) : lexer.end);
}

/** Goes back to the map or list around the current one, which ends here. */
export function leaveNode(builder: Builder, end: number): void {
  const { tape, current } = builder;
  const { words } = tape;
  const base = current * STRIDE;
  const head = words[base + HEAD] ?? 0;
  words[base + END] = end;
  words[base + NEXT] = tape.count;
  if ((head & 15) === MAP) {
    builder.maps--;
    const look = (head & MAYBE_TWICE) !== 0 || builder.keys.respelt;
    if (look && (head & MIXED) === 0) reportDuplicates(builder, current);
  } else {
    builder.lists--;
  }
  const parent = words[base + PARENT] ?? NONE;
  builder.current = parent;
  if (parent === NONE) builder.state = AT_END;
  else builder.state = ((words[parent * STRIDE] ?? 0) & 15) === MAP ? AFTER_MEMBER : AFTER_ITEM;
}

/** Makes the bytes between two offsets of the current file the key that waits for its value. */
export function takeNewKey(builder: Builder, start: number, end: number): void {
  const { keys, lexer } = builder;
  builder.key = internKey(keys, lexer.text, start, end);
  // A key that was guessed stood somewhere before, and was looked at then.
  if (/[{%<@$]/.test(keys.raw[builder.key] ?? '')) lexer.marked = true;
  if (builder.current === 0 && keys.decoded[builder.key] === agentSection) lexer.strictNumbers = false;
}

/** The part of a node that lies in the file it begins in ends with the node, with an include directive, or with the file. */
function endInFirstFile(builder: Builder, node: number): number {
  const { lexer, tape } = builder;
  const file = fileOf(tape, node);
  const start = tape.words[node * STRIDE + START] ?? 0;
  if (lexer.file === file && lexer.end > start) return lexer.end;
  const frame = lexer.frames.findLast((waiting) => waiting.file === file && waiting.at > start);
  return frame === undefined ? (lexer.sources[file]?.text.length ?? start) : frame.at;
}

/** An include began or ended inside the current map or list. */
export function crossFiles(builder: Builder): void {
  builder.lexer.crossed = false;
  if (builder.current !== NONE) setFlag(builder.tape.words, builder.current, SPANS_FILES);
}

/** Sets a flag of a node. */
export function setFlag(words: Int32Array, node: number, flag: number): void {
  words[node * STRIDE] = (words[node * STRIDE] ?? 0) | flag;
}
