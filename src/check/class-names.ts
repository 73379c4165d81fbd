// Names of classes and options: what somebody probably meant who wrote one that is not there, and who may know others.

import { editDistance } from '../core/edit-distance.ts';
import { quote } from '../core/quote.ts';
import type { Dhcp } from '../installation/dhcp/types.ts';
import { classlessHooks } from '../kea/classes.ts';
import { libraryName } from '../kea/hooks.ts';

/** Among more names none is looked for: a file may have as many wrong names as right ones. */
export const mostKnown = 2000;

/** `; did you mean "phones"?`, or nothing when no name is near. */
export function nearName(name: string, known: readonly string[]): string {
  if (known.length > mostKnown) return '';
  const folded = name.toLowerCase();
  const most = folded.length < 4 ? 1 : 2;
  // `tftp-server` rather means `tftp-server-name` than `smtp-server`.
  const longer = known.find((other) => other.toLowerCase().startsWith(`${folded}-`));
  const near = longer ?? known.find((other) => editDistance(folded, other.toLowerCase()) <= most);
  return near === undefined ? '' : `; did you mean ${quote(near)}?`;
}

/** True when a hook library of the server may make classes, or name some that the file does not. */
export function hasClassHooks(dhcp: Dhcp): boolean {
  return dhcp.hooks().some(({ library }) => {
    return library === undefined || !classlessHooks.includes(libraryName(library.value));
  });
}
