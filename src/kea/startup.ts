// How each platform starts and stops the daemons. Facts only; the run-book makes commands of them.

import type { DaemonKind } from './daemons.ts';
import type { Platform } from './directories.ts';

export interface Startup {
  /** `keactrl`: Kea's own script, in builds from source; FreeBSD's rc.d/kea only calls it. */
  readonly manager: 'systemd' | 'keactrl';
  /** The user that the daemons run as; undefined: not known for every package of this platform. */
  readonly user: string | undefined;
  /** Group of the configuration and credential files. */
  readonly group: string | undefined;
  readonly source: string;
}

export const startup: Readonly<Record<Platform, Startup>> = {
  debian: {
    manager: 'systemd',
    user: '_kea',
    group: '_kea',
    source: 'units and maintainer scripts of the Debian packages 2.2.0-6, 2.6.3-1 and 3.0.4',
  },
  isc: {
    manager: 'systemd',
    user: undefined,
    group: undefined,
    source: 'Kea 3.0 and 3.2 manual, installation from packages',
  },
  upstream: {
    manager: 'keactrl',
    user: undefined,
    group: undefined,
    source: 'Kea 3.0 manual, "Managing Kea with keactrl"',
  },
  freebsd: {
    manager: 'keactrl',
    user: undefined,
    group: undefined,
    source: 'FreeBSD port net/kea, files/kea.in',
  },
};

/** What `keactrl -s` calls a daemon. */
export const keactrlNames: Readonly<Record<DaemonKind, string>> = {
  dhcp4: 'dhcp4',
  dhcp6: 'dhcp6',
  d2: 'dhcp_ddns',
  agent: 'ctrl_agent',
  netconf: 'netconf',
};

/**
 * The credential file that purging Debian's kea-ctrl-agent deletes, from Debian 13 on: `kea-ctrl-agent.postrm` of
 * 2.6.3-1. A listener that took the agent's credentials over still reads it.
 */
export const debianPurgedCredentials = '/etc/kea/kea-api-password';

/** The users that packages run the daemons as, the most used first: Debian and ISC, then others. */
export const daemonUsers: readonly string[] = ['_kea', 'kea'];
