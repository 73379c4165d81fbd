// Where a line begins, how far it is indented, how it ends: the questions that all layout comes down to.

/** The offset at which the line of `offset` begins. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The blanks at the beginning of the line of `offset`. */
export function lineIndent(text: string, offset: number): string {
  return blanksAt(text, lineStart(text, offset));
}

/** The spaces and tabs that stand at `offset`. */
export function blanksAt(text: string, offset: number): string {
  let end = offset;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end += 1;
  return text.slice(offset, end);
}

/** True when nothing but blanks stands before `offset` on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  const start = lineStart(text, offset);
  return start + blanksAt(text, start).length >= offset;
}

/** True when a line end lies in the range. */
export function hasNewline(text: string, start: number, end: number): boolean {
  const at = text.indexOf('\n', start);
  return at !== -1 && at < end;
}

/** The line end used around `offset`: that of the line before, else of the line itself, else LF. */
export function newlineAt(text: string, offset: number): '\n' | '\r\n' {
  const before = offset === 0 ? -1 : text.lastIndexOf('\n', offset - 1);
  const at = before === -1 ? text.indexOf('\n') : before;
  return at > 0 && text.charAt(at - 1) === '\r' ? '\r\n' : '\n';
}
