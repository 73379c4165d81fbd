// The flat record of a parsed file: six numbers per value, in document order. `nodes.ts` and `plain.ts` write it,
// `document.ts` reads it.

import { LimitError } from './limits.ts';

/** Numbers per node. */
export const STRIDE = 6;

/** Kind (4 bits), flags (4 bits), key number (24 bits; 0 for list items and the root). */
export const HEAD = 0;
/** Offset of the first byte. */
export const START = 1;
/** Offset behind the last byte, in the file the node begins in. */
export const END = 2;
/** The map or list that holds the node, or NONE. */
export const PARENT = 3;
/** Offset of the key's opening quote. */
export const KEY_START = 4;
/**
 * Of a map or list that is complete: the node behind it and everything in it. Of an open map: which keys it has so far, one
 * bit for every 32nd key number. Of other values: nothing.
 */
export const NEXT = 5;

/** No node. */
export const NONE = -1;

/** Set in HEAD when the node or its key does not lie in one piece of one file. */
export const SPANS_FILES = 0x10;
/** Set in HEAD when a map may have a key twice. */
export const MAYBE_TWICE = 0x20;
/** Set in HEAD of a map that took members of another one whose opening brace is missing. */
export const MIXED = 0x40;
/** Shift of the key number in HEAD. */
export const KEY_SHIFT = 8;

/** Node kinds; the lexer's value tokens have the same numbers. */
export const MAP = 1;
export const LIST = 2;
export const STRING = 3;
export const INTEGER = 4;
export const FLOAT = 5;
export const TRUE = 6;
export const FALSE = 7;
export const NULL = 8;

/** Grows by doubling; next to nothing else of a node is kept anywhere. */
export interface Tape {
  words: Int32Array;
  /** Nodes written so far. */
  count: number;
  /** The file each node begins in; undefined as long as all begin in the first. */
  files: Int32Array | undefined;
}

/** So many nodes take 1.5 GiB. */
const mostNodes = 1 << 26;

/**
 * An empty tape with room for a text of this many bytes, however dense it is as configurations go. Memory that is not written
 * to costs nothing.
 */
export function createTape(bytes: number): Tape {
  const nodes = Math.min(Math.max(16, bytes >> 4), mostNodes >> 4);
  return { words: new Int32Array(STRIDE * nodes), count: 0, files: undefined };
}

/**
 * Makes room for at least one more node.
 *
 * @throws LimitError when the tape is as large as it may be
 */
export function growTape(tape: Tape): void {
  if (tape.count >= mostNodes) throw new LimitError('67 million values');
  tape.words = doubled(tape.words);
  if (tape.files !== undefined) tape.files = doubled(tape.files);
}

/** The same numbers with room for as many again. */
export function doubled(numbers: Int32Array): Int32Array {
  const grown = new Int32Array(numbers.length * 2);
  grown.set(numbers);
  return grown;
}

/** Notes that a node begins in another file than the first. */
export function setFile(tape: Tape, node: number, file: number): void {
  tape.files ??= new Int32Array(tape.words.length / STRIDE);
  tape.files[node] = file;
}

/** Index of the file a node begins in. */
export function fileOf(tape: Tape, node: number): number {
  return tape.files?.[node] ?? 0;
}

export function kindOf(tape: Tape, node: number): number {
  return (tape.words[node * STRIDE] ?? 0) & 15;
}

/** Key number of a node; 0 for list items and the root. */
export function keyOf(tape: Tape, node: number): number {
  return (tape.words[node * STRIDE] ?? 0) >>> KEY_SHIFT;
}

/** The node behind a node and everything in it. */
export function nextOf(tape: Tape, node: number): number {
  return kindOf(tape, node) > LIST ? node + 1 : (tape.words[node * STRIDE + NEXT] ?? 0);
}
