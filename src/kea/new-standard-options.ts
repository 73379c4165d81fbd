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
  readonly space: string;
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
  { space: 'dhcp4', code: 108, name: 'v6-only-preferred', since: '1.9.0', shape: uint32 },
  { space: 'dhcp4', code: classlessRoutes, name: 'classless-static-route', since: '2.5.5' },
  { space: 'dhcp4', code: 122, name: 'cablelabs-client-conf', since: '2.7.4' },
  { space: 'dhcp4', code: 143, name: 'v4-sztp-redirect', since: '2.3.6', shape: tuples },
  {
    space: 'dhcp4',
    code: 151,
    name: 'status-code',
    since: '2.3.0',
    shape: { type: 'record', record: ['uint8', 'string'] },
  },
  { space: 'dhcp4', code: 152, name: 'base-time', since: '2.3.0', shape: uint32 },
  { space: 'dhcp4', code: 153, name: 'start-time-of-state', since: '2.3.0', shape: uint32 },
  { space: 'dhcp4', code: 154, name: 'query-start-time', since: '2.3.0', shape: uint32 },
  { space: 'dhcp4', code: 155, name: 'query-end-time', since: '2.3.0', shape: uint32 },
  { space: 'dhcp4', code: 156, name: 'dhcp-state', since: '2.3.0', shape: uint8 },
  { space: 'dhcp4', code: 157, name: 'data-source', since: '2.3.0', shape: uint8 },
  { space: 'dhcp4', code: 162, name: 'v4-dnr', since: '2.3.8' },
  { space: 'dhcp6', code: 56, name: 'ntp-server', since: '2.7.4' },
  { space: 'dhcp6', code: 136, name: 'v6-sztp-redirect', since: '2.3.6', shape: tuples },
  { space: 'dhcp6', code: 144, name: 'v6-dnr', since: '2.3.8' },
  { space: 'dhcp6', code: 148, name: 'addr-reg-enable', since: '2.7.7' },
];
