// Parameters of the High Availability hook. Facts only. src/hooks/dhcp/high_availability/ha_config_parser.cc

/**
 * Parameters that are booleans, by the map that holds them. A string there passes `-t` and kills the start
 * ("invalid type specified for parameter"): each seen with `-T` of Kea 2.6.3 and 3.0.4.
 */
export const haBooleans = {
  relationship: [
    'send-lease-updates',
    'sync-leases',
    'wait-backup-ack',
    'require-client-certs',
    'restrict-commands',
  ],
  multiThreading: ['enable-multi-threading', 'http-dedicated-listener'],
  peer: ['auto-failover'],
} as const;

/**
 * The delays that had to fit into 16 bits, and the first version that takes more. ChangeLog 2521 of 3.3.0; "must not be
 * greater than 65535" seen with `-T` of Kea 3.0.4
 */
export const haDelays = {
  keys: ['heartbeat-delay', 'max-response-delay', 'max-ack-delay'],
  most: 65_535,
  liftedIn: '3.3.0',
} as const;

/** What a mode demands of the roles of its peers: exactly one of each role needed, none of those refused. */
export interface HaMode {
  readonly needs: readonly string[];
  readonly refuses: readonly string[];
}

/** The modes, by their names. src/hooks/dhcp/high_availability/ha_config.cc: HAConfig::validate */
export const haModes: Readonly<Record<string, HaMode>> = {
  'load-balancing': { needs: ['primary', 'secondary'], refuses: ['standby'] },
  'hot-standby': { needs: ['primary', 'standby'], refuses: ['secondary'] },
  'passive-backup': { needs: ['primary'], refuses: ['secondary', 'standby'] },
};

/** The roles of peers. Any number of peers may be `backup`. ha_config.cc: PeerConfig::stringToRole */
export const haRoles: readonly string[] = ['primary', 'secondary', 'standby', 'backup'];

/** The only mode that takes several relationships in one server (hub and spoke, from 2.5.5 on). ChangeLog 2199; ha_config_parser.cc: validateRelationships */
export const haModeOfSeveral = 'hot-standby';

/** The library that executes what partners ask of each other: reading, adding and removing leases. */
export const haNeedsLibrary = 'libdhcp_lease_cmds.so';

/** Put in front of a peer's name, the class of the clients that this peer serves in load balancing. query_filter.cc: makeScopeClass */
export const haClassPrefix = 'HA_';

/** The key in `user-context` of a subnet or shared network that names its relationship, where there are several. ha_config.cc: getSubnetServerName */
export const haSubnetKey = 'ha-server-name';
