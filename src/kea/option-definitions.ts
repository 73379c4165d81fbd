// What a definition of an option of one's own may say. Facts only, each asked of Kea 2.2.0, 2.6.3 and 3.0.4.
// src/lib/dhcp/option_definition.cc: OptionDefinition::validate; src/lib/dhcp/option_data_types.cc; src/lib/dhcp/option_space.cc;
// src/lib/dhcpsrv/parsers/option_data_parser.cc: OptionDefParser; src/lib/dhcpsrv/parsers/client_class_def_parser.cc

/** Types of values that a definition may name. `internal`, which Kea reads since 2.3, is for its own options. */
export const definableTypes: ReadonlySet<string> = new Set([
  'binary',
  'boolean',
  'empty',
  'fqdn',
  'int16',
  'int32',
  'int8',
  'internal',
  'ipv4-address',
  'ipv6-address',
  'ipv6-prefix',
  'psid',
  'record',
  'string',
  'tuple',
  'uint16',
  'uint32',
  'uint8',
]);

/** Types without an end of their own: no list of them, and nothing behind them in a record. */
export const endlessTypes: ReadonlySet<string> = new Set(['string', 'binary']);

/** Types that stand alone: no list of them, and no field of a record. */
export const loneTypes: ReadonlySet<string> = new Set(['empty', 'internal']);

/** A record has so many fields at least. */
export const leastFields = 2;

/** Names of options and of option spaces. */
export const definableName = /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/;

/** Codes that no definition in the server's own space may have. */
export const reservedCodes: Readonly<Record<'dhcp4' | 'dhcp6', Readonly<Record<number, string>>>> = {
  dhcp4: { 0: 'fills up packets', 255: 'ends the options of a packet' },
  dhcp6: { 0: 'is reserved' },
};

/** Standard options of DHCPv4 that a definition may change, since clients and servers agree on what is in them. */
export const changeable4: ReadonlySet<number> = new Set([43]);

/** Codes that a class of DHCPv4 may define for itself: vendor options and those of the site. RFC 3942 */
export function isDefinableInClass(code: number): boolean {
  return changeable4.has(code) || (code >= 224 && code <= 254);
}

/**
 * Spaces that Kea has options in besides its own, which are not told here one by one: each server knows those of both protocols.
 * In that of vendor options it takes codes that nothing defines as soon as anything is defined there.
 */
export const filledSpaces: ReadonlySet<string> = new Set([
  'vendor-4491',
  'docsis3-v4',
  'docsis3-v6',
  'vendor-2495',
  'vendor-encapsulated-options-space',
  'dhcp-agent-options-space',
  'cablelabs-client-conf',
  'v6-ntp-server-suboptions',
  's46-cont-mape-options',
  's46-cont-mapt-options',
  's46-cont-lw-options',
  's46-rule-options',
  's46-v4v6bind-options',
]);
