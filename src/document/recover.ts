// A token the grammar does not expect: what to say, and how to get back into step so that one mistake is one finding.

import type { Related } from '../core/diagnostic.ts';
import type { Location } from '../core/source.ts';
import {
  AFTER_ITEM,
  AFTER_MEMBER,
  AT_COLON,
  AT_END,
  AT_FIRST_ITEM,
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
import { closeNode, takeNewKey } from './nodes.ts';
import { note } from './problem-log.ts';
import { fileOf, kindOf, LIST, MAP, NONE, NULL, START, STRIDE, STRING } from './tape.ts';

/** What the grammar expects in each state. */
const expectations: Readonly<Record<number, string>> = {
  [AT_ROOT]: 'the { of the one top-level map',
  [AT_FIRST_KEY]: 'a key in double quotes, or }',
  [AT_KEY]: 'a key in double quotes',
  [AT_COLON]: 'a colon behind the key',
  [AT_VALUE]: 'a value behind the colon',
  [AFTER_MEMBER]: 'a comma or }',
  [AT_FIRST_ITEM]: 'a value or ]',
  [AT_ITEM]: 'a value',
  [AFTER_ITEM]: 'a comma or ]',
  [AT_END]: 'nothing more behind the top-level map',
};

/** Tokens as messages name them. The text of a token is never shown: it may be a secret. */
const names: Readonly<Record<number, string>> = {
  [MAP]: '{',
  [LIST]: '[',
  [STRING]: 'a string',
  [CLOSE_MAP]: '}',
  [CLOSE_LIST]: ']',
  [COMMA]: 'a comma',
  [COLON]: 'a colon',
  [END_OF_FILE]: 'the end of the file',
};

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

/** Reports a breach of the grammar at the current token, unless it is the echo of another one. */
function report(builder: Builder, message: string, related: readonly Related[] = []): void {
  const { lexer, log, tape } = builder;
  if (log.quiet) return;
  log.quiet = true;
  const { start, end } = lexer;
  note(
    log,
    { rule: 'syntax-error', severity: 'error', message, source: sourceOf(lexer), start, end, related },
    tape.count,
  );
}

function unexpected(builder: Builder, token: number, related: readonly Related[] = []): void {
  report(
    builder,
    `expected ${expectations[builder.state] ?? 'nothing'}, found ${names[token] ?? 'a value'}`,
    related,
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
  builder.state = token <= NULL ? AT_VALUE : AFTER_MEMBER;
  return true;
}

function insteadOfValue(builder: Builder, token: number): boolean {
  if (token !== BAD) unexpected(builder, token);
  if (token === COLON) return false;
  builder.state = AFTER_MEMBER;
  return token !== BAD;
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
  unexpected(builder, token);
  if (token === MAP || token === LIST) skipNested(builder);
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

/** A `}` in a list, or a `]` in a map. */
function wrongBracket(builder: Builder, token: number): boolean {
  const opened = openerOf(builder, builder.current);
  const message =
    token === CLOSE_MAP
      ? 'this } stands in a list that is still open'
      : 'this ] stands in a map that is still open';
  const related = [
    { message: token === CLOSE_MAP ? 'the list begins here' : 'the map begins here', at: opened },
  ];
  report(builder, message, related);
  builder.unbalanced = true;
  if (isMistyped(builder, opened)) {
    closeNode(builder);
    return false;
  }
  if ((token === CLOSE_MAP ? builder.maps : builder.lists) === 0) return false;
  const wanted = token === CLOSE_MAP ? MAP : LIST;
  while (kindOf(builder.tape, builder.current) !== wanted) closeNode(builder);
  return true;
}

/** True when the layout says that the bracket was meant to close the current map or list: both lines are indented alike. */
function isMistyped(builder: Builder, opened: Location): boolean {
  const { lexer } = builder;
  if (opened.source !== sourceOf(lexer)) return false;
  const closing = indentBefore(lexer.text, lexer.start);
  return (
    closing.trim() === '' && closing === leading(indentBefore(lexer.text, opened.start)) && closing !== '?'
  );
}

/** The text between the start of the line and an offset; `?` when the line is too long to be a laid-out one. */
function indentBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 400), offset);
  const newline = before.lastIndexOf('\n');
  return newline === -1 ? '?' : before.slice(newline + 1);
}

function leading(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function openerOf(builder: Builder, node: number): Location {
  const { lexer, tape } = builder;
  const source = lexer.sources[fileOf(tape, node)] ?? sourceOf(lexer);
  const start = tape.words[node * STRIDE + START] ?? 0;
  return { source, start, end: start + 1 };
}

function endOfFile(builder: Builder): boolean {
  if (builder.state !== AT_END && !builder.unbalanced) {
    const { current } = builder;
    const related = current === NONE ? [] : [{ message: 'still open', at: openerOf(builder, current) }];
    const found = `found the end of the file${carriageReturns(builder)}`;
    report(builder, `expected ${expectations[builder.state]}, ${found}`, related);
  }
  stop(builder);
  return false;
}

/** Ends a parse that would need more than any machine has. */
export function giveUp(builder: Builder, limit: string): void {
  const { lexer, log, tape } = builder;
  const message = `the configuration is not read further: it holds more than ${limit}`;
  const { start, end } = lexer;
  const source = sourceOf(lexer);
  note(log, { rule: 'configuration-too-large', severity: 'error', message, source, start, end }, tape.count);
  stop(builder);
}

/** Ends all that is still open. */
function stop(builder: Builder): void {
  while (builder.current !== NONE) closeNode(builder);
  builder.state = STOPPED;
}

/** A file with CR alone is one line to Kea: its first # or // comment runs to the end. */
function carriageReturns(builder: Builder): string {
  const { text } = sourceOf(builder.lexer);
  if (!text.includes('\r') || text.includes('\n')) return '';
  return ': its lines end in CR alone, which ends no comment for Kea, so the first # or // comment swallows the rest';
}
