// What stands in a file beside the sections of daemons.

import { sectionKind } from '../installation/sections.ts';
import type { ConfigFile, Place } from '../installation/types.ts';

/** Members of the top-level map that are no section, no misspelt one, and not the `Logging` of old Keas. */
export function* membersBeside({
  document,
}: ConfigFile): Iterable<{ readonly key: string; readonly place: Place }> {
  const { root } = document;
  if (root === undefined || document.kind(root) !== 'map') return;
  for (const node of document.children(root)) {
    const key = document.key(node);
    if (key === undefined || key === 'Logging' || sectionKind(key) !== undefined) continue;
    yield { key, place: { document, node } };
  }
}
