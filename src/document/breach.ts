// What is said about a token that the grammar does not expect.

import type { Related } from '../core/diagnostic.ts';
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
} from './builder.ts';
import { CLOSE_LIST, CLOSE_MAP, COLON, COMMA, END_OF_FILE, sourceOf } from './lexer-state.ts';
import { note } from './problem-log.ts';
import { LIST, MAP, STRING } from './tape.ts';

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

/** What the grammar expects in the current state. */
export function expectation(builder: Builder): string {
  return expectations[builder.state] ?? 'nothing';
}

/** Reports a breach of the grammar at the current token, unless it is the echo of another one. */
export function report(builder: Builder, message: string, related: readonly Related[] = []): void {
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

/** Reports what was expected instead of a token. */
export function unexpected(builder: Builder, token: number): void {
  report(builder, `expected ${expectation(builder)}, found ${names[token] ?? 'a value'}`);
  // A bracket may be too much or missing there, so brackets that do not match later are probably its echo.
  if (token !== COMMA && builder.state !== AT_COLON) builder.unbalanced = true;
}
