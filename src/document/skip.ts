// Where a comment or a string ends, for the scans that build nothing.

/**
 * The end of the comment that begins at `start`, or `start` when none begins there. The line end, LF or CR LF, is not part
 * of it. One that is never closed runs to the end of the text.
 */
export function endOfComment(text: string, start: number): number {
  const c = text.charCodeAt(start);
  if (c === 35) return endOfLine(text, start);
  if (c !== 47) return start;
  const next = text.charCodeAt(start + 1);
  if (next === 47) return endOfLine(text, start);
  if (next !== 42) return start;
  const end = text.indexOf('*/', start + 2);
  return end === -1 ? text.length : end + 2;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  if (end === -1) return text.length;
  return text.charCodeAt(end - 1) === 13 && end - 1 > start ? end - 1 : end;
}

/** The end of the string whose opening quote stands at `start`; one that is not closed on its line ends with the line. */
export function endOfStringText(text: string, start: number): number {
  const length = text.length;
  for (let at = start + 1; at < length; at++) {
    const c = text.charCodeAt(at);
    if (c === 34) return at + 1;
    if (c === 10) return at;
    if (c === 92) at++;
  }
  return length;
}
