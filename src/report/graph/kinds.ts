// The kinds of picture that `--graph FILE` takes, by the end of the file's name. Apart from what draws them: a run pays for
// what it prints.

/** What a picture can be made as. `md`: Mermaid in Markdown. */
export type GraphKind = 'svg' | 'md' | 'mmd' | 'txt';

/** The kinds, the most useful first. */
export const graphKinds: readonly GraphKind[] = ['svg', 'md', 'mmd', 'txt'];

/** `.svg`, … */
export const graphEndings: readonly string[] = graphKinds.map((kind) => `.${kind}`);

/** The kind that a file's name asks for; undefined for any other name. */
export function graphKind(file: string): GraphKind | undefined {
  return graphKinds.find((kind) => file.toLowerCase().endsWith(`.${kind}`));
}

/** True when {@link graphKind} knows the name. */
export function isGraphFile(file: string): boolean {
  return graphKind(file) !== undefined;
}
