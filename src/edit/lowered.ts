// What lower.ts answers: edits per file, what it would not do, and what goes with the things that were removed.

import type { Change, Edit } from '../core/change.ts';
import type { Pointer } from '../core/pointer.ts';
import type { Location } from '../core/source.ts';

/** A change that was not carried out; the others were. */
export interface Refusal {
  readonly change: Change;
  /** Why, in lower case and without a full stop. */
  readonly reason: string;
}

/** Something that a change takes out of a file. */
export interface Removal {
  readonly change: Change;
  /** What goes: `change.at`, or the outermost map that it would have left empty. */
  readonly at: Pointer;
  /** The comments that go with it: those inside, on its lines, and directly above when they are clearly its own. */
  readonly comments: readonly Location[];
}

/** An included file that is edited: everyone who includes it is changed. */
export interface SharedFile {
  readonly path: string;
  /** The directives of this document that bring it in. */
  readonly includes: readonly Location[];
}

export interface Lowered {
  /** Edits per `Source.path`, sorted, ready for `apply`. Files without edits are absent. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly refused: readonly Refusal[];
  readonly removed: readonly Removal[];
  /** The texts of all comments in `removed`, Latin-1. */
  readonly removedComments: readonly string[];
  readonly shared: readonly SharedFile[];
}
