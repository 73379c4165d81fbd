// What the grammar remembers between two tokens, and its states.

import type { KeyTable } from './keys.ts';
import type { Lexer } from './lexer-state.ts';
import type { ProblemLog } from './problem-log.ts';
import type { Former } from './reuse.ts';
import type { Tape } from './tape.ts';

export const AT_ROOT = 0;
export const AT_FIRST_KEY = 1;
export const AT_KEY = 2;
export const AT_COLON = 3;
export const AT_VALUE = 4;
export const AFTER_MEMBER = 5;
export const AT_FIRST_ITEM = 6;
export const AT_ITEM = 7;
export const AFTER_ITEM = 8;
/** Behind the top-level map. */
export const AT_END = 9;
export const STOPPED = 10;

export interface Builder {
  readonly lexer: Lexer;
  readonly tape: Tape;
  readonly log: ProblemLog;
  readonly keys: KeyTable;
  /** A parse to take long lists from. */
  readonly former: Former | undefined;
  state: number;
  /** The innermost open map or list, or NONE. */
  current: number;
  /** The key that waits for its value. */
  key: number;
  keyStart: number;
  keyFile: number;
  /** The inclusion the key came from. */
  keyVisit: number;
  /** The comma last read. */
  comma: number;
  commaFile: number;
  /** Open maps and open lists. */
  maps: number;
  lists: number;
  /** Files of keys that stand in another file, or another inclusion, than their values. */
  readonly keyFiles: Map<number, number>;
  /** By key number: the map (plus 1) that last had the key, and the member of it that had it first. */
  stamps: Int32Array;
  firsts: Int32Array;
  /** The map or list in which the opening brace of a map seems to be missing, or NONE. */
  implied: number;
  /** True once a bracket was wrong: what is left open or too much at the end is its echo. */
  unbalanced: boolean;
}
