// Where each DHCP server's file keeps its subnets, and the numbers a subnet may have. Facts only.

/** The key of the list of subnets, in the section and in a shared network. */
export const subnetKeys: Readonly<Partial<Record<string, 'subnet4' | 'subnet6'>>> = {
  dhcp4: 'subnet4',
  dhcp6: 'subnet6',
};

/** The largest number a subnet may have; 0 and 4294967295 mean something else. src/lib/dhcpsrv/subnet_id.h */
export const largestSubnetId = 4_294_967_294;
