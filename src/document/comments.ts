// All comments of one file, found by a scan of their own: the tape holds values only.

import type { Source } from '../core/source.ts';
import { endOfComment, endOfStringText } from './skip.ts';
import type { Comment } from './types.ts';

/** The comments of a file in order. A comment that is never closed runs to the end of the file. */
export function scanComments(source: Source): readonly Comment[] {
  const { text } = source;
  const comments: Comment[] = [];
  const next = /["#/]/g;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    const start = found.index;
    const end = found[0] === '"' ? endOfStringText(text, start) : endOfComment(text, start);
    next.lastIndex = Math.max(end, start + 1);
    if (found[0] !== '"' && end > start) comments.push({ source, start, end, style: styleOf(text, start) });
  }
  return comments;
}

function styleOf(text: string, start: number): Comment['style'] {
  if (text.startsWith('#', start)) return 'hash';
  return text.startsWith('//', start) ? 'slash' : 'block';
}
