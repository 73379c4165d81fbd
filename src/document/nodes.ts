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
import { reportDuplicates } from './duplicates.ts';
import {
  END,
  FILE_SHIFT,
  growTape,
  KEY,
  KEY_START,
  KIND,
  LIST,
  MAP,
  NEXT,
  NONE,
  PARENT,
  SIZE,
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
  words[base + SIZE] = 0;
  tape.count = node + 1;
  if (current !== NONE) {
    const size = current * STRIDE + SIZE;
    words[size] = (words[size] ?? 0) + 1;
  }
  if (kind > LIST) builder.state = inMap ? AFTER_MEMBER : AFTER_ITEM;
  else enter(builder, node, kind);
}

function enter(builder: Builder, node: number, kind: number): void {
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
  const words = tape.words;
  const base = current * STRIDE;
  const head = words[base + KIND] ?? 0;
  const parent = words[base + PARENT] ?? NONE;
  words[base + NEXT] = tape.count;
  words[base + END] = (head & SPANS_FILES) === 0 ? lexer.end : endInFirstFile(builder, current);
  if ((head & SPANS_FILES) !== 0 && parent !== NONE) markSpanning(builder, parent);
  if ((head & 15) === MAP) {
    builder.maps--;
    if ((words[base + SIZE] ?? 0) > 1) reportDuplicates(builder, current);
  } else {
    builder.lists--;
  }
  builder.current = parent;
  if (parent === NONE) builder.state = AT_END;
  else builder.state = ((words[parent * STRIDE + KIND] ?? 0) & 15) === MAP ? AFTER_MEMBER : AFTER_ITEM;
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
