// The Kea versions this tool speaks of, and since when each rule of the control channel holds.

import { atLeast, compareVersions, formatVersion, type Version, version } from '../core/version.ts';

/** What `--target` takes. */
export type TargetName = '2.6' | '3.0' | '3.2' | '3.3';

/** The exact version each target stands for: the newest of its series that the facts were read from. */
export const targets: Readonly<Record<TargetName, Version>> = {
  '2.6': version('2.6.3'),
  '3.0': version('3.0.4'),
  '3.2': version('3.2.0'),
  '3.3': version('3.3.1'),
};

export const targetNames: readonly TargetName[] = ['2.6', '3.0', '3.2', '3.3'];
export const defaultTarget: TargetName = '3.2';

/** The oldest Kea that anything is said about. */
export const oldestKea: Version = version('1.6');

/** One stretch of versions: from the first that has it up to, not including, the first that lost it. */
export interface Stretch {
  readonly from: Version;
  readonly before?: Version;
}

/** A behaviour of Kea that came or went. Security fixes were put into old series too, hence several stretches. */
export interface Behaviour {
  readonly what: string;
  readonly stretches: readonly [Stretch, ...Stretch[]];
  /** ChangeLog entry, release tag or source file that shows it. */
  readonly source: string;
}

function since(from: string, before?: string): Stretch {
  return before === undefined ? { from: version(from) } : { from: version(from), before: version(before) };
}

/** Levels of maps and lists that a server writes out, counted from the outermost map of the file. Seen with Kea 3.0.4 */
export const deepestNesting = 100;

