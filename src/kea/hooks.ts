// Hook libraries that moved or were renamed. Facts only.

/** The RBAC hook: for the agent until 3.1.7, for servers from 2.7.2 on. Parameters are the same. */
export const rbacHook = {
  /** File names under which the agent loads it; the old one was a symbolic link from 2.7.2 to 3.1.7. */
  agentNames: ['libca_rbac.so', 'libdhcp_rbac.so'],
  serverName: 'libdhcp_rbac.so',
  source: 'ChangeLog 2273, 2277; Kea 3.2 manual, "libdhcp_rbac.so"',
} as const;

/** The file name of a library, whichever directory it is written with. */
export function libraryName(library: string): string {
  return library.trim().slice(library.trim().lastIndexOf('/') + 1);
}

/** Libraries that come with Kea and lie in its own directory, 2.4 to 3.3. Manual, "Available Hook Libraries"; meson.build of src/hooks. */
export const keaLibraries: readonly string[] = [
  'libca_rbac.so',
  'libddns_gss_tsig.so',
  ...[
    'bootp',
    'cb_cmds',
    'class_cmds',
    'ddns_tuning',
    'flex_id',
    'flex_option',
    'ha',
    'host_cache',
    'host_cmds',
    'lease_cmds',
    'lease_query',
    'legal_log',
    'limits',
    'mysql',
    'mysql_cb',
    'perfmon',
    'pgsql',
    'pgsql_cb',
    'ping_check',
    'radius',
    'rbac',
    'run_script',
    'stat_cmds',
    'subnet_cmds',
  ].map((name) => `libdhcp_${name}.so`),
];

/** Libraries of Kea that declare themselves unfit for several threads. src/hooks/dhcp/user_chk/load_unload.cc */
export const singleThreadedLibraries: readonly string[] = ['libdhcp_user_chk.so'];

/**
 * Libraries that do something at every renewal of a lease; `reused`: what becomes of it when the lease is reused from memory.
 * Manual, sections of these hooks; src/bin/dhcp4/dhcp4_srv.cc, processDhcp4Query: what is reused is not committed
 */
export const renewalLibraries: Readonly<Record<string, { readonly what: string; readonly reused: string }>> =
  {
    'libdhcp_run_script.so': {
      what: 'tells a script of leases that are committed',
      reused: 'the script is told of no lease',
    },
  };

/** Libraries that do not load without what the keyword tables say they need. Seen with `-T` of Kea 3.0.4 */
export const parametersNeeded: readonly string[] = [
  'libdhcp_flex_id.so',
  'libdhcp_flex_option.so',
  'libdhcp_ha.so',
  'libdhcp_lease_query.so',
  'libdhcp_run_script.so',
];

/** Libraries that want a map as `parameters`, empty or not. Seen with `-T` of Kea 3.0.4: "params must not be null" */
export const nullParametersRefused: readonly string[] = ['libdhcp_ddns_tuning.so'];

/** The identifier of reservations that a hook library makes. Manual, "libdhcp_flex_id.so" */
export const identifierHook = { identifier: 'flex-id', library: 'libdhcp_flex_id.so' } as const;

/** What stands in a `user-context` for a hook library. Manual, sections of these hooks. */
export const contextHooks: readonly (readonly [key: string, library: string])[] = [
  ['limits', 'libdhcp_limits.so'],
  ['ping-check', 'libdhcp_ping_check.so'],
  ['ddns-tuning', 'libdhcp_ddns_tuning.so'],
];

/** Libraries whose commands change what a server gives out: who loads one manages it by commands. */
export const commandLibraries: readonly string[] = [
  'libdhcp_host_cmds.so',
  'libdhcp_subnet_cmds.so',
  'libdhcp_class_cmds.so',
  'libdhcp_cb_cmds.so',
];

/** Libraries that do nothing but make a database known: loading them again changes nothing. Seen with Kea 3.0.4 */
export const backendLibraries: readonly string[] = ['libdhcp_mysql.so', 'libdhcp_pgsql.so'];

/** The RADIUS attribute for what vendors define. RFC 2865 */
export const vendorSpecific = { name: 'Vendor-Specific', type: 26 } as const;

/** What the RADIUS hook must have beside it to let clients in, and what it does not go with. src/hooks/dhcp/radius/radius.cc */
export const radiusNeeds = {
  library: 'libdhcp_radius.so',
  beside: 'libdhcp_host_cache.so',
  without: 'early-global-reservations-lookup',
} as const;
