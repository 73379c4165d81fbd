// Options that became standard: from then on Kea refuses definitions of the user's own with such a code or name.
// src/lib/dhcp/std_option_defs.h by release; all codes were tried with Kea 2.2.0, 2.6.3, 3.0.4 and 3.2.0.

/** How the standard writes the values of an option. */
export interface OptionShape {
  readonly type: string;
  readonly array?: boolean;
  /** Types of the fields of a record, as `record-types` has them. */
  readonly record?: readonly string[];
}

export interface StandardOption {
  /** The server's own space, or that of a standard option's sub-options. */
  readonly space: string;
  readonly server: 'dhcp4' | 'dhcp6';
  readonly code: number;
  readonly name: string;
  /** First version that has it. */
  readonly since: string;
  /** Absent: a notation of its own, which no definition of a user can have. */
  readonly shape?: OptionShape;
}

const uint32: OptionShape = { type: 'uint32' };
const uint8: OptionShape = { type: 'uint8' };
const tuples: OptionShape = { type: 'tuple', array: true };

/** The code of classless static routes, which users defined as a list of bytes before 2.5.5. */
export const classlessRoutes = 121;

export const standardOptions: readonly StandardOption[] = [
  { space: 'dhcp4', server: 'dhcp4', code: 108, name: 'v6-only-preferred', since: '1.9.0', shape: uint32 },
  { space: 'dhcp4', server: 'dhcp4', code: classlessRoutes, name: 'classless-static-route', since: '2.5.5' },
  { space: 'dhcp4', server: 'dhcp4', code: 122, name: 'cablelabs-client-conf', since: '2.7.4' },
  { space: 'dhcp4', server: 'dhcp4', code: 143, name: 'v4-sztp-redirect', since: '2.3.6', shape: tuples },
  {
    space: 'dhcp4',
    server: 'dhcp4',
    code: 151,
    name: 'status-code',
    since: '2.3.0',
    shape: { type: 'record', record: ['uint8', 'string'] },
  },
  { space: 'dhcp4', server: 'dhcp4', code: 152, name: 'base-time', since: '2.3.0', shape: uint32 },
  { space: 'dhcp4', server: 'dhcp4', code: 153, name: 'start-time-of-state', since: '2.3.0', shape: uint32 },
  { space: 'dhcp4', server: 'dhcp4', code: 154, name: 'query-start-time', since: '2.3.0', shape: uint32 },
  { space: 'dhcp4', server: 'dhcp4', code: 155, name: 'query-end-time', since: '2.3.0', shape: uint32 },
  { space: 'dhcp4', server: 'dhcp4', code: 156, name: 'dhcp-state', since: '2.3.0', shape: uint8 },
  { space: 'dhcp4', server: 'dhcp4', code: 157, name: 'data-source', since: '2.3.0', shape: uint8 },
  { space: 'dhcp4', server: 'dhcp4', code: 162, name: 'v4-dnr', since: '2.3.8' },
  { space: 'dhcp6', server: 'dhcp6', code: 56, name: 'ntp-server', since: '2.7.4' },
  { space: 'dhcp6', server: 'dhcp6', code: 136, name: 'v6-sztp-redirect', since: '2.3.6', shape: tuples },
  { space: 'dhcp6', server: 'dhcp6', code: 144, name: 'v6-dnr', since: '2.3.8' },
  { space: 'dhcp6', server: 'dhcp6', code: 148, name: 'addr-reg-enable', since: '2.7.7' },
  ...subOptions('dhcp-agent-options-space', 'dhcp4', '2.3.2', [
    [1, 'circuit-id', 'binary'],
    [2, 'remote-id', 'binary'],
    [4, 'docsis-device-class', 'uint32'],
    [5, 'link-selection', 'ipv4-address'],
    [6, 'subscriber-id', 'string'],
    [7, 'radius', 'binary'],
    [8, 'auth', 'binary'],
    [9, 'vendor-specific-info', 'binary'],
    [10, 'relay-flags', 'uint8'],
    [11, 'server-id-override', 'ipv4-address'],
    [12, 'relay-id', 'binary'],
    [13, 'access-techno-type', 'uint16'],
    [14, 'access-network-name', 'string'],
    [15, 'access-point-name', 'string'],
    [16, 'access-point-bssid', 'binary'],
    [17, 'operator-id', 'uint32'],
    [18, 'operator-realm', 'string'],
    [19, 'relay-port', 'uint16'],
    [151, 'virtual-subnet-select', 'binary'],
    [152, 'virtual-subnet-select-ctrl', 'empty'],
  ]),
  ...subOptions('cablelabs-client-conf', 'dhcp4', '2.7.4', [
    [1, 'tsp-primary-server', 'ipv4-address'],
    [2, 'tsp-secondary-server', 'ipv4-address'],
    [4, 'tsp-as-parameters'],
    [5, 'tsp-ap-parameters'],
    [6, 'tsp-realm'],
    [7, 'tsp-use-tgt', 'boolean'],
    [8, 'tsp-provisioning-timer', 'uint8'],
    [9, 'tsp-sct'],
    [10, 'kdc-server'],
  ]),
  ...subOptions('v6-ntp-server-suboptions', 'dhcp6', '2.7.4', [
    [1, 'ntp-server-address', 'ipv6-address'],
    [2, 'ntp-server-multicast', 'ipv6-address'],
    [3, 'ntp-server-fqdn', 'fqdn'],
  ]),
];

/** Options inside of another one; without a type: nothing is sure of how the standard writes them. */
function subOptions(
  space: string,
  server: StandardOption['server'],
  since: string,
  options: readonly (readonly [code: number, name: string, type?: string])[],
): readonly StandardOption[] {
  return options.map(([code, name, type]) => ({
    space,
    server,
    code,
    name,
    since,
    ...(type === undefined ? {} : { shape: { type } }),
  }));
}
