// The options that Kea has a definition for, by protocol: name, code, type of the value, `[]` for several values.
// The manual's lists of standard options (2.2, 2.6, 3.0), each name held against Kea 2.2.0, 2.6.3 and 3.0.4; versions: ChangeLog
// 2200 (classless-static-route), 2207 (v4-dnr, v6-dnr), and the entries of 2.7.4 and 2.7.7.

import type { Universe } from './expressions.ts';
import type { OptionType, ValueShape } from './formats/option-values.ts';

/** `other`: a type of its own. */
export interface StandardOption extends ValueShape {
  readonly code: number;
  /** First version; absent: 2.4 or earlier. */
  readonly since: string | undefined;
}

/** The type, `[]` for several values; the fields of a record with commas between them. */
type Row = readonly [name: string, code: number, type: string, since?: string];

const rows4: readonly Row[] = [
  ['subnet-mask', 1, 'ipv4-address'],
  ['time-offset', 2, 'int32'],
  ['routers', 3, 'ipv4-address[]'],
  ['time-servers', 4, 'ipv4-address[]'],
  ['name-servers', 5, 'ipv4-address[]'],
  ['domain-name-servers', 6, 'ipv4-address[]'],
  ['log-servers', 7, 'ipv4-address[]'],
  ['cookie-servers', 8, 'ipv4-address[]'],
  ['lpr-servers', 9, 'ipv4-address[]'],
  ['impress-servers', 10, 'ipv4-address[]'],
  ['resource-location-servers', 11, 'ipv4-address[]'],
  ['host-name', 12, 'string'],
  ['boot-size', 13, 'uint16'],
  ['merit-dump', 14, 'string'],
  // The manual says fqdn; Kea takes any text.
  ['domain-name', 15, 'string'],
  ['swap-server', 16, 'ipv4-address'],
  ['root-path', 17, 'string'],
  ['extensions-path', 18, 'string'],
  ['ip-forwarding', 19, 'boolean'],
  ['non-local-source-routing', 20, 'boolean'],
  ['policy-filter', 21, 'ipv4-address[]'],
  ['max-dgram-reassembly', 22, 'uint16'],
  ['default-ip-ttl', 23, 'uint8'],
  ['path-mtu-aging-timeout', 24, 'uint32'],
  ['path-mtu-plateau-table', 25, 'uint16[]'],
  ['interface-mtu', 26, 'uint16'],
  ['all-subnets-local', 27, 'boolean'],
  ['broadcast-address', 28, 'ipv4-address'],
  ['perform-mask-discovery', 29, 'boolean'],
  ['mask-supplier', 30, 'boolean'],
  ['router-discovery', 31, 'boolean'],
  ['router-solicitation-address', 32, 'ipv4-address'],
  ['static-routes', 33, 'ipv4-address[]'],
  ['trailer-encapsulation', 34, 'boolean'],
  ['arp-cache-timeout', 35, 'uint32'],
  ['ieee802-3-encapsulation', 36, 'boolean'],
  ['default-tcp-ttl', 37, 'uint8'],
  ['tcp-keepalive-interval', 38, 'uint32'],
  ['tcp-keepalive-garbage', 39, 'boolean'],
  ['nis-domain', 40, 'string'],
  ['nis-servers', 41, 'ipv4-address[]'],
  ['ntp-servers', 42, 'ipv4-address[]'],
  ['vendor-encapsulated-options', 43, 'empty'],
  ['netbios-name-servers', 44, 'ipv4-address[]'],
  ['netbios-dd-server', 45, 'ipv4-address[]'],
  ['netbios-node-type', 46, 'uint8'],
  ['netbios-scope', 47, 'string'],
  ['font-servers', 48, 'ipv4-address[]'],
  ['x-display-manager', 49, 'ipv4-address[]'],
  ['dhcp-requested-address', 50, 'ipv4-address'],
  ['dhcp-lease-time', 51, 'uint32'],
  ['dhcp-option-overload', 52, 'uint8'],
  ['dhcp-message-type', 53, 'other'],
  ['dhcp-server-identifier', 54, 'ipv4-address'],
  ['dhcp-parameter-request-list', 55, 'uint8[]'],
  ['dhcp-message', 56, 'string'],
  ['dhcp-max-message-size', 57, 'uint16'],
  ['dhcp-renewal-time', 58, 'uint32'],
  ['dhcp-rebinding-time', 59, 'uint32'],
  ['vendor-class-identifier', 60, 'string'],
  ['dhcp-client-identifier', 61, 'binary'],
  ['nwip-domain-name', 62, 'string'],
  ['nwip-suboptions', 63, 'binary'],
  ['nisplus-domain-name', 64, 'string'],
  ['nisplus-servers', 65, 'ipv4-address[]'],
  ['tftp-server-name', 66, 'string'],
  ['boot-file-name', 67, 'string'],
  ['mobile-ip-home-agent', 68, 'ipv4-address[]'],
  ['smtp-server', 69, 'ipv4-address[]'],
  ['pop-server', 70, 'ipv4-address[]'],
  ['nntp-server', 71, 'ipv4-address[]'],
  ['www-server', 72, 'ipv4-address[]'],
  ['finger-server', 73, 'ipv4-address[]'],
  ['irc-server', 74, 'ipv4-address[]'],
  ['streettalk-server', 75, 'ipv4-address[]'],
  ['streettalk-directory-assistance-server', 76, 'ipv4-address[]'],
  ['user-class', 77, 'binary'],
  ['slp-directory-agent', 78, 'boolean, ipv4-address[]'],
  ['slp-service-scope', 79, 'boolean, string'],
  ['fqdn', 81, 'uint8, uint8, uint8, name'],
  ['dhcp-agent-options', 82, 'empty'],
  ['nds-servers', 85, 'ipv4-address[]'],
  ['nds-tree-name', 86, 'string'],
  ['nds-context', 87, 'string'],
  ['bcms-controller-names', 88, 'fqdn[]'],
  ['bcms-controller-address', 89, 'ipv4-address[]'],
  ['authenticate', 90, 'binary'],
  ['client-last-transaction-time', 91, 'uint32'],
  ['associated-ip', 92, 'ipv4-address[]'],
  ['client-system', 93, 'uint16[]'],
  ['client-ndi', 94, 'uint8, uint8, uint8'],
  ['uuid-guid', 97, 'uint8, binary'],
  ['uap-servers', 98, 'string'],
  ['geoconf-civic', 99, 'binary'],
  ['pcode', 100, 'string'],
  ['tcode', 101, 'string'],
  ['v6-only-preferred', 108, 'uint32'],
  ['netinfo-server-address', 112, 'ipv4-address[]'],
  ['netinfo-server-tag', 113, 'string'],
  ['v4-captive-portal', 114, 'string'],
  ['auto-config', 116, 'uint8'],
  ['name-service-search', 117, 'uint16[]'],
  ['subnet-selection', 118, 'ipv4-address'],
  ['domain-search', 119, 'fqdn[]'],
  ['classless-static-route', 121, 'routes', '2.5.5'],
  ['cablelabs-client-conf', 122, 'empty', '2.7.4'],
  ['vivco-suboptions', 124, 'other'],
  ['vivso-suboptions', 125, 'uint32'],
  ['pana-agent', 136, 'ipv4-address[]'],
  ['v4-lost', 137, 'fqdn'],
  ['capwap-ac-v4', 138, 'ipv4-address[]'],
  ['sip-ua-cs-domains', 141, 'fqdn[]'],
  ['v4-sztp-redirect', 143, 'other[]'],
  ['rdnss-selection', 146, 'uint8, ipv4-address, ipv4-address, fqdn[]'],
  ['status-code', 151, 'uint8, string'],
  ['base-time', 152, 'uint32'],
  ['start-time-of-state', 153, 'uint32'],
  ['query-start-time', 154, 'uint32'],
  ['query-end-time', 155, 'uint32'],
  ['dhcp-state', 156, 'uint8'],
  ['data-source', 157, 'uint8'],
  ['v4-portparams', 159, 'uint8, psid'],
  ['v4-dnr', 162, 'dnr4', '2.5.6'],
  ['option-6rd', 212, 'uint8, uint8, ipv6-address, ipv4-address[]'],
  ['v4-access-domain', 213, 'fqdn'],
];

