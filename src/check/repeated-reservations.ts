// Pairs of reservations that say the same: in one scope, where Kea refuses them, or in different ones.

import type { Groups } from '../installation/dhcp/same.ts';
import type { Column, Reservations } from '../installation/dhcp/types.ts';

/** Two entries of a column that say the same. */
export interface Repeated {
  readonly earlier: number;
  readonly later: number;
  /** Both are global, or in one subnet. */
  readonly isOneScope: boolean;
}

/** Every entry that repeats an earlier one: of its own scope when there is one, else the first. */
export function* repeatedIn(column: Column, groups: Groups, reservations: Reservations): Generator<Repeated> {
  const scopeOf = (entry: number): number => reservations.subnets[column.owners[entry] ?? 0] ?? -1;
  for (const [first, others] of groups) {
    const firstIn = new Map([[scopeOf(first), first]]);
    for (const later of others) {
      const scope = scopeOf(later);
      const earlier = firstIn.get(scope);
      if (earlier === undefined) firstIn.set(scope, later);
      yield { earlier: earlier ?? first, later, isOneScope: earlier !== undefined };
    }
  }
}
