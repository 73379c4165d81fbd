// Fixes of what the document layer finds: what stands too much in the text is taken out, byte by byte. In an included file
// too: what is cut there stands between tokens of that file alone, so it means the same wherever the file is included.

import type { Change, Fix } from '../core/change.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../document/types.ts';

/** A part of the text that goes, or another text for it. */
interface Cut {
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/** The problem with its fix, where there is one that is certain or probable. */
export function withFix(problem: Diagnostic, { source }: Document): Diagnostic {
  const fix = fixOf(problem, source);
  return fix === undefined ? problem : { ...problem, fix };
}

function fixOf({ rule, at, related, message }: Diagnostic, own: Document['source']): Fix | undefined {
  const { text, path: file } = at.source;
  const anywhere = at.source === own ? {} : ({ anywhere: true } as const);
  // The last one of very many stands for all that are not listed.
  const stop = message.endsWith('not listed') ? text.length : at.end;
  const changes = (cuts: readonly Cut[]): readonly Change[] =>
    cuts.map((cut) => ({ kind: 'splice', file, ...cut, ...anywhere }));
  const made = (title: string, safety: Fix['safety'], cuts: readonly Cut[]): Fix | undefined =>
    cuts.length === 0 ? undefined : { title, safety, changes: changes(cuts) };
  switch (rule) {
    case 'json-trailing-comma':
      return made('take the comma out', 'safe', trailingCommas(text, at.start, stop));
    case 'json-leading-zeros':
    case 'json-leading-plus':
      return made('write the same number plainly', 'safe', plainNumbers(text, at.start, stop));
    case 'json-duplicate-key': {
      const first = related[0]?.at;
      const isSure =
        first !== undefined &&
        first.source === at.source &&
        (at.source === own || isOneMap(text, first.start, at.start));
      const cut = isSure ? memberAt(text, first.start) : undefined;
      const title = 'take out the first of the two: the last one held before 1.9.0';
      return made(title, 'unsafe', cut === undefined ? [] : [cut]);
    }
    default:
      return undefined;
  }
}

/** Strings, comments and includes as wholes, numbers, and every other character alone. */
const tokens =
  /"[^"\\]*(?:\\.[^"\\]*)*"|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|<\?[\s\S]*?\?>|[-+]?[\d.][\w.+-]*|\S/g;

const isComment = (token: string): boolean => token.startsWith('#') || /^\/[/*]/.test(token);

/** Tokens with their places, from an offset where one begins. */
function* tokensFrom(
  text: string,
  start: number,
): Iterable<{ readonly token: string; readonly start: number }> {
  const scanner = new RegExp(tokens);
  scanner.lastIndex = start;
  for (let match = scanner.exec(text); match !== null; match = scanner.exec(text)) {
    yield { token: match[0], start: match.index };
  }
}

/** Commas that begin before `stop` and have nothing but comments between them and a closing bracket, or another comma. */
function trailingCommas(text: string, start: number, stop: number): readonly Cut[] {
  const cuts: Cut[] = [];
  let comma: number | undefined;
  for (const { token, start: at } of tokensFrom(text, start)) {
    if (isComment(token)) continue;
    if (comma !== undefined && ',]}'.includes(token))
      cuts.push({ start: comma, end: comma + 1, content: '' });
    comma = token === ',' ? at : undefined;
    if (at >= stop) break;
  }
  return cuts;
}

/** Numbers that begin before `stop` and have zeros or a plus sign too many. */
function plainNumbers(text: string, start: number, stop: number): readonly Cut[] {
  const cuts: Cut[] = [];
  for (const { token, start: at } of tokensFrom(text, start)) {
    if (at >= stop) break;
    // A plus sign made a floating point number even of an integer, which only a person can write in another way.
    if (!/^[-+]?[\d.]/.test(token) || /^\+\d+$/.test(token)) continue;
    const content = plainNumber(token);
    if (content !== token) cuts.push({ start: at, end: at + token.length, content });
  }
  return cuts;
}

/** `0600` → `600`, `-007` → `-7`, `+00.5` → `0.5`; the rest of the lexeme stays as it is. */
function plainNumber(lexeme: string): string {
  return lexeme.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1');
}

/** Keys of an included file that stand further apart, in bytes, are left to a person: looking at each pair costs time. */
const furthest = 100_000;

/**
 * True when two keys are members of one map by the text of their file alone. A file that is included twice brings the same
 * key twice, and with brackets left open its parts belong to maps of others.
 */
function isOneMap(text: string, first: number, second: number): boolean {
  let depth = 0;
  if (second - first > furthest) return false;
  for (const { token, start } of tokensFrom(text, first)) {
    if (start >= second) return start === second && depth === 0 && first < second;
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth < 0 || token.startsWith('<?')) return false;
  }
  return false;
}

/** A member with its comma, and its lines when nothing else stands there; undefined when a comment would go with it. */
function memberAt(text: string, start: number): Cut | undefined {
  let depth = 0;
  for (const { token, start: at } of tokensFrom(text, start)) {
    if (isComment(token) || token.startsWith('<?')) return undefined;
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth < 0) return undefined;
    if (token === ',' && depth === 0) return { ...withLines(text, start, at + 1), content: '' };
  }
  return undefined;
}

function withLines(text: string, start: number, end: number): Pick<Cut, 'start' | 'end'> {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end, end + 1000))?.[0];
  if (text.slice(line, start).trim() === '' && rest !== undefined)
    return { start: line, end: end + rest.length };
  const blanks = /^[ \t]*/.exec(text.slice(end, end + 1000))?.[0] ?? '';
  return { start, end: end + blanks.length };
}
