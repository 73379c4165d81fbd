// Tokens to tape: the grammar of Kea's JSON as a table of states, without recursion. Whatever the grammar does not expect
// goes to recover.ts.

import type { Source } from '../core/source.ts';
import { closesImplied, giveUp } from './brackets.ts';
import {
  AFTER_ITEM,
  AFTER_MEMBER,
  AT_COLON,
  AT_FIRST_ITEM,
  AT_FIRST_KEY,
  AT_ITEM,
  AT_KEY,
  AT_ROOT,
  AT_VALUE,
  type Builder,
  STOPPED,
} from './builder.ts';
import { dialectOf } from './dialect.ts';
import { createKeys } from './keys.ts';
import { nextToken } from './lexer.ts';
import { CLOSE_LIST, CLOSE_MAP, COLON, COMMA, type Lexer } from './lexer-state.ts';
import { LimitError } from './limits.ts';
import { addValue, closeNode, crossFiles, takeNewKey } from './nodes.ts';
import { runPlain } from './plain.ts';
import { createLog } from './problem-log.ts';
import { extraComma, recover } from './recover.ts';
import { type Former, takeOver } from './reuse.ts';
import { createTape, LIST, MAP, NONE, NULL, STRING } from './tape.ts';
import type { ParseOptions } from './types.ts';
import { createWindow } from './window.ts';

/**
 * Reads a file and everything it includes.
 *
 * @param fast false to read everything token by token; the result is the same, and tests hold it so
 * @param former a parse of nearly the same text, for the same version; the result is the same without it
 */
export function build(source: Source, options: ParseOptions, fast = true, former?: Former): Builder {
  const builder = createBuilder(source, options, former);
  try {
    while (builder.state !== STOPPED) {
      step(builder, nextToken(builder.lexer));
      if (fast && !builder.log.quiet && builder.current !== NONE) runPlain(builder);
    }
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    giveUp(builder, error.message);
  }
  return builder;
}

function createBuilder(source: Source, options: ParseOptions, former: Former | undefined): Builder {
  const log = createLog();
  const tape = createTape(source.text.length);
  const lexer: Lexer = {
    text: source.text,
    at: 0,
    start: 0,
    end: 0,
    file: 0,
    visit: 0,
    visits: 0,
    frames: [],
    sources: [source],
    window: createWindow(),
    indices: new Map([[source.path, 0]]),
    includes: [],
    reader: options.include,
    opened: new Map(),
    blocked: false,
    included: 0,
    crossed: false,
    dialect: dialectOf(options.target),
    log,
    tape,
    quote: { visit: -1, from: 0, at: -1 },
    marked: false,
    strictNumbers: true,
  };
  return {
    lexer,
    tape,
    log,
    keys: createKeys(),
    former,
    state: AT_ROOT,
    current: NONE,
    key: 0,
    keyStart: 0,
    keyFile: 0,
    keyVisit: 0,
    comma: 0,
    commaFile: 0,
    maps: 0,
    lists: 0,
    keyFiles: new Map(),
    stamps: new Int32Array(256),
    firsts: new Int32Array(256),
    implied: NONE,
    unbalanced: false,
  };
}

/** Takes one token. */
function step(builder: Builder, token: number): void {
  let again = true;
  while (again) again = !accept(builder, token) && recover(builder, token);
}

/** True when the grammar expected the token here. */
function accept(builder: Builder, token: number): boolean {
  if (builder.lexer.crossed) crossFiles(builder);
  switch (builder.state) {
    case AT_FIRST_KEY:
    case AT_KEY:
      if (token === STRING) return takeKey(builder);
      return takeInsteadOfNext(builder, token, CLOSE_MAP);
    case AT_COLON:
      if (token !== COLON) return false;
      builder.state = AT_VALUE;
      builder.log.quiet = false;
      return true;
    case AT_VALUE:
      if (token > NULL) return false;
      if (token !== LIST || !takeOverHere(builder)) addValue(builder, token);
      return true;
    case AFTER_MEMBER:
      return takeAfter(builder, token, CLOSE_MAP, AT_KEY);
    case AT_FIRST_ITEM:
    case AT_ITEM:
      if (token > NULL) return takeInsteadOfNext(builder, token, CLOSE_LIST);
      addValue(builder, token);
      return true;
    case AFTER_ITEM:
      return takeAfter(builder, token, CLOSE_LIST, AT_ITEM);
    case AT_ROOT:
      if (token !== MAP) return false;
      addValue(builder, MAP);
      return true;
    default:
      return false;
  }
}

/** True when the list that the lexer stands on was taken over. */
function takeOverHere(builder: Builder): boolean {
  const end = takeOver(builder, builder.lexer.start);
  if (end === NONE) return false;
  builder.lexer.at = end;
  return true;
}

function takeKey(builder: Builder): boolean {
  const { lexer } = builder;
  takeNewKey(builder, lexer.start + 1, lexer.end - 1);
  builder.keyStart = lexer.start;
  builder.keyFile = lexer.file;
  builder.keyVisit = lexer.visit;
  builder.state = AT_COLON;
  return true;
}

/** Behind an opening bracket or a comma: the closing bracket, or one more comma. */
function takeInsteadOfNext(builder: Builder, token: number, close: number): boolean {
  const afterComma = builder.state === AT_KEY || builder.state === AT_ITEM;
  if (token === close) {
    if (afterComma) extraComma(builder);
    closeNode(builder);
    return true;
  }
  if (token !== COMMA || !afterComma) return false;
  extraComma(builder);
  builder.comma = builder.lexer.start;
  builder.commaFile = builder.lexer.file;
  return true;
}

function takeAfter(builder: Builder, token: number, close: number, next: number): boolean {
  if (token === COMMA) {
    builder.comma = builder.lexer.start;
    builder.commaFile = builder.lexer.file;
    builder.log.quiet = false;
    builder.state = next;
    return true;
  }
  if (token !== close) return false;
  if (token === CLOSE_MAP && closesImplied(builder)) return true;
  closeNode(builder);
  return true;
}
