// Files that some program turns into Kea's configuration later: their values are not what Kea will read.

import type { Source } from '../core/source.ts';
import { createFinder, endOfComment, endOfStringText, type Finder } from './skip.ts';
import type { TemplateKind } from './types.ts';

const kindsByEnding: Readonly<Record<string, TemplateKind | 'any'>> = {
  j2: 'jinja',
  jinja: 'jinja',
  jinja2: 'jinja',
  erb: 'erb',
  in: 'autoconf',
  pre: 'autoconf',
  tmpl: 'any',
  template: 'any',
  tpl: 'any',
};

/** In the order in which a file with several of them is named. */
const allKinds = ['jinja', 'erb', 'autoconf', 'shell'] as const;

/** Only where the file's name says that it is a template: `<none>` in a string may well be meant. */
const placeholder = /"<[A-Z][A-Z0-9_-]{0,60}>"/;
const autoconfName = /@[A-Za-z_][A-Za-z0-9_]{0,60}@/;
const shellName = /\$\{[A-Za-z_][A-Za-z0-9_]{0,60}(?:[:?+=-][^}\n]{0,60})?\}/;
/** Upper case only: `${net0/ip}` and `${uuid}` in a string are iPXE's own and meant for the client. */
const shellNameInString = /\$\{[A-Z_][A-Z0-9_]{0,60}(?:[:?+=-][^}\n]{0,60})?\}/;
const shellNameOutside = /\$[({A-Za-z_]/;

/**
 * Which template language a file is written in, if any: by the ending of its name together with marks anywhere; by marks
 * inside strings; and, where the file is no good configuration as it stands, by marks outside strings and comments.
 *
 * @param failed true when the parse found errors
 * @param marked false when no string holds a byte that marks begin with
 */
export function templateOf(source: Source, failed: boolean, marked: boolean): TemplateKind | undefined {
  const { text } = source;
  const byName = kindsByEnding[/\.([a-z0-9]+)$/i.exec(source.path)?.[1]?.toLowerCase() ?? ''];
  if (byName === undefined && !failed && !marked) return undefined;
  if (byName === 'any' && text.includes('"<') && placeholder.test(text)) return 'placeholder';
  const found = allKinds.filter((kind) => mayHold(text, kind, failed));
  if (found.length === 0) return undefined;
  if (byName !== undefined) return found.find((kind) => kind === byName) ?? found[0];
  return firstMark(text, failed);
}

/** True when the text holds marks of this kind somewhere. Cheap: most files hold none. */
function mayHold(text: string, kind: (typeof allKinds)[number], failed: boolean): boolean {
  switch (kind) {
    case 'jinja':
      return text.includes('{{') || text.includes('{%') || (text.includes('{#') && text.includes('#}'));
    case 'erb':
      return text.includes('<%');
    case 'autoconf':
      return text.includes('@') && autoconfName.test(text);
    case 'shell':
      return text.includes('$') && (shellName.test(text) || (failed && shellNameOutside.test(text)));
  }
}

/** The kind of the first mark in a string or, when the file failed, outside of strings and comments. */
function firstMark(text: string, failed: boolean): TemplateKind | undefined {
  const next = /["#/{<@$]/g;
  const find = createFinder(text);
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    const start = found.index;
    const mark = failed ? markOutside(text, start, find) : undefined;
    if (mark !== undefined) return mark;
    const end = found[0] === '"' ? endOfStringText(text, start) : endOfComment(text, start);
    const inString = found[0] === '"' ? markInside(text.slice(start + 1, end)) : undefined;
    if (inString !== undefined) return inString;
    next.lastIndex = Math.max(end, start + 1);
  }
  return undefined;
}

function markInside(string: string): TemplateKind | undefined {
  if (encloses(string, '{{', '}}') || encloses(string, '{%', '%}')) return 'jinja';
  if (encloses(string, '<%', '%>')) return 'erb';
  if (string.includes('@') && autoconfName.test(string)) return 'autoconf';
  return string.includes('${') && shellNameInString.test(string) ? 'shell' : undefined;
}

function encloses(text: string, open: string, close: string): boolean {
  const start = text.indexOf(open);
  return start !== -1 && text.indexOf(close, start + open.length) !== -1;
}

function markOutside(text: string, start: number, find: Finder): TemplateKind | undefined {
  switch (text.slice(start, start + 2)) {
    case '{%':
      return 'jinja';
    case '{{':
      return closes(find, '}}', start) && !isBraces(text, start + 2) ? 'jinja' : undefined;
    case '{#':
      return closes(find, '#}', start) ? 'jinja' : undefined;
    case '<%':
      return 'erb';
  }
  const char = text.charAt(start);
  if (char !== '@' && char !== '$') return undefined;
  const piece = text.slice(start, start + 64);
  if (char === '@') return piece.search(autoconfName) === 0 ? 'autoconf' : undefined;
  return piece.search(shellNameOutside) === 0 ? 'shell' : undefined;
}

/** Two braces before a key, or before more braces, are a brace too many and no expression. */
function isBraces(text: string, at: number): boolean {
  return /^\s{0,40}(?:[{}]|"[^"\n]{0,100}"\s{0,40}:)/.test(text.slice(at, at + 200));
}

/** True when a closing mark follows on the same line. */
function closes(find: Finder, close: string, start: number): boolean {
  return find(close, start + 2) < find('\n', start);
}
