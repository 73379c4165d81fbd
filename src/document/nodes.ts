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
  FILE_SHIFT,
  growTape,
  KEY,
  KEY_START,
  KIND,
  LIST,
  MAP,
  MAYBE_TWICE,
  NEXT,
  NONE,
  PARENT,
  SEEN,
  SPANS_FILES,
  START,
  STRIDE,
} from './tape.ts';

/** Writes the value that the lexer stands on, and goes into it when it is a map or list. */
export function addNode(builder: Builder, kind: number): void {
  const { tape, lexer, current } = builder;
  const node = tape.count;
  const base = node * STRIDE;
  if (base + STRIDE > tape.words.length) growTape(tape);
  const words = tape.words;
  const inMap = builder.state === AT_VALUE;
  words[base + KIND] = kind | (lexer.file << FILE_SHIFT);
  words[base + START] = lexer.start;
  words[base + END] = lexer.end;
  words[base + NEXT] = node + 1;
  words[base + PARENT] = current;
  if (inMap) {
    words[base + KEY] = builder.key;
    words[base + KEY_START] = builder.keyStart;
    if (builder.keyVisit !== lexer.visit) {
      words[base + KIND] = kind | SPANS_FILES | (lexer.file << FILE_SHIFT);
      builder.keyFiles.set(node, builder.keyFile);
    }
  } else {
    words[base + KEY] = 0;
    words[base + KEY_START] = lexer.start;
  }
  tape.count = node + 1;
  if (inMap) see(words, current, builder.key);
  builder.state = inMap ? AFTER_MEMBER : AFTER_ITEM;
  if (kind > LIST) return;
  builder.current = node;
  builder.state = kind === MAP ? AT_FIRST_KEY : AT_FIRST_ITEM;
  enterNode(builder, kind);
}

/** Notes in a map that it has this key: one bit, so that nearly all maps need no closer look for duplicates. */
function see(words: Int32Array, map: number, key: number): void {
  const base = map * STRIDE;
  const seen = words[base + SEEN] ?? 0;
  const bit = 1 << key;
  if ((seen & bit) !== 0) words[base + KIND] = (words[base + KIND] ?? 0) | MAYBE_TWICE;
  words[base + SEEN] = seen | bit;
}

/** Counts an open map or list. */
export function enterNode(builder: Builder, kind: number): void {
  if (kind === MAP) builder.maps++;
  else builder.lists++;
}

/** Ends the current map or list at the token the lexer stands on. */
export function closeNode(builder: Builder): void {
  const { tape, lexer, current } = builder;
  const words = tape.words;
  const base = current * STRIDE;
  const spans = ((words[base + KIND] ?? 0) & SPANS_FILES) !== 0;
  words[base + NEXT] = tape.count;
  words[base + END] = spans ? endInFirstFile(builder, current) : lexer.end;
  const parent = words[base + PARENT] ?? NONE;
  if (spans && parent !== NONE) markSpanning(builder, parent);
  leaveNode(builder, words, current);
}

/** Goes back to the map or list around one that just ended. */
export function leaveNode(builder: Builder, words: Int32Array, node: number): void {
  const base = node * STRIDE;
  const head = words[base + KIND] ?? 0;
  if ((head & 15) === MAP) {
    builder.maps--;
    if ((head & MAYBE_TWICE) !== 0 || builder.keys.respelt) reportDuplicates(builder, node);
  } else {
    builder.lists--;
  }
  const parent = words[base + PARENT] ?? NONE;
  builder.current = parent;
  if (parent === NONE) builder.state = AT_END;
  else builder.state = ((words[parent * STRIDE + KIND] ?? 0) & 15) === MAP ? AFTER_MEMBER : AFTER_ITEM;
}

/** The number of the key between two offsets of the current file, which stands in the current map. */
export function newKey(builder: Builder, start: number, end: number): number {
  const { keys, lexer } = builder;
  const key = internKey(keys, lexer.text, start, end);
  if (builder.current === 0 && keys.decoded[key] === agentSection) lexer.strictNumbers = false;
  return key;
}

/** The part of a node that lies in the file it begins in ends with the node, with an include directive, or with the file. */
function endInFirstFile(builder: Builder, node: number): number {
  const { lexer, tape } = builder;
  const file = (tape.words[node * STRIDE + KIND] ?? 0) >> FILE_SHIFT;
  const start = tape.words[node * STRIDE + START] ?? 0;
  if (lexer.file === file && lexer.end > start) return lexer.end;
  const frame = lexer.frames.findLast((waiting) => waiting.file === file && waiting.at > start);
  return frame === undefined ? (lexer.sources[file]?.text.length ?? start) : frame.at;
}

/** An include began or ended inside the current map or list. */
export function crossFiles(builder: Builder): void {
  builder.lexer.crossed = false;
  if (builder.current !== NONE) markSpanning(builder, builder.current);
}

function markSpanning(builder: Builder, node: number): void {
  const words = builder.tape.words;
  words[node * STRIDE + KIND] = (words[node * STRIDE + KIND] ?? 0) | SPANS_FILES;
}
