// Which known name somebody probably meant.

import { editDistance } from '../core/edit-distance.ts';

/**
 * The known name that somebody probably meant; undefined when none is near.
 *
 * @param written what somebody wrote
 * @param known names in kebab-case or camelCase
 */
export function nearestOf(written: string, known: readonly string[]): string | undefined {
  const wanted = plain(written);
  if (wanted === '') return undefined;
  let nearest: { readonly name: string; readonly distance: number } | undefined;
  for (const name of known) {
    const distance = editDistance(wanted, plain(name));
    if (nearest === undefined || distance < nearest.distance) nearest = { name, distance };
  }
  // Of a short name, two letters are most of it.
  if (nearest !== undefined && nearest.distance <= Math.min(2, wanted.length / 3)) return nearest.name;
  return wanted.length < 4 ? undefined : known.find((name) => plain(name).includes(wanted));
}

function plain(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll('_', '-');
}
