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
  const hunks: Hunk[] = [];
  let open: { readonly before: number; readonly after: number; readonly lines: HunkLine[] } | undefined;
  let before = 0;
  let after = 0;
  const list = ordered(runs);
  for (const [at, { kind, count }] of list.entries()) {
    if (kind === 'same') {
      const isLast = at === list.length - 1;
      const tail = isLast ? 0 : context;
      if (open !== undefined && count > context + tail) {
        pushLines(open.lines, ' ', before, context);
        hunks.push(open);
        open = undefined;
      } else if (open !== undefined) {
        pushLines(open.lines, ' ', before, count);
      }
      before += count;
      after += count;
      continue;
    }
    if (open === undefined) {
      const lead = Math.min(context, before, after);
      open = { before: before - lead, after: after - lead, lines: [] };
      pushLines(open.lines, ' ', before - lead, lead);
    }
    pushLines(open.lines, kind === 'removed' ? '-' : '+', kind === 'removed' ? before : after, count);
    if (kind === 'removed') before += count;
    else after += count;
  }
  return open === undefined ? hunks : [...hunks, open];
}

function pushLines(lines: HunkLine[], sign: HunkLine['sign'], from: number, count: number): void {
  for (let index = from; index < from + count; index += 1) lines.push({ sign, index });
}

/** Neighbours of one kind are one run, and what is removed stands before what is added. */
function ordered(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  let removed = 0;
  let added = 0;
  let same = 0;
  const flush = (kind: Run['kind']): void => {
    if (kind === 'same' && removed > 0) result.push({ kind: 'removed', count: removed });
    if (kind === 'same' && added > 0) result.push({ kind: 'added', count: added });
    if (kind !== 'same' && same > 0) result.push({ kind: 'same', count: same });
    if (kind === 'same') removed = added = 0;
    else same = 0;
  };
  for (const { kind, count } of runs) {
    if (count === 0) continue;
    flush(kind);
    if (kind === 'same') same += count;
    else if (kind === 'removed') removed += count;
    else added += count;
  }
  flush('same');
  flush('added');
  return result;
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
