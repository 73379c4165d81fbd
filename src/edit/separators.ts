// Commas. Kea allows one too many at the end (since 2.1.2) and none at the beginning; a file keeps the habit it has.

import type { Frame } from './frame.ts';
import { isComment, type Piece, type Region, regionOf } from './region.ts';

/** What happens to the commas of one region. */
export interface Separators {
  /** The commas that stay. */
  readonly kept: readonly Piece[];
  readonly dropped: readonly Piece[];
  /** True when the neighbour before needs a comma that is not there. */
  readonly missing: boolean;
  /** True when the list or map ended with a comma. */
  readonly trailing: boolean;
}

/**
 * Decides which commas of a region stay.
 *
 * @param grows true when something is inserted into the region
 * @returns the reason when no choice gives a text that Kea reads
 */
export function separatorsOf(region: Region, grows: boolean): Separators | string {
  const { left, right, gone } = region;
  const commas = region.pieces.filter(({ kind }) => kind === 'comma');
  const lastGap = commas.filter(({ gap }) => gap === gone.length);
  const trailing = right === undefined && left !== undefined && lastGap.length > 0;
  if (gone.length === 0) {
    const provided = left === undefined || left.trails || commas.length > 0 || (right?.leads ?? false);
    return { kept: commas, dropped: [], missing: grows && !provided, trailing };
  }
  if (!grows && left?.trails === true && right === undefined) {
    return 'the included file before it ends with a comma, and nothing would follow it';
  }
  if (left === undefined && right?.leads === true) {
    return 'the included file behind it begins with a comma, and nothing would stand before it';
  }
  // An included file may begin with a comma that belongs to the file around it.
  const leading = left === undefined ? commas.filter(({ gap }) => gap === 0) : [];
  const needed =
    left !== undefined && !left.trails && (right === undefined ? grows || trailing : !right.leads);
  const choice = needed ? commaToKeep(region, commas, lastGap) : undefined;
  return {
    kept: choice === undefined ? leading : [choice],
    dropped: commas.filter((comma) => comma !== choice && !leading.includes(comma)),
    missing: needed && choice === undefined,
    trailing,
  };
}

/** The comma on the line of the neighbour before or, where lines begin with commas, on the line of the one behind. */
function commaToKeep(
  { right, lines }: Region,
  commas: readonly Piece[],
  lastGap: readonly Piece[],
): Piece | undefined {
  const own = commas.find(({ gap, line }) => gap === 0 && line === 0);
  const next = right === undefined ? undefined : lastGap.find(({ line }) => line === lines.length - 1);
  return own ?? next;
}

/** True when something is taken out of this line of the region. */
export const hasGone = (region: Region, line: number): boolean =>
  region.lines[line]?.some(({ kind }) => kind === 'gone') ?? false;

/** True where commas stand at the beginning of lines: between this element and the next one, or else the one before. */
export function leadsWithComma(frame: Frame, index: number): boolean {
  const to = index + 1 < frame.elements.length ? index + 1 : index;
  const region = to > 0 ? regionOf(frame, to - 1, to) : undefined;
  const comma = region?.pieces.find(({ kind }) => kind === 'comma');
  const last = (region?.lines.length ?? 1) - 1;
  return last > 0 && comma?.line === last;
}

/** True when a comma at the beginning of a line is all that stands between the last thing taken out and the rest. */
export function isLeadingRest(region: Region): boolean {
  const last = region.lines.length - 1;
  const tail = region.pieces.filter(({ gap }) => gap === region.gone.length);
  return (
    last > 0 && tail.some(({ kind, line }) => kind === 'comma' && line === last) && !tail.some(isComment)
  );
}
