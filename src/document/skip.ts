// Where a comment or a string ends, for the scans that build nothing.

/** The end of the comment that begins at `start`, or `start` when none begins there. Line ends are not part of it. */
export function endOfComment(text: string, start: number): number {
  if (text.startsWith('/*', start)) {
    const end = text.indexOf('*/', start + 2);
    return end === -1 ? text.length : end + 2;
  }
  if (!text.startsWith('#', start) && !text.startsWith('//', start)) return start;
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/** The end of the string whose opening quote stands at `start`; one that is not closed on its line ends with the line. */
export function endOfStringText(text: string, start: number): number {
  const stop = /["\\\n]/g;
  stop.lastIndex = start + 1;
  for (let found = stop.exec(text); found !== null; found = stop.exec(text)) {
    if (found[0] === '"') return found.index + 1;
    if (found[0] === '\n') return found.index;
    stop.lastIndex = found.index + 2;
  }
  return text.length;
}
