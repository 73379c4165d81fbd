// Lists that the grammar wants something in; all others may be empty. Facts only.

/** Keys in the section of a daemon, and in a logger. src/bin/dhcp4/dhcp4_parser.yy: loggers, output_options_list */
export const nonEmptyLists = {
  section: ['loggers', 'host-reservation-identifiers'],
  logger: ['output-options', 'output_options'],
} as const;
