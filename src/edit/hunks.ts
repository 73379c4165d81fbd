// From the lines that two texts share to the hunks of a unified diff.

/** A run of lines: in both texts, or in one of them. */
export interface Run {
  readonly kind: 'same' | 'removed' | 'added';
  readonly count: number;
}

/** One line of a hunk: an index into the lines before (`-` and ` `) or after (`+`). */
export interface HunkLine {
  readonly sign: ' ' | '-' | '+';
  readonly index: number;
}

export interface Hunk {
  /** Lines above the hunk in both texts, within the window. */
  readonly before: number;
  readonly after: number;
  readonly lines: readonly HunkLine[];
}

/** Puts changed lines together with the unchanged ones around them; hunks that would touch are one. */
export function hunksOf(runs: readonly Run[], context: number): readonly Hunk[] {
  const lines = linesOf(runs);
  const shown = new Set<number>();
  for (const [at, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    for (let near = at - context; near <= at + context; near += 1) shown.add(near);
  }
  const hunks: HunkLine[][] = [];
  const starts: { before: number; after: number }[] = [];
  let before = 0;
  let after = 0;
  for (const [at, line] of lines.entries()) {
    if (shown.has(at)) {
      if (!shown.has(at - 1) || at === 0) {
        hunks.push([]);
        starts.push({ before, after });
      }
      hunks.at(-1)?.push(line);
    }
    if (line.sign !== '+') before += 1;
    if (line.sign !== '-') after += 1;
  }
  return hunks.map((list, index) => ({ before: 0, after: 0, ...starts[index], lines: list }));
}

/** What is removed stands before what is added. */
function linesOf(runs: readonly Run[]): readonly HunkLine[] {
  const lines: HunkLine[] = [];
  let before = 0;
  let after = 0;
  let added: HunkLine[] = [];
  const flush = (): void => {
    for (const line of added) lines.push(line);
    added = [];
  };
  for (const { kind, count } of runs) {
    if (kind === 'same') flush();
    for (let left = count; left > 0; left -= 1) {
      if (kind === 'added') added.push({ sign: '+', index: after });
      else lines.push({ sign: kind === 'same' ? ' ' : '-', index: before });
      if (kind !== 'added') before += 1;
      if (kind !== 'removed') after += 1;
    }
  }
  flush();
  return lines;
}

/** `@@ -3,7 +3,8 @@`; as in diff, an empty side names the line above it, and a count of one is left out. */
export function hunkHead({ before, after, lines }: Hunk, linesAbove: number): string {
  const range = (above: number, count: number): string => {
    const start = linesAbove + above + (count === 0 ? 0 : 1);
    return count === 1 ? `${start}` : `${start},${count}`;
  };
  const old = lines.filter(({ sign }) => sign !== '+').length;
  const now = lines.filter(({ sign }) => sign !== '-').length;
  return `@@ -${range(before, old)} +${range(after, now)} @@`;
}
