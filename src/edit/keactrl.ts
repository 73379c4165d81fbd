// keactrl.conf has no document: its changes are lowered from the text alone.

import type { Change } from '../core/change.ts';
import type { Source } from '../core/source.ts';
import type { Lowered } from './lowered.ts';
import { settle } from './settle.ts';
import { bytesUnit } from './splice.ts';

/**
 * Turns `assign` and `splice` changes of a keactrl.conf into edits. All changes refer to the same text; others are
 * refused.
 *
 * @param file its text, as read
 */
export function lowerKeactrl({ source }: { readonly source: Source }, changes: readonly Change[]): Lowered {
  const made = changes.map((change) =>
    change.kind === 'assign' || change.kind === 'splice'
      ? bytesUnit(source, change)
      : { changes: [change], failure: 'the file holds shell assignments and no JSON' },
  );
  return settle(undefined, made, []);
}
