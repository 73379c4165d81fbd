// Directories compiled into Kea builds. They decide which absolute paths a restricted Kea accepts.

export type Platform = 'debian' | 'isc' | 'upstream' | 'freebsd';
export const platforms: readonly Platform[] = ['debian', 'isc', 'upstream', 'freebsd'];

export interface Directories {
  readonly sockets: string;
  readonly logs: string;
  readonly leases: string;
  readonly hooks: string;
  readonly scripts: string;
  readonly configuration: string;
  /** Where the values were read: a package, a build file. */
  readonly source: string;
}

/**
 * Debian: `kea-dhcp4 -W` and the paths in messages of Debian 13's 2.6.3 and testing's 3.0.4.
 * ISC: the packages set `runstatedir` to /var/run. Upstream: the default prefix of meson.build.
 * The hook directories are those of amd64 on Debian; other architectures have their own triplet, rpm has /usr/lib64.
 */
export const directories: Readonly<Record<Platform, Directories>> = {
  debian: {
    sockets: '/run/kea',
    logs: '/var/log/kea',
    leases: '/var/lib/kea',
    hooks: '/usr/lib/x86_64-linux-gnu/kea/hooks',
    scripts: '/usr/share/kea/scripts',
    configuration: '/etc/kea',
    source: 'Debian packages 2.6.3-1 and 3.0.4',
  },
  isc: {
    sockets: '/var/run/kea',
    logs: '/var/log/kea',
    leases: '/var/lib/kea',
    hooks: '/usr/lib/x86_64-linux-gnu/kea/hooks',
    scripts: '/usr/share/kea/scripts',
    configuration: '/etc/kea',
    source: 'ISC packages; meson.build with prefix /usr and localstatedir /var',
  },
  upstream: {
    sockets: '/usr/local/var/run/kea',
    logs: '/usr/local/var/log/kea',
    leases: '/usr/local/var/lib/kea',
    hooks: '/usr/local/lib/kea/hooks',
    scripts: '/usr/local/share/kea/scripts',
    configuration: '/usr/local/etc/kea',
    source: 'meson.build, default prefix',
  },
  freebsd: {
    sockets: '/var/run/kea',
    logs: '/var/log/kea',
    leases: '/var/db/kea',
    hooks: '/usr/local/lib/kea/hooks',
    scripts: '/usr/local/share/kea/scripts',
    configuration: '/usr/local/etc/kea',
    source: 'FreeBSD port net/kea',
  },
};

/** Socket directories that some build has compiled in. Any other is refused by a restricted Kea without `-X` or `KEA_CONTROL_SOCKET_DIR`. */
export const knownSocketDirectories: readonly string[] = [
  '/run/kea',
  '/var/run/kea',
  '/usr/local/var/run/kea',
];

/** Longest Unix socket path that can be bound on Linux, in bytes, after resolution (sun_path less its NUL). */
export const longestSocketPath = 107;
