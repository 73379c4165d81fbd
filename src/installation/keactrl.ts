// keactrl.conf: shell assignments that tell keactrl which daemons to start. Read by shape, never run.

import type { Source } from '../core/source.ts';
import type { Assignment, Keactrl } from './types.ts';

/**
 * Reads the assignments of a keactrl.conf. Anything else on a line is left alone, as are assignments that only the
 * shell could compute; `${prefix}` in a value stays as written.
 *
 * @param absolute absolute path of the file, symbolic links not resolved
 */
export function readKeactrl(source: Source, absolute: string): Keactrl {
  return { path: source.path, absolute, source, assignments: assignmentsIn(source.text) };
}

/** The last assignment of a variable: the one that counts. */
export function assignmentOf(keactrl: Keactrl, name: string): Assignment | undefined {
  return keactrl.assignments.findLast((assignment) => assignment.name === name);
}

// Blanks or `;` before, `export` or `readonly` allowed; the name touches the equals sign, as the shell demands.
const start = /(?:^|[;\n])[ \t]*(?:(?:export|readonly)[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)=/y;

function assignmentsIn(text: string): readonly Assignment[] {
  const assignments: Assignment[] = [];
  let at = 0;
  while (at < text.length) {
    start.lastIndex = at;
    const match = start.exec(text);
    const name = match?.[1];
    if (match === null || name === undefined) {
      at = nextStatement(text, at);
      continue;
    }
    const from = start.lastIndex;
    const word = readWord(text, from);
    assignments.push({
      name,
      value: word.value,
      start: from - name.length - 1,
      end: word.end,
      valueSpan: { start: from, end: word.end },
    });
    at = word.end;
  }
  return assignments;
}

/** The next line end or `;` that is neither quoted nor in a comment. Always ahead of `at`, unless a statement starts there. */
function nextStatement(text: string, at: number): number {
  let position = at;
  // The separator itself belongs to the statement that follows it.
  if (text[position] === '\n' || text[position] === ';') position += 1;
  while (position < text.length) {
    const c = text[position];
    if (c === '\n' || c === ';') return position;
    if (c === '#' && isBlank(text[position - 1])) {
      const end = text.indexOf('\n', position);
      return end === -1 ? text.length : end;
    }
    const word = readWord(text, position);
    position = word.end > position ? word.end : position + 1;
  }
  return position;
}

function isBlank(c: string | undefined): boolean {
  return c === undefined || c === ' ' || c === '\t' || c === '\n' || c === ';';
}

/** A shell word from `from` on: quotes taken off, up to a blank, line end, `;`, `&`, `|` or parenthesis. */
function readWord(text: string, from: number): { readonly value: string; readonly end: number } {
  let value = '';
  let at = from;
  while (at < text.length) {
    const c = text[at] ?? '';
    if (/[\s;&|()<>]/.test(c)) break;
    if (c === '\\') {
      value += text[at + 1] === '\n' ? '' : (text[at + 1] ?? '');
      at += 2;
    } else if (c === "'" || c === '"') {
      const quoted = readQuoted(text, at, c);
      value += quoted.value;
      at = quoted.end;
    } else {
      value += c;
      at += 1;
    }
  }
  return { value, end: Math.min(at, text.length) };
}

/** A quoted part from its opening quote on. Without a closing one it ends with its line. */
function readQuoted(
  text: string,
  from: number,
  mark: string,
): { readonly value: string; readonly end: number } {
  let value = '';
  let at = from + 1;
  while (at < text.length) {
    const c = text[at] ?? '';
    if (c === mark) return { value, end: at + 1 };
    const next = text[at + 1] ?? '';
    if (c === '\\' && mark === '"' && '"\\$`\n'.includes(next) && next !== '') {
      value += next === '\n' ? '' : next;
      at += 2;
    } else {
      value += c;
      at += 1;
    }
  }
  const line = text.indexOf('\n', from);
  const end = line === -1 ? text.length : line;
  return { value: text.slice(from + 1, end), end };
}
