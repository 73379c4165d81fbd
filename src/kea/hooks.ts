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

/** Libraries of Kea that declare themselves unfit for several threads. src/hooks/dhcp/user_chk/load_unload.cc */
export const singleThreadedLibraries: readonly string[] = ['libdhcp_user_chk.so'];

/** Libraries that do something at every renewal of a lease, and what. Manual, sections of these hooks. */
export const renewalLibraries: Readonly<Record<string, string>> = {
  'libdhcp_run_script.so': 'runs a script when a lease is renewed',
};
