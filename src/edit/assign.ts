// Assignments of keactrl.conf, which is shell code: the word behind the equals sign is replaced, its quotes stay.

import type { Edit } from '../core/change.ts';
import { newlineAt } from './lines.ts';

/**
 * The edit that sets a variable: in its last assignment, which is the one that counts, else on a new line at the end.
 *
 * @param text Latin-1
 * @returns undefined when the variable has this value already; a reason when the value could not be written safely
 */
export function assignmentEdit(text: string, variable: string, value: string): Edit | string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) return 'it is no name of a shell variable';
  if (/[\x00-\x1f\x7f]|[^\x00-\xff]/.test(value)) return 'the value holds characters that cannot stand there';
  const words = wordsOf(text, variable);
  const word = words.at(-1);
  if (word === undefined) {
    const newline = newlineAt(text, text.length);
    const lead = text === '' || text.endsWith('\n') ? '' : newline;
    return { offset: text.length, length: 0, content: `${lead}${variable}=${quoted(value, '')}${newline}` };
  }
  const old = text.slice(word.start, word.end);
  const quote = /^(["']).*\1$/s.exec(old)?.[1] ?? '';
  const content = quoted(value, quote);
  return content === old ? undefined : { offset: word.start, length: old.length, content };
}

/** A value as one shell word, between the quotes that stood there when they can hold it. */
function quoted(value: string, quote: string): string {
  if (quote === '"' && !/["\\$`]/.test(value)) return `"${value}"`;
  if (quote === "'" && !value.includes("'")) return `'${value}'`;
  return /^[\w@%+=:,./-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

interface Word {
  readonly start: number;
  readonly end: number;
}

/** The words assigned to a variable, in order. Assignments in comments and within quotes are none. */
function wordsOf(text: string, variable: string): readonly Word[] {
  const words: Word[] = [];
  let isCommand = true;
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (char === '\n' || char === ';') {
      isCommand = true;
      at += 1;
    } else if (char === ' ' || char === '\t' || char === '\r') {
      at += 1;
    } else if (char === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else {
      const end = wordEnd(text, at);
      const word = text.slice(at, end);
      if (isCommand && word.startsWith(`${variable}=`)) words.push({ start: at + variable.length + 1, end });
      // Further assignments, and the words that may stand before one, leave the place of a command.
      isCommand = isCommand && (/^[A-Za-z_]\w*=/.test(word) || word === 'export' || word === 'readonly');
      at = Math.max(end, at + 1);
    }
  }
  return words;
}

/** The end of a shell word: quotes and backslashes hold blanks together. */
function wordEnd(text: string, start: number): number {
  const part = /[^\s;"'\\#&|<>()]+|"(?:[^"\\]|\\[\s\S])*(?:"|$)|'[^']*(?:'|$)|\\[\s\S]|#/y;
  let end = start;
  for (;;) {
    part.lastIndex = end;
    if (!part.test(text)) return end;
    end = part.lastIndex;
  }
}
