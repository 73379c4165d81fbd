// How many slips of the pen lie between two words. Asked wherever a misspelt word should be understood.

/** Levenshtein distance in bytes, swaps of neighbours counted once. Stops above 3, which it then returns. */
export function editDistance(a: string, b: string): number {
  const enough = 3;
  if (Math.abs(a.length - b.length) >= enough) return enough;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) >= enough) return enough;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? enough, enough);
}
