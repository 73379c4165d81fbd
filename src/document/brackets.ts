// Brackets that do not match, and what is still open at the end: which one was meant is told by the layout.

import type { Location } from '../core/source.ts';
import { expectation, report } from './breach.ts';
import { AT_END, type Builder, STOPPED } from './builder.ts';
import { CLOSE_MAP, sourceOf } from './lexer-state.ts';
import { closeNode } from './nodes.ts';
import { note } from './problem-log.ts';
import { fileOf, kindOf, LIST, MAP, NONE, PARENT, START, STRIDE } from './tape.ts';

/** A `}` in a list, or a `]` in a map. */
export function wrongBracket(builder: Builder, token: number): boolean {
  if (token === CLOSE_MAP && closesImplied(builder)) return false;
  const opened = openerOf(builder, builder.current);
  const message =
    token === CLOSE_MAP
      ? 'this } stands in a list that is still open'
      : 'this ] stands in a map that is still open';
  const related = [
    { message: token === CLOSE_MAP ? 'the list begins here' : 'the map begins here', at: opened },
  ];
  if (!builder.unbalanced) report(builder, message, related);
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

/**
 * Takes a closing brace for the one whose opening brace seems to be missing in the current map or list. False when there is
 * no such brace, or the layout says that this one closes the current map itself.
 */
export function closesImplied(builder: Builder): boolean {
  if (builder.implied !== builder.current) return false;
  builder.implied = NONE;
  // A list is never closed by a brace; a map may be.
  return (
    kindOf(builder.tape, builder.current) === LIST || !isMistyped(builder, openerOf(builder, builder.current))
  );
}

/** True when the layout says that the bracket was meant to close the current map or list, opened there. */
function isMistyped(builder: Builder, opened: Location): boolean {
  const { lexer } = builder;
  if (opened.source !== sourceOf(lexer)) return false;
  const closing = indentBefore(lexer.text, lexer.start);
  if (closing === undefined) return false;
  // A bracket alone on its line closes what begins on a line indented alike; another one what begins on its own line.
  if (closing.trim() === '') return closing === leading(indentBefore(lexer.text, opened.start));
  const line = lexer.start - closing.length;
  const outer = openerOf(builder, builder.tape.words[builder.current * STRIDE + PARENT] ?? NONE);
  return opened.start >= line && (outer.source !== opened.source || outer.start < line);
}

/** The text between the start of the line and an offset; undefined when the line is too long to be a laid-out one. */
function indentBefore(text: string, offset: number): string | undefined {
  const before = text.slice(Math.max(0, offset - 400), offset);
  const newline = before.lastIndexOf('\n');
  return newline === -1 ? undefined : before.slice(newline + 1);
}

function leading(line: string | undefined): string | undefined {
  return line === undefined ? undefined : (/^[ \t]*/.exec(line)?.[0] ?? '');
}

function openerOf(builder: Builder, node: number): Location {
  const { lexer, tape } = builder;
  const source = lexer.sources[fileOf(tape, node)] ?? sourceOf(lexer);
  const start = tape.words[node * STRIDE + START] ?? 0;
  return { source, start, end: start + 1 };
}

export function endOfFile(builder: Builder): boolean {
  if (builder.state !== AT_END && !builder.unbalanced) {
    const { current } = builder;
    const related = current === NONE ? [] : [{ message: 'still open', at: openerOf(builder, current) }];
    const found = `found the end of the file${carriageReturns(builder)}`;
    report(builder, `expected ${expectation(builder)}, ${found}`, related);
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
