// What somebody probably meant who wrote the name of a class or an option that is not there.

import { editDistance } from '../core/edit-distance.ts';
import { quote } from '../core/quote.ts';

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
