// A legacy file whose daemons all have files of their own beside it: what is left of a division, and read by nobody.

import { dirname } from 'node:path';
import type { ConfigFile } from './types.ts';

/**
 * Files with the sections of several daemons, each of which has a file of its own in the same directory. From 1.7.10 on
 * no Kea reads them. An agent without a file does not count: it may have been replaced.
 *
 * @returns the files, each with those that stand for it
 */
export function supersededFiles(
  files: readonly ConfigFile[],
): ReadonlyMap<ConfigFile, readonly ConfigFile[]> {
  const found = new Map<ConfigFile, readonly ConfigFile[]>();
  for (const file of files) {
    if (file.sections.length < 2) continue;
    const beside = files.filter(
      (other) => other.sections.length === 1 && dirname(other.absolute) === dirname(file.absolute),
    );
    const kinds = file.sections.map(({ kind }) => kind).filter((kind) => kind !== 'agent');
    const heirs = kinds.map((kind) => beside.find(({ sections }) => sections[0]?.kind === kind));
    const whole = heirs.flatMap((heir) => (heir === undefined ? [] : [heir]));
    if (kinds.length > 0 && whole.length === kinds.length) found.set(file, whole);
  }
  return found;
}