const rows6: readonly Row[] = [
  ['clientid', 1, 'other'],
  ['serverid', 2, 'other'],
  ['ia-na', 3, 'other'],
  ['ia-ta', 4, 'other'],
  ['iaaddr', 5, 'other'],
  ['oro', 6, 'other'],
  ['preference', 7, 'uint8'],
  ['elapsed-time', 8, 'other'],
  ['relay-msg', 9, 'other'],
  ['auth', 11, 'uint8, uint8, uint8, string'],
  ['unicast', 12, 'ipv6-address'],
  ['status-code', 13, 'uint16, string'],
  ['rapid-commit', 14, 'empty'],
  ['user-class', 15, 'binary'],
  ['vendor-class', 16, 'other'],
  ['vendor-opts', 17, 'other'],
  ['interface-id', 18, 'other'],
  ['reconf-msg', 19, 'other'],
  ['reconf-accept', 20, 'other'],
  ['sip-server-dns', 21, 'fqdn[]'],
  ['sip-server-addr', 22, 'ipv6-address[]'],
  ['dns-servers', 23, 'ipv6-address[]'],
  ['domain-search', 24, 'fqdn[]'],
  ['ia-pd', 25, 'other'],
  ['iaprefix', 26, 'other'],
  ['nis-servers', 27, 'ipv6-address[]'],
  ['nisp-servers', 28, 'ipv6-address[]'],
  ['nis-domain-name', 29, 'fqdn[]'],
  ['nisp-domain-name', 30, 'fqdn[]'],
  ['sntp-servers', 31, 'ipv6-address[]'],
  ['information-refresh-time', 32, 'uint32'],
  ['bcmcs-server-dns', 33, 'fqdn[]'],
  ['bcmcs-server-addr', 34, 'ipv6-address[]'],
  ['geoconf-civic', 36, 'uint8, uint16, string'],
  ['remote-id', 37, 'uint32, binary'],
  ['subscriber-id', 38, 'binary'],
  ['client-fqdn', 39, 'uint8, name'],
  ['pana-agent', 40, 'ipv6-address[]'],
  ['new-posix-timezone', 41, 'string'],
  ['new-tzdb-timezone', 42, 'string'],
  ['ero', 43, 'uint16[]'],
  ['lq-query', 44, 'uint8, ipv6-address'],
  ['client-data', 45, 'empty'],
  ['clt-time', 46, 'uint32'],
  ['lq-relay-data', 47, 'ipv6-address, binary'],
  ['lq-client-link', 48, 'ipv6-address[]'],
  ['v6-lost', 51, 'fqdn'],
  ['capwap-ac-v6', 52, 'ipv6-address[]'],
  ['relay-id', 53, 'binary'],
  ['ntp-server', 56, 'empty', '2.7.4'],
  ['v6-access-domain', 57, 'fqdn'],
  ['sip-ua-cs-list', 58, 'fqdn[]'],
  ['bootfile-url', 59, 'string'],
  ['bootfile-param', 60, 'other[]'],
  ['client-arch-type', 61, 'uint16[]'],
  ['nii', 62, 'uint8, uint8, uint8'],
  ['aftr-name', 64, 'fqdn'],
  ['erp-local-domain-name', 65, 'fqdn'],
  ['rsoo', 66, 'empty'],
  // The manual says binary; a prefix is what Kea takes.
  ['pd-exclude', 67, 'ipv6-prefix'],
  ['rdnss-selection', 74, 'ipv6-address, uint8, fqdn[]'],
  ['client-linklayer-addr', 79, 'binary'],
  ['link-address', 80, 'ipv6-address'],
  ['solmax-rt', 82, 'uint32'],
  ['inf-max-rt', 83, 'uint32'],
  ['dhcpv4-message', 87, 'other'],
  ['dhcp4o6-server-addr', 88, 'ipv6-address[]'],
  ['s46-cont-mape', 94, 'empty'],
  ['s46-cont-mapt', 95, 'empty'],
  ['s46-cont-lw', 96, 'empty'],
  ['v6-captive-portal', 103, 'string'],
  ['relay-source-port', 135, 'other'],
  ['v6-sztp-redirect', 136, 'other[]'],
  ['ipv6-address-andsf', 143, 'ipv6-address[]'],
  ['v6-dnr', 144, 'dnr6', '2.5.6'],
  ['addr-reg-enable', 148, 'empty', '2.7.7'],
];

