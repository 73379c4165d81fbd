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
