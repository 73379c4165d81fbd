// The daemons of Kea: their names in files, commands, services and units. Facts only.

/** A server with a control channel of its own. */
export type ServerKind = 'dhcp4' | 'dhcp6' | 'd2';

/** Everything that has a configuration file in Kea's dialect. */
export type DaemonKind = ServerKind | 'agent' | 'netconf';

/** Built-in values of the control channel that a file may leave out. */
export interface ServerFacts {
  /** `socket-address` of an http(s) entry without one. src/lib/config/http_command_config.cc, ctrl_dhcp6_srv.cc */
  readonly defaultAddress: string;
  /** `authentication/realm` without one. */
  readonly defaultRealm: string;
  /** The port that avoids every clash in upstream's own examples when several daemons share a host. */
  readonly suggestedPort: number;
  /** Name of the Unix socket in upstream's and Debian's samples. */
  readonly usualSocket: string;
  /** True when the grammar takes `http-headers` in a control socket (dhcp4 and dhcp6 since 2.7.5, D2 never). */
  readonly httpHeaders: boolean;
}

export interface DaemonFacts {
  readonly kind: DaemonKind;
  /** Top-level key of its file. */
  readonly section: string;
  /** What people call it. */
  readonly title: string;
  readonly program: string;
  readonly usualFile: string;
  /** Value of `service` in commands, and key of the agent's `control-sockets`. */
  readonly service: string | undefined;
  /** systemd unit names by packager. */
  readonly units: { readonly debian: string; readonly isc: string; readonly rpm: string };
  readonly server: ServerFacts | undefined;
}

export const defaultPort = 8000;
/** `http-host` of an agent that has none (1.2 … 3.1.7). */
export const agentDefaultHost = '127.0.0.1';
/** `authentication/realm` of an agent that has none. */
export const agentDefaultRealm = 'kea-control-agent';

export const daemons: Readonly<Record<DaemonKind, DaemonFacts>> = {
  agent: {
    kind: 'agent',
    section: 'Control-agent',
    title: 'Control Agent',
    program: 'kea-ctrl-agent',
    usualFile: 'kea-ctrl-agent.conf',
    service: undefined,
    units: { debian: 'kea-ctrl-agent', isc: 'isc-kea-ctrl-agent', rpm: 'kea-ctrl-agent' },
    server: undefined,
  },
  dhcp4: {
    kind: 'dhcp4',
    section: 'Dhcp4',
    title: 'DHCPv4 server',
    program: 'kea-dhcp4',
    usualFile: 'kea-dhcp4.conf',
    service: 'dhcp4',
    units: { debian: 'kea-dhcp4-server', isc: 'isc-kea-dhcp4-server', rpm: 'kea-dhcp4' },
    server: {
      defaultAddress: '127.0.0.1',
      defaultRealm: 'kea-dhcpv4-server',
      suggestedPort: 8004,
      usualSocket: 'kea4-ctrl-socket',
      httpHeaders: true,
    },
  },
  dhcp6: {
    kind: 'dhcp6',
    section: 'Dhcp6',
    title: 'DHCPv6 server',
    program: 'kea-dhcp6',
    usualFile: 'kea-dhcp6.conf',
    service: 'dhcp6',
    units: { debian: 'kea-dhcp6-server', isc: 'isc-kea-dhcp6-server', rpm: 'kea-dhcp6' },
    server: {
      defaultAddress: '::1',
      defaultRealm: 'kea-dhcpv6-server',
      suggestedPort: 8006,
      usualSocket: 'kea6-ctrl-socket',
      httpHeaders: true,
    },
  },
  d2: {
    kind: 'd2',
    section: 'DhcpDdns',
    title: 'DDNS server (D2)',
    program: 'kea-dhcp-ddns',
    usualFile: 'kea-dhcp-ddns.conf',
    service: 'd2',
    units: { debian: 'kea-dhcp-ddns-server', isc: 'isc-kea-dhcp-ddns-server', rpm: 'kea-dhcp-ddns' },
    server: {
      defaultAddress: '127.0.0.1',
      defaultRealm: 'kea-dhcp-ddns-server',
      suggestedPort: 8053,
      usualSocket: 'kea-ddns-ctrl-socket',
      httpHeaders: false,
    },
  },
  netconf: {
    kind: 'netconf',
    section: 'Netconf',
    title: 'NETCONF agent',
    program: 'kea-netconf',
    usualFile: 'kea-netconf.conf',
    service: undefined,
    units: { debian: 'kea-netconf', isc: 'isc-kea-netconf', rpm: 'kea-netconf' },
    server: undefined,
  },
};

/** The servers in the order in which they are always listed. */
export const serverKinds: readonly ServerKind[] = ['dhcp4', 'dhcp6', 'd2'];

/** What a server is known to have. */
export function serverFacts(kind: ServerKind): ServerFacts {
  const facts = daemons[kind].server;
  if (facts === undefined) throw new Error(`no server: ${kind}`);
  return facts;
}

/** Kea's service keys: in commands and in the agent's `control-sockets`. */
export const services: Readonly<Record<string, ServerKind>> = { dhcp4: 'dhcp4', dhcp6: 'dhcp6', d2: 'd2' };

/** Keys that people write for a service, and that Kea refuses. The first three were right in Kea 1.2 only. */
export const mistakenServices: Readonly<Record<string, ServerKind>> = {
  'dhcp4-server': 'dhcp4',
  'dhcp6-server': 'dhcp6',
  'd2-server': 'd2',
  'dhcp-ddns': 'd2',
  dhcpddns: 'd2',
  ddns: 'd2',
  'dhcp-ddns-server': 'd2',
  dhcpv4: 'dhcp4',
  dhcpv6: 'dhcp6',
};

/** Top-level keys that people write for a section, lower-cased without `-` and `_`, and what they mean. */
export const mistakenSections: Readonly<Record<string, DaemonKind>> = {
  ctrlagent: 'agent',
  controlagent: 'agent',
  keactrlagent: 'agent',
  keacontrolagent: 'agent',
  agent: 'agent',
  dhcp4: 'dhcp4',
  dhcpv4: 'dhcp4',
  keadhcp4: 'dhcp4',
  dhcp6: 'dhcp6',
  dhcpv6: 'dhcp6',
  keadhcp6: 'dhcp6',
  dhcpddns: 'd2',
  d2: 'd2',
  ddns: 'd2',
  keadhcpddns: 'd2',
  netconf: 'netconf',
  keanetconf: 'netconf',
};
