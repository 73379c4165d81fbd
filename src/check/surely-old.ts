// Whether a file is certainly from before an upgrade, and not only might be: for changes that nearly every file could be
// told about.

import type { ConfigFile } from '../installation/types.ts';
import type { CheckContext } from './rule.ts';

/** True when the user said for which Kea the file was written, or when words in it are gone by now. */
export function isSurelyOld(file: ConfigFile, { writtenFor }: CheckContext): boolean {
  const written = writtenFor?.(file);
  return written === undefined || written.given || written.before !== undefined;
}
