// Lists in which each entry may stand once, and the words that Kea takes for one and the same. Facts only; seen with Kea 2.2.0,
// 2.6.3 and 3.0.4. src/lib/dhcpsrv/cfg_iface.cc: CfgIface::use; src/lib/dhcpsrv/cfg_mac_source.cc;
// src/lib/dhcpsrv/cfg_host_operations.cc: addIdentifierType

/** Keys in the section of a DHCP server. */
export const listedOnce = ['host-reservation-identifiers', 'mac-sources'] as const;

/** Two names of one source of hardware addresses. */
export const sameSources: Readonly<Record<string, string>> = {
  rfc6939: 'client-link-addr-option',
  rfc4649: 'remote-id',
  rfc4580: 'subscriber-id',
};
