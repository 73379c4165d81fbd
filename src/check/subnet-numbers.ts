// What the two rules about subnets without a number share: the fix that writes the numbers Kea gave, and how sure it is.

import type { Change, Fix } from '../core/change.ts';
import type { ConfigFile, Section } from '../installation/types.ts';
import { isBefore } from '../installation/written-for.ts';
import { firstOf } from '../kea/versions.ts';
import { manualFix } from './fixes.ts';
import type { CheckContext } from './rule.ts';
import type { Numbered, Numbering } from './subnets.ts';

/**
 * The fix that writes the numbers of these subnets. Leases, reservations in databases and HA partners refer to subnets
 * by number, so it is safe only when the number that Kea gave is beyond doubt.
 *
 * @param file the file of the section
 * @param some the subnets to write a number into
 * @param all what Kea made of all subnets of the section
 */
export function numberFix(
  section: Section,
  file: ConfigFile,
  { writtenFor }: CheckContext,
  some: readonly Numbered[],
  all: Numbering,
): Fix {
  const { document } = section;
  if (all.clash !== undefined) {
    return manualFix(
      `give every subnet a number of its own, by hand: Kea's own numbering gives ${all.clash.id} to two of them`,
    );
  }
  // What could not be read may hold subnets that were counted as well.
  if (document.problems.some(({ severity }) => severity === 'error')) {
    return manualFix('number the subnets once all of the file can be read');
  }
  const ids = some.map(({ id }) => id);
  const title =
    ids.length === 1
      ? `write the number that Kea gave this subnet: ${ids.join()}`
      : `write the numbers that Kea gave these subnets: ${inShort(ids)}`;
  // A file with words of a newer Kea was changed since Kea numbered its subnets, perhaps these too.
  const isOld = writtenFor === undefined || isBefore(writtenFor(file), firstOf('subnetIdRequired'));
  return { title, safety: isOld ? 'safe' : 'unsafe', changes: some.map(changeFor) };
}

function changeFor({ subnet, zero, id }: Numbered): Change {
  const { document, node } = zero ?? subnet;
  const at = { file: document.source.path, at: document.pointer(node) };
  if (zero !== undefined) return { kind: 'set', ...at, value: id };
  const behind = document.get(node, 'subnet') === undefined ? {} : { after: 'subnet' };
  return { kind: 'insert', ...at, key: 'id', value: id, ...behind };
}

/** `1 to 3`, `1, 2 and 4`, `1, 2, 4, … and 9`. */
export function inShort(ids: readonly number[]): string {
  const first = ids[0];
  const last = ids.at(-1);
  if (first === undefined || last === undefined || ids.length === 1) return ids.join();
  if (ids.length > 2 && last - first === ids.length - 1) return `${first} to ${last}`;
  const shown = ids.length > 5 ? [...ids.slice(0, 3), '…'] : ids.slice(0, -1);
  return `${shown.join(', ')} and ${last}`;
}
