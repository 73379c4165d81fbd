// A token the grammar does not expect: what to say, and how to get back into step so that one mistake is one finding.

import { endOfFile, wrongBracket } from './brackets.ts';
import { report, unexpected } from './breach.ts';
import {
  AFTER_ITEM,
  AFTER_MEMBER,
  AT_COLON,
  AT_END,
  AT_FIRST_KEY,
  AT_ITEM,
  AT_KEY,
  AT_ROOT,
  AT_VALUE,
  type Builder,
  STOPPED,
} from './builder.ts';
import { nextToken } from './lexer.ts';
import { BAD, CLOSE_LIST, CLOSE_MAP, COLON, COMMA, END_OF_FILE, sourceOf } from './lexer-state.ts';
import { setFlag, takeNewKey } from './nodes.ts';
import { note } from './problem-log.ts';
import { LIST, MAP, MIXED, NULL, STRING } from './tape.ts';

/**
 * Deals with a token that the grammar does not expect in the current state.
 *
 * @returns true when the same token is to be looked at again, in the new state
 */
export function recover(builder: Builder, token: number): boolean {
  if (token === END_OF_FILE) return endOfFile(builder);
  switch (builder.state) {
    case AT_ROOT:
      return beforeRoot(builder, token);
    case AT_END:
      return behindRoot(builder, token);
    case AT_COLON:
      return insteadOfColon(builder, token);
    case AT_VALUE:
      return insteadOfValue(builder, token);
    case AT_FIRST_KEY:
    case AT_KEY:
      return insteadOfKey(builder, token);
    case AFTER_MEMBER:
      return insteadOfComma(builder, token, CLOSE_LIST, AT_KEY);
    case AFTER_ITEM:
      return insteadOfComma(builder, token, CLOSE_MAP, AT_ITEM);
    default:
      return insteadOfItem(builder, token);
  }
}

/** Reports the comma last read as one too many. */
export function extraComma(builder: Builder): void {
  const { lexer, log, comma, commaFile } = builder;
  if (log.quiet) return;
  const source = lexer.sources[commaFile] ?? sourceOf(lexer);
  const allowed = lexer.dialect.extraCommas;
  const severity = allowed ? 'warning' : 'error';
  const message = allowed
    ? 'a comma too many; Kea says: Extraneous comma. A piece of configuration may have been omitted'
    : 'a comma too many, refused before 2.1.2';
  const end = comma + 1;
  note(
    log,
    { rule: 'json-trailing-comma', severity, message, source, start: comma, end },
    builder.tape.count,
  );
}

function beforeRoot(builder: Builder, token: number): boolean {
  const { quiet } = builder.log;
  if (token !== BAD) unexpected(builder, token);
  // One stray character in front of the map is passed over; more of them are no configuration.
  if (quiet || token <= NULL) builder.state = STOPPED;
  return false;
}

function behindRoot(builder: Builder, token: number): boolean {
  if (token !== BAD && !builder.unbalanced) unexpected(builder, token);
  builder.state = STOPPED;
  return false;
}

function insteadOfKey(builder: Builder, token: number): boolean {
  if (token === CLOSE_LIST) return wrongBracket(builder, token);
  if (token !== BAD) unexpected(builder, token);
  if (token === MAP || token === LIST) skipNested(builder);
  else if (token === BAD || token <= NULL) takeBareKey(builder);
  return false;
}

/** Something without quotes where a key is due: most likely it is meant to be the key. */
function takeBareKey(builder: Builder): void {
  const { lexer } = builder;
  takeNewKey(builder, lexer.start, lexer.end);
  builder.keyStart = lexer.start;
  builder.keyFile = lexer.file;
  builder.keyVisit = lexer.visit;
  builder.state = AT_COLON;
}

function insteadOfColon(builder: Builder, token: number): boolean {
  if (token === BAD) {
    builder.state = AT_VALUE;
    return false;
  }
  unexpected(builder, token);
  if (token === COMMA) return passComma(builder);
  builder.state = token <= NULL ? AT_VALUE : AFTER_MEMBER;
  return true;
}

function insteadOfValue(builder: Builder, token: number): boolean {
  if (token !== BAD) unexpected(builder, token);
  if (token === COLON) return false;
  if (token === COMMA) return passComma(builder);
  builder.state = AFTER_MEMBER;
  return token !== BAD;
}

/** Takes a comma behind half a member, where it is no sign that the text is in step again. */
function passComma(builder: Builder): boolean {
  builder.comma = builder.lexer.start;
  builder.commaFile = builder.lexer.file;
  builder.state = AT_KEY;
  return false;
}

function insteadOfItem(builder: Builder, token: number): boolean {
  if (token === CLOSE_MAP) return wrongBracket(builder, token);
  if (token === BAD) builder.state = AFTER_ITEM;
  else unexpected(builder, token);
  return false;
}

function insteadOfComma(builder: Builder, token: number, wrongClose: number, next: number): boolean {
  if (token === BAD) return false;
  if (token === wrongClose) return wrongBracket(builder, token);
  if (token === STRING || (token <= NULL && next === AT_ITEM)) {
    report(builder, `a comma is missing before ${token === STRING ? 'this string' : 'this value'}`);
    builder.state = next;
    return true;
  }
  if (token === COLON) return behindKey(builder);
  unexpected(builder, token);
  if (token === MAP || token === LIST) skipNested(builder);
  return false;
}

/** A colon behind a value: most likely the value is the key of a map whose opening brace is missing. */
function behindKey(builder: Builder): boolean {
  if (builder.implied !== builder.current && !builder.log.quiet) {
    unexpected(builder, COLON);
    builder.implied = builder.current;
    setFlag(builder.tape.words, builder.current, MIXED);
  }
  builder.log.quiet = true;
  return false;
}

/** Passes over a map or list that stands where none can. */
function skipNested(builder: Builder): void {
  for (let depth = 1; depth > 0; ) {
    const token = nextToken(builder.lexer);
    if (token === MAP || token === LIST) depth++;
    else if (token === CLOSE_MAP || token === CLOSE_LIST) depth--;
    else if (token === END_OF_FILE) return;
  }
}
