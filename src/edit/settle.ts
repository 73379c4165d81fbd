// The last look at the units of work: two of them never touch the same bytes, and what comes in through an include
// several times is edited once, or not at all.

import type { Edit } from '../core/change.ts';
import type { Source, Span } from '../core/source.ts';
import type { Document } from '../document/types.ts';
import type { Lowered, Refusal, SharedFile } from './lowered.ts';
import type { Failed, Unit } from './workshop.ts';

/** Puts the units together: edits per file, sorted. Where two units overlap, the later one is refused. */
export function settle(
  document: Document | undefined,
  made: readonly (Unit | Failed)[],
  refused: readonly Refusal[],
): Lowered {
  const failed: Refusal[] = [...refused];
  const refuse = ({ changes }: Pick<Unit, 'changes'>, reason: string): void => {
    for (const change of changes) failed.push({ change, reason });
  };
  const groups = new Map<string, Unit[]>();
  for (const unit of made) {
    if ('failure' in unit) refuse(unit, unit.failure);
    else group(groups, signature(unit), unit);
  }
  const whole: Unit[] = [];
  for (const alike of groups.values()) {
    const first = alike[0];
    if (first === undefined) continue;
    const times = inclusions(document, first.source);
    if (first.edits.length === 0 || alike.length >= times || isAnywhere(first)) whole.push(first);
    else
      for (const unit of alike)
        refuse(unit, `${first.source.path} is included ${times} times, and this is asked of one`);
  }
  const bySource = new Map<Source, Unit[]>();
  for (const unit of whole) group(bySource, unit.source, unit);
  const kept: Unit[] = [];
  for (const units of bySource.values()) {
    const overlapping = overlaps(units);
    for (const unit of units) {
      if (overlapping.has(unit)) refuse(unit, 'it overlaps another change');
      else kept.push(unit);
    }
  }
  return lowered(document, kept, failed);
}

function isAnywhere({ changes }: Unit): boolean {
  return changes.every((change) => change.kind === 'splice' && change.anywhere === true);
}

function group<Key>(groups: Map<Key, Unit[]>, key: Key, unit: Unit): void {
  const list = groups.get(key);
  if (list === undefined) groups.set(key, [unit]);
  else list.push(unit);
}

/** The same for units that make the same edits of the same file: those of one file that is included twice. */
function signature({ source, edits, changes }: Unit): string {
  return JSON.stringify(edits.length === 0 ? [source.path, changes] : [source.path, edits]);
}

/** How often a file is part of the document. */
function inclusions(document: Document | undefined, source: Source): number {
  if (document === undefined || document.source === source) return 1;
  return document.includes.filter((include) => include.source === source).length;
}

interface Claim extends Span {
  readonly unit: Unit;
  readonly order: number;
}

/** The units that must go so that no two others claim the same bytes. Replaced ranges give way to everything else. */
function overlaps(units: readonly Unit[]): ReadonlySet<Unit> {
  const lost = new Set<Unit>();
  const isSplice = (unit: Unit): boolean => unit.changes.every(({ kind }) => kind === 'splice');
  const claims = units
    .flatMap((unit, order) => unit.claims.map(({ start, end }): Claim => ({ start, end, unit, order })))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let widest: Claim | undefined;
  for (const claim of claims) {
    if (lost.has(claim.unit)) continue;
    if (widest !== undefined && widest.unit !== claim.unit && collide(widest, claim)) {
      const later = claim.order > widest.order ? claim : widest;
      const [one, other] = [isSplice(claim.unit), isSplice(widest.unit)];
      const loser = one === other ? later : one ? claim : widest;
      lost.add(loser.unit);
      if (loser === claim) continue;
      widest = claim;
    } else if (widest === undefined || claim.end >= widest.end) {
      widest = claim;
    }
  }
  return lost;

  /** An insertion by a splice must not stand at the edge of what others rewrite: which comes first would be chance. */
  function collide(before: Claim, claim: Claim): boolean {
    if (claim.start < before.end && before.start < claim.end) return true;
    const isPoint = ({ start, end, unit }: Claim): boolean => start === end && isSplice(unit);
    return (isPoint(before) || isPoint(claim)) && claim.start <= before.end && before.start <= claim.end;
  }
}

function lowered(
  document: Document | undefined,
  units: readonly Unit[],
  refused: readonly Refusal[],
): Lowered {
  const edits = new Map<string, Edit[]>();
  for (const unit of units) {
    const list = edits.get(unit.source.path) ?? [];
    for (const edit of unit.edits) list.push(edit);
    if (list.length > 0) edits.set(unit.source.path, list);
  }
  for (const list of edits.values()) list.sort((a, b) => a.offset - b.offset || a.length - b.length);
  const removed = units.flatMap((unit) => unit.removed);
  const texts = removed.flatMap(({ comments }) =>
    comments.map(({ source, start, end }) => source.text.slice(start, end)),
  );
  return { edits, refused, removed, removedComments: texts, shared: sharedFiles(document, edits) };
}

function sharedFiles(
  document: Document | undefined,
  edits: ReadonlyMap<string, readonly Edit[]>,
): readonly SharedFile[] {
  if (document === undefined) return [];
  return document.sources
    .filter((source) => source !== document.source && edits.has(source.path))
    .map((source) => ({
      path: source.path,
      includes: document.includes.filter((include) => include.source === source).map(({ at }) => at),
    }));
}
