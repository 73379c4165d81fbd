// Lists that the grammar wants something in; all others may be empty. Facts only.

/**
 * Keys in the section of a daemon, in a zone of D2, and in a logger. src/bin/dhcp4/dhcp4_parser.yy: loggers, output_options_list;
 * src/bin/dhcp6/dhcp6_parser.yy: mac_sources_list; src/bin/d2/d2_parser.yy: dns_servers_list
 */
export const nonEmptyLists = {
  section: ['loggers', 'host-reservation-identifiers', 'mac-sources'],
  zone: ['dns-servers'],
  logger: ['output-options', 'output_options'],
  /** In the parameters of a hook library, at the start. src/hooks/dhcp/high_availability/ha_config_parser.cc */
  parameters: ['high-availability'],
} as const;
