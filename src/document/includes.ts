// `<?include "name"?>`: the text of another file is read in its place, token by token, as Kea's lexers do.

import { quote } from '../core/quote.ts';
import type { Source } from '../core/source.ts';
import { type Lexer, lexicalError, sourceOf } from './lexer-state.ts';
import { mostIncluded } from './limits.ts';
import { note } from './problem-log.ts';
import type { ProblemRule } from './problem-rules.ts';

/** Files that may wait for included ones: the twelfth level is refused (src/bin/dhcp4/dhcp4_lexer.ll, includeFile). */
const deepest = 10;

const directive = /<\?[ \t\r\n]*(?:(include)[ \t\r\n]*("[^"\n]+")?)?/y;
const directiveEnd = /[ \t\r\n]*\?>/y;

/** The end of the well-formed directive that begins at `start`, or `start` when none begins there. */
export function includeEnd(text: string, start: number): number {
  directive.lastIndex = start;
  const quoted = directive.exec(text)?.[2];
  if (quoted === undefined) return start;
  directiveEnd.lastIndex = directive.lastIndex;
  return directiveEnd.test(text) ? directiveEnd.lastIndex : start;
}

/** Reads the directive that begins at `start` and goes on in the file it names. */
export function enterInclude(lexer: Lexer, start: number): void {
  directive.lastIndex = start;
  const found = directive.exec(lexer.text);
  const quoted = found?.[2];
  const at = directive.lastIndex;
  if (found === null || found[1] === undefined || quoted === undefined) {
    malformed(lexer, start, found === null ? start + 2 : at);
    return;
  }
  const name = quoted.slice(1, -1);
  const nameStart = at - quoted.length;
  directiveEnd.lastIndex = at;
  const end = directiveEnd.test(lexer.text) ? directiveEnd.lastIndex : at;
  const file = openInclude(lexer, name, nameStart, at);
  const source = file === undefined ? undefined : lexer.sources[file];
  const failure = lexer.opened.get(questionOf(lexer, name));
  lexer.includes.push({
    name,
    at: { source: sourceOf(lexer), start, end },
    source,
    ...(typeof failure === 'string' ? { failure } : {}),
  });
  lexer.crossed = true;
  if (file === undefined || source === undefined) {
    // Whatever is missing here is missing because of it.
    lexer.log.quiet = true;
    closeDirective(lexer, start, at);
    return;
  }
  lexer.frames.push({ text: lexer.text, at, file: lexer.file, visit: lexer.visit, start });
  lexer.text = source.text;
  lexer.at = 0;
  lexer.file = file;
  lexer.visits++;
  lexer.visit = lexer.visits;
}

/** Goes back to the file that included the one that just ended. */
export function leaveInclude(lexer: Lexer): void {
  const frame = lexer.frames.pop();
  if (frame === undefined) return;
  lexer.text = frame.text;
  lexer.file = frame.file;
  lexer.visit = frame.visit;
  lexer.crossed = true;
  closeDirective(lexer, frame.start, frame.at);
}

function closeDirective(lexer: Lexer, start: number, at: number): void {
  directiveEnd.lastIndex = at;
  if (directiveEnd.test(lexer.text)) lexer.at = directiveEnd.lastIndex;
  else malformed(lexer, start, at);
}

/** Reports the first byte that does not belong in a directive, and goes on behind its end or at the end of the line. */
function malformed(lexer: Lexer, start: number, at: number): void {
  const text = lexer.text;
  const blanks = /[ \t\r\n]*/y;
  blanks.lastIndex = at;
  blanks.test(text);
  const fault = blanks.lastIndex;
  if (fault >= text.length) {
    lexicalError(
      lexer,
      'syntax-error',
      'this directive has no end; Kea says: Directive not closed',
      start,
      start + 2,
    );
  } else {
    const message = `only <?include "file"?> may stand here; Kea says: Invalid character: ${quote(text.charAt(fault)).slice(1, -1)}`;
    lexicalError(lexer, 'syntax-error', message, fault, fault + 1);
  }
  lexer.log.quiet = true;
  const newline = text.indexOf('\n', fault);
  const line = newline === -1 ? text.length : newline;
  const close = text.slice(fault, line).indexOf('?>');
  lexer.at = close === -1 ? line : fault + close + 2;
}

/** The index of the file that a name leads to; undefined when it was not opened, which is then reported. */
function openInclude(lexer: Lexer, name: string, start: number, end: number): number | undefined {
  if (lexer.blocked) return undefined;
  if (lexer.frames.length > deepest) {
    const message = `${quote(name)} is included too deep: eleven levels are read, this is the twelfth; Kea says: Too many nested include`;
    includeError(lexer, 'include-too-deep', message, start, end);
    // Files that include each other several times would be read over and over.
    lexer.blocked = true;
    return undefined;
  }
  const opened = open(lexer, name);
  if (typeof opened === 'string') {
    const message = `the included file ${quote(name)} cannot be read: ${opened}`;
    includeError(lexer, 'include-not-found', message, start, end);
    return undefined;
  }
  // Even an empty file costs something to enter.
  lexer.included += Math.max(64, lexer.sources[opened]?.text.length ?? 0);
  if (lexer.included > mostIncluded) {
    const message = `${quote(name)} is not read: the included files already add up to 256 MiB`;
    includeError(lexer, 'configuration-too-large', message, start, end);
    lexer.blocked = true;
    return undefined;
  }
  return opened;
}

/** Reported even in the wake of another error: it is never its echo. */
function includeError(lexer: Lexer, rule: ProblemRule, message: string, start: number, end: number): void {
  note(
    lexer.log,
    { rule, severity: 'error', message, source: sourceOf(lexer), start, end },
    lexer.tape.count,
  );
}

function open(lexer: Lexer, name: string): number | string {
  const from = sourceOf(lexer);
  const question = questionOf(lexer, name);
  const known = lexer.opened.get(question);
  if (known !== undefined) return known;
  const answer =
    lexer.reader === undefined ? { failure: 'no included files are opened here' } : lexer.reader(name, from);
  const opened = 'failure' in answer ? answer.failure : indexOf(lexer, answer);
  lexer.opened.set(question, opened);
  return opened;
}

function questionOf({ file }: Lexer, name: string): string {
  return `${file}\0${name}`;
}

/** A file that several includes lead to is one source. */
function indexOf(lexer: Lexer, source: Source): number {
  const known = lexer.indices.get(source.path);
  if (known !== undefined) return known;
  const index = lexer.sources.push(source) - 1;
  lexer.indices.set(source.path, index);
  return index;
}
