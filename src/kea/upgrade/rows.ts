// Renames, removals and changed forms of keywords from Kea 1.6 to 3.3, with their exact rewrites. Since when a keyword
// exists or is gone stands in the keyword table; here stands what an upgrade makes of it.

import type { DaemonKind } from '../daemons.ts';
import { classRows } from './class-rows.ts';
import { databaseRows } from './database-rows.ts';
import { ddnsRows } from './ddns-rows.ts';
import { networkRows } from './network-rows.ts';
import type { UpgradeRow } from './types.ts';

/** All rows, in the order in which they are carried out. */
export const upgradeRows: readonly UpgradeRow[] = [
  ...networkRows,
  ...classRows,
  ...ddnsRows,
  ...databaseRows,
];

const byPlace = new Map<string, UpgradeRow[]>();
for (const row of upgradeRows) {
  for (const daemon of row.daemons) {
    for (const map of row.maps) {
      for (const key of row.keywords) {
        const place = `${daemon}/${map}/${key}`;
        const known = byPlace.get(place);
        if (known === undefined) byPlace.set(place, [row]);
        else known.push(row);
      }
    }
  }
}

/** The rows about a keyword of a map. */
export function rowsAbout(daemon: DaemonKind, map: string, key: string): readonly UpgradeRow[] {
  return byPlace.get(`${daemon}/${map}/${key}`) ?? [];
}
