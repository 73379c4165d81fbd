// DNS updates: how the DHCP servers find D2, and how D2 finds the zone. Facts only.

/** Where D2 listens, and where servers send to, when nothing is written. d2_simple_parser.cc, dhcpsrv/cfg_d2_client_mgr; all versions */
export const d2Defaults = { address: '127.0.0.1', port: 53001 } as const;

/** The zone name that stands for every name that no other zone takes. src/lib/d2srv/d2_config.cc: wildcard_domain_name_ */
export const wildcardZone = '*';

/** The ends of reverse names. src/lib/d2srv/d2_cfg_mgr.cc: reverseIpAddress */
export const reverseZones = { ipv4: 'in-addr.arpa', ipv6: 'ip6.arpa' } as const;
