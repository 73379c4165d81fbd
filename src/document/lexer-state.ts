// What the parts of the lexer share: its tokens, its reading head, and the way it reports errors.

import type { Source } from '../core/source.ts';
import type { Dialect } from './dialect.ts';
import { note, type ProblemLog } from './problem-log.ts';
import type { ProblemRule } from './problem-rules.ts';
import type { Tape } from './tape.ts';
import type { Include, IncludeReader } from './types.ts';
import type { Window } from './window.ts';

// Tokens up to 8 begin a value and have the numbers of node kinds.
export const CLOSE_MAP = 9;
export const CLOSE_LIST = 10;
export const COMMA = 11;
export const COLON = 12;
export const END_OF_FILE = 13;
/** Something that is no token, already reported. */
export const BAD = 14;

/** A file that waits for the end of the file it includes. */
export interface Frame {
  readonly text: string;
  /** Where reading goes on: behind the quoted name. */
  readonly at: number;
  readonly file: number;
  readonly visit: number;
  /** Where the directive begins. */
  readonly start: number;
}

/** The reading head. */
export interface Lexer {
  text: string;
  /** Offset of the next byte to look at. */
  at: number;
  /** The token just read. */
  start: number;
  end: number;
  /** Index of the current file in `sources`. */
  file: number;
  /** Number of the current inclusion; 0 is the file itself. */
  visit: number;
  visits: number;
  /** The files that wait, the outermost first. */
  readonly frames: Frame[];
  readonly sources: Source[];
  readonly window: Window;
  /** Index in `sources` by path. */
  readonly indices: Map<string, number>;
  readonly includes: Include[];
  readonly reader: IncludeReader | undefined;
  /** What an include led to, by file and name. */
  readonly opened: Map<string, number | string>;
  /** True when no more includes are followed: they would go on without an end. */
  blocked: boolean;
  /** Bytes of included text so far. */
  included: number;
  /** Set when an include began or ended since the parser last looked. */
  crossed: boolean;
  readonly dialect: Dialect;
  readonly log: ProblemLog;
  readonly tape: Tape;
  /** The closing quote last looked for: from where, and where it is, or -1. */
  quote: { readonly visit: number; readonly from: number; readonly at: number };
  /** True when a string holds a byte that template marks begin with. */
  marked: boolean;
  /** False in the one dialect that never got the number rules of 3.1.9. */
  strictNumbers: boolean;
}

/** The file the lexer is in. */
export function sourceOf(lexer: Lexer): Source {
  const source = lexer.sources[lexer.file];
  if (source === undefined) throw new Error(`no source ${lexer.file}`);
  return source;
}

/** Reports an error in the current file, unless it is the echo of another one. */
export function lexicalError(
  lexer: Lexer,
  rule: ProblemRule,
  message: string,
  start: number,
  end: number,
): void {
  if (lexer.log.quiet) return;
  note(
    lexer.log,
    { rule, severity: 'error', message, source: sourceOf(lexer), start, end },
    lexer.tape.count,
  );
}
