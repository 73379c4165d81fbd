// What stands between two tokens, piece by piece, for the edit layer: it decides there which comma or comment goes.

import { includeEnd } from './includes.ts';
import { endOfComment } from './skip.ts';
import type { Trivia } from './types.ts';

/**
 * Cuts the text between two offsets that lie outside tokens. The pieces follow each other without a gap: blanks (space, TAB,
 * CR that ends no line), one line end each (LF or CR LF), comments without their line end, commas, colons, include directives.
 *
 * @throws Error when a token stands there: a caller's mistake, never the user's
 */
export function scanTrivia(text: string, start: number, end: number): readonly Trivia[] {
  const pieces: Trivia[] = [];
  for (let at = start; at < end; ) {
    const piece = pieceAt(text, at, end);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

const single: Readonly<Record<string, Trivia['kind']>> = { ',': 'comma', ':': 'colon', '\n': 'newline' };

function pieceAt(text: string, start: number, limit: number): Trivia {
  const char = text.charAt(start);
  const kind = single[char];
  if (kind !== undefined) return { kind, start, end: start + 1 };
  if (text.startsWith('\r\n', start)) return { kind: 'newline', start, end: Math.min(start + 2, limit) };
  const blanks = endOfBlanks(text, start, limit);
  if (blanks > start) return { kind: 'blank', start, end: blanks };
  const comment = endOfComment(text, start);
  if (comment > start) {
    const style = char === '#' ? 'hash' : text.charAt(start + 1) === '/' ? 'slash' : 'block';
    return { kind: style, start, end: Math.min(comment, limit) };
  }
  const directive = includeEnd(text, start);
  if (directive > start) return { kind: 'include', start, end: directive };
  throw new Error(`a token stands at offset ${start}, where only blanks and comments were expected`);
}

function endOfBlanks(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && ' \t\r'.includes(text.charAt(end)) && !text.startsWith('\r\n', end)) end++;
  return end;
}
