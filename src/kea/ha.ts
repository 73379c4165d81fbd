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