function byName(rows: readonly Row[], universe: Universe): ReadonlyMap<string, StandardOption> {
  return new Map(
    rows.map(([name, code, written, since]) => [name, { code, ...shapeOf(written, universe), since }]),
  );
}

function shapeOf(written: string, universe: Universe): ValueShape {
  const array = written.endsWith('[]');
  const fields = written
    .replace('[]', '')
    .split(', ')
    .map((one) => ownTypes.find((type) => type === one) ?? typeOf(one));
  const [type = 'other'] = fields;
  if (fields.length > 1) return { type: 'record', array, fields };
  return { type, array, noneTaken: takesNone(type, universe) };
}

/** A list of no names at all is taken by DHCPv6 servers, and refused by DHCPv4 ones. */
export function takesNone(type: OptionType, universe: Universe): boolean {
  return type === 'fqdn' && universe === 'dhcp6';
}

const types: readonly OptionType[] = [
  'ipv4-address',
  'ipv6-address',
  'boolean',
  'uint8',
  'uint16',
  'uint32',
  'int8',
  'int16',
  'int32',
  'string',
  'fqdn',
  'binary',
  'empty',
  'ipv6-prefix',
  'psid',
  'tuple',
  'record',
];

/** Types that only standard options have. */
const ownTypes: readonly OptionType[] = ['name', 'routes', 'dnr4', 'dnr6'];

/** The type of a name, as definitions and the tables above write it: `uint16[]` is that of its values. */
export function typeOf(written: string): OptionType {
  const bare = written.replace('[]', '');
  return types.find((type) => type === bare) ?? 'other';
}

/** Standard options by name. */
export const standardOptions: Readonly<Record<Universe, ReadonlyMap<string, StandardOption>>> = {
  dhcp4: byName(rows4, 'dhcp4'),
  dhcp6: byName(rows6, 'dhcp6'),
};

/** The standard option with a code. */
export function optionByCode(universe: Universe, code: number | undefined): StandardOption | undefined {
  if (code === undefined) return undefined;
  return [...standardOptions[universe].values()].find((option) => option.code === code);
}

/** Options, as `SPACE CODE`, that a server sends once for each vendor: a list may give them several times. RFC 3925, RFC 8415 */
export const repeatableOptions: Readonly<Record<4 | 6, readonly string[]>> = {
  4: ['dhcp4 124', 'dhcp4 125'],
  6: ['dhcp6 16', 'dhcp6 17'],
};
