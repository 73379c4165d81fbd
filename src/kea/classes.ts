// Client classes that exist without being defined. Facts only. src/lib/dhcpsrv/client_class_def.cc, isClientClassBuiltIn

/** Classes that a server assigns by itself. */
export const builtInClasses: readonly string[] = ['ALL', 'KNOWN', 'UNKNOWN', 'BOOTP'];

/** How names of classes begin that a server or a hook library assigns by itself. */
export const builtInClassPrefixes: readonly string[] = ['VENDOR_CLASS_', 'HA_', 'AFTER_', 'EXTERNAL_'];

/** How names of classes begin that a `template-test` makes; they may guard a subnet, but no test may name one undefined. */
export const spawnedClassPrefix = 'SPAWN_';

/** Classes that do something by their name alone. DROP: 1.8; SKIP_DDNS: with libdhcp_ddns_tuning; REJECT: 3.2.0 */
export const meaningfulClasses: readonly string[] = ['DROP', 'SKIP_DDNS', 'REJECT'];

/** Members of a class that say who is in it; everything else gives its clients something. */
export const classConditionKeys: readonly string[] = [
  'name',
  'test',
  'template-test',
  'only-if-required',
  'only-in-additional-list',
  'comment',
  'option-def',
];

/** Where a class guards something: one name, or a list. */
export const guardKeys: readonly string[] = ['client-class', 'client-classes'];

/** Members of a class that leave it to such lists to have it evaluated. Renamed in 2.7.4. */
export const lateKeys: readonly string[] = ['only-if-required', 'only-in-additional-list'];

/** Lists of classes that are looked at late, where they are named. */
export const lateClassKeys: readonly string[] = ['require-client-classes', 'evaluate-additional-classes'];

/** Hook libraries that assign no class which the file does not name, and make none. */
export const classlessHooks: readonly string[] = [
  'libdhcp_lease_cmds.so',
  'libdhcp_stat_cmds.so',
  'libdhcp_ha.so',
  'libdhcp_run_script.so',
  'libdhcp_legal_log.so',
  'libdhcp_flex_id.so',
  'libdhcp_flex_option.so',
  'libdhcp_perfmon.so',
  'libdhcp_lease_query.so',
  'libdhcp_ping_check.so',
  'libdhcp_bootp.so',
  'libdhcp_mysql.so',
  'libdhcp_pgsql.so',
];

/** Classes that must not be evaluated late, beside the built-in ones. src/lib/dhcpsrv/parsers/client_class_def_parser.cc */
export const neverLateClasses: readonly string[] = ['DROP'];

/** Members of a class about the time of a lease. */
export const classLifetimes: readonly string[] = [
  ...['min-', '', 'max-'].flatMap((limit) => [`${limit}valid-lifetime`, `${limit}preferred-lifetime`]),
  'offer-lifetime',
];

/** How names begin that a server makes of what a client sends. */
export const generatedClassPrefixes: readonly string[] = ['VENDOR_CLASS_', spawnedClassPrefix];

/** Names of classes that Kea 3.3.0 does not warn about. ChangeLog 2503 */
export const plainClassName = /^[A-Za-z0-9!#$%&*+./:?@^_|~-]*$/;