/** The behaviours of the control channel, by name. */
export const behaviours = {
  controlSocketsList: {
    what: '`control-sockets` of a server is a list with http and https entries',
    stretches: [since('2.7.2')],
    source: 'ChangeLog 2271',
  },
  singularControlSocket: {
    what: 'a server takes the singular `control-socket`',
    stretches: [since('1.2', '3.3.1')],
    source: 'src/bin/dhcp4/dhcp4_parser.yy',
  },
  severalHttpSockets: {
    what: 'a server opens any number of http and https listeners',
    stretches: [since('2.7.6')],
    source: 'ChangeLog 2316',
  },
  httpHeaders: {
    what: '`http-headers` in the agent and in dhcp4 and dhcp6 listeners',
    stretches: [since('2.7.5')],
    source: 'ChangeLog 2306',
  },
  defaultPasswordsRefused: {
    what: 'well-known default passwords are refused',
    stretches: [since('2.7.6')],
    source: 'ChangeLog 2323',
  },
  socketDirectoryRestricted: {
    what: 'Unix sockets must lie in the one supported directory, compared byte by byte',
    stretches: [since('2.4.2', '2.5.0'), since('2.6.3', '2.7.0'), since('2.7.9')],
    source: 'ChangeLog 2346, and 2266 of 2.6.3 (CVE-2025-32802); src/lib/util/filesystem.cc',
  },
  socketDirectoryModeRelaxed: {
    what: 'the socket directory may be tighter than 0750 (before: exactly 0750)',
    stretches: [since('2.6.5', '2.7.0'), since('3.0.3', '3.1.0'), since('3.1.5')],
    source: 'ChangeLog 2429; src/lib/util/filesystem.cc',
  },
  nestingLimited: {
    what: 'a server does not write out what is nested more than 100 deep, and dies of it',
    stretches: [since('2.6.5', '2.7.0'), since('3.0.3', '3.1.0'), since('3.1.5')],
    source: 'ChangeLog 2436; src/lib/cc/data.cc',
  },
  legalLogRestricted: {
    what: 'legal logs must lie in the one supported directory',
    stretches: [since('2.7.9')],
    source: 'ChangeLog 2346; src/lib/dhcpsrv/legal_log_mgr.cc',
  },
  scriptsRestricted: {
    what: 'scripts that hooks run must lie in the one supported directory',
    stretches: [since('3.0.0')],
    source: 'ChangeLog 2353; src/lib/hooks/hooks_parser.cc',
  },
  rootSlashDropped: {
    what: 'the slash of a socket name like `/x` is dropped, so that it lies in the supported directory; later it is refused',
    stretches: [since('2.4.2', '2.5.0'), since('2.6.3', '2.7.0'), since('2.7.9', '3.0.0')],
    source: 'ChangeLog 2358; src/lib/util/filesystem.cc',
  },
  agentRuns: {
    what: 'the Control Agent exists',
    stretches: [since('1.2', '3.1.8')],
    source: 'ChangeLog 2458',
  },
  agentDeprecated: {
    what: 'the Control Agent warns that it is deprecated',
    stretches: [since('3.0.0', '3.1.8')],
    source: 'ChangeLog 2349',
  },
  securityEnforced: {
    what: 'http listeners without TLS and credentials, clear-text users, passwords and TSIG secrets are refused',
    stretches: [since('3.1.0')],
    source: 'ChangeLog 2377; src/lib/config/http_command_config.cc',
  },
  httpKeysOnUnixRefused: {
    what: 'http and TLS parameters on a Unix socket are refused',
    stretches: [since('3.1.8')],
    source: 'ChangeLog 2460',
  },
  wholeLineCredentials: {
    what: 'a credential file is read as its whole first line, no longer its first word',
    stretches: [since('3.1.3')],
    source: 'src/lib/util/filesystem.cc',
  },
  serviceChecked: {
    what: 'a server refuses commands whose `service` names another daemon',
    stretches: [since('3.1.9')],
    source: 'src/lib/config/http_command_response_creator.cc',
  },
  netconfSocketRestricted: {
    what: 'kea-netconf takes Unix sockets in the one supported directory only',
    stretches: [since('3.1.4')],
    source: 'ChangeLog 2413; src/bin/netconf/netconf_config.cc',
  },
  netconfAgentServer: {
    what: 'kea-netconf manages a server named `ca`',
    stretches: [since('1.5', '3.1.8')],
    source: 'src/bin/netconf/netconf_parser.yy',
  },
  netconfSocketTypeMandatory: {
    what: '`socket-type` of a managed server is mandatory (before: stdout)',
    stretches: [since('3.1.9')],
    source: 'ChangeLog 2463',
  },
  haDedicatedListener: {
    what: 'the HA hook opens a listener of its own by default',
    stretches: [since('2.3.7')],
    source: 'ChangeLog 2124',
  },
  haRestrictsCommands: {
    what: 'the HA listener takes HA commands only, by default',
    stretches: [since('3.0.0')],
    source: 'ChangeLog 2367',
  },
  haBasicAuthUserFile: {
    what: 'HA peers take `basic-auth-user-file`',
    stretches: [since('3.1.2')],
    source: 'ChangeLog 2398',
  },
  haListenerAuthenticates: {
    what: 'the HA listener checks credentials',
    stretches: [since('3.3.1')],
    source: 'Kea 3.3.1 release note 4599',
  },
  rbacForServers: {
    what: 'the RBAC hook is `libdhcp_rbac.so` and loads into servers (before: `libca_rbac.so`, agent only)',
    stretches: [since('2.7.2')],
    source: 'ChangeLog 2273',
  },
  securityOverride: {
    what: 'the `-X` command line option lifts path and security rules',
    stretches: [since('3.0.0')],
    source: 'ChangeLog 2357',
  },
  leadingZerosWarned: {
    what: 'leading zeros in numbers are warned about',
    stretches: [since('3.1.9')],
    source: 'ChangeLog 2465, 2475',
  },
  extraCommasAllowed: {
    what: 'commas too many are warned about, no longer refused',
    stretches: [since('2.1.2')],
    source: 'ChangeLog 1972',
  },
  duplicateKeysRefused: {
    what: 'a key that stands twice in one map is refused (before: the last one wins)',
    stretches: [since('1.9.0')],
    source: 'ChangeLog 1802; src/bin/dhcp4/parser_context.cc',
  },
  plusSignRefused: {
    what: 'a number with a leading plus sign is refused everywhere (before: a floating point number)',
    stretches: [since('3.1.9')],
    source: 'ChangeLog 2465, 2475',
  },
  oneDaemonPerFile: {
    what: 'a file holds the section of one daemon and no top-level `Logging` (before: several, and loggers outside)',
    stretches: [since('1.7.10')],
    source: 'ChangeLog 1768; grammars of 1.7.9 and 1.7.10',
  },
  severalThreads: {
    what: 'a DHCP server that is told nothing about threads uses several (before: one)',
    stretches: [since('2.3.5')],
    source: 'ChangeLog 2103',
  },
  subnetIdRequired: {
    what: 'a subnet without an `id` is refused (before: Kea numbered it)',
    stretches: [since('2.6.0')],
    source: 'ChangeLog 2157, 2232',
  },
  databaseHooks: {
    what: 'MySQL and PostgreSQL are hook libraries, loaded before a legal log that writes there (before: built in)',
    stretches: [since('2.7.4')],
    source: 'ChangeLog 2289; src/lib/dhcpsrv/legal_log_mgr_factory.cc',
  },
  keactrlKnowsAgent: {
    what: 'keactrl starts the Control Agent and reads its variables',
    stretches: [since('1.2', '3.1.8')],
    source: 'src/bin/keactrl/keactrl.in',
  },
} satisfies Record<string, Behaviour>;

