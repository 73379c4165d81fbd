import { rmSync } from 'node:fs';
import { onTestFinished } from 'vitest';

type Closer = () => Promise<void> | void;

const open = new Set<Closer>();

/**
 * Remember to close something: at the end of the running test, or, outside of a test (`beforeAll`), at the end of the file.
 * Returns the function that closes it now; closing twice is harmless.
 */
export function closeLater(close: Closer): () => Promise<void> {
  const once = closeAtEnd(close);
  try {
    onTestFinished(once);
  } catch {
    // Not inside a test: `closeEverything` will do it.
  }
  return once;
}

/** Remember to close something at the end of the test file. */
export function closeAtEnd(close: Closer): () => Promise<void> {
  const once = async (): Promise<void> => {
    if (open.delete(once)) await close();
  };
  open.add(once);
  return once;
}

/** Close what is still open, newest first. Called at the end of every test file. */
export async function closeEverything(): Promise<void> {
  for (const close of [...open].reverse()) await close();
}

/** Remove a temporary directory at the end of the test or file. */
export function removeLater(directory: string): void {
  closeLater(() => rmSync(directory, { recursive: true, force: true }));
}
