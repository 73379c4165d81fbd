// Which fixes can be carried out together: each claims the places that it changes, as a whole or not at all.

import type { Change } from '../core/change.ts';
import { formatPointer, type Pointer } from '../core/pointer.ts';

/** Places of the texts of one round that fixes change. */
export interface Claims {
  /**
   * Claims the places of the changes of one fix.
   *
   * @returns false, and nothing is claimed, when another fix changes one of them, something in it or around it; changes
   * that are the very same do not stand in each other's way. False as well when there is nothing to claim
   */
  claim(changes: readonly Change[]): boolean;
}

/** No place is claimed. */
export function newClaims(): Claims {
  const known = new Set<string>();
  const places = new Set<string>();
  const around = new Set<string>();
  return {
    claim(changes) {
      const fresh = changes.filter((change) => !known.has(JSON.stringify(change)));
      if (fresh.length === 0) return false;
      const wanted = fresh.flatMap(placesOf);
      const isTaken = wanted.some(
        (place) => around.has(nameOf(place)) || waysTo(place).some((way) => places.has(way)),
      );
      if (isTaken) return false;
      for (const change of fresh) known.add(JSON.stringify(change));
      for (const place of wanted) {
        places.add(nameOf(place));
        for (const way of waysTo(place)) around.add(way);
      }
      return true;
    },
  };
}

interface ChangedPlace {
  readonly file: string;
  readonly at: Pointer;
}

/** A range of bytes and a variable are no places of a tree; items at the end of a list have room for each other. */
function placesOf(change: Change): readonly ChangedPlace[] {
  const { file } = change;
  switch (change.kind) {
    case 'splice':
    case 'assign':
    case 'append':
      return [];
    case 'insert':
      return [{ file, at: [...change.at, change.key] }];
    case 'rename':
    case 'wrap':
      return [
        { file, at: change.at },
        { file, at: [...change.at.slice(0, -1), change.to] },
      ];
    default:
      return [{ file, at: change.at }];
  }
}

function nameOf({ file, at }: ChangedPlace): string {
  return `${file}\n${formatPointer(at)}`;
}

/** The place and everything around it, the file itself left out. */
function waysTo({ file, at }: ChangedPlace): readonly string[] {
  return at.map((_part, index) => nameOf({ file, at: at.slice(0, index + 1) }));
}
