// The flat record of a parsed file: eight numbers per value, in document order. `build.ts` writes it, `document.ts` reads it.

/** Numbers per node. */
export const STRIDE = 8;

/** Kind (4 bits), flags (4 bits), index of the file the node begins in. */
export const KIND = 0;
/** Offset of the first byte. */
export const START = 1;
/** Offset behind the last byte, in the file the node begins in. */
export const END = 2;
/** The node behind this one and everything in it. */
export const NEXT = 3;
/** The map or list that holds the node, or NONE. */
export const PARENT = 4;
/** Key number in the key table; 0 for list items and the root. */
export const KEY = 5;
/** Offset of the key's opening quote. */
export const KEY_START = 6;
/** Which keys a map has, one bit for 32 key numbers each. */
export const SEEN = 7;

/** No node. */
export const NONE = -1;

/** Set in KIND when the node or its key does not lie in one piece of one file. */
export const SPANS_FILES = 0x10;
/** Set in KIND when SEEN does not rule out that a map has a key twice. */
export const MAYBE_TWICE = 0x20;
/** Shift of the file index in KIND. */
export const FILE_SHIFT = 8;

/** Node kinds; the lexer's value tokens have the same numbers. */
export const MAP = 1;
export const LIST = 2;
export const STRING = 3;
export const INTEGER = 4;
export const FLOAT = 5;
export const TRUE = 6;
export const FALSE = 7;
export const NULL = 8;

/** Grows by doubling; nothing else of a node is kept anywhere. */
export interface Tape {
  words: Int32Array;
  /** Nodes written so far. */
  count: number;
}

/**
 * An empty tape with room for a text of this many bytes, however dense it is as configurations go. Pages that are not
 * written to cost nothing.
 */
export function createTape(bytes: number): Tape {
  return { words: new Int32Array(STRIDE * Math.max(64, bytes >> 4)), count: 0 };
}

/** Makes room for at least one more node. */
export function growTape(tape: Tape): void {
  const grown = new Int32Array(tape.words.length * 2);
  grown.set(tape.words);
  tape.words = grown;
}
