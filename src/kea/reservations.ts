// What reservations are looked up by, and which of them a server uses. Facts only.

/** What a server looks clients up by when `host-reservation-identifiers` is not there. CfgHostOperations, Kea 3.0.4 */
export const defaultIdentifiers: Readonly<Record<4 | 6, readonly string[]>> = {
  4: ['hw-address', 'duid', 'circuit-id', 'client-id'],
  6: ['hw-address', 'duid'],
};

/** The switches of reservations and what they are when no level sets them. src/lib/dhcpsrv/network.h */
export const reservationSwitches = {
  'reservations-global': false,
  'reservations-in-subnet': true,
  'reservations-out-of-pool': false,
} as const;

export type ReservationSwitch = keyof typeof reservationSwitches;

/**
 * The most bytes of an identifier, since 2.3.1 (`duid`: 130 since 2.3.8); a hardware address is held against its format.
 * src/lib/dhcpsrv/host.cc; client-id seen with Kea 2.6.3 and 3.0.4, which take 255 and refuse 256
 */
export const longestIdentifiers: Readonly<Partial<Record<string, number>>> = {
  duid: 130,
  'circuit-id': 128,
  'flex-id': 128,
  'client-id': 255,
};

/** A DUID of as many zero bytes stands for none, since 3.3.1. src/lib/dhcp/duid.h */
export const sentinelDuidLength = 3;
