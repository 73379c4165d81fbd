// Where a comment or a string ends, and where the next of something is, for the scans that build nothing.

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

/** Finds the next place of something at or behind an offset; the length of the text when there is none. */
export type Finder = (what: string, from: number) => number;

/** A finder for offsets that only grow: so however often it is asked, each place is looked at once. */
export function createFinder(text: string): Finder {
  const known = new Map<string, number>();
  return (what, from) => {
    const last = known.get(what);
    if (last !== undefined && last >= from) return last;
    const found = text.indexOf(what, from);
    const at = found === -1 ? text.length : found;
    known.set(what, at);
    return at;
  };
}
