// The text just ahead as bytes: an array is read faster than a string, and a short one stays in the processor's cache.

import type { Lexer } from './lexer-state.ts';

/** A piece of the current file. */
export interface Window {
  /** The piece, with a NUL behind it, so that no reader need look for the end. */
  bytes: Uint8Array;
  /** Offset of the first byte in the file. */
  base: number;
  /** Offset behind the last byte. */
  end: number;
  /** The inclusion it was cut from. */
  visit: number;
  /** Bytes the next piece may have. */
  size: number;
}

// Pieces begin small, for files that are, and because the first calls of a function are what the compiler learns from.
const smallest = 512;
const largest = 65_536;

export function createWindow(): Window {
  return { bytes: new Uint8Array(smallest + 1), base: 0, end: 0, visit: -1, size: smallest };
}

/** Moves the window so that it begins at the lexer's place, unless enough of it is still ahead. */
export function slide(lexer: Lexer): Window {
  const { window, at, visit, text } = lexer;
  const inside = window.visit === visit && at >= window.base && at < window.end;
  if (inside && (window.end === text.length || window.end - at > window.size >> 4)) return window;
  window.size = window.visit === visit ? Math.min(window.size * 2, largest) : smallest;
  if (window.bytes.length <= window.size) window.bytes = new Uint8Array(window.size + 1);
  const piece = text.slice(at, at + window.size);
  Buffer.from(window.bytes.buffer).write(piece, 'latin1');
  window.bytes[piece.length] = 0;
  window.base = at;
  window.end = at + piece.length;
  window.visit = visit;
  return window;
}
