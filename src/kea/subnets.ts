// Where each DHCP server's file keeps its subnets, and the numbers a subnet may have. Facts only.

/** The key of the list of subnets, in the section and in a shared network. */
export const subnetKeys: Readonly<Partial<Record<string, 'subnet4' | 'subnet6'>>> = {
  dhcp4: 'subnet4',
  dhcp6: 'subnet6',
};

/** The largest number a subnet may have; 0 and 4294967295 mean something else. src/lib/dhcpsrv/subnet_id.h */
export const largestSubnetId = 4_294_967_294;

/** How a subnet is found for clients that come by DHCPv4-over-DHCPv6. */
export const overSixKeys: readonly string[] = ['4o6-interface', '4o6-interface-id', '4o6-subnet'];

/** Who chooses addresses: the default, and what is refused for IPv6 addresses. src/lib/dhcpsrv/parsers/base_network_parser.cc */
export const allocators = { standing: 'iterative', notForAddresses6: 'flq' } as const;
