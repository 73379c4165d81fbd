// What a plan may change, as pointers: the proof demands that everything else is the same.

import type { Change } from '../core/change.ts';
import type { Pointer } from '../core/pointer.ts';

/** A place that a plan changes. */
export interface Touched {
  readonly file: string;
  /** Where it stood before; undefined for something new. */
  readonly before: Pointer | undefined;
  /** Where it stands after; undefined for something removed. */
  readonly after: Pointer | undefined;
  /**
   * `free`: anything may have happened below. `kept`: the value only moved from `before` to `after`, and must be
   * the same there, apart from what other entries name.
   */
  readonly value: 'free' | 'kept';
}

/** The places that one change of a Kea file touches. Changes of keactrl.conf and splices touch no pointer. */
export function touchedBy(change: Change): readonly Touched[] {
  const file = change.file;
  switch (change.kind) {
    case 'set':
      return [{ file, before: change.at, after: change.at, value: 'free' }];
    case 'rename':
      return [{ file, before: change.at, after: [...change.at.slice(0, -1), change.to], value: 'kept' }];
    case 'wrap':
      return [{ file, before: change.at, after: [...change.at.slice(0, -1), change.to, 0], value: 'kept' }];
    case 'remove':
      return [{ file, before: change.at, after: undefined, value: 'free' }];
    case 'insert':
      return [{ file, before: undefined, after: [...change.at, change.key], value: 'free' }];
    case 'append':
      // The index is not known here: items behind the old ones are new, and the comparison of lists allows just that.
      return [{ file, before: undefined, after: [...change.at, '-'], value: 'free' }];
    case 'assign':
    case 'splice':
      return [];
  }
}
