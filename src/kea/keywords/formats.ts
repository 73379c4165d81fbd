// Which strings of a configuration file must have a format, by daemon, map and keyword. For a list: each of its items.
// A table of its own, since both DHCP servers share most keywords, and differ in the family of their addresses.

import type { DaemonKind } from '../daemons.ts';
import type { FormatName } from '../formats/types.ts';

type MapFormats = Readonly<Record<string, FormatName>>;

const reservation: MapFormats = { duid: 'duid', 'hw-address': 'hw-address', 'flex-id': 'host-identifier' };

/** At these levels an empty string means that nothing is said. */
const bootServer: MapFormats = {
  'next-server': 'ipv4-address-or-empty',
  'server-hostname': 'server-name',
  'boot-file-name': 'boot-file',
};

const d2Client: MapFormats = { 'server-ip': 'ip-address', 'sender-ip': 'ip-address-or-empty' };

const client: MapFormats = { user: 'login' };

const haPeer: MapFormats = { 'basic-auth-user': 'partner-login', 'basic-auth-password-file': 'file-name' };

const relay = (format: FormatName): MapFormats => ({ 'ip-addresses': format, 'ip-address': format });

/** By daemon, name of the map in the keyword table, and keyword. */
export const keywordFormats: Readonly<Record<DaemonKind, Readonly<Record<string, MapFormats>>>> = {
  dhcp4: {
    'interfaces-config': { interfaces: 'ipv4-interface' },
    'dhcp-ddns': d2Client,
    'shared-network': { name: 'not-empty', ...bootServer },
    subnet: { subnet: 'ipv4-subnet', '4o6-subnet': 'prefix-or-empty', ...bootServer },
    pool: { pool: 'ipv4-pool' },
    relay: relay('ipv4-address'),
    reservation: {
      ...reservation,
      'client-id': 'host-identifier',
      'circuit-id': 'host-identifier',
      'ip-address': 'ipv4-address',
      'next-server': 'ipv4-boot-server',
      'server-hostname': 'server-name',
      'boot-file-name': 'reserved-boot-file',
    },
    'client-class': { ...bootServer, name: 'not-empty', 'next-server': 'ipv4-boot-server' },
    client,
    'ha:peer': haPeer,
  },
  dhcp6: {
    file: { 'relay-supplied-options': 'relayed-option', 'data-directory': 'directory' },
    'interfaces-config': { interfaces: 'ipv6-interface' },
    'dhcp-ddns': d2Client,
    'server-id': { identifier: 'hexadecimal' },
    'shared-network': { name: 'not-empty' },
    'client-class': { name: 'not-empty' },
    subnet: { subnet: 'ipv6-subnet' },
    pool: { pool: 'ipv6-pool' },
    'pd-pool': { prefix: 'ipv6-address', 'excluded-prefix': 'ipv6-address' },
    relay: relay('ipv6-address'),
    reservation: {
      ...reservation,
      'ip-addresses': 'ipv6-address',
      prefixes: 'ipv6-prefix',
      'excluded-prefixes': 'excluded-prefix',
    },
    client,
    'ha:peer': haPeer,
  },
  d2: {
    file: { 'ip-address': 'ip-address' },
    'ddns-domain': { name: 'not-empty' },
    'dns-server': { 'ip-address': 'ip-address', hostname: 'empty' },
    'tsig-key': { name: 'key-name', secret: 'base64' },
    client,
  },
  agent: { client },
  netconf: {},
};

/** The format of a keyword's string, or of each item of its list; undefined: any string. */
export function keywordFormat(daemon: DaemonKind, map: string, key: string): FormatName | undefined {
  const formats = keywordFormats[daemon][map];
  return formats !== undefined && Object.hasOwn(formats, key) ? formats[key] : undefined;
}
