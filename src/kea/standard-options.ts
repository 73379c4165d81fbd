// Names and codes of the options that a server knows without a definition, in the spaces dhcp4 and dhcp6; asked of Kea 3.0.4 code
// by code. Older servers know fewer of them (the table of upgrades says which came when).

import type { Universe } from './expressions.ts';
import { standardOptions as withTypes } from './options.ts';

/** Name → code of the standard options of a server. */
export function standardOptions(server: Universe): ReadonlyMap<string, number> {
  return new Map([...withTypes[server]].map(([name, { code }]) => [name, code]));
}

/** DHCPv4 codes that are nobody's: a server knows them only by a definition. RFC 2132 and 3942, site-specific options */
export const siteCodes = { first: 224, last: 254 } as const;

/** Up to this version the tables hold every code that a server knows; all of them were tried. */
export const codesKnownUpTo = '3.2.0';
