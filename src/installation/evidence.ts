// What ties a server's file to an agent's file when names alone do not: keactrl.conf, and the socket both name.

import { basename } from 'node:path';
import type { DaemonKind, ServerKind } from '../kea/daemons.ts';
import { agentOf, isServerKind, serverOf } from './daemons.ts';
import { assignmentOf } from './keactrl.ts';
import { kindOfName } from './naming.ts';
import { splitSocketName } from './socket-path.ts';
import type { Agent, ConfigFile, Keactrl } from './types.ts';

/** The agent of a file; undefined when it has none. */
export function agentIn(file: ConfigFile): Agent | undefined {
  const section = file.sections.find(({ kind }) => kind === 'agent');
  return section === undefined ? undefined : agentOf(file, section);
}

/** True when the agent has a forwarding entry for this server. */
export function forwardsTo(agent: Agent, kind: ServerKind): boolean {
  return agent.forwards.some((forward) => forward.kind === kind);
}

/** The servers of a file. */
export function serversIn(file: ConfigFile): readonly ServerKind[] {
  return kindsIn(file).filter(isServerKind);
}

/** The daemons of a file, each once. For a file too broken to have any section: the one its name speaks of. */
export function kindsIn(file: ConfigFile): readonly DaemonKind[] {
  if (file.sections.length > 0) return [...new Set(file.sections.map(({ kind }) => kind))];
  const kind = kindOfName(basename(file.absolute));
  return kind === undefined ? [] : [kind];
}

/**
 * Which of several files of one server kind runs beside this agent: the one that keactrl.conf names, else the only
 * one whose Unix socket is the path that the agent forwards to. Undefined when neither tells.
 */
export function liveFile(
  kind: ServerKind,
  files: readonly ConfigFile[],
  agent: Agent,
  keactrl: Keactrl | undefined,
): ConfigFile | undefined {
  const started = startedByKeactrl(kind, files, keactrl);
  if (started !== undefined) return started;
  const forwarded = agent.forwards.find((forward) => forward.kind === kind)?.name?.value;
  if (forwarded === undefined) return undefined;
  const path = splitSocketName(forwarded).trimmed;
  const same = files.filter((file) => unixSockets(file, kind).includes(path));
  return same.length === 1 ? same[0] : undefined;
}

/** Variables of keactrl.conf that name the daemons' files. src/bin/keactrl/keactrl.in */
export const fileVariables: Readonly<Record<DaemonKind, string>> = {
  dhcp4: 'kea_dhcp4_config_file',
  dhcp6: 'kea_dhcp6_config_file',
  d2: 'kea_dhcp_ddns_config_file',
  agent: 'kea_ctrl_agent_config_file',
  netconf: 'kea_netconf_config_file',
};

function startedByKeactrl(
  kind: ServerKind,
  files: readonly ConfigFile[],
  keactrl: Keactrl | undefined,
): ConfigFile | undefined {
  const started = keactrl === undefined ? undefined : assignmentOf(keactrl, fileVariables[kind]);
  if (started === undefined) return undefined;
  return files.find(({ absolute }) => basename(absolute) === basename(started.value));
}

/** Names of the files that a keactrl.conf starts daemons with. */
export function filesOfKeactrl(keactrl: Keactrl): readonly string[] {
  return keactrl.assignments
    .filter(({ name }) => /^kea_\w+_config_file$/.test(name))
    .map(({ value }) => basename(value));
}

function unixSockets(file: ConfigFile, kind: ServerKind): readonly string[] {
  const section = file.sections.find((candidate) => candidate.kind === kind);
  if (section === undefined) return [];
  return serverOf(file, section, kind).sockets.flatMap(({ name }) =>
    name === undefined ? [] : [splitSocketName(name.value).trimmed],
  );
}
