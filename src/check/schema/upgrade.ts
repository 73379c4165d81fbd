// Whether a row of the upgrade tables speaks of a value, and what is said then.

import type { Severity } from '../../core/severity.ts';
import type { Version } from '../../core/version.ts';
import type { Document, NodeId } from '../../document/types.ts';
import { ageIn } from '../../kea/keywords/index.ts';
import type { ValueType } from '../../kea/keywords/types.ts';
import { cutLifetime, foreverLifetime } from '../../kea/lifetimes.ts';
import type { Rewrite, UpgradeKind, UpgradeRow } from '../../kea/upgrade/types.ts';

/**
 * True when the value, and what stands beside it, is what the row is about.
 *
 * @param type what the keyword takes: a value of another type is another mistake, unless the row is about the type
 */
export function isMeant(
  document: Document,
  node: NodeId,
  { value, beside }: UpgradeRow,
  type: ValueType,
): boolean {
  const isAboutType = value !== undefined && 'is' in value;
  if (!isAboutType && type !== 'any' && document.kind(node) !== type) return false;
  if (beside !== undefined) {
    const other = document.get(document.parent(node), beside.key);
    if (document.string(other) !== beside.is) return false;
  }
  if (value === undefined) return true;
  if ('is' in value) return document.kind(node) === value.is;
  if ('matches' in value) return value.matches.test(document.string(node) ?? '');
  const number = document.kind(node) === 'integer' ? document.number(node) : undefined;
  if (number === undefined) return false;
  // Beyond 32 bits it is another mistake.
  if ('above' in value) return number > value.above && number <= 4_294_967_295;
  return number < value.outside[0] || number > value.outside[1];
}

/** How much each kind of change weighs once it bites. */
export const severities: Readonly<Record<UpgradeKind, Severity>> = {
  refused: 'error',
  dies: 'error',
  warned: 'warning',
  silent: 'info',
};

const consequences: Readonly<Record<UpgradeKind, string>> = {
  refused: 'Kea refuses the file',
  dies: '-t takes it, and Kea does not start',
  warned: 'Kea warns about it',
  silent: 'Kea says nothing',
};

/** How much it weighs for a target: before the version in which it bites, it is told only. */
export function rowSeverity({ kind, bites }: UpgradeRow, kea: Version): Severity {
  return ageIn({ since: bites }, kea) === 'there' ? severities[kind] : 'info';
}

/** The message of a finding. Of the file it holds a number that is cut, and nothing else. */
export function rowMessage(
  row: UpgradeRow,
  { document, node, key, mapTitle }: RowPlace,
  kea: Version,
): string {
  const now = ageIn({ since: row.bites }, kea) === 'there';
  const fate = now
    ? `${consequences[row.kind]} since ${row.bites}`
    : `from ${row.bites} on ${consequences[row.kind]}`;
  const what = row.rewrite?.do === 'wrap-around' ? cutNumber(row, key, document.lexeme(node)) : row.title;
  const subject = what.includes(`"${key}"`) ? '' : `"${key}" in ${mapTitle}: `;
  return `${subject}${what}; ${fate}`;
}

/** Where a row was found to speak. */
export interface RowPlace {
  readonly document: Document;
  readonly node: NodeId;
  /** Keyword as the file has it. */
  readonly key: string;
  /** The map, in words. */
  readonly mapTitle: string;
}

/** What stands there, and what servers made of it. */
function cutNumber({ bites, title }: UpgradeRow, key: string, lexeme: string): string {
  if (!/^-?\d+$/.test(lexeme)) return title;
  const worked = cutLifetime(lexeme);
  const forever = worked === foreverLifetime ? ', which is for ever' : '';
  return `"${key}" of ${lexeme} does not fit into 32 bits, and every Kea before ${bites} made ${worked} seconds of it${forever}`;
}

/** What the plan does about it, as an imperative. Holds nothing of the file but the key. */
export function rewriteInWords(rewrite: Rewrite, key: string): string {
  switch (rewrite.do) {
    case 'rename':
      return `write "${rewrite.to}"`;
    case 'list':
      return `write "${rewrite.to}", a list`;
    case 'drop':
      return 'take it out';
    case 'translate':
      return rewrite.to === undefined ? 'write the new word' : `write "${rewrite.to}"`;
    case 'replace':
      return 'write the new name';
    case 'spread':
      return 'write the flags';
    case 'hoist':
      return `write "${rewrite.to[key] ?? key}" at the level above`;
    case 'wrap-around':
      return 'write the number that servers made of it';
  }
}
