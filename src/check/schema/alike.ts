// Maps that are alike: with the same keywords in the same order and values of the same types. Of a million reservations
// nearly all are like one that was judged before, and what depends on no value needs no second judgement.

import type { NodeKind } from '../../document/types.ts';
import type { Member } from './facts.ts';

/** Longer maps are not remembered, so that nothing grows with what a file repeats. */
const longest = 32;

/** What maps with these first members have in common. */
export interface Alike {
  /** Set once a map that has these members and no others was valid. */
  isValid: boolean;
  /** What they are with one member more; undefined when the member's value counts as well, or is unknown. */
  next(member: Member | undefined, kind: NodeKind): Alike | undefined;
}

/** The beginning for maps that have `size` members so far. */
export function alikeFrom(size: number): Alike {
  const after = new Map<Member, Map<NodeKind, Alike>>();
  // What came last comes again most of the time.
  let lastMember: Member | undefined;
  let lastKind: NodeKind | undefined;
  let last: Alike | undefined;
  return {
    isValid: false,
    next(member, kind) {
      if (last !== undefined && member === lastMember && kind === lastKind) return last;
      if (member === undefined || size === longest || !countsByKind(member, kind)) return undefined;
      const kinds = after.get(member) ?? new Map<NodeKind, Alike>();
      after.set(member, kinds);
      const known = kinds.get(kind) ?? alikeFrom(size + 1);
      kinds.set(kind, known);
      lastMember = member;
      lastKind = kind;
      last = known;
      return known;
    },
  };
}

/** True when a validator is shown nothing of the value but its kind. See shallow.ts */
function countsByKind({ shape }: Member, kind: NodeKind): boolean {
  switch (kind) {
    case 'map':
    case 'boolean':
    case 'null':
      return true;
    case 'string':
      return shape.words === undefined;
    case 'list':
      return shape.items === undefined;
    default:
      return false;
  }
}
