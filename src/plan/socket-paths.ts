// Which name every Unix socket of an installation gets: kept where a restricted Kea is known to take it, else the bare
// name, which always resolves into the one directory it accepts.

import type { Version } from '../core/version.ts';
import { transportOf } from '../installation/endpoints.ts';
import { resolveSocketPath, type SocketRules, splitSocketName } from '../installation/socket-path.ts';
import type { Installation, Server, Valued } from '../installation/types.ts';
import { type ServerKind, serverFacts } from '../kea/daemons.ts';
import { directories, knownSocketDirectories, type Platform } from '../kea/directories.ts';
import type { AgentMode } from './types.ts';

/** A name that is written another way. */
export interface RenamedSocket {
  readonly place: Valued<string>;
  /** Which server's socket it is. */
  readonly kind: ServerKind;
  /** `server`: the server's own; `agent` and `netconf`: how those name it. */
  readonly side: 'server' | 'agent' | 'netconf';
  readonly to: string;
}

export interface SocketPaths {
  readonly renamed: readonly RenamedSocket[];
  /** A directory that was kept although no platform is known: whoever's build has another one refuses it. */
  readonly trusted: string | undefined;
  /** Two servers that open the same path. */
  readonly shared: readonly [ServerKind, ServerKind, Valued<string>][];
}

interface Named {
  readonly kind: ServerKind;
  readonly name: Valued<string>;
}

/**
 * Decides all names of one installation.
 *
 * @param platform undefined: unknown, and then a directory is only kept when all sockets share one that some build has
 * @param agent what happens to the agent: one that is replaced forwards nothing any more, and its file stays as it is
 */
export function decideSocketPaths(
  installation: Installation,
  platform: Platform | undefined,
  target: Version,
  agent: AgentMode | undefined = 'keep',
): SocketPaths {
  const own = installation.servers.flatMap(unixSockets);
  const forwards = forwardsOf(installation);
  const managed = managedOf(installation);
  const all = [...own, ...forwards, ...managed];
  const kept = keptDirectory(all, platform);
  // A server that is not here is known by the name that the others have for it, and that name is left alone: both
  // sides change, or none.
  const following = agent === 'replace' ? [] : forwards;
  const known = [...following, ...managed];
  const elsewhere = known.filter(({ kind }) => !own.some((other) => other.kind === kind));
  const names = distinctNames(own, elsewhere, kept);
  const renamed: RenamedSocket[] = own.flatMap(({ kind, name }): RenamedSocket[] => {
    const to = names.get(name) ?? name.value;
    return to === name.value ? [] : [{ place: name, kind, side: 'server', to }];
  });
  const rules = { platform, target };
  renamed.push(...followers(following, 'agent', own, names, rules));
  renamed.push(...followers(managed, 'netconf', own, names, rules));
  const trusted = platform === undefined && all.length > 0 ? kept : undefined;
  return { renamed, trusted, shared: sharedNames([...own, ...firstOfKind(elsewhere)], names) };
}

/** How the agent or kea-netconf must name the sockets of servers that are here, where they name them otherwise. */
function followers(
  list: readonly Named[],
  side: 'agent' | 'netconf',
  own: readonly Named[],
  names: ReadonlyMap<Valued<string>, string>,
  rules: SocketRules,
): readonly RenamedSocket[] {
  return list.flatMap(({ kind, name }): RenamedSocket[] => {
    const socket = own.find((other) => other.kind === kind);
    const to = socket === undefined ? '' : (names.get(socket.name) ?? socket.name.value);
    const now = resolveSocketPath(name.value, rules).resolved;
    const isSame =
      name.value.trim() === to.trim() || (now !== undefined && now === resolveSocketPath(to, rules).resolved);
    return to === '' || isSame ? [] : [{ place: name, kind, side, to }];
  });
}

function firstOfKind(list: readonly Named[]): readonly Named[] {
  return list.filter(({ kind }, index) => list.findIndex((other) => other.kind === kind) === index);
}

function unixSockets({ kind, sockets }: Server): readonly Named[] {
  return sockets.flatMap((socket) => {
    const { name } = socket;
    return name === undefined || transportOf(socket) !== 'unix' ? [] : [{ kind, name }];
  });
}

function forwardsOf({ agent }: Installation): readonly Named[] {
  return (agent?.forwards ?? []).flatMap(({ kind, name }) =>
    kind === undefined || name === undefined ? [] : [{ kind, name }],
  );
}

function managedOf({ netconf }: Installation): readonly Named[] {
  return (netconf?.servers ?? []).flatMap(({ name: server, socketType, socketName }) => {
    const kind = server === 'dhcp4' || server === 'dhcp6' || server === 'd2' ? server : undefined;
    const isUnix = socketType === undefined || socketType.value === 'unix';
    return kind === undefined || socketName === undefined || !isUnix ? [] : [{ kind, name: socketName }];
  });
}

/** The directory that absolute names may keep; undefined: none may, bare names are written. */
function keptDirectory(all: readonly Named[], platform: Platform | undefined): string | undefined {
  if (platform !== undefined) return directories[platform].sockets;
  const used = new Set(all.map(({ name }) => splitSocketName(name.value)).map(({ directory }) => directory));
  const [only] = used;
  return used.size === 1 && only !== undefined && knownSocketDirectories.includes(only) ? only : undefined;
}

/** What a name becomes on its own. */
function nameFor(name: Valued<string>, kept: string | undefined): string {
  const { bare, directory, file } = splitSocketName(name.value);
  if (bare || (directory === kept && file !== '')) return name.value;
  return file;
}

const isNoName = (name: string): boolean => ['', '.', '..'].includes(fileOf(name));

/**
 * What every name becomes. One that leads nowhere, or that another server's name became equal to only by losing its
 * directory, is replaced by the usual one of that server, when the server is here.
 */
function distinctNames(
  own: readonly Named[],
  elsewhere: readonly Named[],
  kept: string | undefined,
): ReadonlyMap<Valued<string>, string> {
  const plain = [
    ...own.map(({ kind, name }) => ({ kind, name, to: nameFor(name, kept) })),
    ...elsewhere.map(({ kind, name }) => ({ kind, name, to: name.value })),
  ];
  return new Map(
    plain.map(({ kind, name, to }, index) => {
      const clash = plain.some(
        (other) =>
          other.kind !== kind &&
          fileOf(other.to) === fileOf(to) &&
          other.name.value.trim() !== name.value.trim(),
      );
      const isHere = index < own.length;
      return [name, isHere && (isNoName(to) || clash) ? serverFacts(kind).usualSocket : to];
    }),
  );
}

/** Names that are left are bare or in one directory, so this part tells them apart. */
const fileOf = (name: string): string => splitSocketName(name).file;

function sharedNames(
  own: readonly Named[],
  names: ReadonlyMap<Valued<string>, string>,
): readonly [ServerKind, ServerKind, Valued<string>][] {
  return own.flatMap(({ kind, name }, index) =>
    own
      .slice(index + 1)
      .filter(
        (other) =>
          other.kind !== kind && fileOf(names.get(other.name) ?? '') === fileOf(names.get(name) ?? ''),
      )
      .map((other): [ServerKind, ServerKind, Valued<string>] => [kind, other.kind, other.name]),
  );
}
