// Whose build of Kea runs on a host, told from the directories that its files name.

import { quote } from '../core/quote.ts';
import type { Location } from '../core/source.ts';
import type { Document, NodeId } from '../document/types.ts';
import { type Directories, directories, type Platform, platforms } from '../kea/directories.ts';
import type { HookLibrary, Installation, Section } from './types.ts';
import { mapsIn, memberAt } from './values.ts';

export interface DetectedPlatform {
  readonly platform: Platform;
  /** What spoke for it: `"/run/kea" in kea-dhcp4.conf`. */
  readonly reason: string;
  readonly at: Location;
}

interface Evidence {
  readonly what: keyof Omit<Directories, 'source'>;
  readonly directory: string;
  readonly at: Location;
}

/**
 * The platform that the directories in the files speak for.
 *
 * Only a directory that a single build has compiled in decides: `/run/kea`, `/usr/local/var/run/kea`, `/var/db/kea`.
 * As soon as any directory of the files belongs to other builds only, nothing is decided: before Kea compared paths
 * byte by byte, `/var/run/kea` and `/run/kea` worked on the same host, so what is written may be wrong for the build.
 *
 * @returns undefined when nothing decides
 */
export function detectPlatform(installation: Installation): DetectedPlatform | undefined {
  return decide([...evidenceIn(installation)]);
}

/**
 * The platform that everything but the socket paths speaks for: what socket paths are judged by. They cannot be
 * witnesses of themselves.
 */
export function platformBesidesSockets(installation: Installation): Platform | undefined {
  return decide([...evidenceIn(installation)].filter(({ what }) => what !== 'sockets'))?.platform;
}

function decide(all: readonly Evidence[]): DetectedPlatform | undefined {
  const known = all
    .map((evidence) => ({ evidence, builds: platformsWith(evidence) }))
    .filter(({ builds }) => builds.length > 0);
  const decisive = known.find(({ builds }) => builds.length === 1);
  const platform = decisive?.builds[0];
  if (decisive === undefined || platform === undefined) return undefined;
  if (!known.every(({ builds }) => builds.includes(platform))) return undefined;
  const { directory, at } = decisive.evidence;
  return { platform, reason: `${quote(directory)} in ${at.source.path}`, at };
}

/** Builds that have this directory compiled in. One that none has says nothing about the build. */
function platformsWith({ what, directory }: Evidence): readonly Platform[] {
  // The table has amd64; other architectures differ in this part only: /usr/lib/aarch64-linux-gnu/kea/hooks.
  const known = directory.replace(/^(\/usr\/lib\/)[\w-]+(-linux-gnu)\w*\//, '$1x86_64$2/');
  return platforms.filter((platform) => directories[platform][what] === known);
}

function* evidenceIn({ agent, servers, netconf }: Installation): Generator<Evidence> {
  for (const server of servers) {
    for (const { name } of server.sockets) if (name !== undefined) yield* named('sockets', name);
  }
  for (const { name } of agent?.forwards ?? []) if (name !== undefined) yield* named('sockets', name);
  for (const { socketName } of netconf?.servers ?? [])
    if (socketName !== undefined) yield* named('sockets', socketName);
  for (const daemon of [agent, ...servers, netconf]) {
    if (daemon === undefined) continue;
    yield* hookEvidence(daemon.hooks);
    yield* logEvidence(daemon.section);
    yield* leaseEvidence(daemon.section);
  }
}

function* named(
  what: Evidence['what'],
  { value, document, node }: { readonly value: string; readonly document: Document; readonly node: NodeId },
): Generator<Evidence> {
  const path = value.trim();
  const slash = path.lastIndexOf('/');
  if (slash > 0) yield { what, directory: path.slice(0, slash), at: document.location(node) };
}

function* stringMember(
  what: Evidence['what'],
  document: Document,
  map: NodeId | undefined,
  key: string,
): Generator<Evidence> {
  const node = memberAt(document, map, key);
  const value = document.string(node);
  if (node !== undefined && value !== undefined) yield* named(what, { value, document, node });
}

function* hookEvidence(hooks: readonly HookLibrary[]): Generator<Evidence> {
  for (const { library, parameters, document } of hooks) {
    if (library !== undefined) yield* named('hooks', library);
    if (library?.value.includes('run_script')) {
      yield* stringMember('scripts', document, parameters?.node, 'name');
    }
  }
}

function* logEvidence({ document, node }: Section): Generator<Evidence> {
  for (const logger of mapsIn(document, memberAt(document, node, 'loggers'))) {
    for (const key of ['output-options', 'output_options']) {
      for (const output of mapsIn(document, memberAt(document, logger, key))) {
        yield* stringMember('logs', document, output, 'output');
      }
    }
  }
}

function* leaseEvidence({ document, node }: Section): Generator<Evidence> {
  yield* stringMember('leases', document, memberAt(document, node, 'lease-database'), 'name');
}
