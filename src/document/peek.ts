// The top-level keys of a file without building anything: discovery tells by them what a file is.

import { createFinder, endOfComment, endOfStringText, type Finder } from './skip.ts';
import { decodeString } from './strings.ts';

/**
 * The keys of the top-level map in order, each as often as it stands there; for a file that begins with a key instead of
 * a brace, the keys that stand in no map at all. Takes broken files and templates as well as it can: text between template
 * marks is passed over, a string without its closing quote ends with its line. Files that are included are not looked into.
 *
 * @param text Latin-1
 */
export function peekSections(text: string): readonly string[] {
  const sections: string[] = [];
  const length = text.length;
  const find = createFinder(text);
  let depth = 0;
  // The depth of the first key: 1, or 0 in a fragment.
  let level = -1;
  for (let at = 0; at < length; ) {
    const c = text.charCodeAt(at);
    if (c === 34) {
      const end = endOfStringText(text, at);
      if (depth === level || (level === -1 && depth <= 1)) {
        const key = keyAt(text, at, end);
        if (key !== undefined) {
          level = depth;
          sections.push(key);
        }
      }
      at = end;
    } else if (c === 123 || c === 91) {
      const end = c === 123 ? endOfMark(text, at, find) : at;
      if (end === at) depth++;
      at = Math.max(end, at + 1);
    } else if (c === 125 || c === 93) {
      if (depth > 0) depth--;
      at++;
    } else {
      at = c === 35 || c === 47 ? Math.max(at + 1, endOfComment(text, at)) : at + 1;
    }
  }
  return sections;
}

/** The end of `{{ … }}`, `{% … %}` or `{# … #}` on one line, or `start` when no such mark begins there. */
function endOfMark(text: string, start: number, find: Finder): number {
  const second = text.charAt(start + 1);
  if (second !== '{' && second !== '%' && second !== '#') return start;
  const end = find(second === '{' ? '}}' : `${second}}`, start + 2);
  return end < find('\n', start) ? end + 2 : start;
}

/** The decoded string from `start` to `end` when a colon follows it, whatever comments stand between. */
function keyAt(text: string, start: number, end: number): string | undefined {
  let at = end;
  for (;;) {
    while (' \t\r\n'.includes(text.charAt(at)) && at < text.length) at++;
    const behind = endOfComment(text, at);
    if (behind === at) break;
    at = behind;
  }
  return text.charAt(at) === ':' ? decodeString(text.slice(start + 1, end - 1)) : undefined;
}
