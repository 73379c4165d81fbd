// Which options a server gives out that rules ask for by name or code: a look at the text tells whether to walk at all.

import { type DhcpOption, optionDataOf, optionDefinitionsOf } from '../installation/dhcp/options.ts';
import type { Dhcp } from '../installation/dhcp/types.ts';

/** An option of the server's own space, by the name and code that Kea knows it by. */
export interface Wanted {
  readonly name: string;
  readonly code: number;
}

/** What a server gives under a name or code; nothing when it defines that itself. */
export function optionsGiven(dhcp: Dhcp, { name, code }: Wanted): readonly DhcpOption[] {
  if (!dhcp.document.hasKey('option-data') || !isMentioned(dhcp, name, code)) return [];
  const space = `dhcp${dhcp.family}`;
  const isThis = (one: DhcpOption): boolean =>
    one.space === space && (one.name === undefined ? one.code === code : one.name === name);
  const found = [...optionDataOf(dhcp)].filter(isThis);
  if (found.length === 0) return [];
  const own = [...optionDefinitionsOf(dhcp)].some(
    (one) => one.space === space && (one.name === name || one.code === code),
  );
  return own ? [] : found;
}

function isMentioned({ document }: Dhcp, name: string, code: number): boolean {
  const pattern = new RegExp(`"${name}"|"code"\\s*:\\s*${code}\\b`);
  return document.sources.some(({ text }) => pattern.test(text));
}