export type BehaviourName = keyof typeof behaviours;

/** True when a Kea of this version behaves that way. */
export function behaves(name: BehaviourName, kea: Version): boolean {
  const behaviour: Behaviour = behaviours[name];
  return behaviour.stretches.some(
    ({ from, before }) => atLeast(kea, from) && (before === undefined || compareVersions(kea, before) < 0),
  );
}

/** The first version that behaves that way. */
export function firstOf(name: BehaviourName): Version {
  return behaviours[name].stretches[0].from;
}

/** The first version that behaves that way, for people: `2.7.2`; a series' first release without its zero: `3.2`. */
export function firstVersion(name: BehaviourName): string {
  return formatVersion(firstOf(name)).replace(/^(\d+\.\d*[02468])\.0$/, '$1');
}

/** The stable series, oldest first: what people say when they name a version. */
const stableSeries: readonly Version[] = ['1.6', '1.8', '2.0', '2.2', '2.4', '2.6', '3.0', '3.2'].map(
  version,
);

/** The stable series with a release from one version up to, not including, another. */
function stableBetween(from: Version, before: Version | undefined): readonly Version[] {
  return stableSeries.filter(
    (series) =>
      (series[0] > from[0] || (series[0] === from[0] && series[1] >= from[1])) &&
      (before === undefined || compareVersions(series, before) < 0),
  );
}

/**
 * The first stable release that is no older: of what came with a development release people speak of the stable series
 * behind it. The version itself in stable series, and behind the last of them.
 */
export function stableFrom(kea: Version): Version {
  const [next] = stableBetween(kea, undefined);
  return next === undefined || (next[0] === kea[0] && next[1] === kea[1]) ? kea : next;
}

/** True when some stable series lies between two versions, and not only development releases. */
export function hasStable(from: Version, before: Version): boolean {
  return compareVersions(from, before) < 0 && stableBetween(from, before).length > 0;
}

/**
 * A stretch of versions as people name it: `2.0 to 2.4`, `2.2 or earlier`, `3.0 or later`, `2.7.2 to before 2.7.5`.
 *
 * @param from first version; the oldest known one means that there is no beginning
 * @param before first version after it
 */
export function seriesBetween(from: Version, before: Version | undefined): string {
  const fits = stableBetween(from, before);
  const first = fits[0];
  const last = fits.at(-1);
  if (first === undefined || last === undefined)
    return before === undefined
      ? `${formatVersion(from)} or later`
      : `${formatVersion(from)} to before ${formatVersion(before)}`;
  const name = ([major, minor]: Version): string => `${major}.${minor}`;
  const isOpen = compareVersions(from, oldestKea) <= 0;
  if (before === undefined) return isOpen ? 'any version' : `${name(first)} or later`;
  if (isOpen) return `${name(last)} or earlier`;
  return first === last ? name(first) : `${name(first)} to ${name(last)}`;
}
