// How deep brackets stand in each other: asked before a text is given to a reader that calls itself for each level.

/** The first offset with more than `most` brackets open; −1 when there is none. Brackets in strings and comments count too. */
export function deeperThan(most: number, text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    if (depth > most) return at;
  }
  return -1;
}
