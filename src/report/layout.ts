// Fits text into columns: width of characters on a terminal, wrapping, and tables that turn into lists when narrow.

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const narrow = /\p{Mn}|\p{Me}|\u200c|\u200d/u;

/** Columns that a text takes on a terminal. Escape sequences must not be in it. */
export function columns(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let sum = 0;
  for (const char of text) sum += narrow.test(char) ? 0 : wide.test(char) ? 2 : 1;
  return sum;
}

/** The text filled with blanks up to a width. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** Where the lines of a wrapped text begin. */
export interface Indent {
  readonly first: string;
  readonly rest: string;
}

/**
 * Breaks a text at blanks so that its lines fit. Words longer than a line stay whole: paths and commands are copied.
 *
 * @param width columns, the indentation included; 0: one line
 */
export function wrap(text: string, width: number, { first, rest }: Indent): string[] {
  if (width === 0) return [first + text];
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines;
}

/** A cell's text, and what colours it once it is measured. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** A body column narrower than this is no longer read as one. */
const narrowest = 24;

/**
 * Rows with aligned columns. Cells that are too long for the width are wrapped inside their column; when even that
 * leaves too little, each row becomes a small list: its first cell, then a line for each other cell.
 *
 * @param heads titles of the columns
 * @param width columns to fit into; 0: as wide as it gets
 */
export function table(
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  width: number,
  indent: string,
  paintHead: (text: string) => string,
): string[] {
  const wanted = heads.map((head, at) =>
    Math.max(columns(head), ...rows.map((row) => columns(row[at]?.text ?? ''))),
  );
  const widths = width === 0 ? wanted : squeezed(wanted, width - indent.length - 2 * (heads.length - 1));
  if (widths === undefined) return stacked(heads, rows, width, indent);
  const header = heads.map((text) => ({ text, paint: paintHead }));
  return [header, ...rows].flatMap((row) => rowLines(row, widths, indent));
}

/** Narrows the columns behind the first until all fit; undefined when that leaves too little. */
function squeezed(wanted: readonly number[], room: number): readonly number[] | undefined {
  const widths = [...wanted];
  let excess = widths.reduce((sum, w) => sum + w, 0) - room;
  while (excess > 0) {
    const widest = Math.max(...widths.slice(1));
    if (widest <= narrowest) return undefined;
    widths[widths.lastIndexOf(widest)] = widest - 1;
    excess -= 1;
  }
  return widths;
}

function rowLines(row: readonly Cell[], widths: readonly number[], indent: string): string[] {
  const cells = row.map(({ text }, at) => wrap(text, widths[at] ?? 0, { first: '', rest: '' }));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = row.map(({ paint }, at) => {
      const text = cells[at]?.[line] ?? '';
      const fill = ' '.repeat(Math.max(0, (widths[at] ?? 0) - columns(text)));
      return (paint === undefined || text === '' ? text : paint(text)) + fill;
    });
    return (indent + parts.join('  ')).trimEnd();
  });
}

function stacked(
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  width: number,
  indent: string,
): string[] {
  const label = Math.max(...heads.slice(1).map(columns));
  return rows.flatMap(([first, ...others]) => {
    const title =
      first === undefined || first.text === '' ? [] : [indent + (first.paint?.(first.text) ?? first.text)];
    const body = others.flatMap(({ text, paint }, at) => {
      const lead = `${indent}  ${padTo(heads[at + 1] ?? '', label)}  `;
      const lines = wrap(text, width - columns(lead), { first: '', rest: '' });
      return lines.map((line, n) => (n === 0 ? lead : ' '.repeat(columns(lead))) + (paint?.(line) ?? line));
    });
    return [...title, ...body];
  });
}
