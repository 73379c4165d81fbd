// What every step of the run-book needs to know of an installation and its result, worked out once.

import type { NewFile } from '../core/change.ts';
import type { Version } from '../core/version.ts';
import { isWithin } from '../core/within.ts';
import type { Document } from '../document/types.ts';
import { endpointsOf } from '../installation/endpoints.ts';
import type { ConfigFile, Endpoint, Installation, Server } from '../installation/types.ts';
import type { DaemonKind } from '../kea/daemons.ts';
import type { Platform } from '../kea/directories.ts';
import { type TargetName, targets } from '../kea/versions.ts';
import { type ServiceCommands, serviceCommands } from './service-commands.ts';
import type { AgentMode, CredentialFile } from './types.ts';

/** What the run-book is made of: the ingredients of one installation's plan. */
export interface RunBookInput {
  readonly before: Installation;
  /** The installation modelled again from the texts to be written. */
  readonly after: Installation;
  readonly target: TargetName;
  /** Undefined when there is no agent. */
  readonly agent: AgentMode | undefined;
  readonly platform: Platform | undefined;
  /** Where the installation's directory is on the server. */
  readonly deployDirectory: string;
  /** Shown paths of the files that change, included files among them. */
  readonly changed: readonly string[];
  readonly create: readonly NewFile[];
  readonly credentialFiles: readonly CredentialFile[];
  /** Where a file is on the server, by its absolute path here. */
  onServer(absolute: string): string;
}

/** The same with what every step needs to know. */
export interface Scene extends RunBookInput {
  readonly version: Version;
  readonly commands: ServiceCommands;
  /** Listeners and sockets before and after; a replaced agent is not among those after. */
  readonly endpointsBefore: readonly Endpoint[];
  readonly endpointsAfter: readonly Endpoint[];
  /** Servers of the result whose text changes. */
  readonly servers: readonly Server[];
  /** Daemons to be tested and started again: those servers, and kea-netconf when its text changes. */
  readonly restarted: readonly DaemonKind[];
  /** The agent's own text changes, and it goes on running. */
  readonly agentChanges: boolean;
  /** The files are edited where the server reads them. */
  readonly inPlace: boolean;
  /** A path without the installation's directory, shown or absolute: short, and the same here and on the server. */
  short(path: string): string;
  /** Path on the server of a file of the installation. */
  deployed(file: Pick<ConfigFile, 'absolute'>): string;
}

/** Works it out. */
export function sceneOf(input: RunBookInput): Scene {
  const { before, after, target, platform, deployDirectory } = input;
  const version = targets[target];
  const deployed = (file: Pick<ConfigFile, 'absolute'>): string => input.onServer(file.absolute);
  const changes = ({ document }: { readonly document: Document }): boolean =>
    document.sources.some(({ path }) => input.changed.includes(path));
  const servers = after.servers.filter(({ file }) => changes(file));
  const netconfChanges = after.netconf !== undefined && changes(after.netconf.file);
  const keactrl = after.keactrl === undefined ? undefined : deployed(after.keactrl);
  return {
    ...input,
    version,
    commands: serviceCommands({ platform, keactrl }),
    endpointsBefore: endpointsOf(before, version),
    endpointsAfter: endpointsOf(after, version).filter(
      ({ owner }) => owner !== 'agent' || input.agent === 'keep',
    ),
    servers,
    restarted: [...servers.map(({ kind }) => kind), ...(netconfChanges ? (['netconf'] as const) : [])],
    agentChanges: input.agent === 'keep' && after.agent !== undefined && changes(after.agent.file),
    inPlace: isWithin(after.directory, deployDirectory),
    short: (path) => shorten(path, after),
    deployed,
  };
}

function shorten(path: string, { files, directory }: Installation): string {
  for (const file of files) {
    if (!isWithin(file.absolute, directory)) continue;
    const within = file.absolute.slice(directory.length);
    const shown = file.path.endsWith(within) ? file.path.slice(0, -within.length) : directory;
    for (const base of [shown, directory])
      if (path.startsWith(`${base}/`)) return path.slice(base.length + 1);
  }
  return path;
}

/** Where the run-book keeps a copy of what the server had, when the files come from elsewhere. */
export function backupOf({ deployDirectory }: Pick<Scene, 'deployDirectory'>): string {
  return `${deployDirectory.replace(/\/+$/, '')}.before-kea-migrate`;
}
