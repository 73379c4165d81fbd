// DNS updates: how the DHCP servers find D2, and how D2 finds the zone. Facts only.

import { version } from '../core/version.ts';

/** Where D2 listens, and where servers send to, when nothing is written. src/lib/d2srv/d2_simple_parser.cc, dhcpsrv/cfg_d2_client_mgr; all versions */
export const d2Defaults = { address: '127.0.0.1', port: 53001 } as const;

/** The zone name that stands for every name that no other zone takes. src/lib/d2srv/d2_config.cc: wildcard_domain_name_ */
export const wildcardZone = '*';

/** The ends of reverse names. src/lib/d2srv/d2_cfg_mgr.cc: reverseIpAddress */
export const reverseZones = { ipv4: 'in-addr.arpa', ipv6: 'ip6.arpa' } as const;

/**
 * How long DNS entries live when nothing is written: before 1.9.3 as long as the lease, since then a third of it and
 * never less than this many seconds. From 2.7.6 on the least time can be written, and holds for `ddns-ttl-percent` too.
 * ChangeLog 1839, 2314; src/lib/dhcpsrv/ncr_generator.cc: calculateDdnsTtl; Kea 3.0 manual, "DDNS for DHCPv4"
 */
export const leastTtl = { seconds: 600, key: 'ddns-ttl-min', keySince: version('2.7.6') } as const;

/** Keywords that say how long DNS entries live. ChangeLog 2146, 2314 */
export const ttlKeys: readonly string[] = ['ddns-ttl', 'ddns-ttl-min', 'ddns-ttl-max', 'ddns-ttl-percent'];
