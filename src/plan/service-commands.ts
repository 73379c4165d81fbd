// Shell commands that start, stop and look at the daemons, by platform. Part of the run-book.

import { shellCommand, shellWord } from '../core/shell.ts';
import { type DaemonKind, daemons } from '../kea/daemons.ts';
import type { Platform } from '../kea/directories.ts';
import { keactrlNames, startup } from '../kea/startup.ts';

/** Commands for one host. Every list is ready to paste, as root. */
export interface ServiceCommands {
  /** Said once when the commands cannot name the units for sure. */
  readonly remark: string | undefined;
  restart(kind: DaemonKind): readonly string[];
  /** Stops a daemon and keeps it from being started again. */
  retire(kind: DaemonKind): readonly string[];
  /** Takes {@link ServiceCommands.retire} back. */
  revive(kind: DaemonKind): readonly string[];
  /** Tells whether the daemons run. */
  status(kinds: readonly DaemonKind[]): readonly string[];
  /** The user that a daemon runs as, as a shell expression; undefined when nobody can tell. */
  userOf(kind: DaemonKind): string | undefined;
}

/** What decides how daemons are started. */
export interface ServiceContext {
  /** Undefined: unknown; then systemd with any packager's unit names, or keactrl when its file is there. */
  readonly platform: Platform | undefined;
  /** keactrl.conf on the server, when the installation has one. */
  readonly keactrl: string | undefined;
}

/** The commands for a platform. */
export function serviceCommands({ platform, keactrl }: ServiceContext): ServiceCommands {
  const manager =
    platform === undefined ? (keactrl === undefined ? 'any' : 'keactrl') : startup[platform].manager;
  if (manager === 'keactrl') return keactrlCommands(keactrl);
  return platform === 'debian' || platform === 'isc' ? systemdCommands(platform) : anyUnitCommands;
}

function systemdCommands(platform: 'debian' | 'isc'): ServiceCommands {
  const unit = (kind: DaemonKind): string => daemons[kind].units[platform];
  return {
    remark:
      platform === 'isc'
        ? 'unit names are those of the ISC deb packages; the rpm packages leave out the isc- and the -server'
        : undefined,
    restart: (kind) => [`systemctl restart ${unit(kind)}`],
    retire: (kind) => [`systemctl disable --now ${unit(kind)}`],
    revive: (kind) => [`systemctl enable --now ${unit(kind)}`],
    status: (kinds) => [`systemctl is-active ${kinds.map(unit).join(' ')}`],
    userOf: (kind) => startup[platform].user ?? `"$(systemctl show -p User --value ${unit(kind)})"`,
  };
}

/** Unit names differ by packager; every one of them holds the program's name. */
const anyUnitCommands: ServiceCommands = {
  remark:
    'unit names differ by packager (kea-dhcp4-server, isc-kea-dhcp4-server, kea-dhcp4), so the commands use patterns; without systemd use your own way to restart the daemons',
  restart: (kind) => [`systemctl restart ${pattern(kind)}`],
  retire: (kind) => [`systemctl stop ${pattern(kind)}`, forUnitFiles(kind, 'disable')],
  revive: (kind) => [forUnitFiles(kind, 'enable --now')],
  status: (kinds) => [`systemctl is-active ${kinds.map(pattern).join(' ')}`],
  userOf: (kind) => `"$(ps -o user:32= -C ${daemons[kind].program} | head -n 1)"`,
};

function pattern(kind: DaemonKind): string {
  return shellWord(`*${daemons[kind].program}*`);
}

/** Patterns reach loaded units only; a stopped unit is found by its file. */
function forUnitFiles(kind: DaemonKind, verb: string): string {
  const list = `systemctl list-unit-files --no-legend ${shellWord(`*${daemons[kind].program}*`)}`;
  return `${list} | awk '$2 != "alias" { print $1 }' | xargs -r systemctl ${verb}`;
}

function keactrlCommands(file: string | undefined): ServiceCommands {
  const keactrl = (verb: string, kinds: readonly DaemonKind[]): string =>
    shellCommand(
      'keactrl',
      verb,
      ...(file === undefined ? [] : ['-c', file]),
      ...(kinds.length === 0 ? [] : ['-s', kinds.map((kind) => keactrlNames[kind]).join(',')]),
    );
  // keactrl only sends a signal: the daemon may take seconds to end, and a start before that does nothing.
  const stop = (kind: DaemonKind): string =>
    `${keactrl('stop', [kind])}; while pgrep -x ${daemons[kind].program} >/dev/null; do sleep 1; done`;
  return {
    remark: undefined,
    restart: (kind) => [`${stop(kind)}; ${keactrl('start', [kind])}`],
    retire: (kind) => [stop(kind)],
    revive: (kind) => [keactrl('start', [kind])],
    status: () => [keactrl('status', [])],
    userOf: () => undefined,
  };
}
